import { readFileSync } from 'node:fs'

/** What the system tells of a process or a thread. */
export interface SystemFigures {
  cpuMs: number | undefined
  core: number | undefined
}

const UNKNOWN: SystemFigures = { cpuMs: undefined, core: undefined }
/** Ticks of the clock in which Linux counts CPU time: 100 a second on every platform that Node runs on. */
const MS_PER_TICK = 10
// Positions after the name of the program, which may itself hold spaces; see proc(5).
const UTIME = 11
const STIME = 12
const PROCESSOR = 36

/** Reads the CPU time and the last core of a process, or of one thread of this process, where Linux tells them. */
export function systemFigures(pid: number | undefined, systemThreadId: number | undefined): SystemFigures {
  if (process.platform !== 'linux' || pid === undefined) return UNKNOWN
  if (pid === process.pid && systemThreadId === undefined) return UNKNOWN
  try {
    const file = pid === process.pid ? `/proc/self/task/${systemThreadId}/stat` : `/proc/${pid}/stat`
    const stat = readFileSync(file, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return { cpuMs: ((fields[UTIME] ?? 0) + (fields[STIME] ?? 0)) * MS_PER_TICK, core: fields[PROCESSOR] }
  } catch {
    // It ended between two looks.
    return UNKNOWN
  }
}

/** Reads the resident memory of another process in bytes, where Linux tells it; see proc_pid_status(5). */
export function residentBytes(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
  } catch {
    // It ended between two looks.
    return undefined
  }
}
