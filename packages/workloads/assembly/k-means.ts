/**
 * Finds the nearest centroid of each of `count` points, and adds the points up by centroid.
 *
 * `centroids` holds, dimension by dimension, a value of each centroid; `clusters` of them, a multiple of 4. `labels` are
 * 16 bits wide. `sums` gets, for each cluster, the sum of its points and then how many they are. Returns the sum of
 * squared distances.
 */
export function assignPoints(
  points: usize,
  count: i32,
  dimensions: i32,
  centroids: usize,
  clusters: i32,
  labels: usize,
  sums: usize,
): f64 {
  let inertia: f64 = 0
  for (let index = 0; index < count; index++) {
    const point = points + 8 * index * dimensions
    const label = nearest(point, dimensions, centroids, clusters)
    inertia += nearestDistance
    store<u16>(labels + 2 * index, <u16>label)
    addPoint(sums + 8 * label * (dimensions + 1), point, dimensions)
  }
  return inertia
}

let nearestDistance: f64 = 0

/** Measures the distance to four centroids at a time; of equal ones the first counts. */
function nearest(point: usize, dimensions: i32, centroids: usize, clusters: i32): i32 {
  let best = 0
  let least = f64.POSITIVE_INFINITY
  for (let cluster = 0; cluster < clusters; cluster += 4) {
    let distance0 = f64x2.splat(0)
    let distance1 = f64x2.splat(0)
    let column = centroids + 8 * cluster
    for (let at = point; at < point + 8 * dimensions; at += 8) {
      const value = v128.load_splat<f64>(at)
      const away0 = f64x2.sub(value, v128.load(column))
      const away1 = f64x2.sub(value, v128.load(column, 16))
      distance0 = f64x2.add(distance0, f64x2.mul(away0, away0))
      distance1 = f64x2.add(distance1, f64x2.mul(away1, away1))
      column += 8 * clusters
    }
    for (let lane = 0; lane < 4; lane++) {
      const pair = lane < 2 ? distance0 : distance1
      const distance = lane % 2 === 0 ? f64x2.extract_lane(pair, 0) : f64x2.extract_lane(pair, 1)
      if (distance < least) {
        least = distance
        best = cluster + lane
      }
    }
  }
  nearestDistance = least
  return best
}

function addPoint(sum: usize, point: usize, dimensions: i32): void {
  for (let at = 0; at < 8 * dimensions; at += 8) store<f64>(sum + at, load<f64>(sum + at) + load<f64>(point + at))
  const counted = sum + 8 * dimensions
  store<f64>(counted, load<f64>(counted) + 1)
}
