import { ownCopyOf } from '../memory/own-copy.ts'
import { aligned } from './ring-layout.ts'
import type { Segment } from './segments.ts'

/** A message as it goes into a ring. */
export interface RingMessage {
  /** What the bytes are, from 0 to 255; not for the ring. */
  readonly kind: number
  readonly byteLength: number
  /** Bytes that it counts for. */
  readonly weight: number
  /** Whether memory that it is made of was transferred to somebody else. */
  readonly isTorn: boolean
  /** Copies the message to where it goes; there the position is a multiple of 8. */
  writeTo(segment: Segment, position: number): void
  /** Returns a message that can wait: later changes of what it was made of do not change it, large memory excepted. */
  keep(): RingMessage
  /** Gives back what stands outside of the ring for it, as nobody will take it. */
  drop(): void
}

/** From this size on, memory of an item is not copied while the item waits for room. */
const KEPT_BYTES = 64 * 1024

/** A message of several pieces; each begins at a multiple of 8. */
export class PiecesMessage implements RingMessage {
  readonly kind: number
  readonly byteLength: number
  readonly #pieces: readonly Uint8Array[]

  constructor(kind: number, pieces: readonly Uint8Array[]) {
    let byteLength = 0
    for (const piece of pieces) byteLength = aligned(byteLength) + piece.byteLength
    this.kind = kind
    this.byteLength = byteLength
    this.#pieces = pieces
  }

  get weight(): number {
    return this.byteLength
  }

  get isTorn(): boolean {
    return this.#pieces.some(({ buffer }) => buffer instanceof ArrayBuffer && buffer.detached)
  }

  writeTo({ bytes }: Segment, position: number): void {
    let at = position
    for (const piece of this.#pieces) {
      bytes.set(piece, at)
      at = aligned(at + piece.byteLength)
    }
  }

  keep(): RingMessage {
    return new PiecesMessage(this.kind, this.#pieces.map(copyOfSmall))
  }

  drop(): void {}
}

function copyOfSmall(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength < KEPT_BYTES ? ownCopyOf(bytes) : bytes
}
