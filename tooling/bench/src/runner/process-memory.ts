import { readdirSync, readFileSync } from 'node:fs'

/** Memory of a process and of those that it has started. */
export interface ProcessMemory {
  /** What the process itself has in memory (RSS). */
  residentBytes: number
  /** What its descendants have in memory, pages shared by several counted in equal parts (PSS). */
  shareOfChildrenBytes: number
}

/** Reads the memory of a process from the system; Linux only. */
export function processMemory(pid: number): ProcessMemory {
  const shares = descendantsOf(pid).map((child) => fieldInBytes(`/proc/${child}/smaps_rollup`, 'Pss'))
  return {
    residentBytes: fieldInBytes(`/proc/${pid}/status`, 'VmRSS'),
    shareOfChildrenBytes: shares.reduce((sum, share) => sum + share, 0),
  }
}

function descendantsOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return children.flatMap((child) => [child, ...descendantsOf(child)])
}

function fieldInBytes(file: string, field: string): number {
  const match = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(file, 'utf8'))
  if (match === null) throw new Error(`${file} tells no ${field}`)
  return Number(match[1]) * 1024
}
