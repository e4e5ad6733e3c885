import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { sumBigInts } from '../chunks/sum.ts'
import { addSquares } from './wasm-sum.ts'
import { addSquaresPlainly } from './plain-sum.ts'

/** Greatest end of a range; past it a block's rounding errors could exceed half a word. */
const maxEnd = 2 ** 32
/**
 * Adds up `i * i` for every integer `from <= i < to`, exactly.
 *
 * @remarks
 * Every square is computed; no closed formula is used. O(to - from), about 0.4 ns a square.
 *
 * In WebAssembly, eight at a time in 64-bit lanes, which are folded into 128 bits before they can overflow; past 2^26 the
 * halves of each square are summed by themselves.
 * @param from - First integer, at least 0.
 * @param to - End, not included, at most 2^32.
 * @throws TypeError when an end is not an integer.
 * @throws RangeError when an end is outside 0 to 2^32, or `from` is above `to`.
 * @example
 * ```ts @import.meta.vitest
 * expect(sumOfSquares(0, 5)).toBe(30n)
 * expect(sumOfSquares(0, 5_000_000)).toBe(41666654166667500000n)
 * ```
 */
export function sumOfSquares(from: number, to: number): bigint {
  checkRange({ from, to }, maxEnd)
  return addSquares(from, to) ?? addSquaresPlainly(from, to)
}

/**
 * Adds up the squares of a part.
 *
 * @throws TypeError when an end is not an integer.
 * @throws RangeError when an end is outside 0 to 2^32, or out of order.
 * @example
 * ```ts @import.meta.vitest
 * expect(runSumOfSquaresPart({ from: 3, to: 5 })).toBe(25n)
 * ```
 */
export function runSumOfSquaresPart({ from, to }: IntegerRange): bigint {
  return sumOfSquares(from, to)
}

/**
 * Adds up the squares of a range in parts.
 *
 * @example
 * ```ts @import.meta.vitest
 * const parts = sumOfSquaresKernel.plan({ from: 0, to: 5 }, 2)
 * expect(sumOfSquaresKernel.combine(parts.map(sumOfSquaresKernel.run))).toBe(30n)
 * ```
 */
export const sumOfSquaresKernel: ChunkedKernel<IntegerRange, IntegerRange, bigint> = {
  plan: splitRange,
  run: runSumOfSquaresPart,
  combine: sumBigInts,
}
