import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { splitRange } from '../chunks/split-range.ts'
import { mergeStretch } from './merge.ts'
import { sortInPlace } from './sort.ts'

/**
 * Sorts numbers upwards into a new array.
 *
 * @param values - Numbers, left as they are; others are taken as doubles.
 * @throws TypeError when `values` is neither an array nor a Float64Array.
 * @see {@link sortInPlace} for the method and its cost.
 * @example
 * ```ts @import.meta.vitest
 * expect(parallelSort([2, Number.NaN, -0, 0, -3])).toEqual(Float64Array.of(-3, -0, 0, 2, Number.NaN))
 * ```
 */
export function parallelSort(values: Float64Array | readonly number[]): Float64Array {
  const sorted = Float64Array.from(arrayOf(values))
  sortInPlace(sorted)
  return sorted
}

function arrayOf(values: Float64Array | readonly number[]): Float64Array | readonly number[] {
  if (Array.isArray(values) || values instanceof Float64Array) return values
  throw new TypeError(`values must be an array or a Float64Array, got ${typeof values}`)
}

/**
 * Sorts the numbers of a part.
 *
 * @throws TypeError when `values` is neither an array nor a Float64Array.
 * @example
 * ```ts @import.meta.vitest
 * expect(runParallelSortPart(Float64Array.of(2, 1))).toEqual(Float64Array.of(1, 2))
 * ```
 */
export function runParallelSortPart(values: Float64Array): Float64Array {
  return parallelSort(values)
}

/**
 * Sorts numbers in parts, whose results are merged.
 *
 * @remarks
 * Parts are copies, and one thread does the merging: O(n log parts).
 * @see {@link sharedSortKernel} for numbers in shared memory, which are not sent and are merged by all workers.
 * @example
 * ```ts @import.meta.vitest
 * const parts = parallelSortKernel.plan(Float64Array.of(3, 1, 2), 2)
 * expect(parallelSortKernel.combine(parts.map(parallelSortKernel.run))).toEqual(Float64Array.of(1, 2, 3))
 * ```
 */
export const parallelSortKernel: ChunkedKernel<Float64Array, Float64Array, Float64Array> = {
  plan: (values, parts) =>
    splitRange({ from: 0, to: arrayOf(values).length }, parts).map(({ from, to }) => values.slice(from, to)),
  run: runParallelSortPart,
  combine: mergeAll,
}

/** Merges neighbours until one run is left. */
function mergeAll(runs: readonly Float64Array[]): Float64Array {
  let level = runs
  while (level.length > 1) {
    const next: Float64Array[] = []
    for (let index = 0; index < level.length; index += 2) next.push(mergePair(level[index], level[index + 1]))
    level = next
  }
  return level[0] ?? new Float64Array(0)
}

function mergePair(left: Float64Array | undefined, right: Float64Array | undefined): Float64Array {
  if (left === undefined || right === undefined) return left ?? new Float64Array(0)
  const merged = new Float64Array(left.length + right.length)
  mergeStretch(merged, { left, right }, 0)
  return merged
}
