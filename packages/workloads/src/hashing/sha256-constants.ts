import { primesTo } from '../primes/primes-to.ts'

/** Greatest of the first 64 primes. */
const lastPrime = 311

/** First 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
export const roundConstants: Uint32Array = fractions(Math.cbrt, 64)

/** First 32 bits of the fractions of the square roots of the first 8 primes: what a hash begins with (5.3.3). */
export const initialState: Uint32Array = fractions(Math.sqrt, 8)

function fractions(root: (value: number) => number, count: number): Uint32Array {
  return Uint32Array.from(primesTo(lastPrime).subarray(0, count), (prime) => (root(prime) % 1) * 2 ** 32)
}
