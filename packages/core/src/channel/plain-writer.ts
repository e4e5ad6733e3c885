import { types } from 'node:util'
import { hasOtherKeys } from '../wire/has-other-keys.ts'
import { TAG } from '../wire/tag.ts'
import { type Column, columnOf } from './column.ts'
import { matrixOf } from './matrix.ts'
import { PlainTag } from './plain-tag.ts'
import { tableOf } from './table.ts'
import { LAST_VIEW_FORM, type WholeMemory, wholeMemoryOf } from './whole-memory.ts'

const SCRATCH_BYTES = 4096
/** Within so many bytes before the end no value begins: no tag with what follows it at once takes more. */
const MARGIN_BYTES = 64
const LAST_START = SCRATCH_BYTES - MARGIN_BYTES
const MAX_STRING = 200
/** An object that lies in so many others is not written. */
export const MAX_DEPTH = 8
/** One with more parts is not written either. */
export const MAX_PARTS = 64
const KEYS_LENGTH_BYTES = 2
/** Its tag, the number of its class, and its length in two bytes. */
const VIEW_HEAD_BYTES = 4
/** The rows of all tables and matrices of a value: a set holds twice as many at most. */
const MAX_ROWS = 2 ** 23
/** Returned in place of an end for what structured clone has to write. */
const NOT_PLAIN = 0

const scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES)
/** The objects of the value so far: one that comes twice has to stay one. */
const seen: (object | undefined)[] = Array.from({ length: MAX_PARTS })
let seenCount = 0
let isWriting = false
/** The long arrays of the value so far. */
let columns: Uint8Array<ArrayBuffer>[] | undefined
const NO_COLUMNS: readonly never[] = []
/** The rows of tables and matrices. */
let rows: Set<unknown> | undefined

/** What `encodePlain` has written, in steps of 4 bytes; valid until its next call. */
export const plainCells: Uint32Array = new Uint32Array(scratch.buffer, 0, SCRATCH_BYTES >> 2)

/**
 * Writes a small value of plain data in a form that is faster to write and to read than structured clone.
 *
 * @param start - Bytes to leave free before it.
 * @returns Where it ends in {@link plainCells}, in bytes; 0 for a value that structured clone has to write.
 */
export function encodePlain(value: unknown, start: number): number {
  // A getter of a value that is being written may put another one.
  if (isWriting) return NOT_PLAIN
  columns = undefined
  if (typeof value !== 'object' || value === null) return write(value, start, 0)
  isWriting = true
  try {
    const end = writeObject(value, start, 0)
    if (end === NOT_PLAIN) columns = undefined
    return end
  } finally {
    isWriting = false
    rows = undefined
    while (seenCount > 0) seen[--seenCount] = undefined
  }
}

/** As {@link encodePlain}, but returns the bytes, valid until the next call; undefined for what it does not write. */
export function writePlain(value: unknown, start: number): Uint8Array | undefined {
  const end = encodePlain(value, start)
  return end === NOT_PLAIN ? undefined : scratch.subarray(0, end)
}

/** Hands over the long arrays of the value that was written last, column by column: they have to be read with it. */
export function takeColumns(): readonly Uint8Array<ArrayBuffer>[] {
  const taken = columns ?? NO_COLUMNS
  columns = undefined
  return taken
}

// Each of these writes at a position, and returns where what it has written ends.

function write(value: unknown, at: number, depth: number): number {
  if (at > LAST_START) return NOT_PLAIN
  switch (typeof value) {
    case 'number':
      return writeNumber(value, at)
    case 'string':
      return writeString(value, at)
    case 'boolean':
      return writeTag(value ? PlainTag.true : PlainTag.false, at)
    case 'undefined':
      return writeTag(PlainTag.undefined, at)
    case 'object':
      return value === null ? writeTag(PlainTag.null, at) : writeObject(value, at, depth)
    case 'bigint':
    case 'function':
    case 'symbol':
      return NOT_PLAIN
  }
}

