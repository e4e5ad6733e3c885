import { MpError } from '../errors.ts'
import { charactersAt } from './plain-characters.ts'
import { keysAt } from './plain-keys.ts'
import { PlainTag } from './plain-tag.ts'

let bytes: Buffer = Buffer.alloc(0)
let at = 0

/** Reads what `writePlain` has written from a position on. */
export function readPlain(from: Buffer, start: number): unknown {
  bytes = from
  at = start
  return read()
}

function read(): unknown {
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
      return readArray()
    case PlainTag.object:
      return readObject()
    default:
      throw new MpError(`A message holds the tag ${tag}, which says nothing`)
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

function readArray(): unknown[] {
  const length = readByte()
  const array: unknown[] = []
  for (let index = 0; index < length; index += 1) array.push(read())
  return array
}

function readObject(): object {
  const keyBytes = bytes.readUInt16LE(at)
  at += 2 + keyBytes
  const keys = keysAt(bytes, at - keyBytes, keyBytes)
  const object: Record<string, unknown> = {}
  for (const key of keys) object[key] = read()
  return object
}
