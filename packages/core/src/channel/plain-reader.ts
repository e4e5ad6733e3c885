import { MpError } from '../errors.ts'
import { PlainTag } from './plain-tag.ts'

/** Up to this length a string is put together from its characters, which is faster than a call out of JavaScript. */
const SHORT = 12

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
      return readCharacters()
    case PlainTag.array:
      return Array.from({ length: readByte() }, read)
    case PlainTag.object:
      return readEntries()
    default:
      throw new MpError(`A message holds the tag ${tag}, which says nothing`)
  }
}

function readByte(): number {
  at += 1
  return bytes[at - 1] ?? 0
}

function readCharacters(): string {
  const length = readByte()
  const start = at
  at += length
  if (length > SHORT) return bytes.toString('latin1', start, at)
  let text = ''
  for (let index = start; index < at; index += 1) text += String.fromCharCode(bytes[index] ?? 0)
  return text
}

function readEntries(): object {
  const count = readByte()
  const object: Record<string, unknown> = {}
  for (let index = 0; index < count; index += 1) {
    const key = readCharacters()
    object[key] = read()
  }
  return object
}
