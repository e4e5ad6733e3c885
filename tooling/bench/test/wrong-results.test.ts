import { describe, expect, test } from 'vitest'
import { expectEqual, expectSquares } from '../src/rows/expect.ts'

describe('results are checked', () => {
  test.each([
    ['in order', [0, 1, 4, 9]],
    ['in any order', [9, 0, 4, 1]],
  ])('the squares pass, %s', (_, results) => {
    expect(() => expectSquares(results, 4)).not.toThrow()
  })

  test.each([
    ['one is missing', [0, 1, 4]],
    ['one came twice', [0, 1, 4, 9, 9]],
    ['one is wrong', [0, 1, 4, 8]],
    ['one is undefined', [0, 1, 4, undefined]],
  ])('it is told when %s', (_, results) => {
    expect(() => expectSquares(results, 4)).toThrow()
  })

  test('squares beyond 32 bits are told apart', () => {
    const results = Array.from({ length: 100_000 }, (_, n) => n * n)
    expect(() => expectSquares(results, 100_000)).not.toThrow()
    results[99_999] = 99_999 ** 2 + 1
    expect(() => expectSquares(results, 100_000)).toThrow()
  })

  test('a single result is compared as it is', () => {
    expect(() => expectEqual('49', 49)).toThrow()
  })
})
