import type { ReadSystemFile } from './system-files.ts'

/** What the control group of this program, or one above it, limits; undefined without a limit. */
export interface ControlGroup {
  /** CPU time, in cores. */
  quota: number | undefined
  /** Share of the periods in which it had to wait for its quota, from 0 to 1. */
  throttledShare: number | undefined
  /** Processes and threads that may still be started. */
  processesLeft: number | undefined
}

/**
 * Reads the limits of control groups, of version 2 and, for CPU time, of version 1.
 *
 * @remarks Files and units: `Documentation/admin-guide/cgroup-v2.rst` and `scheduler/sched-bwc.rst` of Linux.
 * @example
 * ```ts @import.meta.vitest
 * const files: Record<string, string> = {
 *   '/proc/self/cgroup': '0::/app\n',
 *   '/sys/fs/cgroup/app/cpu.max': '150000 100000\n',
 *   '/sys/fs/cgroup/app/cpu.stat': 'nr_periods 200\nnr_throttled 50\n',
 *   '/sys/fs/cgroup/app/pids.max': '100\n',
 *   '/sys/fs/cgroup/app/pids.current': '60\n',
 * }
 * expect(readControlGroup((path) => files[path])).toEqual({ quota: 1.5, throttledShare: 0.25, processesLeft: 40 })
 * ```
 */
export function readControlGroup(read: ReadSystemFile): ControlGroup {
  const folders = foldersOf(read)
  const quotas = [...folders.map((folder) => quotaOf(read(`${folder}/cpu.max`))), oldQuota(read)]
  const left = folders.map((folder) => difference(read(`${folder}/pids.max`), read(`${folder}/pids.current`)))
  return {
    quota: least(quotas),
    throttledShare: least(
      folders
        .map((folder) => throttled(read(`${folder}/cpu.stat`)))
        .toReversed()
        .slice(0, 1),
    ),
    processesLeft: least(left),
  }
}

/** A group is limited by every group above it too. */
function foldersOf(read: ReadSystemFile): string[] {
  const group = /^0::(.*)$/m.exec(read('/proc/self/cgroup') ?? '')?.[1]
  if (group === undefined) return []
  const parts = group.split('/').filter((part) => part !== '')
  return Array.from({ length: parts.length + 1 }, (_, depth) => ['/sys/fs/cgroup', ...parts.slice(0, depth)].join('/'))
}

/** Quota and period in microseconds, or `max`. */
function quotaOf(text: string | undefined): number | undefined {
  const [quota = Number.NaN, period = Number.NaN] = (text ?? '').trim().split(' ').map(Number)
  return quota > 0 && period > 0 ? quota / period : undefined
}

function oldQuota(read: ReadSystemFile): number | undefined {
  const [quota, period] = [read('/sys/fs/cgroup/cpu/cpu.cfs_quota_us'), read('/sys/fs/cgroup/cpu/cpu.cfs_period_us')]
  return quota === undefined || period === undefined ? undefined : quotaOf(`${quota.trim()} ${period.trim()}`)
}

function throttled(text: string | undefined): number | undefined {
  const field = (name: string): number => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text ?? '')?.[1])
  const share = field('nr_throttled') / field('nr_periods')
  return Number.isFinite(share) ? share : undefined
}

function difference(most: string | undefined, current: string | undefined): number | undefined {
  const left = Number(most?.trim()) - Number(current?.trim())
  return Number.isFinite(left) ? left : undefined
}

function least(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}
