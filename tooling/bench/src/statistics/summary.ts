/** What several samples of one figure come to: their median, and the quartiles around it. */
export interface Summary {
  median: number
  /** First quartile. */
  low: number
  /** Third quartile. */
  high: number
  /** How many samples there were. */
  count: number
}

/** Summarises samples by their median and quartiles. */
export function summarize(samples: readonly number[]): Summary {
  const sorted = samples.toSorted((a, b) => a - b)
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    count: sorted.length,
  }
}

/**
 * Returns the value below which a share of the samples lies, interpolated linearly between neighbours.
 *
 * @param sorted - In ascending order, at least one.
 * @param share - From 0 to 1.
 * @throws RangeError when there are no samples.
 * @see Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996: definition 7.
 */
export function quantile(sorted: readonly number[] | Float64Array, share: number): number {
  const position = share * (sorted.length - 1)
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) throw new RangeError('There are no samples to summarise')
  return below + (above - below) * (position - Math.floor(position))
}
