import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import type { Matrix } from './matrix.ts'
import { packColumns, packRows } from './panels.ts'
import { blockDepth, roundUp, trim } from './plain-multiply.ts'

const tileSide = 4

/** Multiplies two matrices in WebAssembly; `undefined` where there is none. */
export function multiply(product: Float64Array, a: Matrix, b: Matrix): true | undefined {
  const columns = roundUp(b.columns, tileSide)
  const rows = roundUp(a.rows, tileSide)
  const layout = new Layout()
  const sumsAt = layout.add(8 * rows * columns)
  const rowsAt = layout.add(8 * rows * blockDepth)
  const columnsAt = layout.add(8 * columns * blockDepth)
  return withInstance(layout.byteLength, ({ functions, memory: { buffer } }) => {
    const sums = { values: new Float64Array(buffer, sumsAt, rows * columns), columns }
    const rowPanels = new Float64Array(buffer, rowsAt, rows * blockDepth)
    const columnPanels = new Float64Array(buffer, columnsAt, columns * blockDepth)
    // What was left there could be NaN, whose products with padding are slow.
    for (const values of [sums.values, rowPanels, columnPanels]) values.fill(0)
    for (let from = 0; from < a.columns; from += blockDepth) {
      const depth = Math.min(blockDepth, a.columns - from)
      packRows(rowPanels, a, { from, depth, side: tileSide })
      packColumns(columnPanels, b, { from, depth, side: tileSide })
      functions.multiplyPanels(sumsAt, rows, columns, rowsAt, columnsAt, depth)
    }
    trim(product, sums, b.columns)
    return true
  })
}
