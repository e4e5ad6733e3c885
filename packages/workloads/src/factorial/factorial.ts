import { checkInteger } from '../chunks/check-integer.ts'
import { primesTo } from '../primes/primes-to.ts'
import { productOf } from './product.ts'

/** Greatest `n` whose factorial fits in a BigInt of V8 (2^30 bits). */
export const maxFactorial = 40_000_000

/**
 * Multiplies `1 * 2 * … * n`, exactly.
 *
 * @remarks
 * Prime swing (Luschny, <http://www.luschny.de/math/factorial/FastFactorialFunctions.htm>): the odd part of `n!` is the
 * square of that of `(n / 2)!` times few primes, each computed once, and the factors of 2 are shifted in at the end. About
 * as long as two multiplications of the length of the result for each halving. 80,000! takes 12 ms, a balanced product
 * tree 18 ms, Python's `math.factorial` about 75 ms.
 * @param n - From 0 to 40,000,000; past it V8 has no BigInt so long.
 * @throws TypeError when `n` is not an integer.
 * @throws RangeError when `n` is out of range.
 * @example
 * ```ts @import.meta.vitest
 * expect(factorial(25)).toBe(15511210043330985984000000n)
 * ```
 */
export function factorial(n: number): bigint {
  checkInteger('n', n, { min: 0, max: maxFactorial })
  return oddPart(primesTo(n), n) << twosIn(n)
}

/** Multiplies what the given odd primes contribute to `n!`; 2 among them is passed over. */
export function oddPart(primes: Int32Array, n: number): bigint {
  if (n < 3) return 1n
  const root = oddPart(primes, Math.floor(n / 2))
  return root * root * swing(primes, n)
}

/** Counts the factors of 2 in `n!`, by Legendre's formula. */
export function twosIn(n: number): bigint {
  let twos = 0
  for (let quotient = Math.floor(n / 2); quotient > 0; quotient = Math.floor(quotient / 2)) twos += quotient
  return BigInt(twos)
}

/** Multiplies the odd primes of `n! / floor(n / 2)!^2`, each to its power: one for every odd `floor(n / p^k)`. */
function swing(primes: Int32Array, n: number): bigint {
  const factors: number[] = []
  for (const prime of primes) {
    if (prime > n) break
    if (prime === 2) continue
    let power = 1
    for (let quotient = Math.floor(n / prime); quotient > 0; quotient = Math.floor(quotient / prime)) {
      if (quotient % 2 === 1) power *= prime
    }
    if (power > 1) factors.push(power)
  }
  return productOf(factors)
}
