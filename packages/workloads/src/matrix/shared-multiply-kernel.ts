import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { doublesOf, type Doubles } from '../chunks/shared.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { sumNumbers } from '../chunks/sum.ts'
import { checkMatrix, type Matrix } from './matrix.ts'
import { checkFactors, multiplyInto } from './matrix-multiply.ts'

/** A matrix in shared memory, row by row. */
export interface SharedMatrix {
  readonly rows: number
  readonly columns: number
  /** `rows * columns` values. */
  readonly values: Doubles
}

/** Two matrices to multiply, and where their product goes. */
export interface SharedProduct {
  readonly a: SharedMatrix
  readonly b: SharedMatrix
  /** As many rows as `a`, as many columns as `b`; all of its values are written. */
  readonly product: SharedMatrix
}

/** The rows `from <= i < to` of a product. */
export interface SharedProductPart extends SharedProduct, IntegerRange {}

/**
 * Multiplies the rows of a part, and returns how many they are.
 *
 * @throws TypeError when a side is not an integer, or values are no Float64Array.
 * @throws RangeError when a side is out of range, or the sides do not fit each other or the values.
 * @example
 * ```ts @import.meta.vitest
 * const one = { rows: 1, columns: 1, values: Float64Array.of(3) }
 * const product = { rows: 1, columns: 1, values: new Float64Array(1) }
 * runSharedMultiplyPart({ a: one, b: one, product, from: 0, to: 1 })
 * expect(product.values[0]).toBe(9)
 * ```
 */
export function runSharedMultiplyPart(part: SharedProductPart): number {
  const { a, b, product } = checked(part)
  const { from, to } = part
  checkRange({ from, to }, a.rows)
  if (from === to) return 0
  const band = { ...a, rows: to - from, values: a.values.subarray(from * a.columns, to * a.columns) }
  multiplyInto(product.values.subarray(from * b.columns, to * b.columns), band, b)
  return to - from
}

/**
 * Multiplies matrices in shared memory in bands of rows, each written where it belongs.
 *
 * @remarks
 * Give it values in a `SharedArray` of `@mp/core`, or threads a Float64Array over a SharedArrayBuffer; another product
 * would be written into the copies that workers get. The result is the number of rows that are done.
 * @see {@link matrixMultiplyKernel} for matrices that are sent.
 * @example
 * ```ts @import.meta.vitest
 * const one = { rows: 1, columns: 1, values: Float64Array.of(3) }
 * const product = { rows: 1, columns: 1, values: new Float64Array(1) }
 * const parts = sharedMultiplyKernel.plan({ a: one, b: one, product }, 2)
 * expect(sharedMultiplyKernel.combine(parts.map(sharedMultiplyKernel.run))).toBe(1)
 * ```
 */
export const sharedMultiplyKernel: ChunkedKernel<SharedProduct, SharedProductPart, number> = {
  plan: (input, parts) => {
    const { a } = checked(input)
    return splitRange({ from: 0, to: a.rows }, parts).map(({ from, to }) => ({ ...input, from, to }))
  },
  run: runSharedMultiplyPart,
  combine: sumNumbers,
}

function checked({ a, b, product }: SharedProduct): { a: Matrix; b: Matrix; product: Matrix } {
  const matrices = { a: matrixOf('a', a), b: matrixOf('b', b), product: matrixOf('product', product) }
  checkFactors(matrices.a, matrices.b)
  checkMatrix('product', matrices.product)
  checkInteger('product.rows', product.rows, { min: a.rows, max: a.rows })
  checkInteger('product.columns', product.columns, { min: b.columns, max: b.columns })
  return matrices
}

function matrixOf(name: string, { rows, columns, values }: SharedMatrix): Matrix {
  return { rows, columns, values: doublesOf(`${name}.values`, values) }
}
