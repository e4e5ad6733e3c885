import type { ControlGroup } from './control-group.ts'
import { type Finding, judge } from './finding.ts'
import { countOfList, type ReadSystemFile } from './system-files.ts'

/** What is known of the cores. */
interface CoreFacts {
  /** Cores of the machine. */
  total: number
  /** Workers that a pool has by default. */
  usable: number
  group: ControlGroup
}

/** Looks at the cores of the machine, and at what keeps this program from them: affinity and quota. */
export function checkCores(read: ReadSystemFile, { total, usable, group }: CoreFacts): Finding[] {
  const list = /^Cpus_allowed_list:\s*(.+)$/m.exec(read('/proc/self/status') ?? '')?.[1]
  const allowed = list === undefined ? total : Math.min(total, countOfList(list))
  const { quota, throttledShare } = group
  const cores = judge(
    { id: 'cores', value: `${total}, of which a pool uses ${usable}`, data: { total, usable } },
    { level: 'warn', when: usable === 1, advice: 'one core only: a pool keeps the event loop free, but is no faster' },
  )
  const affinity = judge(
    {
      id: 'affinity',
      value: list === undefined ? 'not known here' : `cores ${list}`,
      data: { allowed, list: list ?? null },
    },
    {
      level: 'warn',
      when: allowed < total,
      advice: `taskset or a container keeps this program on ${allowed} of ${total} cores`,
    },
  )
  return [cores, affinity, quotaFinding(quota, throttledShare)]
}

function quotaFinding(quota: number | undefined, throttledShare: number | undefined): Finding {
  const waits = throttledShare === undefined ? '' : `, reached in ${Math.round(throttledShare * 100)} % of all periods`
  const value = quota === undefined ? 'none' : `${quota.toFixed(2)} cores${waits}`
  return judge(
    { id: 'quota', value, data: { cores: quota ?? null, throttledShare: throttledShare ?? null } },
    {
      level: 'warn',
      when: quota !== undefined && quota < 1,
      advice: 'the container may use less than one core: give it more, or expect no speed-up',
    },
    {
      level: 'warn',
      when: quota !== undefined && (throttledShare ?? 0) > 0.05,
      advice: 'the container is held back again and again: give it more CPU, or the pool fewer workers',
    },
    {
      level: 'warn',
      when: quota !== undefined && !Number.isInteger(quota),
      advice: 'the quota is no whole number, so the last worker gets a part of a core',
    },
  )
}
