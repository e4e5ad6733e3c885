import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { maxFactorial, oddPart, twosIn } from './factorial.ts'
import { primesTo } from '../primes/primes-to.ts'
import { balancedProduct } from './product.ts'

/** The primes that a part of a factorial multiplies. */
export interface FactorialPart {
  readonly n: number
  /** Least prime of the part; the part from 2 on brings the factors of 2 as well. */
  readonly firstPrime: number
  /** Primes from here on belong to a later part. */
  readonly endPrime: number
}

/**
 * Multiplies the powers of a range of primes in `n!`.
 *
 * @throws TypeError when a number of the part is not an integer.
 * @throws RangeError when `n` is outside 0 to 40,000,000, or a prime outside 2 to `n + 1`.
 * @example
 * ```ts @import.meta.vitest
 * expect(runFactorialPart({ n: 10, firstPrime: 2, endPrime: 4 })).toBe(2n ** 8n * 3n ** 4n)
 * ```
 */
export function runFactorialPart({ n, firstPrime, endPrime }: FactorialPart): bigint {
  checkInteger('n', n, { min: 0, max: maxFactorial })
  checkInteger('endPrime', endPrime, { min: 2, max: n + 1 })
  checkInteger('firstPrime', firstPrime, { min: 2, max: endPrime })
  const primes = primesTo(endPrime - 1)
  const start = primes.findIndex((prime) => prime >= firstPrime)
  if (start === -1) return 1n
  const odd = oddPart(primes.subarray(start), n)
  return firstPrime === 2 ? odd << twosIn(n) : odd
}

/**
 * Computes one factorial in parts of about equally many bits, each with its own primes.
 *
 * @remarks
 * Parts have no work in common but the sieve. The last multiplications happen in `combine`, so a single factorial gains
 * less from workers than a list of them: give a pool `factorial` and the list for that.
 * @example
 * ```ts @import.meta.vitest
 * const parts = factorialKernel.plan(25, 3)
 * expect(factorialKernel.combine(parts.map(factorialKernel.run))).toBe(15511210043330985984000000n)
 * ```
 */
export const factorialKernel: ChunkedKernel<number, FactorialPart, bigint> = {
  plan: splitFactorial,
  run: runFactorialPart,
  combine: balancedProduct,
}

function splitFactorial(n: number, parts: number): FactorialPart[] {
  checkInteger('n', n, { min: 0, max: maxFactorial })
  checkInteger('parts', parts, { min: 1, max: Number.MAX_SAFE_INTEGER })
  const primes = primesTo(n)
  let bitsLeft = primes.reduce((bits, prime) => bits + bitsOf(prime, n), 0)
  const split: FactorialPart[] = []
  let firstPrime = 2
  let bits = 0
  for (const [index, prime] of primes.entries()) {
    bits += bitsOf(prime, n)
    const isLast = index === primes.length - 1
    if (!isLast && bits < bitsLeft / (parts - split.length)) continue
    split.push({ n, firstPrime, endPrime: prime + 1 })
    firstPrime = prime + 1
    bitsLeft -= bits
    bits = 0
  }
  return split
}

/** Estimates how many bits the powers of a prime add to `n!`. */
function bitsOf(prime: number, n: number): number {
  return (n / (prime - 1)) * Math.log2(prime)
}
