/**
 * Finds the nearest centroid of each of `count` points, and adds the points up by centroid.
 *
 * `centroids` holds, dimension by dimension, a value of each centroid; `clusters` of them, a multiple of 4. `labels` are
 * 16 bits wide, `distances` doubles. `sums` gets, for each cluster, the sum of its points and then how many they are.
 * Returns the sum of squared distances.
 */
export function assignPoints(
  points: usize,
  count: i32,
  dimensions: i32,
  centroids: usize,
  clusters: i32,
  labels: usize,
  distances: usize,
  sums: usize,
): f64 {
  const row = 8 * dimensions
  for (let index = 0; index < count; index += 2) {
    // A last point that is alone is measured twice.
    const step = index + 1 < count ? 1 : 0
    measureTwo(points + index * row, step * row, row, centroids, clusters, labels + 2 * index, distances + 8 * index)
  }
  let inertia: f64 = 0
  for (let index = 0; index < count; index++) {
    inertia += load<f64>(distances + 8 * index)
    addPoint(sums + <usize>load<u16>(labels + 2 * index) * (row + 8), points + index * row, row)
  }
  return inertia
}

/** Measures the distances of two points, `step` bytes apart, to four centroids at a time. */
function measureTwo(
  point: usize,
  step: i32,
  row: i32,
  centroids: usize,
  clusters: i32,
  labels: usize,
  distances: usize,
): void {
  let least0 = f64x2.splat(Infinity)
  let least1 = f64x2.splat(Infinity)
  let best0 = i64x2.splat(0)
  let best1 = i64x2.splat(0)
  let ids = i64x2(0, 1)
  for (let cluster = 0; cluster < clusters; cluster += 4) {
    let sum00 = f64x2.splat(0)
    let sum01 = f64x2.splat(0)
    let sum10 = f64x2.splat(0)
    let sum11 = f64x2.splat(0)
    let column = centroids + 8 * cluster
    for (let at = point; at < point + row; at += 8) {
      const value0 = v128.load_splat<f64>(at)
      const value1 = v128.load_splat<f64>(at + step)
      sum00 = addSquare(sum00, value0, v128.load(column))
      sum01 = addSquare(sum01, value0, v128.load(column, 16))
      sum10 = addSquare(sum10, value1, v128.load(column))
      sum11 = addSquare(sum11, value1, v128.load(column, 16))
      column += 8 * clusters
    }
    // Of equal ones the first of each lane stays.
    const nextIds = i64x2.add(ids, i64x2.splat(2))
    best0 = v128.bitselect(ids, best0, f64x2.lt(sum00, least0))
    least0 = f64x2.pmin(least0, sum00)
    best1 = v128.bitselect(ids, best1, f64x2.lt(sum10, least1))
    least1 = f64x2.pmin(least1, sum10)
    best0 = v128.bitselect(nextIds, best0, f64x2.lt(sum01, least0))
    least0 = f64x2.pmin(least0, sum01)
    best1 = v128.bitselect(nextIds, best1, f64x2.lt(sum11, least1))
    least1 = f64x2.pmin(least1, sum11)
    ids = i64x2.add(nextIds, i64x2.splat(2))
  }
  settle(least1, best1, labels + 2, distances + 8)
  settle(least0, best0, labels, distances)
}

function addSquare(sum: v128, value: v128, center: v128): v128 {
  const away = f64x2.sub(value, center)
  return f64x2.add(sum, f64x2.mul(away, away))
}

/** Chooses between the lanes, without a branch: the nearer one, and of equal ones the first. */
function settle(least: v128, best: v128, label: usize, distance: usize): void {
  const even = f64x2.extract_lane(least, 0)
  const odd = f64x2.extract_lane(least, 1)
  const evenBest = <i32>i64x2.extract_lane(best, 0)
  const oddBest = <i32>i64x2.extract_lane(best, 1)
  const isOdd = i32(odd < even) | (i32(odd === even) & i32(oddBest < evenBest))
  store<u16>(label, <u16>select(oddBest, evenBest, isOdd))
  store<f64>(distance, select(odd, even, isOdd))
}

function addPoint(sum: usize, point: usize, row: i32): void {
  let at = 0
  for (; at + 16 <= row; at += 16) v128.store(sum + at, f64x2.add(v128.load(sum + at), v128.load(point + at)))
  if (at < row) store<f64>(sum + at, load<f64>(sum + at) + load<f64>(point + at))
  store<f64>(sum + row, load<f64>(sum + row) + 1)
}
