import type { Matrix } from './matrix.ts'
import { packColumns, packRows } from './panels.ts'
import { addTile, type Sums, tileSide } from './tile.ts'

/** Products added to a tile at a time: a panel of this depth stays in the cache of a core. */
export const blockDepth = 256

/** Multiplies two matrices in plain TypeScript. */
export function multiplyPlainly(product: Float64Array, a: Matrix, b: Matrix): void {
  const columns = roundUp(b.columns, tileSide)
  const rows = roundUp(a.rows, tileSide)
  const sums: Sums = { values: new Float64Array(rows * columns), columns }
  for (let from = 0; from < a.columns; from += blockDepth) {
    const depth = Math.min(blockDepth, a.columns - from)
    const panels: [Float64Array, Float64Array] = [new Float64Array(rows * depth), new Float64Array(columns * depth)]
    packRows(panels[0], a, { from, depth, side: tileSide })
    packColumns(panels[1], b, { from, depth, side: tileSide })
    addBlock(sums, panels, depth)
  }
  trim(product, sums, b.columns)
}

/** Rounds up to a multiple. */
export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step
}

/** Copies what is not padding. */
export function trim(product: Float64Array, sums: Sums, columns: number): void {
  for (let row = 0; row * columns < product.length; row++) {
    product.set(sums.values.subarray(row * sums.columns, row * sums.columns + columns), row * columns)
  }
}

function addBlock(sums: Sums, [rows, columns]: readonly [Float64Array, Float64Array], depth: number): void {
  const groupLength = tileSide * depth
  const panels = [
    { values: rows, groupLength },
    { values: columns, groupLength },
  ] as const
  for (let column = 0; column * groupLength < columns.length; column++) {
    for (let row = 0; row * groupLength < rows.length; row++) addTile(sums, panels, { row, column, depth })
  }
}
