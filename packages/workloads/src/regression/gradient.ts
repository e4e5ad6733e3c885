import type { IntegerRange } from '../chunks/split-range.ts'

/** A run of rows that is always added up by itself, so that sums do not depend on how rows are split. */
export const blockRows = 256

/** Rows, and the weights to judge them by. */
export interface Rows extends IntegerRange {
  readonly features: Float64Array
  readonly labels: Uint8Array
  readonly weights: Float64Array
}

/**
 * Adds the gradient of the loss of some rows to a sum: by each weight, then the loss itself.
 *
 * @throws RangeError when a label is neither 0 nor 1.
 */
export function addGradient(sum: Float64Array, { features, labels, weights, from, to }: Rows): void {
  const width = weights.length - 1
  for (let row = from; row < to; row++) {
    const label = labels[row] ?? 0
    if (label > 1) throw new RangeError(`labels[${row}] must be 0 or 1, got ${label}`)
    const start = row * width
    let score = weights[width] ?? 0
    for (let column = 0; column < width; column++) score += (features[start + column] ?? 0) * (weights[column] ?? 0)
    const error = 1 / (1 + Math.exp(-score)) - label
    for (let column = 0; column < width; column++) {
      sum[column] = (sum[column] ?? 0) + error * (features[start + column] ?? 0)
    }
    sum[width] = (sum[width] ?? 0) + error
    sum[width + 1] = (sum[width + 1] ?? 0) + lossOf(label === 1 ? score : -score)
  }
}

/** Computes `log(1 + exp(-score))` without overflow. */
function lossOf(score: number): number {
  return score > 0 ? Math.log1p(Math.exp(-score)) : Math.log1p(Math.exp(score)) - score
}
