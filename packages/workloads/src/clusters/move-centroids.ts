import type { Clustering } from './points.ts'

/** Moves each centroid to the mean of its points; one without points stays. */
export function moveCentroids(sums: Float64Array, { dimensions, centroids }: Clustering): Float64Array {
  const totals = new Float64Array(centroids.length + centroids.length / dimensions)
  for (let block = 0; block < sums.length; block += totals.length) {
    for (let at = 0; at < totals.length; at++) totals[at] = (totals[at] ?? 0) + (sums[block + at] ?? 0)
  }
  return centroids.map((value, index) => {
    const start = Math.floor(index / dimensions) * (dimensions + 1)
    const count = totals[start + dimensions] ?? 0
    return count === 0 ? value : (totals[start + (index % dimensions)] ?? 0) / count
  })
}
