import { constants } from 'node:buffer'
import { MessageTooLongError } from '../errors.ts'

/** Says how long a message is: 4 bytes, signed, big endian. */
const SHORT_HEADER_BYTES = 4
/** After -1 in the short header: 8 bytes, unsigned, big endian. */
const LONG_HEADER_BYTES = 12
const LONGEST_SHORT = 0x7f_ff_ff_ff

/** Returns what goes before a message, as CPython's `multiprocessing.connection` writes it. */
export function messageHeader(lengthBytes: number): Buffer {
  if (lengthBytes <= LONGEST_SHORT) {
    const header = Buffer.allocUnsafe(SHORT_HEADER_BYTES)
    header.writeInt32BE(lengthBytes)
    return header
  }
  const header = Buffer.allocUnsafe(LONG_HEADER_BYTES)
  header.writeInt32BE(-1)
  header.writeBigUInt64BE(BigInt(lengthBytes), SHORT_HEADER_BYTES)
  return header
}

/** Cuts a stream of bytes into messages with such headers, one at a time. */
export class MessageReader {
  #chunks: Buffer[] = []
  #bufferedBytes = 0

  /** Bytes that have come and were not read. */
  get bufferedBytes(): number {
    return this.#bufferedBytes
  }

  /** Whether a message has come whole. */
  get hasMessage(): boolean {
    const header = this.#header()
    return header !== undefined && this.#bufferedBytes >= header.headerBytes + header.bodyBytes
  }

  push(bytes: Buffer): void {
    this.#chunks.push(bytes)
    this.#bufferedBytes += bytes.byteLength
  }

  /**
   * Takes the next message; undefined when it has not come whole.
   *
   * @throws {@link MessageTooLongError} when it is longer than `limitBytes`, as soon as its header has come.
   */
  take(limitBytes: number): Buffer | undefined {
    const header = this.#header()
    if (header === undefined) return undefined
    const { headerBytes, bodyBytes } = header
    const limit = Math.min(limitBytes, constants.MAX_LENGTH)
    if (bodyBytes > limit) throw new MessageTooLongError(bodyBytes, limit)
    const end = headerBytes + bodyBytes
    if (this.#bufferedBytes < end) return undefined
    const all = this.#joinedUpTo(end)
    this.#bufferedBytes -= end
    if (all.byteLength === end) this.#chunks.shift()
    else this.#chunks[0] = all.subarray(end)
    return all.subarray(headerBytes, end)
  }

  #header(): { headerBytes: number; bodyBytes: number } | undefined {
    if (this.#bufferedBytes < SHORT_HEADER_BYTES) return undefined
    const short = this.#joinedUpTo(SHORT_HEADER_BYTES).readInt32BE()
    if (short >= 0) return { headerBytes: SHORT_HEADER_BYTES, bodyBytes: short }
    // Any other negative length is nonsense, and over every limit.
    if (short !== -1) return { headerBytes: SHORT_HEADER_BYTES, bodyBytes: Number.POSITIVE_INFINITY }
    if (this.#bufferedBytes < LONG_HEADER_BYTES) return undefined
    const long = this.#joinedUpTo(LONG_HEADER_BYTES).readBigUInt64BE(SHORT_HEADER_BYTES)
    return { headerBytes: LONG_HEADER_BYTES, bodyBytes: Number(long) }
  }

  /** Makes the first chunk at least this long, and returns it. */
  #joinedUpTo(lengthBytes: number): Buffer {
    const [first] = this.#chunks
    if (first !== undefined && first.byteLength >= lengthBytes) return first
    let count = 0
    for (let joined = 0; joined < lengthBytes; count++) joined += this.#chunks[count]?.byteLength ?? lengthBytes
    const all = Buffer.concat(this.#chunks.slice(0, count))
    this.#chunks.splice(0, count, all)
    return all
  }
}
