import { types } from 'node:util'
import { hasOtherKeys } from '../wire/has-other-keys.ts'
import { arrayOf, type Column, numbersOf } from './column.ts'

/** Rows of numbers, which may be of different lengths. */
export interface Matrix {
  lengths: readonly number[]
  /** The numbers of all rows, one row after the other. */
  numbers: Column
}

/**
 * Returns an array of arrays of numbers as a matrix; undefined for any other array.
 *
 * @param seen - Takes all rows: one that is elsewhere in the same value too has to stay one.
 */
export function matrixOf(rows: readonly unknown[], seen: Set<unknown>): Matrix | undefined {
  const [first] = rows
  if (!isPlainArray(first) || numbersOf([first], first.length) === undefined) return undefined
  const before = seen.size
  const arrays: (readonly unknown[])[] = []
  let count = 0
  for (const row of rows) {
    if (!isPlainArray(row)) return undefined
    arrays.push(row)
    seen.add(row)
    count += row.length
  }
  const numbers = seen.size === before + rows.length ? numbersOf(arrays, count) : undefined
  return numbers === undefined ? undefined : { lengths: arrays.map(({ length }) => length), numbers }
}

/**
 * Returns the rows of a matrix.
 *
 * @throws RangeError when the lengths are not those of rows with so many numbers.
 */
export function rowsOfNumbers(lengths: Int32Array | Float64Array, numbers: Int32Array | Float64Array): number[][] {
  const rows: number[][] = []
  let at = 0
  for (const length of lengths) {
    if (!(length >= 0)) throw new RangeError('A row cannot be as long as that')
    rows.push(arrayOf(numbers.subarray(at, at + length)))
    at += length
  }
  if (at !== numbers.length) throw new RangeError('Rows are longer or shorter than their numbers')
  return rows
}

function isPlainArray(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype || types.isProxy(value)) return false
  return Object.getOwnPropertySymbols(value).length === 0 && !hasOtherKeys(value)
}