function writeTag(tag: number, at: number): number {
  scratch[at] = tag
  return at + 1
}

function writeNumber(value: number, at: number): number {
  if ((value | 0) === value && !Object.is(value, -0)) {
    scratch[at] = PlainTag.integer
    return scratch.writeInt32LE(value, at + 1)
  }
  scratch[at] = PlainTag.number
  return scratch.writeDoubleLE(value, at + 1)
}

function writeString(text: string, at: number): number {
  scratch[at] = PlainTag.string
  const end = writeCharacters(text, at + 1)
  return end === NOT_PLAIN ? writeWideString(text, at) : end
}

function writeWideString(text: string, at: number): number {
  const { length } = text
  const first = at + 2
  const end = first + 2 * length
  if (length > MAX_STRING || end > LAST_START) return NOT_PLAIN
  scratch[at] = PlainTag.wideString
  scratch[at + 1] = length
  for (let index = 0; index < length; index += 1) scratch.writeUInt16LE(text.charCodeAt(index), first + 2 * index)
  return end
}

/** Only for characters of one byte each. */
function writeCharacters(text: string, at: number): number {
  const { length } = text
  if (length > MAX_STRING || at + length > LAST_START) return NOT_PLAIN
  scratch[at] = length
  const first = at + 1
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code > 0xff) return NOT_PLAIN
    scratch[first + index] = code
  }
  return first + length
}

function writeObject(value: object, at: number, depth: number): number {
  if (depth === MAX_DEPTH || types.isProxy(value) || !addSeen(value)) return NOT_PLAIN
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === Object.prototype) return writeEntries(value, at, depth)
  if (prototype === Array.prototype && Array.isArray(value)) return writeArray(value, at, depth)
  if (prototype === Date.prototype && types.isDate(value)) return writeDate(value, at)
  const memory = wholeMemoryOf(value, prototype)
  if (memory === undefined || (memory.bytes.buffer !== value && !addSeen(memory.bytes.buffer))) return NOT_PLAIN
  return writeMemory(memory, at)
}

function writeDate(date: Date, at: number): number {
  scratch[at] = PlainTag.date
  return scratch.writeDoubleLE(Date.prototype.getTime.call(date), at + 1)
}

/** A short view as bytes of the value, all other memory as it is, beside them. */
function writeMemory({ form, bytes }: WholeMemory, at: number): number {
  const isShort = form <= LAST_VIEW_FORM && at + VIEW_HEAD_BYTES + bytes.byteLength <= LAST_START
  if (isShort) return writeShortView(form, bytes, at)
  const end = writeColumn({ tag: PlainTag.memory, bytes }, at)
  return end === NOT_PLAIN ? NOT_PLAIN : writeTag(form, end)
}

function writeShortView(form: number, bytes: Uint8Array, at: number): number {
  scratch[at] = PlainTag.view
  scratch[at + 1] = form
  scratch.writeUInt16LE(bytes.byteLength, at + 2)
  scratch.set(bytes, at + VIEW_HEAD_BYTES)
  return at + VIEW_HEAD_BYTES + bytes.byteLength
}

/** Returns whether there is room for it, and it was not there before. */
function addSeen(value: object): boolean {
  if (seenCount === MAX_PARTS || isSeen(value)) return false
  seen[seenCount] = value
  seenCount += 1
  return true
}

function isSeen(value: object): boolean {
  for (let index = 0; index < seenCount; index += 1) if (seen[index] === value) return true
  return rows?.has(value) === true
}

function writeArray(array: readonly unknown[], at: number, depth: number): number {
  const { length } = array
  if (length > MAX_PARTS) return writeLongArray(array, at)
  if (!hasAllPositions(array) || hasSymbols(array)) return NOT_PLAIN
  scratch[at] = PlainTag.array
  scratch[at + 1] = length
  return writeAll(array, at + 2, depth + 1)
}

