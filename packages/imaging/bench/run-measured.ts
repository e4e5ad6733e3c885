import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** What a program took. */
export interface Measured {
  ms: number
  /** Time of processors that it and its children used, in milliseconds; undefined off Linux. */
  cpuMs: number | undefined
  /** The most memory that it and its children held at a time, shared pages counted once; undefined off Linux. */
  peakBytes: number | undefined
}

/** How often memory is looked at, in milliseconds. */
const SAMPLE_MS = 20

/** Runs a program to its end, and takes its time from outside: its start is part of it. */
export async function runMeasured(command: readonly string[]): Promise<Measured> {
  const [program = '', ...args] = command
  const start = performance.now()
  const cpuBefore = childrenCpuMs()
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let peakBytes: number | undefined
  const timer = setInterval(() => {
    const bytes = treeBytes(child.pid ?? 0)
    if (bytes !== undefined) peakBytes = Math.max(peakBytes ?? 0, bytes)
  }, SAMPLE_MS)
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text
  })
  try {
    await once(child, 'close')
  } finally {
    clearInterval(timer)
  }
  const ms = performance.now() - start
  const cpuAfter = childrenCpuMs()
  const cpuMs = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore
  if (child.exitCode !== 0) throw new Error(`${program} failed: ${words}`)
  return { ms, cpuMs, peakBytes }
}

/** Returns the memory of a process and all below it, a page that several share counted in parts. */
function treeBytes(pid: number): number | undefined {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const own = Number(/^Pss: +(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + (treeBytes(Number(child)) ?? 0), own)
  } catch {
    // The process has ended meanwhile, or this is not Linux.
    return undefined
  }
}

/** Milliseconds of a tick of the clock by which Linux counts. */
const TICK_MS = 10

/** Returns how long the children that have ended used processors, theirs included. */
function childrenCpuMs(): number | undefined {
  try {
    // The name of the program stands in brackets, and may have spaces in it.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[13]) + Number(fields[14])) * TICK_MS
  } catch {
    return undefined
  }
}
