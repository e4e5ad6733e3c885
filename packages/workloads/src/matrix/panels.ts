import type { Matrix } from './matrix.ts'

/** Which columns of the first matrix, and rows of the second, are laid out. */
export interface Block {
  readonly from: number
  readonly depth: number
  /** Rows or columns in a panel. */
  readonly side: number
}

/** Lays rows out in panels: for each group of `side` rows, their values by depth; padded with zeros. */
export function packRows(target: Float64Array, { rows, columns, values }: Matrix, { from, depth, side }: Block): void {
  for (let row = 0; row < rows; row++) {
    const lane = row % side
    const start = (row - lane) * depth + lane
    const source = row * columns + from
    for (let k = 0; k < depth; k++) target[start + k * side] = values[source + k] ?? 0
  }
}

/** Lays columns out in panels: for each group of `side` columns, their values by depth; padded with zeros. */
export function packColumns(target: Float64Array, { columns, values }: Matrix, { from, depth, side }: Block): void {
  const whole = columns - (columns % side)
  for (let k = 0; k < depth; k++) {
    const source = (from + k) * columns
    for (let column = 0; column < columns; column += side) {
      const start = column * depth + k * side
      const lanes = column < whole ? side : columns - whole
      for (let lane = 0; lane < lanes; lane++) target[start + lane] = values[source + column + lane] ?? 0
    }
  }
}
