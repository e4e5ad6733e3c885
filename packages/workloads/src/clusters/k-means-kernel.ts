import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { concatenateFloat64, concatenateUint16 } from '../chunks/concatenate.ts'
import { doublesOf, isShared } from '../chunks/shared.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { assignBlockPlainly, type Block, blockPoints } from './assign-block.ts'
import { moveCentroids } from './move-centroids.ts'
import { checkClustering, type Clustering } from './points.ts'
import { withAssigner } from './wasm-assign.ts'

/** Points, where the centroids begin, and how long to move them. */
export interface KMeansInput extends Clustering {
  /** Rounds after which to stop though points still change their centroid, from 1 to 1,000,000. */
  readonly maxRounds: number
  /**
   * Rounds that are done: a kernel counts them for itself.
   *
   * @defaultValue 0
   */
  readonly done?: number
  /** Labels of the round before: a kernel keeps them for itself. */
  readonly before?: Uint16Array
}

/** The points `from <= i < to` of those in `points`; `from` is a multiple of 1,024. */
export interface KMeansPart extends Clustering, IntegerRange {}

/** What a round finds. */
export interface KMeansRound {
  /** Centroid of each point. */
  readonly labels: Uint16Array
  /** For each 1,024 points and each centroid: sums of coordinates, then the number of points. */
  readonly sums: Float64Array
  /** For each 1,024 points, the sum of squared distances from their centroids. */
  readonly inertias: Float64Array
  /** The centroids that the labels mean; empty where there are no points. */
  readonly centroids: Float64Array
}

/**
 * Finds the nearest centroid of each point of a part.
 *
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range.
 * @example
 * ```ts @import.meta.vitest
 * const part = { points: Float64Array.of(1, 9, 2), dimensions: 1, centroids: Float64Array.of(0, 10), from: 0, to: 3 }
 * expect(runKMeansPart(part).labels).toEqual(Uint16Array.of(0, 1, 0))
 * ```
 */
export function runKMeansPart(part: KMeansPart): KMeansRound {
  checkRange(part, checkClustering(part))
  const { dimensions, centroids, from, to } = part
  const points = doublesOf('points', part.points)
  const blocks = Math.ceil((to - from) / blockPoints)
  const sumsLength = centroids.length + centroids.length / dimensions
  const labels = new Uint16Array(to - from)
  const sums = new Float64Array(blocks * sumsLength)
  const assignAll = (assign: (block: Block) => number): Float64Array =>
    Float64Array.from({ length: blocks }, (_, index) => {
      const [start, end] = [from + index * blockPoints, Math.min(to, from + (index + 1) * blockPoints)]
      return assign({
        points: points.subarray(start * dimensions, end * dimensions),
        dimensions,
        centroids,
        labels: labels.subarray(start - from, end - from),
        sums: sums.subarray(index * sumsLength, (index + 1) * sumsLength),
      })
    })
  const inertias = withAssigner(part, assignAll) ?? assignAll(assignBlockPlainly)
  return { labels, sums, inertias, centroids }
}

/**
 * Moves centroids round by round, each round in parts of some points.
 *
 * @remarks
 * Points in a `SharedArray` of `@mp/core` or a SharedArrayBuffer are read where they are; others are sent again each
 * round. Every 1,024 points are added up by themselves and these sums in order, so that the result depends on nothing
 * else.
 * @example
 * ```ts @import.meta.vitest
 * const { runInParts } = await import('@mp/workloads')
 * const input = { points: Float64Array.of(1, 9, 2, 8), dimensions: 1, centroids: Float64Array.of(0, 1), maxRounds: 10 }
 * expect(runInParts(kMeansKernel, input, 3).centroids).toEqual(Float64Array.of(1.5, 8.5))
 * ```
 */
export const kMeansKernel: ChunkedKernel<KMeansInput, KMeansPart, KMeansRound> = {
  plan: splitPoints,
  run: runKMeansPart,
  combine: (results) => ({
    labels: concatenateUint16(results.map(({ labels }) => labels)),
    sums: concatenateFloat64(results.map(({ sums }) => sums)),
    inertias: concatenateFloat64(results.map(({ inertias }) => inertias)),
    centroids: results.find(({ centroids }) => centroids.length > 0)?.centroids ?? new Float64Array(0),
  }),
  next: (input, { labels, sums }) => {
    const done = (input.done ?? 0) + 1
    const isSettled = input.before?.every((label, index) => label === labels[index]) ?? false
    if (isSettled || labels.length === 0 || done >= input.maxRounds) return undefined
    return { ...input, done, before: labels, centroids: moveCentroids(sums, input) }
  },
}

function splitPoints({ points, dimensions, centroids, maxRounds, done = 0 }: KMeansInput, parts: number): KMeansPart[] {
  const count = checkClustering({ points, dimensions, centroids })
  checkInteger('maxRounds', maxRounds, { min: 1, max: 1e6 })
  checkInteger('done', done, { min: 0, max: maxRounds })
  return splitRange({ from: 0, to: Math.ceil(count / blockPoints) }, parts).map((blocks) => {
    const [from, to] = [blocks.from * blockPoints, Math.min(count, blocks.to * blockPoints)]
    if (isShared(points)) return { points, dimensions, centroids, from, to }
    const own = doublesOf('points', points).slice(from * dimensions, to * dimensions)
    return { points: own, dimensions, centroids, from: 0, to: to - from }
  })
}
