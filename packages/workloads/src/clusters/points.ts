import { checkInteger } from '../chunks/check-integer.ts'
import { checkLength } from '../chunks/check-number.ts'
import { doublesOf, type Doubles } from '../chunks/shared.ts'

const maxDimensions = 4096
const maxClusters = 4096

/** Points and the centroids they are to be assigned to. */
export interface Clustering {
  /** Coordinates, point by point. */
  readonly points: Doubles
  /** Coordinates of a point, from 1 to 4,096. */
  readonly dimensions: number
  /** Coordinates, centroid by centroid: from 1 to 4,096 of them. */
  readonly centroids: Float64Array
}

/**
 * Refuses points or centroids that are not whole.
 *
 * @returns The number of points.
 * @throws TypeError when `dimensions` is not an integer, or does not divide the coordinates.
 * @throws RangeError when `dimensions` or the number of centroids is out of range.
 */
export function checkClustering({ points, dimensions, centroids }: Clustering): number {
  checkInteger('dimensions', dimensions, { min: 1, max: maxDimensions })
  const count = doublesOf('points', points).length / dimensions
  checkInteger('points.length / dimensions', count, { min: 0, max: 2 ** 31 - 1 })
  checkInteger('centroids.length / dimensions', centroids.length / dimensions, { min: 1, max: maxClusters })
  checkLength('centroids', centroids, Math.round(centroids.length / dimensions) * dimensions)
  return count
}
