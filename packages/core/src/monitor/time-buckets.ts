/** Buckets for each doubling of the time. */
const PER_DOUBLING = 4
/** Where the first bucket ends, in milliseconds. */
const FIRST_MS = 0.001
/** The last bucket: from about 12 days on. */
const LAST = 160

/**
 * Returns the number of the bucket that counts a time in {@link JobSlice} `times`.
 *
 * @remarks
 * Bucket 0 has all below a microsecond; the others are a quarter of a doubling wide, so that the middle of one is at
 * most 10 % away from each time in it.
 * @param ms - A time in milliseconds, from 0.
 * @returns A whole number from 0 to 160.
 * @see {@link bucketStartMs} for the way back.
 * @example
 * ```ts @import.meta.vitest
 * import { bucketOf, bucketStartMs } from '@mp/core/monitor'
 * expect(bucketOf(0)).toBe(0)
 * expect(bucketStartMs(bucketOf(20))).toBeLessThanOrEqual(20)
 * expect(bucketStartMs(bucketOf(20) + 1)).toBeGreaterThan(20)
 * ```
 */
export function bucketOf(ms: number): number {
  if (!(ms >= FIRST_MS)) return 0
  return Math.min(LAST, 1 + Math.floor(Math.log2(ms / FIRST_MS) * PER_DOUBLING))
}

/**
 * Returns where a bucket of times begins, in milliseconds.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { bucketStartMs } from '@mp/core/monitor'
 * expect(bucketStartMs(0)).toBe(0)
 * expect(bucketStartMs(5)).toBeCloseTo(0.002)
 * ```
 */
export function bucketStartMs(bucket: number): number {
  return bucket <= 0 ? 0 : FIRST_MS * 2 ** ((bucket - 1) / PER_DOUBLING)
}
