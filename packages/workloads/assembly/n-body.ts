/**
 * Adds up what all bodies do to each of `targets` bodies from `first` on, two of them at a time, each from the first of
 * all bodies to the last.
 *
 * `bodies` holds `room` coordinates x, then as many y, z and masses; `room` is even and above `first + targets`. `pulls`
 * gets as many x, y and z, `room` apart.
 */
export function addPulls(
  bodies: usize,
  count: i32,
  room: i32,
  first: i32,
  targets: i32,
  pulls: usize,
  least: f64,
): void {
  const row = 8 * room
  const end = bodies + 8 * count
  for (let target = 0; target < targets; target += 2) {
    const body = bodies + 8 * (first + target)
    const x = v128.load(body)
    const y = v128.load(body + row)
    const z = v128.load(body + 2 * row)
    const self = i64x2(body, body + 8)
    let sumX = f64x2.splat(0)
    let sumY = f64x2.splat(0)
    let sumZ = f64x2.splat(0)
    for (let other = bodies; other < end; other += 8) {
      const dx = f64x2.sub(v128.load_splat<f64>(other), x)
      const dy = f64x2.sub(v128.load_splat<f64>(other + row), y)
      const dz = f64x2.sub(v128.load_splat<f64>(other + 2 * row), z)
      let square = f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy))
      square = f64x2.add(f64x2.add(square, f64x2.mul(dz, dz)), f64x2.splat(least))
      const pull = f64x2.div(v128.load_splat<f64>(other + 3 * row), f64x2.mul(square, f64x2.sqrt(square)))
      // A body does nothing to itself: 0 is added, which changes no sum, for none is ever -0.
      const isSelf = i64x2.eq(self, i64x2.splat(other))
      sumX = f64x2.add(sumX, v128.andnot(f64x2.mul(dx, pull), isSelf))
      sumY = f64x2.add(sumY, v128.andnot(f64x2.mul(dy, pull), isSelf))
      sumZ = f64x2.add(sumZ, v128.andnot(f64x2.mul(dz, pull), isSelf))
    }
    const result = pulls + 8 * target
    v128.store(result, sumX)
    v128.store(result + row, sumY)
    v128.store(result + 2 * row, sumZ)
  }
}
