import { readFileSync } from 'node:fs'

/** Reads a file of the system; undefined where there is none. */
export type ReadSystemFile = (path: string) => string | undefined

/** Returns how many cores' worth of time the control group of this process may use; infinite without a limit. */
export function quotaOf(read: ReadSystemFile = readSystemFile): number {
  const group = /^0::(.*)$/m.exec(read('/proc/self/cgroup') ?? '')?.[1]
  const limits =
    group === undefined ? [] : parentsOf(group).map((path) => quotaV2(read(`/sys/fs/cgroup${path}/cpu.max`)))
  return Math.min(...limits, quotaV1(read))
}

/** A group is limited by every group above it too. */
function parentsOf(group: string): string[] {
  const parts = group.split('/').filter((part) => part !== '')
  return [...Array(parts.length + 1).keys()].map((depth) =>
    parts
      .slice(0, depth)
      .map((part) => `/${part}`)
      .join(''),
  )
}

/** `cpu.max` of control groups v2: quota and period in microseconds, or `max`. */
function quotaV2(text: string | undefined): number {
  const [quota, period] = (text ?? '').trim().split(' ').map(Number)
  return quota !== undefined && period !== undefined && quota > 0 && period > 0
    ? quota / period
    : Number.POSITIVE_INFINITY
}

/** Control groups v1 keep the two numbers in files of their own; -1 means no limit. */
function quotaV1(read: ReadSystemFile): number {
  const quota = Number(read('/sys/fs/cgroup/cpu/cpu.cfs_quota_us') ?? -1)
  const period = Number(read('/sys/fs/cgroup/cpu/cpu.cfs_period_us') ?? 0)
  return quota > 0 && period > 0 ? quota / period : Number.POSITIVE_INFINITY
}

/** Reads a file of the system. */
export function readSystemFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
