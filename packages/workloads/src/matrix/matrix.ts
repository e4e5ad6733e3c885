import { checkInteger } from '../chunks/check-integer.ts'
import { randomDraws } from '../random/counter-random.ts'

/** A matrix of doubles, row by row. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  /** `rows * columns` values; over a SharedArrayBuffer, threads get it without a copy. */
  readonly values: Float64Array
}

const maxSide = 32_768

/**
 * Refuses a matrix whose sides are out of range or do not fit its values.
 *
 * @throws TypeError when a side is not an integer.
 * @throws RangeError when a side is outside 1 to 32,768, or the number of values is not `rows * columns`.
 */
export function checkMatrix(name: string, { rows, columns, values }: Matrix): void {
  checkInteger(`${name}.rows`, rows, { min: 1, max: maxSide })
  checkInteger(`${name}.columns`, columns, { min: 1, max: maxSide })
  if (values.length === rows * columns) return
  throw new RangeError(
    `${name}.values must hold ${rows} x ${columns} = ${rows * columns} numbers, got ${values.length}`,
  )
}

/**
 * Makes a matrix of random values from -1 to 1, always the same for a seed.
 *
 * @param sides - Rows and columns, each from 1 to 32,768.
 * @param seed - From 0 to 4,294,967,295.
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range.
 * @example
 * ```ts @import.meta.vitest
 * expect(makeMatrix([2, 3], 1)).toEqual(makeMatrix([2, 3], 1))
 * ```
 */
export function makeMatrix(sides: readonly [rows: number, columns: number], seed: number): Matrix {
  const [rows, columns] = sides
  checkInteger('rows', rows, { min: 1, max: maxSide })
  checkInteger('columns', columns, { min: 1, max: maxSide })
  const draw = randomDraws(seed)
  const values = new Float64Array(rows * columns)
  for (let index = 0; index < values.length; index++) values[index] = draw(2 ** 32) / 2 ** 31 - 1
  return { rows, columns, values }
}
