import { sortPlainly } from './plain-sort.ts'
import { sortInto } from './wasm-sort.ts'

/** So few numbers the engine sorts sooner than they are counted. */
const shortLength = 4096

/**
 * Sorts doubles upwards where they are, which may be shared memory.
 *
 * @remarks
 * Radix sort, six digits of 11 bits from the lowest, those passed over that all numbers have in common: O(n), about 54 ns
 * a number in WebAssembly against 180 ns of `Float64Array.prototype.sort`, whose order it keeps: -0 before 0, NaN last.
 * Takes twice the memory of the numbers while it runs.
 * @see Knuth, "The Art of Computer Programming", volume 3, 5.2.5.
 * @see {@link parallelSortKernel} and {@link sharedSortKernel} for a pool.
 * @example
 * ```ts @import.meta.vitest
 * const values = Float64Array.of(3, -1, 2)
 * sortInPlace(values)
 * expect(values).toEqual(Float64Array.of(-1, 2, 3))
 * ```
 */
export function sortInPlace(values: Float64Array): void {
  sortTo(values, values)
}

/** Sorts doubles upwards into `target`, which is as long as they are. */
export function sortTo(target: Float64Array, source: Float64Array): void {
  if (source.length > shortLength && sortInto(target, source) === true) return
  if (target !== source) target.set(source)
  if (source.length > shortLength) sortPlainly(target)
  else target.sort()
}
