import { availableParallelism } from 'node:os'
import { quotaOf } from '../cpu-quota.ts'

/**
 * Counts the cores that this program may use, which is how many workers a pool has by default.
 *
 * @remarks
 * Respects the affinity of the process (`taskset`) and the CPU quota of its control group (a container's limit,
 * rounded up).
 * @returns A whole number, at least 1.
 * @example
 * ```ts @import.meta.vitest
 * import { cpuCount } from '@mp/core'
 * expect(cpuCount()).toBeGreaterThanOrEqual(1)
 * ```
 */
export function cpuCount(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(quotaOf())))
}
