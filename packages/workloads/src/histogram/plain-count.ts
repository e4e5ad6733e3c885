import type { Bins, Histogram } from './bins.ts'

/** Counts numbers bin by bin in plain TypeScript. */
export function countPlainly(values: Float64Array, { min, max, bins }: Bins): Histogram {
  // Whole numbers of 32 bits count faster than doubles; no array holds as many numbers as would overflow one.
  const counts = new Uint32Array(bins)
  const scale = bins / (max - min)
  const last = bins - 1
  let [below, above, missing] = [0, 0, 0]
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0
    if (value >= min && value <= max) {
      // Not negative; NaN, for edges that are all but infinite, counts as 0.
      const bin = Math.min(last, (value - min) * scale) | 0
      counts[bin] = (counts[bin] ?? 0) + 1
    } else if (value < min) below++
    else if (value > max) above++
    else missing++
  }
  return { counts: Float64Array.from(counts), below, above, missing }
}
