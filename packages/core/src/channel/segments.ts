import { MpError } from '../errors.ts'
import { attachBlock, createBlock, type SharedBlock } from '../memory/shared-block.ts'
import { SIGN_BYTES } from './ring-layout.ts'
import { removePart } from './ring-parts.ts'

/** A stretch of memory that messages go round in. */
export interface Segment {
  bytes: Uint8Array
  /** The same in steps of 4 bytes. */
  cells: Uint32Array
  /** The same in steps of 8 bytes. */
  numbers: Float64Array
  /** Where a message has to end, with room behind it for a word that says where to go on. */
  endOfRoom: number
}

/** The segments of a ring: the first lies beside its words, the others in blocks of their own. */
export class Segments {
  readonly #prefix: string
  readonly #first: Segment
  readonly #others = new Map<number, { segment: Segment; block: SharedBlock }>()

  constructor(prefix: string, first: Uint8Array) {
    this.#prefix = prefix
    this.#first = segmentOf(first)
  }

  /** Returns a segment that messages are in, or will be put into next. */
  get(number: number): Segment {
    if (number === 0) return this.#first
    return this.#others.get(number)?.segment ?? this.#keep(number, attachBlock(this.#name(number)))
  }

  /**
   * Makes a segment; only for whoever may put.
   *
   * @throws {@link SharedMemoryFullError} when there is no memory for it.
   */
  create(number: number, byteLength: number): Segment {
    // There is one already if somebody died after he had made it and before he used it.
    removePart(this.#name(number))
    return this.#keep(number, createBlock(this.#name(number), byteLength))
  }

  /** Gives the memory of a segment back; only for whoever has taken its last message. */
  remove(number: number): void {
    if (number === 0) return
    removePart(this.#name(number))
    this.forgetBefore(number + 1)
  }

  /** Lets go of segments that nobody uses any more. */
  forgetBefore(number: number): void {
    for (const [other, { block }] of this.#others) {
      if (other >= number) continue
      block.close()
      this.#others.delete(other)
    }
  }

  close(): void {
    this.forgetBefore(Number.POSITIVE_INFINITY)
  }

  #keep(number: number, block: SharedBlock): Segment {
    if (block.byteLength <= SIGN_BYTES) throw new MpError(`Segment ${number} of a ring is empty`)
    const segment = segmentOf(new Uint8Array(block.buffer))
    this.#others.set(number, { segment, block })
    return segment
  }

  #name(number: number): string {
    return `${this.#prefix}s${number}`
  }
}

/** Looks at memory as a segment. */
export function segmentOf(bytes: Uint8Array): Segment {
  return {
    bytes,
    cells: new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / 4)),
    numbers: new Float64Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / 8)),
    endOfRoom: bytes.byteLength - SIGN_BYTES,
  }
}
