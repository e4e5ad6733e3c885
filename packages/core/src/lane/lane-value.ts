import { Deserializer, Serializer } from 'node:v8'
import { type PartsIn, partsIn, piecesOf } from '../channel/parts-in.ts'
import { type Beside, readPlain } from '../channel/plain-reader.ts'
import { takeColumns, writePlain } from '../channel/plain-writer.ts'
import { ownCopyOf } from '../memory/own-copy.ts'
import { type Encoded, encodeValue } from '../wire/encode.ts'
import type { EncodeOptions, ValueMemory } from '../wire/encode-options.ts'
import { readingMessage } from '../wire/reading-message.ts'
import { LARGE_BYTES } from '../wire/large-memory.ts'
import { readRecords, recordsAsJson } from '../wire/records.ts'
import { aligned } from './layout.ts'
import { isPacked, type PackedValue, type PostedValue } from './packed-value.ts'

// How a value is written.
const PLAIN = 1
const CLONE = 2
const CODED = 3
const WITH_PARTS = 4
/** It was sent as a message of its own; its number stands in its place. */
const POSTED = 8
const RECORDS = 16
/** Length of the number that stands in the place of a value. */
export const POSTED_BYTES = 4

/** A value as bytes for a lane, valid until the next one is made; each chunk begins at a multiple of 8. */
export interface LaneValue {
  kind: number
  chunks: readonly Uint8Array[]
  byteLength: number
  /** Memory that is to be moved with it: nobody may have it once the value was copied to its place. */
  moved?: ReadonlySet<ArrayBuffer>
}

/** What limits the values of a lane. */
export interface ValueLimits extends Pick<EncodeOptions, 'sharesMemory'> {
  /** Longest value, in bytes. */
  longest: number
  /** Whether memory may be moved, as the value will be sent once only; else it is copied. */
  moves: boolean
}

const NOTHING: ReadonlySet<ArrayBuffer> = new Set()

/**
 * Makes a value ready for a lane.
 *
 * @param path - Tells how paths in messages begin, such as `args[0]`.
 * @throws {@link NotSerializableError} when a part of it cannot travel.
 */
export function encodeLaneValue(
  value: unknown,
  path: () => string,
  options: EncodeOptions & ValueLimits,
): LaneValue | PostedValue {
  const plain = writePlain(value, 0)
  if (plain !== undefined) {
    const columns = takeColumns()
    if (columns.length === 0) return { kind: PLAIN, chunks: [plain], byteLength: plain.byteLength }
    return fit({ kind: PLAIN, body: new Uint8Array(plain), parts: columns }, NOTHING, options)
  }
  const records = recordsAsJson(value)
  if (records !== undefined) return fit({ kind: RECORDS, body: records, parts: [] }, NOTHING, options)
  const memory: ValueMemory = { parts: [], moved: new Set() }
  const encoded = encodeValue(value, path, { ...options, memory })
  const moved = options.moves ? memory.moved : NOTHING
  const { parts } = memory
  // What a thread gets as a message is cloned by that.
  const packed = options.sharesMemory && parts.length > 0 ? undefined : pack(encoded, parts)
  return packed === undefined ? { posted: { ...encoded, parts }, moved } : fit(packed, moved, options)
}

/** Returns what stands in the place of a value that was sent as a message with this number. */
export function postedAs(number: number): LaneValue {
  return {
    kind: POSTED,
    chunks: [Uint8Array.from([number, number >> 8, number >> 16, number >> 24])],
    byteLength: POSTED_BYTES,
  }
}

/** Copies a value to its place. */
export function writeLaneValue({ chunks, moved }: LaneValue, bytes: Buffer, position: number): void {
  let at = position
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at = aligned(at + chunk.byteLength)
  }
  if (moved !== undefined) for (const memory of moved) memory.transfer(0)
}

/** Reads the number of a message from the place of a value; undefined when the value itself is there. */
export function postedNumber(bytes: Buffer, at: number, kind: number): number | undefined {
  return kind === POSTED ? bytes.readInt32LE(at) : undefined
}

/**
 * Reads a value from its place; nothing of it is shared with the lane.
 *
 * @throws {@link MessageFormatError} when nobody has written it so.
 */
export function readLaneValue(bytes: Buffer, range: { at: number; byteLength: number }, kind: number): Encoded {
  if (kind === PLAIN) return { value: readPlain(bytes, range), coded: false }
  const own = bytes.subarray(range.at, range.at + range.byteLength)
  return readingMessage(own, () => {
    const { body, parts } = piecesIn(own, kind)
    // Columns are read where they lie, while other memory is what the value is made of.
    return kind === (PLAIN | WITH_PARTS)
      ? readWithColumns(body, { columns: parts, isOwn: false })
      : unpack({ kind: kind & ~WITH_PARTS, body, parts: parts.map(ownCopyOf) })
  })
}

/** Returns the value that came as a message. */
export function readPostedValue(posted: Encoded | PackedValue): Encoded {
  return isPacked(posted) ? readingMessage(posted.body, () => unpack(posted)) : posted
}

/** Makes a value of what it was packed into, over the very memory of the parts. */
function unpack({ kind, body, parts }: PackedValue): Encoded {
  if (kind === PLAIN) return readWithColumns(body, { columns: parts, isOwn: true })
  if (kind === RECORDS) return { value: readRecords(body), coded: false }
  const deserializer = new Deserializer(body)
  deserializer.readHeader()
  const value: unknown = deserializer.readValue()
  return { value, coded: (kind & CODED) === CODED, parts: parts.map(({ buffer }) => buffer) }
}

/** Returns undefined for what only a message can carry. */
function pack({ value, coded }: Encoded, memory: readonly ArrayBuffer[]): PackedValue | undefined {
  const serializer = new Serializer()
  try {
    serializer.writeHeader()
    serializer.writeValue(value)
  } catch {
    // Memory that threads share is one such thing; what no message carries either is refused there.
    return undefined
  }
  const parts = memory.map((part) => new Uint8Array(part))
  return { kind: coded ? CODED : CLONE, body: serializer.releaseBuffer(), parts }
}

/** Lays a value out for the lane, or for a message if it is not for the lane. */
function fit(packed: PackedValue, moved: ReadonlySet<ArrayBuffer>, limits: ValueLimits): LaneValue | PostedValue {
  const { longest, sharesMemory } = limits
  const { kind, body, parts } = packed
  if (parts.length === 0 && body.byteLength <= longest)
    return { kind, chunks: [body], byteLength: body.byteLength, moved }
  // A thread gets the memory itself, or a copy that was made on the way.
  if (sharesMemory && parts.some(({ byteLength }) => byteLength >= LARGE_BYTES)) return { posted: packed, moved }
  const chunks = piecesOf(body, parts)
  const byteLength = chunks.reduce((sum, chunk) => aligned(sum) + chunk.byteLength, 0)
  return byteLength > longest ? { posted: packed, moved } : { kind: kind | WITH_PARTS, chunks, byteLength, moved }
}

function readWithColumns(body: Uint8Array, beside: Beside): Encoded {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return { value: readPlain(bytes, { at: 0, byteLength: bytes.byteLength }, beside), coded: false }
}

function piecesIn(bytes: Buffer, kind: number): PartsIn<Buffer> {
  if ((kind & WITH_PARTS) === 0) return { body: bytes, parts: [] }
  return partsIn(bytes, (start, end) => bytes.subarray(start, end))
}
