/** What a counter is multiplied by: see `random/counter-random.ts`, whose words these are. */
const golden: i32 = 0x9e3779b9

/**
 * Counts the samples outside the quarter circle among 4 * `groups`, the first of which uses the words `counter` and
 * `counter + 1` of a sequence.
 *
 * Four samples at a time: lanes of `x` and `y` are the words of one sample each. Squares of 26 bits are added up in 64
 * bits, so that bit 52 tells which are outside.
 */
export function countOutside(counter: i32, groups: u32, outer: i32, inner: i32): u32 {
  const key = i32x4.splat(inner)
  const stride = i32x4.splat(8 * golden)
  let state = i32x4.add(i32x4.splat(counter * golden + outer), i32x4(0, 2 * golden, 4 * golden, 6 * golden))
  let outside = i64x2.splat(0)
  for (let left = groups; left > 0; left--) {
    const x = coordinates(state, key)
    const y = coordinates(i32x4.add(state, i32x4.splat(golden)), key)
    const low = i64x2.add(i64x2.extmul_low_i32x4_u(x, x), i64x2.extmul_low_i32x4_u(y, y))
    const high = i64x2.add(i64x2.extmul_high_i32x4_u(x, x), i64x2.extmul_high_i32x4_u(y, y))
    outside = i64x2.add(outside, i64x2.add(i64x2.shr_u(low, 52), i64x2.shr_u(high, 52)))
    state = i32x4.add(state, stride)
  }
  return <u32>(i64x2.extract_lane(outside, 0) + i64x2.extract_lane(outside, 1))
}

/** Mixes four words, and keeps the upper 26 bits of each. */
function coordinates(words: v128, key: v128): v128 {
  let bits = v128.xor(words, i32x4.shr_u(words, 16))
  bits = v128.xor(i32x4.mul(bits, i32x4.splat(0x7feb352d)), key)
  bits = i32x4.mul(v128.xor(bits, i32x4.shr_u(bits, 15)), i32x4.splat(0x846ca68b))
  return i32x4.shr_u(v128.xor(bits, i32x4.shr_u(bits, 16)), 6)
}
