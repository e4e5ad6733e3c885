/** Time a core has spent since the machine started, in ticks of any one length. */
export interface CoreTimes {
  busy: number
  total: number
}

/**
 * Reads the cores' times out of the text of `/proc/stat`.
 *
 * @remarks Fields after the name: user, nice, system, idle, iowait, irq, softirq, steal; see proc_stat(5).
 * @example
 * ```ts @import.meta.vitest
 * const { parseProcStat } = await import('./proc-stat.ts')
 * expect(parseProcStat('cpu  9 0 9 9\ncpu0 4 0 1 5 0 0 0 0 0 0\n')).toEqual([{ busy: 5, total: 10 }])
 * ```
 */
export function parseProcStat(text: string): CoreTimes[] {
  return text
    .split('\n')
    .filter((line) => /^cpu\d/.test(line))
    .map((line) => {
      const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, ...rest] = line.split(/\s+/).slice(1, 9).map(Number)
      const busy = user + nice + system + rest.reduce((sum, ticks) => sum + ticks, 0)
      return { busy, total: busy + idle + iowait }
    })
}
