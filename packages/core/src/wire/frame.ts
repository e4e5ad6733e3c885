import { Deserializer, Serializer } from 'node:v8'

/** Bytes before each message: its length, unsigned, little endian. */
const HEADER_BYTES = 4

/** The largest message that a frame can hold. */
const MAX_FRAME_BYTES = 2 ** 32 - 1

/**
 * Returns a message as one frame: its length, then its structured clone.
 *
 * @throws DataCloneError when it holds what structured clone refuses.
 */
export function encodeFrame(message: unknown): Buffer {
  const serializer = new Serializer()
  serializer.writeHeader()
  serializer.writeValue(message)
  return frameOf(serializer.releaseBuffer())
}

/** Returns the frame of a message that is bytes already. */
export function frameOf(body: Uint8Array): Buffer {
  if (body.byteLength > MAX_FRAME_BYTES) {
    throw new RangeError(`A message of ${body.byteLength} bytes is over the limit of ${MAX_FRAME_BYTES}`)
  }
  const frame = Buffer.allocUnsafe(HEADER_BYTES + body.byteLength)
  frame.writeUInt32LE(body.byteLength)
  frame.set(body, HEADER_BYTES)
  return frame
}

/** Cuts a stream of bytes back into messages. */
export class FrameReader {
  readonly #decode: (body: Buffer) => unknown
  #chunks: Buffer[] = []
  #length = 0

  /** @param decode - Turns the bytes of a message into the message. */
  constructor(decode: (body: Buffer) => unknown = readPlain) {
    this.#decode = decode
  }

  /** Returns the messages that are complete once `bytes` have arrived, in order. */
  read(bytes: Buffer): unknown[] {
    const messages: unknown[] = []
    this.#chunks.push(bytes)
    this.#length += bytes.byteLength
    while (this.#length >= HEADER_BYTES) {
      const bodyBytes = this.#peekLength()
      if (this.#length < HEADER_BYTES + bodyBytes) break
      messages.push(this.#take(bodyBytes))
    }
    return messages
  }

  #peekLength(): number {
    const [first] = this.#chunks
    if (first !== undefined && first.byteLength >= HEADER_BYTES) return first.readUInt32LE()
    return this.#join().readUInt32LE()
  }

  #take(bodyBytes: number): unknown {
    const [first] = this.#chunks
    const end = HEADER_BYTES + bodyBytes
    const all = first !== undefined && first.byteLength >= end ? first : this.#join()
    this.#length -= end
    if (all.byteLength === end) this.#chunks.shift()
    else this.#chunks[0] = all.subarray(end)
    return this.#decode(all.subarray(HEADER_BYTES, end))
  }

  #join(): Buffer {
    const all = Buffer.concat(this.#chunks)
    this.#chunks = [all]
    return all
  }
}

function readPlain(body: Buffer): unknown {
  const reader = new Deserializer(body)
  reader.readHeader()
  return reader.readValue()
}
