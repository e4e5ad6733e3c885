/**
 * Transforms `length` complex numbers, a power of 2, from `source` to `source` or `target`; returns where the result is.
 *
 * Each array holds the real parts, then the imaginary parts. `roots` holds the cosines, then the sines, of
 * `-2 pi k / length` for `k` below `3 * length / 4`. Stockham's form, four numbers at a time: no bit reversal.
 */
export function transform(source: usize, target: usize, roots: usize, length: i32): usize {
  const sines = roots + 8 * ((3 * length) >> 2)
  let from = source
  let to = target
  let stride = 1
  let size = length
  while (size >= 4) {
    if (stride === 1) firstPass(from, to, roots, sines, length)
    else pass(from, to, roots, sines, length, stride)
    const swapped = from
    from = to
    to = swapped
    size >>= 2
    stride <<= 2
  }
  if (size === 1) return from
  lastPass(from, to, length, stride)
  return to
}

/** Multiplies by twiddle factors of neighbours that differ, so one by one. */
function firstPass(from: usize, to: usize, cosines: usize, sines: usize, length: i32): void {
  const quarter = length >> 2
  const imaginaries = 8 * length
  for (let p = 0; p < quarter; p++) {
    const a = from + 8 * p
    const b = a + 8 * quarter
    const c = b + 8 * quarter
    const d = c + 8 * quarter
    const sumReal = load<f64>(a) + load<f64>(c)
    const sumImaginary = load<f64>(a + imaginaries) + load<f64>(c + imaginaries)
    const differenceReal = load<f64>(a) - load<f64>(c)
    const differenceImaginary = load<f64>(a + imaginaries) - load<f64>(c + imaginaries)
    const otherSumReal = load<f64>(b) + load<f64>(d)
    const otherSumImaginary = load<f64>(b + imaginaries) + load<f64>(d + imaginaries)
    const turnedReal = load<f64>(d + imaginaries) - load<f64>(b + imaginaries)
    const turnedImaginary = load<f64>(b) - load<f64>(d)
    const result = to + 32 * p
    store<f64>(result, sumReal + otherSumReal)
    store<f64>(result + imaginaries, sumImaginary + otherSumImaginary)
    storeTurned(
      result + 8,
      imaginaries,
      differenceReal - turnedReal,
      differenceImaginary - turnedImaginary,
      cosines + 8 * p,
      sines + 8 * p,
    )
    storeTurned(
      result + 16,
      imaginaries,
      sumReal - otherSumReal,
      sumImaginary - otherSumImaginary,
      cosines + 16 * p,
      sines + 16 * p,
    )
    storeTurned(
      result + 24,
      imaginaries,
      differenceReal + turnedReal,
      differenceImaginary + turnedImaginary,
      cosines + 24 * p,
      sines + 24 * p,
    )
  }
}

function storeTurned(at: usize, imaginaries: usize, real: f64, imaginary: f64, cosine: usize, sine: usize): void {
  const c = load<f64>(cosine)
  const s = load<f64>(sine)
  store<f64>(at, real * c - imaginary * s)
  store<f64>(at + imaginaries, real * s + imaginary * c)
}

/** Passes after the first: `stride` neighbours share their twiddle factors, two are done at a time. */
function pass(from: usize, to: usize, cosines: usize, sines: usize, length: i32, stride: i32): void {
  const quarter = 8 * (length >> 2)
  const groups = (length >> 2) / stride
  for (let p = 0; p < groups; p++) {
    const root = 8 * p * stride
    const c1 = v128.load_splat<f64>(cosines + root),
      s1 = v128.load_splat<f64>(sines + root)
    const c2 = v128.load_splat<f64>(cosines + 2 * root),
      s2 = v128.load_splat<f64>(sines + 2 * root)
    const c3 = v128.load_splat<f64>(cosines + 3 * root),
      s3 = v128.load_splat<f64>(sines + 3 * root)
    const first = from + 8 * p * stride
    const result = to + 32 * p * stride
    for (let q = 0; q < 8 * stride; q += 16)
      butterflies(first + q, quarter, result + q, 8 * stride, 8 * length, c1, s1, c2, s2, c3, s3)
  }
}

function butterflies(
  a: usize,
  quarter: usize,
  result: usize,
  step: usize,
  imaginaries: usize,
  c1: v128,
  s1: v128,
  c2: v128,
  s2: v128,
  c3: v128,
  s3: v128,
): void {
  const b = a + quarter
  const c = b + quarter
  const d = c + quarter
  const sumReal = f64x2.add(v128.load(a), v128.load(c))
  const sumImaginary = f64x2.add(v128.load(a + imaginaries), v128.load(c + imaginaries))
  const differenceReal = f64x2.sub(v128.load(a), v128.load(c))
  const differenceImaginary = f64x2.sub(v128.load(a + imaginaries), v128.load(c + imaginaries))
  const otherSumReal = f64x2.add(v128.load(b), v128.load(d))
  const otherSumImaginary = f64x2.add(v128.load(b + imaginaries), v128.load(d + imaginaries))
  const turnedReal = f64x2.sub(v128.load(d + imaginaries), v128.load(b + imaginaries))
  const turnedImaginary = f64x2.sub(v128.load(b), v128.load(d))
  v128.store(result, f64x2.add(sumReal, otherSumReal))
  v128.store(result + imaginaries, f64x2.add(sumImaginary, otherSumImaginary))
  storePair(
    result + step,
    imaginaries,
    f64x2.sub(differenceReal, turnedReal),
    f64x2.sub(differenceImaginary, turnedImaginary),
    c1,
    s1,
  )
  storePair(
    result + 2 * step,
    imaginaries,
    f64x2.sub(sumReal, otherSumReal),
    f64x2.sub(sumImaginary, otherSumImaginary),
    c2,
    s2,
  )
  storePair(
    result + 3 * step,
    imaginaries,
    f64x2.add(differenceReal, turnedReal),
    f64x2.add(differenceImaginary, turnedImaginary),
    c3,
    s3,
  )
}

function storePair(at: usize, imaginaries: usize, real: v128, imaginary: v128, c: v128, s: v128): void {
  v128.store(at, f64x2.sub(f64x2.mul(real, c), f64x2.mul(imaginary, s)))
  v128.store(at + imaginaries, f64x2.add(f64x2.mul(real, s), f64x2.mul(imaginary, c)))
}

/** Two numbers at a time, for lengths that are no power of 4. */
function lastPass(from: usize, to: usize, length: i32, stride: i32): void {
  const half = 8 * stride
  for (let at: usize = 0; at < <usize>(16 * length); at += 8 * length) {
    for (let q: usize = 0; q < <usize>half; q += 8) {
      const a = load<f64>(from + at + q)
      const b = load<f64>(from + at + q + half)
      store<f64>(to + at + q, a + b)
      store<f64>(to + at + q + half, a - b)
    }
  }
}
