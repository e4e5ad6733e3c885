import { checkLength } from '../chunks/check-number.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { doublesOf, type Doubles } from '../chunks/shared.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { mergeStretch } from './merge.ts'
import { sortTo } from './sort.ts'

/** Numbers in shared memory, and room for as many. */
export interface SharedSortInput {
  /** Sorted in place. */
  readonly values: Doubles
  /** As long as `values`; what is in it is lost. */
  readonly spare: Doubles
  /** Where the sorted runs of the round before end, and where they are: a kernel keeps both for itself. */
  readonly runs?: { readonly ends: readonly number[]; readonly areSpare: boolean }
}

/** A stretch of the numbers to sort, or of the runs to merge. */
export interface SharedSortPart extends SharedSortInput, IntegerRange {
  /** Whether the result of the round goes to `spare`. */
  readonly toSpare: boolean
}

/**
 * Sorts a stretch, or merges what belongs there.
 *
 * @returns Where sorted runs end.
 * @throws TypeError when `values` or `spare` holds no Float64Array, or a number is not an integer.
 * @throws RangeError when their lengths differ, or the stretch lies outside.
 * @example
 * ```ts @import.meta.vitest
 * const [values, spare] = [Float64Array.of(3, 1, 2), new Float64Array(3)]
 * expect(runSharedSortPart({ values, spare, from: 0, to: 2, toSpare: false })).toEqual([2])
 * expect(values).toEqual(Float64Array.of(1, 3, 2))
 * ```
 */
export function runSharedSortPart({ values, spare, runs, from, to, toSpare }: SharedSortPart): number[] {
  const [own, other] = arraysOf({ values, spare })
  checkRange({ from, to }, own.length)
  const target = toSpare ? other : own
  if (runs === undefined) {
    sortTo(target.subarray(from, to), own.subarray(from, to))
    return [to]
  }
  const source = runs.areSpare ? other : own
  const ends: number[] = []
  for (const { start, middle, end } of pairsOf(runs.ends)) {
    if (end <= from || start >= to) continue
    const stretch = target.subarray(Math.max(from, start), Math.min(to, end))
    const pair = { left: source.subarray(start, middle), right: source.subarray(middle, end) }
    mergeStretch(stretch, pair, Math.max(from, start) - start)
    if (end <= to) ends.push(end)
  }
  return ends
}

/**
 * Sorts numbers in shared memory in place: a stretch for each part, then rounds in which all workers merge.
 *
 * @remarks
 * Give it a `SharedArray` of `@mp/core`, or threads a Float64Array over a SharedArrayBuffer; other arrays would be
 * changed in the copies that workers get. The result of a round tells where sorted runs end.
 * @example
 * ```ts @import.meta.vitest
 * const { runInParts } = await import('@mp/workloads')
 * const values = Float64Array.of(3, 1, 2)
 * runInParts(sharedSortKernel, { values, spare: new Float64Array(3) }, 2)
 * expect(values).toEqual(Float64Array.of(1, 2, 3))
 * ```
 */
export const sharedSortKernel: ChunkedKernel<SharedSortInput, SharedSortPart, number[]> = {
  plan: (input, parts) => {
    const ranges = splitRange({ from: 0, to: arraysOf(input)[0].length }, parts)
    // The last of the rounds that follow must end in `values`.
    const isOdd = Math.ceil(Math.log2(Math.max(1, ranges.length))) % 2 === 1
    const toSpare = input.runs === undefined ? isOdd : !input.runs.areSpare
    return ranges.map((range) => ({ ...input, ...range, toSpare }))
  },
  run: runSharedSortPart,
  combine: (results) => results.flat(),
  next: (input, ends) => {
    const areSpare =
      input.runs === undefined ? Math.ceil(Math.log2(Math.max(1, ends.length))) % 2 === 1 : !input.runs.areSpare
    return ends.length <= 1 && !areSpare ? undefined : { ...input, runs: { ends, areSpare } }
  },
}

/** Lists runs in pairs; the last may be alone. */
function pairsOf(ends: readonly number[]): { start: number; middle: number; end: number }[] {
  return ends
    .filter((_, index) => index % 2 === 0)
    .map((middle, pair) => ({ start: ends[2 * pair - 1] ?? 0, middle, end: ends[2 * pair + 1] ?? middle }))
}

function arraysOf({ values, spare }: Pick<SharedSortInput, 'values' | 'spare'>): [Float64Array, Float64Array] {
  const own = doublesOf('values', values)
  const other = doublesOf('spare', spare)
  checkLength('spare', other, own.length)
  return [own, other]
}
