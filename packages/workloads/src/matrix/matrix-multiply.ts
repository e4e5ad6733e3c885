import { checkMatrix, type Matrix } from './matrix.ts'
import { multiplyPlainly } from './plain-multiply.ts'
import { multiply } from './wasm-multiply.ts'

/**
 * Multiplies two matrices.
 *
 * @remarks
 * O(rows * columns * depth), 0.2 ns a product for sides of 1,024. Blocked, with four rows by four columns at a time in
 * registers of WebAssembly, three by three in TypeScript (Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008). Each value adds its
 * products one by one, from the first column of `a` to the last, so that it equals the plain triple loop bit for bit and
 * depends on no block or part.
 * @param a - Sides from 1 to 32,768.
 * @param b - As many rows as `a` has columns.
 * @throws TypeError when a side is not an integer.
 * @throws RangeError when a side is out of range, or the sides do not fit each other or the values.
 * @example
 * ```ts @import.meta.vitest
 * const a = { rows: 1, columns: 2, values: Float64Array.of(1, 2) }
 * const b = { rows: 2, columns: 1, values: Float64Array.of(3, 4) }
 * expect(matrixMultiply(a, b)).toEqual({ rows: 1, columns: 1, values: Float64Array.of(11) })
 * ```
 */
export function matrixMultiply(a: Matrix, b: Matrix): Matrix {
  checkFactors(a, b)
  const values = new Float64Array(a.rows * b.columns)
  multiplyInto(values, a, b)
  return { rows: a.rows, columns: b.columns, values }
}

/**
 * Multiplies two matrices into an array that is there already, which may be shared memory.
 *
 * @param product - `a.rows * b.columns` values, all of which are written; it must not overlap the factors.
 * @throws TypeError when a side is not an integer.
 * @throws RangeError when a side is out of range, or the sides do not fit each other or the values.
 * @example
 * ```ts @import.meta.vitest
 * const a = { rows: 1, columns: 1, values: Float64Array.of(3) }
 * const product = new Float64Array(new SharedArrayBuffer(8))
 * multiplyInto(product, a, a)
 * expect(product[0]).toBe(9)
 * ```
 */
export function multiplyInto(product: Float64Array, a: Matrix, b: Matrix): void {
  checkFactors(a, b)
  checkMatrix('product', { rows: a.rows, columns: b.columns, values: product })
  if (!multiply(product, a, b)) multiplyPlainly(product, a, b)
}

/**
 * Refuses factors that cannot be multiplied.
 *
 * @throws TypeError when a side is not an integer.
 * @throws RangeError when a side is out of range, or the sides do not fit each other or the values.
 */
export function checkFactors(a: Matrix, b: Matrix): void {
  checkMatrix('a', a)
  checkMatrix('b', b)
  if (a.columns === b.rows) return
  throw new RangeError(`b must have as many rows as a has columns, ${a.columns}, got ${b.rows}`)
}
