import type { ChunkedKernel } from './chunks/chunked-kernel.ts'
import { checkRange, splitRange, type IntegerRange } from './chunks/split-range.ts'
import { sumBigInts } from './chunks/sum.ts'

/** Greatest end of a range; past it a block's rounding errors could exceed half a word. */
const maxEnd = 2 ** 32
/** Squares whose sum is recovered from a rounded sum and a remainder. */
const blockLength = 512
/** Squares whose sum stays below 2^53 in each of its two words. */
const segmentLength = 2 ** 20
const word = 2 ** 32

/**
 * Adds up `i * i` for every integer `from <= i < to`, exactly.
 *
 * @remarks
 * Every square is computed; no closed formula is used. O(to - from), about 0.6 ns a square.
 *
 * A sum of squares passes 2^53 soon, and a BigInt for each square costs 60 times as much as the square. So each block of
 * 512 squares is summed twice: as a rounded double, and exactly modulo 2^32. With `i < 2^32` the double is off by less
 * than 2^30, so that only one integer near it has that remainder: the exact sum, kept in two words and folded into a
 * BigInt once a million squares.
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
  let total = 0n
  for (let start = from; start < to; start += segmentLength) {
    total += sumSegment(start, Math.min(to, start + segmentLength))
  }
  return total
}

function sumSegment(from: number, to: number): bigint {
  let high = 0
  let low = 0
  for (let start = from; start < to; start += blockLength) {
    const end = Math.min(to, start + blockLength)
    let rounded = 0
    let roundedToo = 0
    let remainder = 0
    let remainderToo = 0
    // Two sums of each kind, because an addition waits for the one before it.
    let x = start
    for (; x + 1 < end; x += 2) {
      rounded += x * x
      roundedToo += (x + 1) * (x + 1)
      remainder = (remainder + Math.imul(x, x)) | 0
      remainderToo = (remainderToo + Math.imul(x + 1, x + 1)) | 0
    }
    if (x < end) {
      rounded += x * x
      remainder = (remainder + Math.imul(x, x)) | 0
    }
    const exactLow = (remainder + remainderToo) >>> 0
    high += Math.round((rounded + roundedToo - exactLow) / word)
    low += exactLow
  }
  return BigInt(high) * BigInt(word) + BigInt(low)
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
 * const parts = sumOfSquaresKernel.split({ from: 0, to: 5 }, 2)
 * expect(sumOfSquaresKernel.combine(parts.map(sumOfSquaresKernel.run))).toBe(30n)
 * ```
 */
export const sumOfSquaresKernel: ChunkedKernel<IntegerRange, IntegerRange, bigint> = {
  split: splitRange,
  run: runSumOfSquaresPart,
  combine: sumBigInts,
}
