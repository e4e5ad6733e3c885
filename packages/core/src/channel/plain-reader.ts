import { damaged } from '../wire/reading-message.ts'
import { makeView } from '../wire/view-type.ts'
import { charactersAt } from './plain-characters.ts'
import { keysAt } from './plain-keys.ts'
import { PlainTag } from './plain-tag.ts'
import { MAX_DEPTH, MAX_PARTS } from './plain-writer.ts'

let bytes: Buffer = Buffer.alloc(0)
let at = 0

/** Where a message lies that `writePlain` has written. */
interface PlainRange {
  at: number
  byteLength: number
}

/**
 * Reads what `writePlain` has written.
 *
 * @throws {@link MessageFormatError} when it has not written that.
 */
export function readPlain(from: Buffer, range: PlainRange): unknown {
  bytes = from
  at = range.at
  const end = range.at + range.byteLength
  let value: unknown
  try {
    value = read(0)
  } catch (cause) {
    throw damaged(from.subarray(range.at, end), { cause })
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
  const keyBytes = bytes.readUInt16LE(at)
  at += 2 + keyBytes
  const keys = keysAt(bytes, at - keyBytes, keyBytes)
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

/** Nothing larger is ever written: a few bytes cannot make a value that takes for ever to read. */
function assertSmall(parts: number, depth: number): void {
  if (parts > MAX_PARTS || depth >= MAX_DEPTH) throw new RangeError(`${parts} parts at depth ${depth} are too many`)
}
