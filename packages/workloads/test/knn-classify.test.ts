import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knnClassify, makeDigits, makeMatrix } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

/** Pixels of a handwritten digit of MNIST: 28 by 28, from 0 to 1 in the files of the package. */
const pixels = 784

/** Reads digits that people wrote, as many of each from 0 to 9, from a place in the files on. */
function handwritten(count: number, from: number): { features: Uint8Array; labels: Uint8Array } {
  const digits = Array.from({ length: 10 }, (_, digit) => {
    const text = readFileSync(new URL(import.meta.resolve(`mnist/src/digits/${digit}.json`)), 'utf8')
    // A fifth of a file has more than enough.
    const start = text.slice(text.indexOf('['), 400_000)
    const data = JSON.parse(`${start.slice(0, start.lastIndexOf(','))}]`) as number[]
    return data.slice(from * pixels, (from + count) * pixels)
  })
  return {
    features: Uint8Array.from(digits.flat(), (ink) => Math.round(ink * 255)),
    labels: Uint8Array.from({ length: 10 * count }, (_, index) => Math.floor(index / count)),
  }
}

// Sorted by distance, then by place; of equal votes that of the nearest.
const python = `features, labels, queries, width, neighbours = given
rows = [features[i:i + width] for i in range(0, len(features), width)]
def classify(query, k):
    order = sorted(range(len(rows)), key=lambda i: (sum((a - b) ** 2 for a, b in zip(query, rows[i])), i))
    votes = [labels[i] for i in order[:k]]
    return max(votes, key=lambda label: (votes.count(label), -votes.index(label)))
print(json.dumps([[classify(queries[i:i + width], k) for i in range(0, len(queries), width)] for k in neighbours]))`

describe('knnClassify', () => {
  test('reads digits that people wrote, and as Python does', ({ skip }) => {
    const training = handwritten(120, 0)
    const queries = handwritten(10, 120)
    const labels = knnClassify(training, queries.features, 5)
    const right = labels.filter((label, index) => label === queries.labels[index]).length
    expect(right / labels.length).toBeGreaterThan(0.8)
    skip(missingPython !== undefined, missingPython)
    const few = handwritten(20, 0)
    const places = [0, 11, 42, 93]
    const some = places.flatMap((index) => [...queries.features.subarray(index * pixels, (index + 1) * pixels)])
    const given = [[...few.features], [...few.labels], some, pixels, [5]]
    expect([[...knnClassify(few, Uint8Array.from(some), 5)]]).toEqual(runPython(python, given))
  })

  test('settles ties as Python does', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    // Few different values, so that distances are often equal.
    const values = (count: number, seed: number): Uint8Array =>
      Uint8Array.from(makeMatrix([1, count], seed).values, (value) => (value + 1) * 1.5)
    const [features, labels, queries] = [values(200, 1), values(100, 2), values(80, 3)]
    const neighbours = [1, 2, 4, 100]
    const classes = neighbours.map((count) => [...knnClassify({ features, labels }, queries, count)])
    expect(classes).toEqual(runPython(python, [[...features], [...labels], [...queries], 2, neighbours]))
  })

  test('bytes and doubles of the same values give the same classes', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 9 }), (seed, neighbours) => {
        const [training, queries] = [makeDigits(40, seed), makeDigits(10, seed + 1).features]
        const doubles = { features: Float64Array.from(training.features), labels: training.labels }
        expect(knnClassify(doubles, Float64Array.from(queries), neighbours)).toEqual(
          knnClassify(training, queries, neighbours),
        )
      }),
      { numRuns: 10 },
    )
  })

  test('reads most digits that are drawn', () => {
    const queries = makeDigits(100, 9)
    const labels = knnClassify(makeDigits(1000, 8), queries.features, 3)
    expect(labels.filter((label, index) => label === queries.labels[index]).length).toBeGreaterThan(85)
  })

  test.each([
    ['no neighbours', { neighbours: 0 }, RangeError],
    ['more neighbours than samples', { neighbours: 3 }, RangeError],
    ['queries of another width', { queries: new Uint8Array(3) }, TypeError],
    ['no samples', { labels: new Uint8Array(0) }, RangeError],
    ['samples of different widths', { features: new Uint8Array(5) }, TypeError],
  ])('refuses %s', (_, change, error) => {
    const given = { features: new Uint8Array(4), labels: new Uint8Array(2), queries: new Uint8Array(2), neighbours: 1 }
    const { features, labels, queries, neighbours } = { ...given, ...change }
    expect(() => knnClassify({ features, labels }, queries, neighbours)).toThrow(error)
  })
})
