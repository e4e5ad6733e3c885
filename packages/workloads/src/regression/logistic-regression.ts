import { runInParts } from '../chunks/chunked-kernel.ts'
import { bytesOf, doublesOf, type Bytes, type Doubles } from '../chunks/shared.ts'
import { checkInteger } from '../chunks/check-integer.ts'
import { type LogisticInput, logisticKernel } from './logistic-kernel.ts'

/** How to learn. */
export interface LogisticOptions {
  /**
   * Step along the gradient, above 0 and at most 1,000,000.
   *
   * @defaultValue 0.1
   */
  readonly rate?: number
  /**
   * Rows in a mini-batch, from 1.
   *
   * @defaultValue 1024
   */
  readonly batchRows?: number
  /**
   * Passes over all rows, from 1 to 1,000,000.
   *
   * @defaultValue 10
   */
  readonly epochs?: number
  /**
   * Pulls weights towards 0, from 0 to 1,000,000.
   *
   * @defaultValue 0
   */
  readonly penalty?: number
}

/** What was learnt: a row is 1 with the chance `1 / (1 + exp(-(sum of feature * weight) - bias))`. */
export interface LogisticModel {
  /** One for each feature. */
  readonly weights: Float64Array
  readonly bias: number
  /** Mean of the logarithms of the chances given to what rows are, negated; without the penalty. */
  readonly loss: number
}

/**
 * Learns to tell rows that are 1 from rows that are 0.
 *
 * @remarks
 * Logistic regression by gradient descent over mini-batches, in the order of the rows, from weights of 0. O(rows *
 * features) a pass, about 5 ns a feature. The same rows give the same weights, bit for bit, for any number of workers.
 * @param features - Numbers that describe a row, row by row; about as large as 1, or the rate must be small.
 * @param labels - 0 or 1 for each row, at least one.
 * @throws TypeError when a number is not an integer or not finite, or labels do not divide the features.
 * @throws RangeError when a number is out of range, or a label is neither 0 nor 1.
 * @see Bishop, "Pattern Recognition and Machine Learning", 2006, 4.3.2.
 * @see {@link logisticKernel} for a pool.
 * @example
 * ```ts @import.meta.vitest
 * const { weights, bias } = logisticRegression(Float64Array.of(1, 2, 3, 4), Uint8Array.of(0, 0, 1, 1), { epochs: 2000, rate: 1 })
 * expect(-bias / (weights[0] ?? 0)).toBeCloseTo(2.5, 1)
 * ```
 */
export function logisticRegression(features: Doubles, labels: Bytes, options: LogisticOptions = {}): LogisticModel {
  const rows = bytesOf('labels', labels).length
  checkInteger('labels.length', rows, { min: 1, max: 2 ** 31 - 1 })
  const width = doublesOf('features', features).length / rows
  checkInteger('features.length / labels.length', width, { min: 0, max: 1e6 - 1 })
  const learnt = new Float64Array(width + 1)
  const defaults = { rate: 0.1, batchRows: 1024, epochs: 10 }
  const input: LogisticInput = { ...defaults, ...options, features, labels, weights: learnt }
  const { gradients } = runInParts(logisticKernel, input, 1)
  let loss = 0
  for (let at = width + 1; at < gradients.length; at += width + 2) loss += gradients[at] ?? 0
  return { weights: learnt.slice(0, width), bias: learnt[width] ?? 0, loss: loss / rows }
}
