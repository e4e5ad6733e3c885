import { type Finding, judge } from './finding.ts'
import type { ReadSystemFile } from './system-files.ts'

/**
 * Looks at who else wants the cores: the share of the last ten seconds in which some program waited for one.
 *
 * @remarks Pressure stall information: `Documentation/accounting/psi.rst` of Linux.
 * @param load - Programs that wanted a core, over the last minute.
 * @example
 * ```ts @import.meta.vitest
 * const busy = 'some avg10=42.00 avg60=0.00 avg300=0.00 total=1\n'
 * const [pressure, load] = checkLoad((path) => (path === '/proc/pressure/cpu' ? busy : undefined), { load: 0.5, cores: 2 })
 * expect(pressure).toMatchObject({ level: 'warn', data: { cpu: 42, memory: null } })
 * expect(load).toMatchObject({ level: 'ok' })
 * ```
 */
export function checkLoad(read: ReadSystemFile, { load, cores }: { load: number; cores: number }): Finding[] {
  const [cpu, memory] = ['cpu', 'memory'].map((kind) => pressureOf(read(`/proc/pressure/${kind}`)))
  const value = cpu === undefined ? 'not known here' : `${cpu.toFixed(0)} % of the last 10 s somebody waited for a core`
  return [
    judge(
      { id: 'pressure', value, data: { cpu: cpu ?? null, memory: memory ?? null } },
      { level: 'warn', when: (memory ?? 0) > 10, advice: 'programs wait for memory: end some, or use fewer workers' },
      {
        level: 'warn',
        when: (cpu ?? 0) > 20,
        advice: 'other programs keep the cores busy: what is measured now is not fair',
      },
    ),
    judge(
      { id: 'load', value: `${load.toFixed(1)} on ${cores} cores`, data: { load } },
      {
        level: 'warn',
        when: load > cores,
        advice: 'more programs run than there are cores; a pool gets its share only',
      },
    ),
  ]
}

function pressureOf(text: string | undefined): number | undefined {
  const share = /^some avg10=([\d.]+)/m.exec(text ?? '')?.[1]
  return share === undefined ? undefined : Number(share)
}
