/**
 * Adds `depth` products to each sum of a matrix whose sides are multiples of 4, tile by tile.
 *
 * `a` and `b` hold panels: for each group of four rows or columns, their values by depth.
 */
export function multiplyPanels(sums: usize, rows: i32, columns: i32, a: usize, b: usize, depth: i32): void {
  const panel = 32 * depth
  for (let column = 0; column < columns; column += 4) {
    for (let row = 0; row < rows; row += 4) {
      const tile = sums + 8 * (row * columns + column)
      addTile(tile, 8 * columns, a + (row >> 2) * panel, b + (column >> 2) * panel, depth)
    }
  }
}

function addTile(tile: usize, stride: usize, a: usize, b: usize, depth: i32): void {
  const row1 = tile + stride
  const row2 = row1 + stride
  const row3 = row2 + stride
  let s00 = v128.load(tile),
    s01 = v128.load(tile, 16)
  let s10 = v128.load(row1),
    s11 = v128.load(row1, 16)
  let s20 = v128.load(row2),
    s21 = v128.load(row2, 16)
  let s30 = v128.load(row3),
    s31 = v128.load(row3, 16)
  const end = a + 32 * depth
  while (a < end) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    let factor = v128.load_splat<f64>(a)
    s00 = f64x2.add(s00, f64x2.mul(factor, b0))
    s01 = f64x2.add(s01, f64x2.mul(factor, b1))
    factor = v128.load_splat<f64>(a, 8)
    s10 = f64x2.add(s10, f64x2.mul(factor, b0))
    s11 = f64x2.add(s11, f64x2.mul(factor, b1))
    factor = v128.load_splat<f64>(a, 16)
    s20 = f64x2.add(s20, f64x2.mul(factor, b0))
    s21 = f64x2.add(s21, f64x2.mul(factor, b1))
    factor = v128.load_splat<f64>(a, 24)
    s30 = f64x2.add(s30, f64x2.mul(factor, b0))
    s31 = f64x2.add(s31, f64x2.mul(factor, b1))
    a += 32
    b += 32
  }
  v128.store(tile, s00)
  v128.store(tile, s01, 16)
  v128.store(row1, s10)
  v128.store(row1, s11, 16)
  v128.store(row2, s20)
  v128.store(row2, s21, 16)
  v128.store(row3, s30)
  v128.store(row3, s31, 16)
}
