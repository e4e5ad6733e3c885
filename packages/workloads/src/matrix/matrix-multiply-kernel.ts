import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { splitRange } from '../chunks/split-range.ts'
import type { Matrix } from './matrix.ts'
import { checkFactors, matrixMultiply } from './matrix-multiply.ts'

/** Two matrices to multiply: of a part, `a` is some rows of the whole. */
export interface MatrixPair {
  readonly a: Matrix
  readonly b: Matrix
}

/**
 * Multiplies the rows of a part.
 *
 * @throws TypeError when a side is not an integer.
 * @throws RangeError when a side is out of range, or the sides do not fit each other or the values.
 * @example
 * ```ts @import.meta.vitest
 * const a = { rows: 1, columns: 1, values: Float64Array.of(2) }
 * expect(runMatrixMultiplyPart({ a, b: a }).values).toEqual(Float64Array.of(4))
 * ```
 */
export function runMatrixMultiplyPart({ a, b }: MatrixPair): Matrix {
  return matrixMultiply(a, b)
}

/**
 * Multiplies two matrices in bands of rows of the first.
 *
 * @remarks
 * Each part holds a copy of its rows and all of `b`. Put the values of `b` in a SharedArrayBuffer where the workers are
 * threads and `b` is large.
 * @example
 * ```ts @import.meta.vitest
 * const a = { rows: 2, columns: 1, values: Float64Array.of(1, 2) }
 * const b = { rows: 1, columns: 2, values: Float64Array.of(3, 4) }
 * const parts = matrixMultiplyKernel.plan({ a, b }, 2)
 * expect(matrixMultiplyKernel.combine(parts.map(matrixMultiplyKernel.run)).values).toEqual(Float64Array.of(3, 4, 6, 8))
 * ```
 */
export const matrixMultiplyKernel: ChunkedKernel<MatrixPair, MatrixPair, Matrix> = {
  plan: ({ a, b }, parts) => {
    checkFactors(a, b)
    return splitRange({ from: 0, to: a.rows }, parts).map(({ from, to }) => ({
      a: { rows: to - from, columns: a.columns, values: a.values.slice(from * a.columns, to * a.columns) },
      b,
    }))
  },
  run: runMatrixMultiplyPart,
  combine: stackRows,
}

function stackRows(bands: readonly Matrix[]): Matrix {
  const columns = bands[0]?.columns ?? 0
  const rows = bands.reduce((total, band) => total + band.rows, 0)
  const values = new Float64Array(rows * columns)
  let at = 0
  for (const band of bands) {
    values.set(band.values, at)
    at += band.values.length
  }
  return { rows, columns, values }
}
