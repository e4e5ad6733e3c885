import { randomBytes } from 'node:crypto'
import { attachBlock, createBlock } from '../memory/shared-block.ts'
import { decodeEncoded } from '../wire/decode.ts'
import { encodeValue } from '../wire/encode.ts'
import { PartDeserializer, PartSerializer } from './part-serializer.ts'
import { readPlain } from './plain-reader.ts'
import { writePlain } from './plain-writer.ts'
import { MAX_RING_MESSAGE_BYTES } from './ring.ts'
import { aligned } from './ring-layout.ts'
import { copyOf, lengthOf, type RingMessage, writeChunks } from './ring-message.ts'
import { partPrefix, removePart } from './ring-parts.ts'
import { encodeValueMessage } from './value-message.ts'

// Kinds of messages. The first is what it is, the others say how a value is written.
const BYTES = 0
const PLAIN = 1
const CLONE = 2
const CODED_CLONE = 3
const HOW = 3
/** Added: the first chunk says how long the value and the memory beside it are. */
const WITH_PARTS = 4
/** Alone: the message is the name of a block, in which the message lies. */
const OUTSIDE = 8

const LOCAL = { isLocal: true, isPrivate: true, isAuthenticated: true }
/** In front of a message in a block of its own: its length and its kind. */
const OUTSIDE_HEAD_BYTES = 16
const NUMBER_BYTES = 8
/** A body up to this length is copied to a place that is used again, and read before anything else is. */
const scratch = Buffer.allocUnsafeSlow(16 * 1024)

/** A message that was copied out of shared memory. */
export type Received =
  | { type: 'bytes'; bytes: Buffer }
  | { type: 'value'; how: number; body: Buffer; parts: ArrayBuffer[] }
  | { type: 'outside'; block: string }

/**
 * Returns a value as a message, which has to be put before the next one is made, or be kept by `snapshotOf`.
 *
 * @throws {@link NotSerializableError} when a part of it cannot travel.
 */
export function encodeItem(value: unknown): RingMessage {
  const plain = writePlain(value, 0)
  if (plain !== undefined) return { kind: PLAIN, chunks: [plain] }
  const { value: body, coded } = encodeValue(value, 'value', { sharesMemory: false })
  const serializer = new PartSerializer()
  serializer.writeHeader()
  serializer.writeValue(body)
  const bytes = serializer.releaseBuffer()
  const { parts } = serializer
  const how = coded ? CODED_CLONE : CLONE
  if (parts.length === 0) return { kind: how, chunks: [bytes] }
  const lengths = Float64Array.from([parts.length, bytes.byteLength, ...parts.map(({ byteLength }) => byteLength)])
  return { kind: how | WITH_PARTS, chunks: [new Uint8Array(lengths.buffer), bytes, ...parts] }
}

/** Returns bytes as a message. */
export function bytesItem(bytes: Uint8Array): RingMessage {
  return { kind: BYTES, chunks: [bytes] }
}

/** Tells whether a message is too long for a ring. */
export function isTooLongForRing(message: RingMessage): boolean {
  return lengthOf(message) > MAX_RING_MESSAGE_BYTES
}

/**
 * Writes a long message into a block of its own, and returns the message that speaks of it.
 *
 * @throws {@link SharedMemoryFullError} when there is no memory for it.
 */
export function moveOutside(message: RingMessage, ringBlock: string): RingMessage {
  const name = `${partPrefix(ringBlock)}-x${randomBytes(6).toString('hex')}`
  const byteLength = lengthOf(message)
  const block = createBlock(name, OUTSIDE_HEAD_BYTES + aligned(byteLength))
  new Float64Array(block.buffer).set([byteLength, message.kind])
  writeChunks(message, new Uint8Array(block.buffer), OUTSIDE_HEAD_BYTES)
  block.close()
  return { kind: OUTSIDE, chunks: [Buffer.from(name, 'latin1')], weight: byteLength }
}

/** Removes the block of a message that was moved outside, and that nobody will take. */
export function dropOutside({ kind, chunks }: RingMessage): void {
  if (kind === OUTSIDE && chunks[0] !== undefined) removePart(Buffer.from(chunks[0]).toString('latin1'))
}

/** Copies what is needed of a message in shared memory. */
export function receive(bytes: Uint8Array, kind: number): Received {
  if (kind === OUTSIDE) return { type: 'outside', block: Buffer.from(bytes).toString('latin1') }
  if (kind === BYTES) return { type: 'bytes', bytes: copyOf(bytes) }
  const how = kind & HOW
  if ((kind & WITH_PARTS) === 0) return { type: 'value', how, body: bodyOf(bytes), parts: [] }
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 3)
  const [partCount = 0, bodyBytes = 0] = numbers
  let at = NUMBER_BYTES * (2 + partCount)
  const body = bodyOf(bytes.subarray(at, at + bodyBytes))
  at = aligned(at + bodyBytes)
  const parts: ArrayBuffer[] = []
  for (let index = 0; index < partCount; index += 1) {
    const byteLength = numbers[2 + index] ?? 0
    parts.push(copyOf(bytes.subarray(at, at + byteLength)).buffer)
    at = aligned(at + byteLength)
  }
  return { type: 'value', how, body, parts }
}

/** Takes a message over that lies in a block of its own. */
export function fetchOutside(received: Received): Exclude<Received, { type: 'outside' }> {
  if (received.type !== 'outside') return received
  const block = attachBlock(received.block)
  removePart(received.block)
  const [byteLength = 0, kind = BYTES] = new Float64Array(block.buffer, 0, 2)
  const inner = receive(new Uint8Array(block.buffer, OUTSIDE_HEAD_BYTES, byteLength), kind)
  block.close()
  return fetchOutside(inner)
}

/**
 * Returns the value of a message, which was received just now.
 *
 * @throws {@link NotSerializableError} when a class in it is not registered here.
 */
export function decodeItem(received: Received): unknown {
  const message = fetchOutside(received)
  if (message.type === 'bytes') return message.bytes
  const { how, body, parts } = message
  if (how === PLAIN) return readPlain(body, 0)
  const deserializer = new PartDeserializer(body, parts)
  deserializer.readHeader()
  const value: unknown = deserializer.readValue()
  return decodeEncoded({ value, coded: how === CODED_CLONE })
}

/** Returns a message as bytes; a value in the form in which it goes over a socket. */
export function bytesOf(received: Received): Buffer {
  const message = fetchOutside(received)
  return message.type === 'bytes' ? message.bytes : encodeValueMessage(decodeItem(message), LOCAL)
}

function bodyOf(bytes: Uint8Array): Buffer {
  if (bytes.byteLength > scratch.byteLength) return copyOf(bytes)
  scratch.set(bytes)
  return scratch.subarray(0, bytes.byteLength)
}
