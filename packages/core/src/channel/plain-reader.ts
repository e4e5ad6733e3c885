import { ownCopyOf } from '../memory/own-copy.ts'
import { damaged } from '../wire/reading-message.ts'
import { makeView } from '../wire/view-type.ts'
import { charactersAt } from './plain-characters.ts'
import { arrayOf, readColumn, readNumbers } from './column.ts'
import { rowsOfNumbers } from './matrix.ts'
import { keysAt } from './plain-keys.ts'
import { PlainTag } from './plain-tag.ts'
import { MAX_DEPTH, MAX_PARTS } from './plain-writer.ts'
import { rowsOf } from './table.ts'
import { overMemory } from './whole-memory.ts'

let bytes: Buffer = Buffer.alloc(0)
let at = 0
const NOTHING: Beside = { columns: [], isOwn: true }
let beside = NOTHING
/** Each is read once, in order: a few bytes cannot make many arrays of one column. */
let nextColumn = 0

/** Where a message lies that `writePlain` has written. */
interface PlainRange {
  at: number
  byteLength: number
}

/** What `writePlain` has put beside a value, each at a multiple of 8 in its memory. */
export interface Beside {
  columns: readonly Uint8Array[]
  /** Whether each has memory of its own, which nobody else has: it becomes that of the value. */
  isOwn: boolean
}

/**
 * Reads what `writePlain` has written.
 *
 * @throws {@link MessageFormatError} when it has not written that.
 */
export function readPlain(from: Buffer, range: PlainRange, columns: Beside = NOTHING): unknown {
  bytes = from
  beside = columns
  nextColumn = 0
  at = range.at
  const end = range.at + range.byteLength
  let value: unknown
  try {
    value = read(0)
  } catch (cause) {
    throw damaged(from.subarray(range.at, end), { cause })
  } finally {
    // They may be large, and the next value may be long in coming.
    beside = NOTHING
  }
  if (at > end || end > from.byteLength) throw damaged(from.subarray(range.at, end))
  return value
}

function read(depth: number): unknown {
  const tag = readByte()
  switch (tag) {
    case PlainTag.undefined:
      return undefined
    case PlainTag.null:
      return null
    case PlainTag.true:
      return true
    case PlainTag.false:
      return false
    case PlainTag.integer:
      at += 4
      return bytes.readInt32LE(at - 4)
    case PlainTag.number:
      at += 8
      return bytes.readDoubleLE(at - 8)
    case PlainTag.string:
      return readString()
    case PlainTag.array:
      return readArray(depth)
    case PlainTag.object:
      return readObject(depth)
    case PlainTag.view:
      return readView()
    case PlainTag.wideString:
      return readWideString()
    case PlainTag.date:
      at += 8
      return new Date(bytes.readDoubleLE(at - 8))
    case PlainTag.integers:
    case PlainTag.doubles:
    case PlainTag.primitives:
      return readLongArray(tag)
    case PlainTag.table:
      return readTable()
    case PlainTag.matrix:
      return readMatrix()
    case PlainTag.memory:
      return readMemory()
    default:
      throw new RangeError(`The tag ${tag} says nothing`)
  }
}

function readByte(): number {
  at += 1
  return bytes[at - 1] ?? 0
}

function readString(): string {
  const length = readByte()
  at += length
  return charactersAt(bytes, at - length, length)
}

function readWideString(): string {
  const byteLength = 2 * readByte()
  at += byteLength
  return bytes.toString('utf16le', at - byteLength, at)
}

function readArray(depth: number): unknown[] {
  const length = readByte()
  assertSmall(length, depth)
  const array: unknown[] = []
  for (let index = 0; index < length; index += 1) array.push(read(depth + 1))
  return array
}

function readObject(depth: number): object {
  const keys = readForm()
  assertSmall(keys.length, depth)
  const object: Record<string, unknown> = {}
  for (const key of keys) object[key] = read(depth + 1)
  return object
}

function readView(): ArrayBufferView {
  const type = readByte()
  const byteLength = bytes.readUInt16LE(at)
  at += 2 + byteLength
  const memory = new Uint8Array(byteLength)
  memory.set(bytes.subarray(at - byteLength, at))
  return makeView(type, memory.buffer, memory)
}

function readMemory(): object {
  const form = readByte()
  const column = takeColumn()
  return overMemory(form, beside.isOwn ? column : ownCopyOf(column))
}

function readLongArray(tag: number): unknown[] {
  const column = readColumn(tag, takeColumn())
  return Array.isArray(column) ? column : arrayOf(column)
}

function takeColumn(): Uint8Array {
  const column = beside.columns[nextColumn]
  nextColumn += 1
  if (column === undefined) throw new RangeError('A column did not come with it')
  return column
}

function readTable(): object[] {
  const keys = readForm()
  const read = keys.map(() => readColumn(readByte(), takeColumn()))
  if (read.some(({ length }) => length !== read[0]?.length)) throw new RangeError('Columns are not of one length')
  return rowsOf({ keys, columns: read })
}

function readMatrix(): number[][] {
  const lengths = readNumbers(readByte(), takeColumn())
  return rowsOfNumbers(lengths, readNumbers(readByte(), takeColumn()))
}

/** Reads the keys that something has. */
function readForm(): readonly string[] {
  const keyBytes = bytes.readUInt16LE(at)
  at += 2 + keyBytes
  return keysAt(bytes, at - keyBytes, keyBytes)
}

/** Nothing larger is ever written: a few bytes cannot make a value that takes for ever to read. */
function assertSmall(parts: number, depth: number): void {
  if (parts > MAX_PARTS || depth >= MAX_DEPTH) throw new RangeError(`${parts} parts at depth ${depth} are too many`)
}
