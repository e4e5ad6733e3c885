import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runInParts, splitRange, squareKernel } from '../src/index.ts'

const ranges = fc.tuple(fc.nat(2 ** 31), fc.nat(10_000)).map(([from, length]) => ({ from, to: from + length }))

describe('splitRange', () => {
  test('covers the range exactly once, in order, with no empty part', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 200 }), (range, parts) => {
        const split = splitRange(range, parts)
        expect(split.length).toBe(Math.min(parts, range.to - range.from))
        let next = range.from
        for (const { from, to } of split) {
          expect(from).toBe(next)
          expect(to).toBeGreaterThan(from)
          next = to
        }
        expect(next).toBe(split.length === 0 ? range.from : range.to)
      }),
    )
  })

  test('makes parts whose lengths differ by at most 1', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 200 }), (range, parts) => {
        const lengths = splitRange(range, parts).map(({ from, to }) => to - from)
        expect(Math.max(0, ...lengths) - Math.min(...lengths, Infinity)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test.each([
    [{ from: 0.5, to: 2 }, 1, TypeError],
    [{ from: 0, to: Number.NaN }, 1, TypeError],
    [{ from: 3, to: 2 }, 1, RangeError],
    [{ from: -1, to: 2 }, 1, RangeError],
    [{ from: 0, to: 2 }, 0, RangeError],
    [{ from: 0, to: 2 }, 1.5, TypeError],
  ])('refuses %o in %d parts', (range, parts, error) => {
    expect(() => splitRange(range, parts)).toThrow(error)
  })
})

test('runInParts refuses less than one part', () => {
  expect(() => runInParts(squareKernel, [1], 0)).toThrow(RangeError)
})
