import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countPrimes } from '../src/index.ts'

/** Trial division, as slow as it is plain. */
function isPrime(n: number): boolean {
  if (n < 2) return false
  for (let factor = 2; factor * factor <= n; factor++) if (n % factor === 0) return false
  return true
}

describe('countPrimes', () => {
  test.each([
    [10, 4],
    [1000, 168],
    [1_000_000, 78_498],
    [10_000_000, 664_579],
    [100_000_000, 5_761_455],
    [1_000_000_000, 50_847_534],
  ])('finds the published number of primes below %d', (to, count) => {
    expect(countPrimes(0, to)).toBe(count)
  })

  test('agrees with trial division on every small range', () => {
    for (let from = 0; from < 70; from++) {
      for (let to = from; to < 70; to++) {
        const expected = Array.from({ length: to - from }, (_, index) => from + index).filter(isPrime)
        expect(countPrimes(from, to)).toBe(expected.length)
      }
    }
  })

  test('agrees with trial division anywhere', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(200), (from, length) => {
        const expected = Array.from({ length }, (_, index) => from + index).filter(isPrime)
        expect(countPrimes(from, from + length)).toBe(expected.length)
      }),
      { numRuns: 30 },
    )
  })

  test('agrees with trial division at its limit', () => {
    const from = 1e12 - 100
    const expected = Array.from({ length: 100 }, (_, index) => from + index).filter(isPrime)
    expect(countPrimes(from, 1e12)).toBe(expected.length)
  })

  test.each([
    [0, 1e12 + 1, RangeError],
    [5, 4, RangeError],
    [0, 0.5, TypeError],
  ])('refuses %d to %d', (from, to, error) => {
    expect(() => countPrimes(from, to)).toThrow(error)
  })
})
