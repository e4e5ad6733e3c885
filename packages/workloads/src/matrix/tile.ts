/** Rows and columns of a tile: nine sums and six factors fit in the registers of a core. */
export const tileSide = 3

/** Values laid out as {@link addTile} reads them: for each group of three lines, their values by depth. */
export interface Panels {
  readonly values: Float64Array
  /** Values from one group to the next. */
  readonly groupLength: number
}

/** A matrix being summed up, padded to whole tiles. */
export interface Sums {
  readonly values: Float64Array
  readonly columns: number
}

/** Where a tile lies: its group of rows, its group of columns, and how many products to add. */
export interface TilePlace {
  readonly row: number
  readonly column: number
  readonly depth: number
}

/** Adds `depth` products to each of the nine sums of a tile, in order of depth. */
export function addTile(sums: Sums, panels: readonly [rows: Panels, columns: Panels], place: TilePlace): void {
  const [{ values: a, groupLength: rowLength }, { values: b, groupLength: columnLength }] = panels
  const { values, columns } = sums
  const top = place.row * tileSide * columns + place.column * tileSide
  const middle = top + columns
  const bottom = middle + columns
  let [s00, s01, s02] = [values[top] ?? 0, values[top + 1] ?? 0, values[top + 2] ?? 0]
  let [s10, s11, s12] = [values[middle] ?? 0, values[middle + 1] ?? 0, values[middle + 2] ?? 0]
  let [s20, s21, s22] = [values[bottom] ?? 0, values[bottom + 1] ?? 0, values[bottom + 2] ?? 0]
  let atA = place.row * rowLength
  let atB = place.column * columnLength
  for (let left = place.depth; left > 0; left--) {
    const b0 = b[atB] ?? 0
    const b1 = b[atB + 1] ?? 0
    const b2 = b[atB + 2] ?? 0
    let factor = a[atA] ?? 0
    s00 += factor * b0
    s01 += factor * b1
    s02 += factor * b2
    factor = a[atA + 1] ?? 0
    s10 += factor * b0
    s11 += factor * b1
    s12 += factor * b2
    factor = a[atA + 2] ?? 0
    s20 += factor * b0
    s21 += factor * b1
    s22 += factor * b2
    atA += tileSide
    atB += tileSide
  }
  values[top] = s00
  values[top + 1] = s01
  values[top + 2] = s02
  values[middle] = s10
  values[middle + 1] = s11
  values[middle + 2] = s12
  values[bottom] = s20
  values[bottom + 1] = s21
  values[bottom + 2] = s22
}
