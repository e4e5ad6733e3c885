/** What the system tells of a process or thread, as far as it matters here. */
export interface ProcessStat {
  pid: number
  name: string
  /** CPU time since its start, in ticks of a hundredth of a second. */
  ticks: number
  /** The core it ran on last. */
  core: number
}

/**
 * Reads the text of `/proc/<pid>/stat`; undefined when it is none.
 *
 * @remarks Fields 14 and 15 are user and system time, field 39 is the core; see proc_pid_stat(5). The name may hold
 * blanks and brackets, so fields are counted from its last bracket.
 * @example
 * ```ts @import.meta.vitest
 * const fields = Array.from({ length: 40 }, (_, index) => index + 3)
 * expect(parseProcessStat(`12 (a (b) c) ${fields.join(' ')}`)).toEqual({ pid: 12, name: 'a (b) c', ticks: 29, core: 39 })
 * ```
 */
export function parseProcessStat(content: string): ProcessStat | undefined {
  const [open, close] = [content.indexOf('('), content.lastIndexOf(')')]
  if (open < 1 || close < open) return undefined
  const fields = content
    .slice(close + 2)
    .split(' ')
    .map(Number)
  const [user = 0, system = 0, core = 0] = [fields[11], fields[12], fields[36]]
  return { pid: Number(content.slice(0, open)), name: content.slice(open + 1, close), ticks: user + system, core }
}
