import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { splitRange } from '../chunks/split-range.ts'

/**
 * Squares a number: the smallest task there is, so what a pool adds to it is what a pool costs.
 *
 * @param n - Any finite number; an integer up to 94,906,265 either way, past which its square is no longer exact.
 * @throws TypeError when `n` is not a finite number.
 * @throws RangeError when the square of an integer is past `Number.MAX_SAFE_INTEGER`.
 * @example
 * ```ts @import.meta.vitest
 * expect([1, 2, 3].map(square)).toEqual([1, 4, 9])
 * ```
 */
export function square(n: number): number {
  if (!Number.isFinite(n)) throw new TypeError(`n must be a finite number, got ${String(n)}`)
  const result = n * n
  if (Number.isInteger(n) && result > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`n must be from -94906265 to 94906265 for an exact square, got ${n}`)
  }
  return result
}

/**
 * Squares each number of a part.
 *
 * @throws TypeError when one is not a finite number.
 * @throws RangeError when the square of one is not exact.
 * @example
 * ```ts @import.meta.vitest
 * expect(runSquarePart([7, 8])).toEqual([49, 64])
 * ```
 */
export function runSquarePart(numbers: readonly number[]): number[] {
  return numbers.map((n) => square(n))
}

/**
 * Squares a list of numbers in parts; results are in the order of the list.
 *
 * @example
 * ```ts @import.meta.vitest
 * const parts = squareKernel.plan([1, 2, 3], 2)
 * expect(parts).toEqual([[1], [2, 3]])
 * expect(squareKernel.combine(parts.map(squareKernel.run))).toEqual([1, 4, 9])
 * ```
 */
export const squareKernel: ChunkedKernel<readonly number[], readonly number[], number[]> = {
  plan: (numbers, parts) =>
    splitRange({ from: 0, to: numbers.length }, parts).map(({ from, to }) => numbers.slice(from, to)),
  run: runSquarePart,
  combine: (results) => results.flat(),
}
