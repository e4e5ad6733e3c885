import { Deserializer, Serializer } from 'node:v8'
import { damaged, readingMessage } from './reading-message.ts'

/** Bytes before each message: its length, and the same mixed with a constant; both unsigned, little endian. */
export const FRAME_HEADER_BYTES = 8
/** What the second number of a header is mixed with, so that other bytes are not taken for a length and waited for. */
const MIX = 0x6d_70_66_72

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
  const frame = Buffer.allocUnsafe(FRAME_HEADER_BYTES + body.byteLength)
  frame.writeUInt32LE(body.byteLength)
  frame.writeUInt32LE((body.byteLength ^ MIX) >>> 0, 4)
  frame.set(body, FRAME_HEADER_BYTES)
  return frame
}

/**
 * Reads how long the message is whose frame begins there; the header must be there whole.
 *
 * @throws {@link MessageFormatError} when no frame begins there.
 */
export function frameLength(bytes: Buffer, at: number): number {
  const length = bytes.readUInt32LE(at)
  if (bytes.readUInt32LE(at + 4) !== (length ^ MIX) >>> 0) throw damaged(bytes.subarray(at, at + FRAME_HEADER_BYTES))
  return length
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

  /**
   * Yields the messages that are complete once `bytes` have arrived, in order.
   *
   * @throws {@link MessageFormatError} at a message that is damaged; nothing that follows can be read.
   */
  *read(bytes: Buffer): Generator<unknown, void, undefined> {
    this.#chunks.push(bytes)
    this.#length += bytes.byteLength
    while (this.#length >= FRAME_HEADER_BYTES) {
      const bodyBytes = this.#peekLength()
      if (this.#length < FRAME_HEADER_BYTES + bodyBytes) break
      yield this.#take(bodyBytes)
    }
  }

  #peekLength(): number {
    const [first] = this.#chunks
    return frameLength(first !== undefined && first.byteLength >= FRAME_HEADER_BYTES ? first : this.#join(), 0)
  }

  #take(bodyBytes: number): unknown {
    const [first] = this.#chunks
    const end = FRAME_HEADER_BYTES + bodyBytes
    const all = first !== undefined && first.byteLength >= end ? first : this.#join()
    this.#length -= end
    if (all.byteLength === end) this.#chunks.shift()
    else this.#chunks[0] = all.subarray(end)
    const body = all.subarray(FRAME_HEADER_BYTES, end)
    return readingMessage(body, () => this.#decode(body))
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