function writeLongArray(array: readonly unknown[], at: number): number {
  if (hasSymbols(array)) return NOT_PLAIN
  const [first] = array
  if (typeof first !== 'object' || first === null) return writeColumn(columnOf(array), at)
  if (hasOtherKeys(array)) return NOT_PLAIN
  rows ??= new Set()
  if (rows.size + array.length > MAX_ROWS) return NOT_PLAIN
  const end = Array.isArray(first) ? writeMatrix(array, at, rows) : writeTable(array, at, rows)
  return hasRowsAround(rows) ? NOT_PLAIN : end
}

function writeColumn(column: Column | undefined, at: number): number {
  if (column === undefined || at > LAST_START) return NOT_PLAIN
  columns ??= []
  columns.push(column.bytes)
  return writeTag(column.tag, at)
}

/** As objects: first the keys, then their values, which are columns. */
function writeTable(array: readonly unknown[], at: number, seenRows: Set<unknown>): number {
  const table = tableOf(array, seenRows)
  if (table === undefined) return NOT_PLAIN
  let end = writeForm(PlainTag.table, table.keys, at)
  for (const column of table.columns) {
    if (end === NOT_PLAIN) return NOT_PLAIN
    end = writeColumn(columnOf(column), end)
  }
  return end
}

function writeMatrix(array: readonly unknown[], at: number, seenRows: Set<unknown>): number {
  const matrix = matrixOf(array, seenRows)
  if (matrix === undefined) return NOT_PLAIN
  const end = writeColumn(columnOf(matrix.lengths), writeTag(PlainTag.matrix, at))
  return end === NOT_PLAIN ? NOT_PLAIN : writeColumn(matrix.numbers, end)
}

/** Tells whether a row is also an object around it, or before it. */
function hasRowsAround(seenRows: Set<unknown>): boolean {
  for (let index = 0; index < seenCount; index += 1) if (seenRows.has(seen[index])) return true
  return false
}

/** Tells whether an array has no holes and no other keys; positions come first among the keys, in order. */
function hasAllPositions(array: readonly unknown[]): boolean {
  const { length } = array
  const keys = Object.keys(array)
  return keys.length === length && (length === 0 || keys[length - 1] === String(length - 1))
}

/** First all keys, so that the reader knows objects of one form by them; then the values. */
function writeEntries(object: object, at: number, depth: number): number {
  const keys = Object.keys(object)
  if (hasSymbols(object)) return NOT_PLAIN
  const end = writeForm(PlainTag.object, keys, at)
  if (end === NOT_PLAIN) return NOT_PLAIN
  const values: unknown[] = Object.values(object)
  // A getter may have taken a key away.
  return values.length === keys.length ? writeAll(values, end, depth + 1) : NOT_PLAIN
}

/** Writes the keys that something has. */
function writeForm(tag: number, keys: readonly string[], at: number): number {
  if (keys.length > MAX_PARTS) return NOT_PLAIN
  scratch[at] = tag
  const start = at + 1 + KEYS_LENGTH_BYTES
  const end = writeKeys(keys, start)
  if (end !== NOT_PLAIN) scratch.writeUInt16LE(end - start, at + 1)
  return end
}

function writeKeys(keys: readonly string[], start: number): number {
  let at = start
  for (const key of keys) {
    if (key === '__proto__' || key === TAG || at > LAST_START) return NOT_PLAIN
    at = writeCharacters(key, at)
    if (at === NOT_PLAIN) return NOT_PLAIN
  }
  return at
}

function writeAll(values: readonly unknown[], start: number, depth: number): number {
  let at = start
  for (const value of values) {
    at = write(value, at, depth)
    if (at === NOT_PLAIN) return NOT_PLAIN
  }
  return at
}

function hasSymbols(value: object): boolean {
  return Object.getOwnPropertySymbols(value).length > 0
}
