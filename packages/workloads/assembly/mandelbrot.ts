/**
 * Counts the iterations of `width` pixels of a row into 16-bit `counts`. The columns of pixels that are still to do are
 * collected in `waiting`, room for four 32-bit numbers.
 */
export function iterateRow(
  counts: usize,
  width: i32,
  waiting: usize,
  left: f64,
  step: f64,
  imaginary: f64,
  max: i32,
): void {
  let waits = 0
  for (let column = 0; column < width; column++) {
    if (staysInside(left + (<f64>column + 0.5) * step, imaginary)) {
      store<u16>(counts + 2 * column, <u16>max)
      continue
    }
    store<i32>(waiting + 4 * waits++, column)
    if (waits < 4) continue
    iterateFour(counts, waiting, left, step, imaginary, max)
    waits = 0
  }
  if (waits === 0) return
  // The last column again, so that there are four.
  const last = load<i32>(waiting + 4 * (waits - 1))
  while (waits < 4) store<i32>(waiting + 4 * waits++, last)
  iterateFour(counts, waiting, left, step, imaginary, max)
}

/** Tells whether a point lies in the main cardioid or in the circle left of it, whose points all stay. */
function staysInside(real: f64, imaginary: f64): bool {
  const square = imaginary * imaginary
  const fromCusp = real - 0.25
  const distance = fromCusp * fromCusp + square
  return distance * (distance + fromCusp) <= square / 4 || (real + 1) * (real + 1) + square <= 1.0 / 16
}

function realsOf(waiting: usize, left: f64, step: f64): v128 {
  const columns = f64x2.convert_low_i32x4_s(v128.load64_zero(waiting))
  return f64x2.add(f64x2.splat(left), f64x2.mul(f64x2.add(columns, f64x2.splat(0.5)), f64x2.splat(step)))
}

/** Iterates two pairs of pixels side by side, because a step waits for the one before it. */
function iterateFour(counts: usize, waiting: usize, left: f64, step: f64, imaginary: f64, max: i32): void {
  const real0 = realsOf(waiting, left, step)
  const real1 = realsOf(waiting + 8, left, step)
  const imaginaries = f64x2.splat(imaginary)
  const four = f64x2.splat(4)
  const zero = i64x2.splat(0)
  let x0 = zero,
    y0 = zero,
    xx0 = zero,
    yy0 = zero,
    count0 = zero,
    stays0 = i64x2.splat(-1)
  let x1 = zero,
    y1 = zero,
    xx1 = zero,
    yy1 = zero,
    count1 = zero,
    stays1 = i64x2.splat(-1)
  for (let done = 0; done < max; done++) {
    y0 = f64x2.mul(f64x2.add(x0, x0), y0)
    y1 = f64x2.mul(f64x2.add(x1, x1), y1)
    y0 = f64x2.add(y0, imaginaries)
    y1 = f64x2.add(y1, imaginaries)
    x0 = f64x2.add(f64x2.sub(xx0, yy0), real0)
    x1 = f64x2.add(f64x2.sub(xx1, yy1), real1)
    // A pixel that has passed 2 counts this iteration as its last, whatever becomes of it.
    count0 = i64x2.sub(count0, stays0)
    count1 = i64x2.sub(count1, stays1)
    xx0 = f64x2.mul(x0, x0)
    xx1 = f64x2.mul(x1, x1)
    yy0 = f64x2.mul(y0, y0)
    yy1 = f64x2.mul(y1, y1)
    stays0 = v128.and(stays0, f64x2.le(f64x2.add(xx0, yy0), four))
    stays1 = v128.and(stays1, f64x2.le(f64x2.add(xx1, yy1), four))
    if (!v128.any_true(v128.or(stays0, stays1))) break
  }
  store<u16>(counts + 2 * load<i32>(waiting), <u16>i64x2.extract_lane(count0, 0))
  store<u16>(counts + 2 * load<i32>(waiting, 4), <u16>i64x2.extract_lane(count0, 1))
  store<u16>(counts + 2 * load<i32>(waiting, 8), <u16>i64x2.extract_lane(count1, 0))
  store<u16>(counts + 2 * load<i32>(waiting, 12), <u16>i64x2.extract_lane(count1, 1))
}
