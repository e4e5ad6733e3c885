/** Bins of equal width. */
export interface Bins {
  /** Lower edge of the first bin. */
  readonly min: number
  /** Upper edge of the last bin, above `min`; a number that equals it still belongs there. */
  readonly max: number
  /** Bins, from 1 to 16,777,216. */
  readonly bins: number
}

/** How many numbers fall where. */
export interface Histogram {
  /** Numbers in each bin. */
  readonly counts: Float64Array
  readonly below: number
  readonly above: number
  /** Numbers that are NaN. */
  readonly missing: number
}
