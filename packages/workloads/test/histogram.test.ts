import { describe, expect, test } from 'vitest'
import { histogram, makeMatrix, withoutWebAssembly } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

describe('histogram', () => {
  test('counts as bisecting the edges does in Python', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    // Whole numbers of eighths: edges and numbers are exact, and many fall on an edge.
    const values = Float64Array.from(makeMatrix([1, 5000], 4).values, (value) => Math.round(value * 80) / 8)
    const program = `from bisect import bisect_right
values, bins = given
edges = [-8 + 16 * k / bins for k in range(bins + 1)]
counts = [0] * bins
for value in values:
    if -8 <= value <= 8: counts[min(bins, bisect_right(edges, value)) - 1] += 1
print(json.dumps([counts, sum(value < -8 for value in values), sum(value > 8 for value in values)]))`
    for (const bins of [1, 2, 32]) {
      const { counts, below, above } = histogram(values, { min: -8, max: 8, bins })
      expect([[...counts], below, above]).toEqual(runPython(program, [[...values], bins]))
    }
  })

  test('counts every number once', () => {
    const values = Float64Array.of(Number.NaN, -Infinity, Infinity, -0, 1, 0.999_999_999_999_999_9)
    expect(histogram(values, { min: 0, max: 1, bins: 3 })).toEqual({
      counts: Float64Array.of(1, 0, 2),
      below: 1,
      above: 1,
      missing: 1,
    })
  })

  test('a number that equals the last edge is in the last bin, however narrow the bins', () => {
    const counted = (): unknown => histogram(Float64Array.of(0, 5e-324, 0), { min: 0, max: 5e-324, bins: 2 }).counts
    expect(counted()).toEqual(Float64Array.of(2, 1))
    expect(withoutWebAssembly(counted)).toEqual(Float64Array.of(2, 1))
  })

  test.each([
    [{ bins: 0 }, RangeError],
    [{ bins: 1.5 }, TypeError],
    [{ max: 0 }, RangeError],
    [{ min: Number.NaN }, TypeError],
  ])('refuses %o', (change, error) => {
    expect(() => histogram(new Float64Array(1), { min: 0, max: 1, bins: 1, ...change })).toThrow(error)
  })

  test('refuses what is no Float64Array', () => {
    // @ts-expect-error: what a caller without types may pass
    expect(() => histogram([1, 2], { min: 0, max: 1, bins: 1 })).toThrow(TypeError)
  })
})
