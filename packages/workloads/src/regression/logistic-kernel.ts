import { checkInteger } from '../chunks/check-integer.ts'
import { checkLength, checkNumber } from '../chunks/check-number.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { concatenateFloat64 } from '../chunks/concatenate.ts'
import { bytesOf, doublesOf, isShared, type Bytes, type Doubles } from '../chunks/shared.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { addGradient, blockRows } from './gradient.ts'

/** Rows to learn from, the weights that learn, and how. */
export interface LogisticInput {
  /** Numbers that describe a row, row by row. */
  readonly features: Doubles
  /** What each row is: 0 or 1. */
  readonly labels: Bytes
  /** One for each feature, then one for all; they are changed in place. */
  readonly weights: Doubles
  /** Step along the gradient, above 0 and at most 1,000,000. */
  readonly rate: number
  /** Rows in a mini-batch, from 1; those of a batch lie side by side, so shuffle rows that come in an order. */
  readonly batchRows: number
  /** Passes over all rows, from 1 to 1,000,000. */
  readonly epochs: number
  /**
   * Pulls weights towards 0: half of this, times the sum of their squares, is added to the loss; from 0 to 1,000,000.
   *
   * @defaultValue 0
   */
  readonly penalty?: number
  /**
   * Mini-batches that are done: a kernel counts them for itself.
   *
   * @defaultValue 0
   */
  readonly done?: number
}

/** The rows `from <= i < to` of those in `features`. */
export interface LogisticPart extends Pick<LogisticInput, 'features' | 'labels' | 'weights'>, IntegerRange {}

/** What a round finds; the last one goes over all rows with the weights that have been learnt. */
export interface LogisticRound {
  /** For each 256 rows: the gradient by each weight, then the loss. */
  readonly gradients: Float64Array
  /** The weights that gradients and losses mean; empty where there are no rows. */
  readonly weights: Float64Array
}

/**
 * Computes gradients for the rows of a part.
 *
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range, lengths do not fit, or a label is neither 0 nor 1.
 * @example
 * ```ts @import.meta.vitest
 * const part = { features: Float64Array.of(2), labels: Uint8Array.of(1), weights: new Float64Array(2), from: 0, to: 1 }
 * expect(runLogisticPart(part).gradients).toEqual(Float64Array.of(-1, -0.5, Math.LN2))
 * ```
 */
export function runLogisticPart(part: LogisticPart): LogisticRound {
  checkRange(part, checkRows(part))
  const weights = doublesOf('weights', part.weights)
  const features = doublesOf('features', part.features)
  const labels = bytesOf('labels', part.labels)
  const blockLength = weights.length + 1
  const gradients = new Float64Array(Math.ceil((part.to - part.from) / blockRows) * blockLength)
  for (let from = part.from, at = 0; from < part.to; from += blockRows, at += blockLength) {
    const rows = { from, to: Math.min(part.to, from + blockRows) }
    addGradient(gradients.subarray(at, at + blockLength), { features, labels, weights, ...rows })
  }
  return { gradients, weights: weights.slice() }
}

/**
 * Learns mini-batch by mini-batch, each in parts of some rows, on weights that all workers share; one round more than
 * batches, for the loss over all rows.
 *
 * @remarks
 * Between rounds the weights are changed in place; nobody reads them then. Features and weights in a `SharedArray` of
 * `@mp/core` or a SharedArrayBuffer are read where they are; others are sent each round. Every 256 rows are added up by
 * themselves and these sums in order, so that the weights depend on no number of workers.
 * @example
 * ```ts @import.meta.vitest
 * const { runInParts } = await import('@mp/workloads')
 * const [features, labels, weights] = [Float64Array.of(-1, 1), Uint8Array.of(0, 1), new Float64Array(2)]
 * runInParts(logisticKernel, { features, labels, weights, rate: 1, batchRows: 2, epochs: 50 }, 2)
 * expect(weights[0]).toBeGreaterThan(2)
 * ```
 */
export const logisticKernel: ChunkedKernel<LogisticInput, LogisticPart, LogisticRound> = {
  plan: splitBatch,
  run: runLogisticPart,
  combine: (results) => ({
    gradients: concatenateFloat64(results.map(({ gradients }) => gradients)),
    weights: results.find(({ weights }) => weights.length > 0)?.weights ?? new Float64Array(0),
  }),
  next: (input, { gradients }) => {
    const { from, to } = batchOf(input)
    const done = (input.done ?? 0) + 1
    if (done > batchCount(input)) return undefined
    stepDown(doublesOf('weights', input.weights), gradients, { ...input, rows: to - from })
    return { ...input, done }
  },
}

/** Moves weights against the mean gradient of the rows of a batch. */
function stepDown(
  weights: Float64Array,
  gradients: Float64Array,
  { rate, penalty = 0, rows }: Pick<LogisticInput, 'rate' | 'penalty'> & { rows: number },
): void {
  const last = weights.length - 1
  for (let weight = 0; weight <= last; weight++) {
    let sum = 0
    for (let at = weight; at < gradients.length; at += weights.length + 1) sum += gradients[at] ?? 0
    const value = weights[weight] ?? 0
    weights[weight] = value - rate * (sum / rows + (weight === last ? 0 : penalty * value))
  }
}

function splitBatch(input: LogisticInput, parts: number): LogisticPart[] {
  checkInput(input)
  const { features, labels, weights } = input
  const { from: first, to: end } = batchOf(input)
  return splitRange({ from: 0, to: Math.ceil((end - first) / blockRows) }, parts).map((blocks) => {
    const [from, to] = [first + blocks.from * blockRows, Math.min(end, first + blocks.to * blockRows)]
    if (isShared(features) && isShared(labels)) return { features, labels, weights, from, to }
    const width = doublesOf('weights', weights).length - 1
    return {
      features: doublesOf('features', features).slice(from * width, to * width),
      labels: bytesOf('labels', labels).slice(from, to),
      weights,
      from: 0,
      to: to - from,
    }
  })
}

/** Returns the rows of the batch that comes next; all rows after the last. */
function batchOf(input: LogisticInput): IntegerRange {
  const { labels, batchRows, done = 0 } = input
  const rows = bytesOf('labels', labels).length
  if (done >= batchCount(input)) return { from: 0, to: rows }
  const from = (done % Math.ceil(rows / batchRows)) * batchRows
  return { from, to: Math.min(rows, from + batchRows) }
}

function batchCount({ labels, batchRows, epochs }: LogisticInput): number {
  return epochs * Math.ceil(bytesOf('labels', labels).length / batchRows)
}

function checkInput(input: LogisticInput): void {
  checkRows(input)
  checkInteger('batchRows', input.batchRows, { min: 1, max: 2 ** 31 - 1 })
  checkInteger('epochs', input.epochs, { min: 1, max: 1e6 })
  checkInteger('done', input.done ?? 0, { min: 0, max: Number.MAX_SAFE_INTEGER })
  checkNumber('rate', input.rate, { above: 0, max: 1e6 })
  checkNumber('penalty', input.penalty ?? 0, { min: 0, max: 1e6 })
}

function checkRows({ features, labels, weights }: Pick<LogisticInput, 'features' | 'labels' | 'weights'>): number {
  const rows = bytesOf('labels', labels).length
  const width = doublesOf('weights', weights).length - 1
  checkInteger('weights.length', width + 1, { min: 1, max: 1e6 })
  checkLength('features', doublesOf('features', features), rows * width)
  return rows
}
