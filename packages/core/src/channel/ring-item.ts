import { nodeCrypto } from '../node-crypto.ts'
import { ownCopyOf } from '../memory/own-copy.ts'
import { attachBlock, createBlock } from '../memory/shared-block.ts'
import { decodeEncoded } from '../wire/decode.ts'
import { encodeValue } from '../wire/encode.ts'
import { damaged, readingMessage } from '../wire/reading-message.ts'
import { PartDeserializer, PartSerializer } from './part-serializer.ts'
import { partsIn, piecesOf } from './parts-in.ts'
import { plainMessage, readReceivedPlain, receivePlain } from './plain-message.ts'
import { readPlain } from './plain-reader.ts'
import { MAX_RING_MESSAGE_BYTES } from './ring.ts'
import { aligned } from './ring-layout.ts'
import { bytesOfFrame, type RingFrame } from './ring-frame.ts'
import { BYTES, CLONE, CODED_CLONE, HOW, OUTSIDE, PLAIN, WITH_PARTS } from './ring-kind.ts'
import { PiecesMessage, type RingMessage } from './ring-message.ts'
import { partPrefix, removePart } from './ring-parts.ts'
import { segmentOf } from './segments.ts'
import { encodeValueMessage } from './value-message.ts'

const LOCAL = { isLocal: true, isPrivate: true, isAuthenticated: true }
/** In front of a message in a block of its own: its length and its kind. */
const OUTSIDE_HEAD_BYTES = 16
/** A body up to this length is copied to a place that is used again, and read before anything else is. */
const scratch = Buffer.allocUnsafeSlow(16 * 1024)

/** A message that was copied out of shared memory. */
export type Received =
  | { type: 'bytes'; bytes: Buffer }
  | { type: 'plain' }
  | { type: 'columns'; body: Buffer; parts: ArrayBuffer[] }
  | { type: 'value'; isCoded: boolean; body: Buffer; parts: ArrayBuffer[] }
  | { type: 'outside'; block: string }

const RECEIVED_PLAIN: Received = { type: 'plain' }

/**
 * Returns a value as a message, which has to be put before the next one is made, or be kept by `keep()`.
 *
 * @throws {@link NotSerializableError} when a part of it cannot travel.
 */
export function encodeItem(value: unknown): RingMessage {
  return plainMessage(value) ?? cloneMessage(value)
}

/** Writes by structured clone; large memory goes from where it is straight to where the message goes. */
function cloneMessage(value: unknown): RingMessage {
  const { value: body, coded } = encodeValue(value, 'value', { sharesMemory: false })
  const serializer = new PartSerializer()
  serializer.writeHeader()
  serializer.writeValue(body)
  const bytes = serializer.releaseBuffer()
  const { parts } = serializer
  const how = coded ? CODED_CLONE : CLONE
  if (parts.length === 0) return new PiecesMessage(how, [bytes])
  return new PiecesMessage(how | WITH_PARTS, piecesOf(bytes, parts))
}

/** Returns bytes as a message. */
export function bytesItem(bytes: Uint8Array): RingMessage {
  return new PiecesMessage(BYTES, [bytes])
}

/** Tells whether a message is too long for a ring. */
export function isTooLongForRing({ byteLength }: RingMessage): boolean {
  return byteLength > MAX_RING_MESSAGE_BYTES
}

/** The name of a block in which a message lies that is too long for a ring. */
class OutsideMessage extends PiecesMessage {
  readonly #name: string
  readonly #weight: number

  constructor(name: string, weight: number) {
    super(OUTSIDE, [Buffer.from(name, 'latin1')])
    this.#name = name
    this.#weight = weight
  }

  override get weight(): number {
    return this.#weight
  }

  override keep(): RingMessage {
    return this
  }

