import { PartDeserializer, PartSerializer } from '../channel/part-serializer.ts'
import { readPlain } from '../channel/plain-reader.ts'
import { writePlain } from '../channel/plain-writer.ts'
import { type Encoded, encodeValue, type EncodeOptions } from '../wire/encode.ts'
import { aligned } from './layout.ts'

// How a value is written.
const PLAIN = 1
const CLONE = 2
const CODED = 3
const WITH_PARTS = 4
/** It was sent as a message of its own; its number stands in its place. */
const POSTED = 8

/** A value as bytes for a lane, valid until the next one is made; each chunk begins at a multiple of 8. */
export interface LaneValue {
  kind: number
  chunks: readonly Uint8Array[]
  byteLength: number
}

/** A value that has to go as a message of its own. */
export interface PostedValue {
  posted: Encoded
}

/** What limits the values of a lane. */
export interface ValueLimits {
  /** Longest value, in bytes. */
  longest: number
  /** Whether memory of 64 KiB and more goes another way, which copies it less often. */
  postsBigMemory: boolean
}

/** In front of the lengths: how many parts there are, and the length of what is not memory. */
const LENGTHS = 2

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
  if (plain !== undefined) return { kind: PLAIN, chunks: [plain], byteLength: plain.byteLength }
  const encoded = encodeValue(value, path(), options)
  return serialize(encoded, options) ?? { posted: encoded }
}

/** Returns what stands in the place of a value that was sent as a message with this number. */
export function postedAs(number: number): LaneValue {
  return { kind: POSTED, chunks: [Uint8Array.from([number, number >> 8, number >> 16, number >> 24])], byteLength: 4 }
}

/** Copies a value to its place. */
export function writeLaneValue({ chunks }: LaneValue, bytes: Buffer, position: number): void {
  let at = position
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at = aligned(at + chunk.byteLength)
  }
}

/** Reads the number of a message from the place of a value; undefined when the value itself is there. */
export function postedNumber(bytes: Buffer, at: number, kind: number): number | undefined {
  return kind === POSTED ? bytes.readInt32LE(at) : undefined
}

/** Reads a value from its place; nothing of it is shared with the lane. */
export function readLaneValue(bytes: Buffer, range: { at: number; byteLength: number }, kind: number): Encoded {
  if (kind === PLAIN) return { value: readPlain(bytes, range.at), coded: false }
  const { body, parts } = bodyAndParts(bytes.subarray(range.at, range.at + range.byteLength), kind)
  const deserializer = new PartDeserializer(body, parts)
  deserializer.readHeader()
  const value: unknown = deserializer.readValue()
  return { value, coded: (kind & CODED) === CODED }
}

/** Returns undefined for what only a message can carry. */
function serialize({ value, coded }: Encoded, { longest, postsBigMemory }: ValueLimits): LaneValue | undefined {
  const serializer = new PartSerializer()
  try {
    serializer.writeHeader()
    serializer.writeValue(value)
  } catch {
    // Memory that threads share is one such thing; what no message carries either is refused there.
    return undefined
  }
  const body = serializer.releaseBuffer()
  const { parts } = serializer
  const kind = coded ? CODED : CLONE
  if (parts.length === 0) {
    return body.byteLength > longest ? undefined : { kind, chunks: [body], byteLength: body.byteLength }
  }
  if (postsBigMemory) return undefined
  const lengths = Float64Array.from([parts.length, body.byteLength, ...parts.map((part) => part.byteLength)])
  const chunks = [new Uint8Array(lengths.buffer), body, ...parts]
  const byteLength = chunks.reduce((sum, chunk) => aligned(sum) + chunk.byteLength, 0)
  return byteLength > longest ? undefined : { kind: kind | WITH_PARTS, chunks, byteLength }
}

function bodyAndParts(bytes: Buffer, kind: number): { body: Uint8Array; parts: ArrayBuffer[] } {
  if ((kind & WITH_PARTS) === 0) return { body: bytes, parts: [] }
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 3)
  const [partCount = 0, bodyBytes = 0] = numbers
  let at = 8 * (LENGTHS + partCount)
  const body = bytes.subarray(at, at + bodyBytes)
  at = aligned(at + bodyBytes)
  const parts: ArrayBuffer[] = []
  for (let index = 0; index < partCount; index += 1) {
    const byteLength = numbers[LENGTHS + index] ?? 0
    // Not cleared first, as all of it is written to.
    const copy = Buffer.allocUnsafeSlow(byteLength)
    copy.set(bytes.subarray(at, at + byteLength))
    parts.push(copy.buffer)
    at = aligned(at + byteLength)
  }
  return { body, parts }
}
