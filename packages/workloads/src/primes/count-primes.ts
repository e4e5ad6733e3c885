import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { sumNumbers } from '../chunks/sum.ts'
import { countSieved } from './count-sieved.ts'
import { smallPrimes } from './wheel.ts'

/** Greatest end of a range: its square root's primes still fit beside a segment. */
const maxEnd = 1e12
/** Numbers whose bytes are counted in 31 bits. */
const stretchLength = 3e10

/**
 * Counts the primes `from <= p < to`.
 *
 * @remarks
 * Segmented sieve of Eratosthenes on a wheel of 30, a byte for 30 numbers, with the multiples of 7 to 17 laid down as a
 * ready pattern. O(n log log n + sqrt(to)) time, O(sqrt(to)) memory; 0.3 ns a number near 10^8.
 * @param from - First number, at least 0.
 * @param to - End, not included, at most 10^12.
 * @throws TypeError when an end is not an integer.
 * @throws RangeError when an end is outside 0 to 10^12, or `from` is above `to`.
 * @see Sorenson, "An Introduction to Prime Number Sieves", 1990.
 * @example
 * ```ts @import.meta.vitest
 * expect(countPrimes(0, 1_000_000)).toBe(78498)
 * ```
 */
export function countPrimes(from: number, to: number): number {
  checkRange({ from, to }, maxEnd)
  const small = smallPrimes.filter((prime) => prime >= from && prime < to).length
  let sieved = 0
  for (let start = from; start < to; start += stretchLength)
    sieved += countSieved(start, Math.min(to, start + stretchLength))
  return small + sieved
}

/**
 * Counts the primes of a part.
 *
 * @throws TypeError when an end is not an integer.
 * @throws RangeError when an end is outside 0 to 10^12, or out of order.
 * @example
 * ```ts @import.meta.vitest
 * expect(runCountPrimesPart({ from: 10, to: 20 })).toBe(4)
 * ```
 */
export function runCountPrimesPart({ from, to }: IntegerRange): number {
  return countPrimes(from, to)
}

/**
 * Counts the primes of a range in parts.
 *
 * @example
 * ```ts @import.meta.vitest
 * const parts = countPrimesKernel.plan({ from: 0, to: 100 }, 4)
 * expect(countPrimesKernel.combine(parts.map(countPrimesKernel.run))).toBe(25)
 * ```
 */
export const countPrimesKernel: ChunkedKernel<IntegerRange, IntegerRange, number> = {
  plan: splitRange,
  run: runCountPrimesPart,
  combine: sumNumbers,
}
