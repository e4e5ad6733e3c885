import { checkInteger } from '../chunks/check-integer.ts'
import { runInParts } from '../chunks/chunked-kernel.ts'
import { doublesOf, type Doubles } from '../chunks/shared.ts'
import { randomKey, randomWord } from '../random/counter-random.ts'
import { nearest } from './assign-block.ts'
import { type KMeansInput, kMeansKernel } from './k-means-kernel.ts'
import { checkClustering } from './points.ts'

/** How to find clusters. */
export interface KMeansOptions {
  /** Coordinates of a point, from 1 to 4,096. */
  readonly dimensions: number
  /** Clusters wanted, from 1 to 4,096 and no more than points. */
  readonly clusters: number
  /**
   * Rounds after which to stop though points still change their cluster, from 1 to 1,000,000.
   *
   * @defaultValue 100
   */
  readonly maxRounds?: number
  /**
   * Seed of the first centroids, from 0 to 4,294,967,295.
   *
   * @defaultValue 0
   */
  readonly seed?: number
}

/** Clusters of points. */
export interface Clusters {
  /** Coordinates, centroid by centroid. */
  readonly centroids: Float64Array
  /** Nearest centroid of each point. */
  readonly labels: Uint16Array
  /** Sum of squared distances of points from their centroids. */
  readonly inertia: number
}

/**
 * Sorts points into clusters, so that each is near the mean of its own.
 *
 * @remarks
 * Lloyd's rounds from centroids that k-means++ has chosen: O(points * clusters * dimensions) a round, about 1 ns a
 * coordinate and cluster in WebAssembly. Finds a good arrangement, not always the best; another seed may find a better
 * one. The same points and seed give the same clusters.
 * @param points - Coordinates, point by point.
 * @throws TypeError when a number is not an integer, or `dimensions` does not divide the coordinates.
 * @throws RangeError when a number is out of range.
 * @see Lloyd, "Least squares quantization in PCM", 1982; Arthur and Vassilvitskii, "k-means++", 2007.
 * @see {@link kMeansKernel} for a pool, with the input of {@link kMeansInput}.
 * @example
 * ```ts @import.meta.vitest
 * const { labels, inertia } = kMeans(Float64Array.of(1, 2, 8, 9), { dimensions: 1, clusters: 2 })
 * expect(labels[0]).toBe(labels[1])
 * expect(labels[2]).toBe(labels[3])
 * expect(inertia).toBe(1)
 * ```
 */
export function kMeans(points: Doubles, options: KMeansOptions): Clusters {
  const { centroids, labels, inertias } = runInParts(kMeansKernel, kMeansInput(points, options), 1)
  return { centroids, labels, inertia: inertias.reduce((sum, inertia) => sum + inertia, 0) }
}

/**
 * Makes the input of {@link kMeansKernel}: chooses the first centroids among the points.
 *
 * @remarks
 * k-means++: the first at random, each of the others with a chance in proportion to its squared distance from those that
 * are chosen. O(points * clusters * dimensions).
 * @throws TypeError when a number is not an integer, or `dimensions` does not divide the coordinates.
 * @throws RangeError when a number is out of range.
 * @example
 * ```ts @import.meta.vitest
 * const { centroids } = kMeansInput(Float64Array.of(1, 1, 9, 9), { dimensions: 1, clusters: 2 })
 * expect([...centroids].sort()).toEqual([1, 9])
 * ```
 */
export function kMeansInput(points: Doubles, options: KMeansOptions): KMeansInput {
  const { dimensions, clusters, maxRounds = 100, seed = 0 } = options
  const values = doublesOf('points', points)
  const count = checkClustering({ points, dimensions, centroids: new Float64Array(dimensions || 1) })
  checkInteger('clusters', clusters, { min: 1, max: Math.min(count, 4096) })
  checkInteger('maxRounds', maxRounds, { min: 1, max: 1e6 })
  const key = randomKey(seed)
  const centroids = new Float64Array(clusters * dimensions)
  const distances = new Float64Array(count).fill(Infinity)
  for (let cluster = 0; cluster < clusters; cluster++) {
    const chance = randomWord(cluster, key) / 2 ** 32
    const chosen = cluster === 0 ? Math.floor(chance * count) : pick(distances, chance)
    const centroid = values.subarray(chosen * dimensions, (chosen + 1) * dimensions)
    centroids.set(centroid, cluster * dimensions)
    shorten(distances, values, centroid)
  }
  return { points, dimensions, centroids, maxRounds }
}

/** Notes which points are nearer to a new centroid than to those before. */
function shorten(distances: Float64Array, points: Float64Array, centroid: Float64Array): void {
  const dimensions = centroid.length
  for (let index = 0; index < distances.length; index++) {
    const { distance } = nearest(points.subarray(index * dimensions, (index + 1) * dimensions), centroid)
    distances[index] = Math.min(distances[index] ?? 0, distance)
  }
}

/** Picks an index with a chance in proportion to its distance; the last one where all are 0. */
function pick(distances: Float64Array, chance: number): number {
  let left = chance * distances.reduce((sum, distance) => sum + distance, 0)
  for (let index = 0; index < distances.length; index++) {
    left -= distances[index] ?? 0
    if (left < 0) return index
  }
  return distances.length - 1
}
