/** A run of points that is always added up by itself, so that sums do not depend on how points are split. */
export const blockPoints = 1024

/** What is done to one block. */
export interface Block {
  readonly points: Float64Array
  readonly dimensions: number
  readonly centroids: Float64Array
  /** Where labels go, one for each point. */
  readonly labels: Uint16Array
  /** Where sums go: for each centroid those of the coordinates of its points, then how many they are. All 0 before. */
  readonly sums: Float64Array
}

/** Finds the nearest centroid of each point of a block, adds points up, and returns the sum of squared distances. */
export function assignBlockPlainly({ points, dimensions, centroids, labels, sums }: Block): number {
  let inertia = 0
  for (let index = 0; index < labels.length; index++) {
    const point = points.subarray(index * dimensions, (index + 1) * dimensions)
    const { cluster, distance } = nearest(point, centroids)
    inertia += distance
    labels[index] = cluster
    const at = cluster * (dimensions + 1)
    for (const [axis, value] of point.entries()) sums[at + axis] = (sums[at + axis] ?? 0) + value
    sums[at + dimensions] = (sums[at + dimensions] ?? 0) + 1
  }
  return inertia
}

/** Finds the nearest centroid, the first of equal ones. */
export function nearest(point: Float64Array, centroids: Float64Array): { cluster: number; distance: number } {
  const dimensions = point.length
  let [cluster, distance] = [0, Infinity]
  for (let start = 0; start < centroids.length; start += dimensions) {
    let sum = 0
    for (let axis = 0; axis < dimensions; axis++) {
      const away = (point[axis] ?? 0) - (centroids[start + axis] ?? 0)
      sum += away * away
    }
    if (sum < distance) [cluster, distance] = [start / dimensions, sum]
  }
  return { cluster, distance }
}
