import { types } from 'node:util'
import { isPrimitive } from '../wire/is-primitive.ts'
import { TAG } from '../wire/tag.ts'

/** Rows that all have the same keys, in the same order. */
export interface Table<Column extends ArrayLike<unknown> = ArrayLike<unknown>> {
  keys: readonly string[]
  /** The values of each key, row by row. */
  columns: readonly Column[]
}

type Row = Record<string, unknown>

/**
 * Returns an array of plain objects with the same keys and primitive values as a table; undefined for any other array.
 *
 * @param seen - Takes all rows: one that is elsewhere in the same value too has to stay one.
 */
export function tableOf(rows: readonly unknown[], seen: Set<unknown>): Table<unknown[]> | undefined {
  const [first] = rows
  if (!isRow(first) || inheritsKeys()) return undefined
  const keys = Object.keys(first)
  if (keys.length === 0 || keys.includes(TAG)) return undefined
  const columns = keys.map(() => Array.of<unknown>())
  const before = seen.size
  for (const row of rows) {
    if (!isRow(row) || !addRow(row, keys, columns)) return undefined
    seen.add(row)
  }
  return seen.size === before + rows.length ? { keys, columns } : undefined
}

/** Returns the rows of a table; each column must be as long as the first. */
export function rowsOf({ keys, columns }: Table): object[] {
  const form: Row = {}
  for (const key of keys) form[key] = undefined
  const rows: Row[] = []
  // A copy has the form of the one it is made of from the beginning.
  for (let count = columns[0]?.length ?? 0; count > 0; count -= 1) rows.push({ ...form })
  for (const [index, key] of keys.entries()) fill(rows, key, columns[index] ?? [])
  return rows
}

function fill(rows: readonly Row[], key: string, column: ArrayLike<unknown>): void {
  let position = 0
  for (const row of rows) {
    row[key] = column[position]
    position += 1
  }
}

function isRow(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  return !types.isProxy(value) && Object.getOwnPropertySymbols(value).length === 0
}

function addRow(row: Row, keys: readonly string[], columns: readonly unknown[][]): boolean {
  let index = 0
  for (const key in row) {
    const value = row[key]
    if (key !== keys[index] || !isPrimitive(value)) return false
    columns[index]?.push(value)
    index += 1
  }
  return index === keys.length
}

/** Whether a loop over the keys of an object finds more than its own. */
function inheritsKeys(): boolean {
  return Object.keys(Object.prototype).length > 0
}
