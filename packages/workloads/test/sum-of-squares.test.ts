import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sumOfSquares } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

/** The closed formula: the sum of the squares below `n`. */
function below(n: number): bigint {
  const end = BigInt(n)
  return ((end - 1n) * end * (2n * end - 1n)) / 6n
}

describe('sumOfSquares', () => {
  test.each([0, 1, 2, 3, 511, 512, 513, 2 ** 20, 2 ** 20 + 1, 5_000_000, 50_000_000])('below %d', (n) => {
    expect(sumOfSquares(0, n)).toBe(n === 0 ? 0n : below(n))
  })

  test('equals the closed formula on any range', () => {
    const range = fc.tuple(fc.integer({ min: 1, max: 2 ** 32 - 20_000 }), fc.nat(20_000))
    fc.assert(
      fc.property(range, ([from, length]) => {
        expect(sumOfSquares(from, from + length)).toBe(below(from + length) - below(from))
      }),
    )
  })

  test('stays exact up to its limit', () => {
    const from = 2 ** 32 - 3_000_001
    expect(sumOfSquares(from, 2 ** 32)).toBe(below(2 ** 32) - below(from))
  })

  test('equals the loop in Python', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const total = runPython('total = 0\nfor i in range(1000000): total += i*i\nprint(json.dumps(str(total)))')
    expect(String(sumOfSquares(0, 1_000_000))).toBe(total)
  })

  test.each([
    [0, 2 ** 32 + 1, RangeError],
    [2, 1, RangeError],
    [-1, 1, RangeError],
    [0, 1.5, TypeError],
  ])('refuses %d to %d', (from, to, error) => {
    expect(() => sumOfSquares(from, to)).toThrow(error)
  })
})
