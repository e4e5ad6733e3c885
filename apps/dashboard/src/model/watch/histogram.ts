import { bucketStartMs } from '@mp/core/monitor'

/** How many times fell where: bounded memory for any number of them. */
export interface Histogram {
  count: number
  /** Sum of the times, in milliseconds. */
  sum: number
  max: number
  /** Counts by `bucketOf` the time. */
  buckets: number[]
}

/** Returns a histogram without times. */
export function emptyHistogram(): Histogram {
  return { count: 0, sum: 0, max: 0, buckets: [] }
}

/** Counts `count` times of one bucket, in place; their sum is told apart. */
export function addToBucket(histogram: Histogram, bucket: number, count: number): void {
  while (histogram.buckets.length <= bucket) histogram.buckets.push(0)
  histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + count
  histogram.count += count
  histogram.max = Math.max(histogram.max, bucketStartMs(bucket))
}

/** Takes a time into account that was counted already, in place: it is known exactly. */
export function raiseMax(histogram: Histogram, ms: number): void {
  histogram.max = Math.max(histogram.max, ms)
}

/** Returns the mean, in milliseconds; 0 without times. */
export function mean({ count, sum }: Histogram): number {
  return count === 0 ? 0 : sum / count
}

/** Returns the standard deviation, in milliseconds, as far as buckets tell; 0 below two times. */
export function deviation(histogram: Histogram): number {
  const { count, buckets } = histogram
  if (count < 2) return 0
  const centre = buckets.reduce((sum, inBucket, bucket) => sum + inBucket * middleMs(bucket), 0) / count
  const squares = buckets.reduce((sum, inBucket, bucket) => sum + inBucket * (middleMs(bucket) - centre) ** 2, 0)
  return Math.sqrt(squares / (count - 1))
}

/**
 * Returns the time below which `share` of all times lie, 10 % fine; 0 without times.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { bucketOf } from '@mp/core/monitor'
 * const times = emptyHistogram()
 * for (let ms = 1; ms <= 100; ms++) addToBucket(times, bucketOf(ms), 1)
 * expect(Math.abs(quantile(times, 0.5) - 50)).toBeLessThan(5)
 * ```
 */
export function quantile(histogram: Histogram, share: number): number {
  const { count, buckets, max } = histogram
  let seen = 0
  for (const [bucket, inBucket] of buckets.entries()) {
    seen += inBucket
    if (inBucket > 0 && seen >= share * count) return Math.min(max, middleMs(bucket))
  }
  return max
}

/** Draws `count` times evenly from all of them, the shortest first. */
export function evenTimes({ buckets, count: all, max }: Histogram, count: number): number[] {
  const times: number[] = []
  let seen = 0
  for (const [bucket, inBucket] of buckets.entries()) {
    seen += inBucket
    for (; times.length < count && (times.length + 0.5) * all <= seen * count;)
      times.push(Math.min(max, middleMs(bucket)))
  }
  return times
}

/** A bar of a histogram that is drawn: times from `from` up to `to`, in milliseconds. */
export interface HistogramBar {
  from: number
  to: number
  count: number
}

/** Sums buckets up to at most `bars` bars that reach from the shortest to the longest time. */
export function histogramBars({ buckets }: Histogram, bars: number): HistogramBar[] {
  const first = buckets.findIndex((count) => count > 0)
  if (first < 0 || bars < 1) return []
  const last = buckets.findLastIndex((count) => count > 0)
  const step = Math.max(1, Math.ceil((last - first + 1) / bars))
  return Array.from({ length: Math.ceil((last - first + 1) / step) }, (_, bar) => {
    const begin = first + bar * step
    const count = buckets.slice(begin, begin + step).reduce((sum, each) => sum + each, 0)
    return { from: bucketStartMs(begin), to: bucketStartMs(begin + step), count }
  })
}

function middleMs(bucket: number): number {
  return (bucketStartMs(bucket) + bucketStartMs(bucket + 1)) / 2
}
