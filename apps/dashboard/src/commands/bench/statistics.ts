/** What a series of times comes to, in milliseconds. */
export interface Summary {
  mean: number
  /** Standard deviation of the sample. */
  sd: number
  median: number
  min: number
  max: number
  /** Times too far from the median to belong to the others. */
  outliers: number
}

/** Times further from the median than ten standard deviations, as estimated from the median deviation, are outliers. */
const outlierDistance = 10 * 1.4826

/**
 * Sums up a series of times.
 *
 * @remarks Outliers by the median absolute deviation (Iglewicz and Hoaglin, 1993), as hyperfine finds them.
 * @throws RangeError for fewer than two times.
 * @example
 * ```ts @import.meta.vitest
 * expect(summarize([10, 12, 11, 10, 12])).toEqual({ mean: 11, sd: 1, median: 11, min: 10, max: 12, outliers: 0 })
 * expect(summarize([10, 12, 11, 10, 12, 90]).outliers).toBe(1)
 * ```
 */
export function summarize(times: readonly number[]): Summary {
  if (times.length < 2) throw new RangeError(`there must be two times at least, got ${times.length}`)
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0)
  const middle = median(times)
  const deviations = times.map((time) => Math.abs(time - middle))
  const usual = median(deviations)
  return {
    mean,
    sd: Math.sqrt(squares / (times.length - 1)),
    median: middle,
    min: Math.min(...times),
    max: Math.max(...times),
    outliers: usual === 0 ? 0 : deviations.filter((deviation) => deviation / usual > outlierDistance).length,
  }
}

/** Returns the middle of numbers, or the mean of the middle two; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

/**
 * Returns how much faster one is than another, and how sure that is: the first-order error of a quotient.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(ratio({ mean: 20, sd: 0 }, { mean: 10, sd: 1 })).toEqual({ value: 2, sd: 0.2 })
 * ```
 */
export function ratio(
  slow: Pick<Summary, 'mean' | 'sd'>,
  fast: Pick<Summary, 'mean' | 'sd'>,
): { value: number; sd: number } {
  const value = slow.mean / fast.mean
  return { value, sd: value * Math.hypot(slow.sd / slow.mean, fast.sd / fast.mean) }
}
