import type { Words } from '../memory/words.ts'

/** A stamp counts by two; its lowest bit says that the end is shut. */
const STEP = 2
const SHUT = 1
/** Where the first copy of the place lies, and how much further the second one does, in cells. */
const COPIES = 4
const COPY_CELLS = 4

/** Returns how many messages one end is ahead of the other, from 0 up to 2 ** 31. */
export function messagesBetween(tail: number, head: number): number {
  return (tail - head) >>> 1
}

/**
 * The tail of a ring, where messages are put, or its head, where they are taken, as this thread has last seen it.
 *
 * @remarks
 * In shared memory an end is a stamp, which counts the messages that have passed it, and its place, which is there
 * twice: the copy that counts is told by the count. Whoever has the lock of the end writes the other copy, and then
 * makes it count by the one step that also counts the message: who dies at any instruction has moved the end, or has
 * not. That step fails if the end was shut since it was loaded, so that shutting needs no lock.
 */
export class RingEnd {
  /** Messages that have passed this end, ever, times two, in 32 bits; and one more if it is shut. */
  stamp = 0
  segment = 0
  /** Bytes from the start of the segment. */
  position = 0
  /** Bytes of messages that have passed this end, ever. */
  bytes = 0
  readonly #cells: Int32Array
  readonly #numbers: Float64Array
  readonly #first: number

  /** @param first - Where the end begins, in cells; even. */
  constructor(words: Words, first: number) {
    const { buffer, byteOffset, byteLength } = words.cells
    this.#cells = words.cells
    this.#numbers = new Float64Array(buffer, byteOffset, byteLength >> 3)
    this.#first = first
  }

  /** The stamp as it is in shared memory. */
  get latest(): number {
    return Atomics.load(this.#cells, this.#first)
  }

  get isShut(): boolean {
    return (this.stamp & SHUT) !== 0
  }

  /**
   * Looks where the end is; safe without its lock.
   *
   * @returns Whether it has moved since the last look.
   */
  load(): boolean {
    const { stamp, position, bytes } = this
    do {
      this.stamp = this.latest
      const at = this.#copyFor(this.stamp)
      this.segment = this.#cells[at] ?? 0
      this.position = this.#cells[at + 1] ?? 0
      this.bytes = this.#numbers[(at >> 1) + 1] ?? 0
      // The copy that was read is written to again only after the stamp has changed.
    } while (this.stamp !== this.latest)
    return stamp !== this.stamp || position !== this.position || bytes !== this.bytes
  }

  /**
   * Moves the end past one message, to a position in its segment as it is here; only for whoever has the lock.
   *
   * @returns Whether it has moved: not if it was shut.
   */
  pass(position: number, weight: number): boolean {
    const next = (this.stamp + STEP) | 0
    const bytes = this.bytes + weight
    const at = this.#copyFor(next)
    this.#cells[at] = this.segment
    this.#cells[at + 1] = position
    this.#numbers[(at >> 1) + 1] = bytes
    if (Atomics.compareExchange(this.#cells, this.#first, this.stamp, next) !== this.stamp) return false
    this.stamp = next
    this.position = position
    this.bytes = bytes
    return true
  }

  /** Lets no message pass any more; needs no lock. */
  shut(): void {
    Atomics.or(this.#cells, this.#first, SHUT)
  }

  #copyFor(stamp: number): number {
    return this.#first + COPIES + ((stamp >> 1) & 1) * COPY_CELLS
  }
}