  override drop(): void {
    removePart(this.#name)
  }
}

/**
 * Writes a long message into a block of its own, and returns the message that speaks of it.
 *
 * @throws {@link SharedMemoryFullError} when there is no memory for it.
 */
export function moveOutside(message: RingMessage, ringBlock: string): RingMessage {
  const name = `${partPrefix(ringBlock)}-x${nodeCrypto().randomBytes(6).toString('hex')}`
  const { byteLength, kind } = message
  const block = createBlock(name, OUTSIDE_HEAD_BYTES + aligned(byteLength))
  new Float64Array(block.buffer).set([byteLength, kind])
  message.writeTo(segmentOf(new Uint8Array(block.buffer)), OUTSIDE_HEAD_BYTES)
  block.close()
  return new OutsideMessage(name, byteLength)
}

/** Copies what is needed of a message in shared memory. */
export function receive(frame: RingFrame): Received {
  const { kind } = frame
  if (kind === PLAIN) {
    receivePlain(frame)
    return RECEIVED_PLAIN
  }
  const bytes = bytesOfFrame(frame)
  if (kind === OUTSIDE) return { type: 'outside', block: Buffer.from(bytes).toString('latin1') }
  if (kind === BYTES) return { type: 'bytes', bytes: ownCopyOf(bytes) }
  if ((kind & HOW) === PLAIN) return { type: 'columns', ...receiveParts(bytes) }
  const isCoded = (kind & HOW) === CODED_CLONE
  if ((kind & WITH_PARTS) === 0) return { type: 'value', isCoded, body: bodyOf(bytes), parts: [] }
  return { type: 'value', isCoded, ...receiveParts(bytes) }
}

/** Copies memory beside a value straight to where it will be used. */
function receiveParts(bytes: Uint8Array): { body: Buffer; parts: ArrayBuffer[] } {
  const { body, parts } = partsIn(bytes, (start, end) => bytes.subarray(start, end))
  return { body: bodyOf(body), parts: parts.map((part) => ownCopyOf(part).buffer) }
}

/** Takes a message over that lies in a block of its own. */
export function fetchOutside(received: Received): Exclude<Received, { type: 'outside' }> {
  if (received.type !== 'outside') return received
  const block = attachBlock(received.block)
  removePart(received.block)
  const [byteLength = 0, kind = BYTES] = new Float64Array(block.buffer, 0, 2)
  const segment = segmentOf(new Uint8Array(block.buffer))
  try {
    const isWhole = byteLength >= 0 && OUTSIDE_HEAD_BYTES + byteLength <= block.byteLength && kind !== OUTSIDE
    if (!isWhole) throw damaged(segment.bytes.subarray(0, OUTSIDE_HEAD_BYTES))
    return fetchOutside(receive({ segment, start: OUTSIDE_HEAD_BYTES, byteLength, kind }))
  } finally {
    block.close()
  }
}

/**
 * Returns the value of a message, which was received just now.
 *
 * @throws {@link NotSerializableError} when a class in it is not registered here.
 * @throws {@link MessageFormatError} when it is damaged.
 */
export function decodeItem(received: Received): unknown {
  const message = fetchOutside(received)
  if (message.type === 'plain') return readReceivedPlain()
  if (message.type === 'bytes') return message.bytes
  if (message.type === 'columns') {
    const { body, parts } = message
    const columns = parts.map((part) => new Uint8Array(part))
    return readPlain(body, { at: 0, byteLength: body.byteLength }, { columns, isOwn: true })
  }
  const { isCoded, body, parts } = message
  return readingMessage(body, () => {
    const deserializer = new PartDeserializer(body, parts)
    deserializer.readHeader()
    const value: unknown = deserializer.readValue()
    return decodeEncoded({ value, coded: isCoded })
  })
}

/** Returns a message as bytes; a value in the form in which it goes over a socket. */
export function bytesOf(received: Received): Buffer {
  const message = fetchOutside(received)
  return message.type === 'bytes' ? message.bytes : encodeValueMessage(decodeItem(message), LOCAL)
}

function bodyOf(bytes: Uint8Array): Buffer {
  if (bytes.byteLength > scratch.byteLength) return ownCopyOf(bytes)
  scratch.set(bytes)
  return scratch.subarray(0, bytes.byteLength)
}
