/**
 * Counts `pairs` pairs of doubles into two tables of 32-bit numbers, one for each of a pair, so that equal neighbours
 * need not wait for each other.
 *
 * A table holds how many are below `min`, then the count of each bin, then how many are above `max`, then how many are
 * NaN. No number takes a branch.
 */
export function countBins(values: usize, pairs: i32, tables: usize, bins: i32, min: f64, max: f64, scale: f64): void {
  const first = tables + 4
  const second = first + 4 * (bins + 3)
  const least = f64x2.splat(min)
  const most = f64x2.splat(max)
  const last = f64x2.splat(<f64>bins - 1)
  const below = f64x2.splat(-1)
  const above = f64x2.splat(<f64>bins)
  const missing = f64x2.splat(<f64>bins + 1)
  for (let at = values; at < values + 16 * pairs; at += 16) {
    const value = v128.load(at)
    let bin = f64x2.pmin(f64x2.mul(f64x2.sub(value, least), f64x2.splat(scale)), last)
    bin = v128.bitselect(below, bin, f64x2.lt(value, least))
    bin = v128.bitselect(above, bin, f64x2.gt(value, most))
    bin = v128.bitselect(bin, missing, f64x2.eq(value, value))
    const slots = i32x4.trunc_sat_f64x2_s_zero(bin)
    addOne(first + 4 * i32x4.extract_lane(slots, 0))
    addOne(second + 4 * i32x4.extract_lane(slots, 1))
  }
}

function addOne(at: usize): void {
  store<u32>(at, load<u32>(at) + 1)
}
