import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kMeans, kMeansInput, kMeansKernel, makeMatrix, runInParts, withoutWebAssembly } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

// Lloyd's rounds with exact sums, from the same first centroids.
const python = `import math
points, centroids, dimensions, rounds = given
rows = [points[i:i + dimensions] for i in range(0, len(points), dimensions)]
centers = [centroids[i:i + dimensions] for i in range(0, len(centroids), dimensions)]
before = None
while True:
    labels = [min(range(len(centers)), key=lambda c: math.dist(row, centers[c])) for row in rows]
    if labels == before: break
    before = labels
    for c in range(len(centers)):
        own = [row for row, label in zip(rows, labels) if label == c]
        if own: centers[c] = [math.fsum(row[axis] for row in own) / len(own) for axis in range(dimensions)]
print(json.dumps([labels, centers, math.fsum(math.dist(row, centers[label]) ** 2 for row, label in zip(rows, labels))]))`

/** Points around four corners. */
function corners(count: number): Float64Array {
  const noise = makeMatrix([count, 2], 5).values
  return noise.map((value, index) => value + (Math.floor(index / 2 / (index % 2 === 0 ? 1 : 2)) % 2) * 10)
}

describe('kMeans', () => {
  test('finds the clusters and means that Python finds from the same start', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const points = makeMatrix([3000, 3], 9).values
    const options = { dimensions: 3, clusters: 7, maxRounds: 1000, seed: 2 }
    const { labels, centroids, inertia } = kMeans(points, options)
    const given = [[...points], [...kMeansInput(points, options).centroids], 3, 1000]
    const [theirLabels, theirCentroids, theirInertia] = runPython(python, given) as [number[], number[][], number]
    expect([...labels]).toEqual(theirLabels)
    for (const [index, value] of theirCentroids.flat().entries()) expect(centroids[index]).toBeCloseTo(value, 12)
    expect(inertia).toBeCloseTo(theirInertia, 9)
  })

  test('tells four heaps apart', () => {
    const { labels, centroids } = kMeans(corners(4000), { dimensions: 2, clusters: 4 })
    expect(new Set(labels.subarray(0, 4)).size).toBe(4)
    for (let index = 4; index < labels.length; index++) expect(labels[index]).toBe(labels[index % 4])
    expect([...centroids].map((value) => Math.abs(Math.round(value))).sort((a, b) => a - b)).toEqual([
      0, 0, 0, 0, 10, 10, 10, 10,
    ])
  })

  test('is the same bit for bit in WebAssembly and plainly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 13 }),
        fc.nat(100),
        (dimensions, clusters, seed) => {
          const points = makeMatrix([1500, dimensions], seed).values
          const options = { dimensions, clusters, seed, maxRounds: 4 }
          expect(withoutWebAssembly(() => kMeans(points, options))).toEqual(kMeans(points, options))
        },
      ),
      { numRuns: 20 },
    )
  })

  test('stops after as many rounds as it may', () => {
    const input = kMeansInput(makeMatrix([2000, 2], 1).values, { dimensions: 2, clusters: 9, maxRounds: 1 })
    expect(runInParts(kMeansKernel, input, 2).centroids).toEqual(input.centroids)
  })

  test('a centroid without points stays', () => {
    const input = { points: Float64Array.of(1, 2), dimensions: 1, centroids: Float64Array.of(0, 100), maxRounds: 9 }
    expect(runInParts(kMeansKernel, input, 1).centroids).toEqual(Float64Array.of(1.5, 100))
  })

  test.each([
    [{ clusters: 0 }, RangeError],
    [{ clusters: 5 }, RangeError],
    [{ dimensions: 0 }, RangeError],
    [{ dimensions: 3 }, TypeError],
    [{ maxRounds: 0 }, RangeError],
    [{ seed: -1 }, RangeError],
  ])('refuses %o for four points on a line', (change, error) => {
    expect(() => kMeans(Float64Array.of(1, 2, 3, 4), { dimensions: 1, clusters: 2, ...change })).toThrow(error)
  })
})
