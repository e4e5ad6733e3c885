/** Numbers whose squares are added before the four sums are folded: 4,096 squares below 2^52 stay below 2^64. */
const narrowVectors: i32 = 4096
/** Numbers below this have squares below 2^52. */
const narrowEnd: u64 = 1 << 26

let low: u64 = 0
let high: u64 = 0

/**
 * Adds up the squares of `count` numbers from `from` on, and writes the 128-bit sum to `result`: low word, high word.
 * `count` is a multiple of 8, and `from + count` at most 2^32.
 */
export function addSquares(from: u32, count: u32, result: usize): void {
  low = 0
  high = 0
  let next: u64 = from
  let left: u32 = count / 8
  while (left > 0) {
    const isNarrow = next + 8 * <u64>narrowVectors <= narrowEnd
    const vectors: u32 = left < <u32>narrowVectors ? left : <u32>narrowVectors
    if (isNarrow) addNarrow(<u32>next, vectors)
    else addWide(<u32>next, vectors)
    next += 8 * <u64>vectors
    left -= vectors
  }
  store<u64>(result, low)
  store<u64>(result, high, 8)
}

/** Adds whole squares. */
function addNarrow(from: u32, vectors: u32): void {
  const eight: v128 = i32x4.splat(8)
  let x: v128 = i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3))
  let y: v128 = i32x4.add(x, i32x4.splat(4))
  let sum0: v128 = i64x2.splat(0)
  let sum1: v128 = i64x2.splat(0)
  let sum2: v128 = i64x2.splat(0)
  let sum3: v128 = i64x2.splat(0)
  for (let left = vectors; left > 0; left--) {
    sum0 = i64x2.add(sum0, i64x2.extmul_low_i32x4_u(x, x))
    sum1 = i64x2.add(sum1, i64x2.extmul_high_i32x4_u(x, x))
    sum2 = i64x2.add(sum2, i64x2.extmul_low_i32x4_u(y, y))
    sum3 = i64x2.add(sum3, i64x2.extmul_high_i32x4_u(y, y))
    x = i32x4.add(x, eight)
    y = i32x4.add(y, eight)
  }
  fold(sum0)
  fold(sum1)
  fold(sum2)
  fold(sum3)
}

/** Adds the halves of squares by themselves, for they would pass 2^64 soon. */
function addWide(from: u32, vectors: u32): void {
  const eight: v128 = i32x4.splat(8)
  const lowHalf: v128 = i64x2.splat(0xffffffff)
  let x: v128 = i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3))
  let y: v128 = i32x4.add(x, i32x4.splat(4))
  let lows: v128 = i64x2.splat(0)
  let highs: v128 = i64x2.splat(0)
  for (let left = vectors; left > 0; left--) {
    const square0 = i64x2.extmul_low_i32x4_u(x, x)
    const square1 = i64x2.extmul_high_i32x4_u(x, x)
    const square2 = i64x2.extmul_low_i32x4_u(y, y)
    const square3 = i64x2.extmul_high_i32x4_u(y, y)
    lows = i64x2.add(lows, i64x2.add(v128.and(square0, lowHalf), v128.and(square1, lowHalf)))
    lows = i64x2.add(lows, i64x2.add(v128.and(square2, lowHalf), v128.and(square3, lowHalf)))
    highs = i64x2.add(highs, i64x2.add(i64x2.shr_u(square0, 32), i64x2.shr_u(square1, 32)))
    highs = i64x2.add(highs, i64x2.add(i64x2.shr_u(square2, 32), i64x2.shr_u(square3, 32)))
    x = i32x4.add(x, eight)
    y = i32x4.add(y, eight)
  }
  fold(lows)
  const sum: u64 = i64x2.extract_lane(highs, 0) + i64x2.extract_lane(highs, 1)
  addWord(sum << 32)
  high += sum >> 32
}

function fold(sums: v128): void {
  addWord(i64x2.extract_lane(sums, 0))
  addWord(i64x2.extract_lane(sums, 1))
}

function addWord(word: u64): void {
  low += word
  if (low < word) high++
}
