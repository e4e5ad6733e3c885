import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Better, bestOf, compare, winnerOf } from '../src/statistics/compare.ts'
import { quantile, summarize } from '../src/statistics/summary.ts'

const samples = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
const better = fc.constantFrom<Better>('higher', 'lower')
const summary = samples.map(summarize)

describe('a summary', () => {
  test('of five samples takes the second, the third and the fourth in order', () => {
    expect(summarize([50, 10, 40, 20, 30])).toEqual({ median: 30, low: 20, high: 40, count: 5 })
  })

  test('interpolates where a quartile falls between two samples', () => {
    expect(summarize([1, 2, 3, 4])).toEqual({ median: 2.5, low: 1.75, high: 3.25, count: 4 })
  })

  test('does not depend on the order of the samples, which it leaves as it is', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const before = [...values]
        expect(summarize(values)).toEqual(summarize(values.toReversed()))
        expect(values).toEqual(before)
      }),
    )
  })

  test('lies within the samples, its quartiles around its median', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const { median, low, high } = summarize(values)
        expect(Math.min(...values) <= low && low <= median && median <= high && high <= Math.max(...values)).toBe(true)
      }),
    )
  })

  test('half of the samples lie at or below the median, and half at or above', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const { median } = summarize(values)
        expect(values.filter((value) => value <= median).length * 2).toBeGreaterThanOrEqual(values.length)
        expect(values.filter((value) => value >= median).length * 2).toBeGreaterThanOrEqual(values.length)
      }),
    )
  })

  test('of nothing is refused', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })
})

describe('a comparison', () => {
  test('names no better one while the intervals touch', () => {
    const first = summarize([10, 20, 30, 40, 50])
    expect(compare(first, summarize([40, 40, 40]), 'higher')).toEqual({ ratio: 0.75, verdict: 'within noise' })
    expect(compare(first, summarize([41, 41, 41]), 'higher').verdict).toBe('worse')
  })

  test('names no better one on fewer than three samples', () => {
    expect(compare(summarize([1, 1]), summarize([9, 9, 9]), 'higher').verdict).toBe('within noise')
    expect(compare(summarize([1, 1, 1]), summarize([9, 9, 9]), 'higher').verdict).toBe('worse')
  })

  test('of a rate counts more as better, of a time less', () => {
    const [slow, quick] = [summarize([10, 10, 10]), summarize([20, 20, 20])]
    expect(compare(quick, slow, 'higher')).toEqual({ ratio: 2, verdict: 'better' })
    expect(compare(quick, slow, 'lower')).toEqual({ ratio: 0.5, verdict: 'worse' })
  })

  test('with itself is within the noise', () => {
    fc.assert(
      fc.property(summary, better, (one, direction) => {
        expect(compare(one, one, direction)).toEqual({ ratio: 1, verdict: 'within noise' })
      }),
    )
  })

  test('says the opposite the other way round', () => {
    const opposite = { better: 'worse', worse: 'better', 'within noise': 'within noise' }
    fc.assert(
      fc.property(summary, summary, better, (one, other, direction) => {
        const there = compare(one, other, direction)
        const back = compare(other, one, direction)
        expect(back.verdict).toBe(opposite[there.verdict])
        expect(there.ratio * back.ratio).toBeCloseTo(1)
      }),
    )
  })

  test('does not depend on the unit', () => {
    fc.assert(
      fc.property(samples, samples, better, (one, other, direction) => {
        const inMs = compare(summarize(one), summarize(other), direction)
        const scaled = [one, other].map((values) => summarize(values.map((value) => value * 1024)))
        const [first, second] = scaled
        expect(first && second && compare(first, second, direction).verdict).toBe(inMs.verdict)
      }),
    )
  })
})

describe('a winner', () => {
  test('is clear of every other', () => {
    const summaries = [summarize([1, 2, 3]), summarize([7, 8, 9]), summarize([4, 5, 6])]
    expect(winnerOf(summaries, 'higher')).toBe(1)
    expect(winnerOf(summaries, 'lower')).toBe(0)
  })

  test('is not named when the runner-up is within the noise', () => {
    const summaries = [summarize([1, 2, 3]), summarize([2, 3, 4]), summarize([40, 50, 60])]
    expect(winnerOf(summaries, 'lower')).toBeUndefined()
    expect(bestOf(summaries, 'lower')).toBe(0)
  })

  test('has the best median, and nobody can beat it', () => {
    fc.assert(
      fc.property(fc.array(summary, { maxLength: 6 }), better, (summaries, direction) => {
        const index = winnerOf(summaries, direction)
        const winner = index === undefined ? undefined : summaries[index]
        if (winner === undefined) return
        expect(index).toBe(bestOf(summaries, direction))
        for (const other of summaries) expect(compare(other, winner, direction).verdict).not.toBe('better')
      }),
    )
  })
})
