import type { Words } from '../memory/words.ts'

/** Where in the ring one of its ends is. */
export interface RingPlace {
  /** Messages that have passed this end, ever, in 32 bits. */
  count: number
  segment: number
  /** Bytes from the start of the segment. */
  position: number
  /** Bytes of messages that have passed this end, ever. */
  bytes: number
}

/** Numbers that a place takes. */
const PLACE_NUMBERS = 4

/**
 * The tail of a ring, where messages are put, or its head, where they are taken.
 *
 * The place of an end is there twice. Whoever has the lock of the end writes the copy that does not count, and then
 * makes it count by the one store that also counts the message: a process that dies at any instruction has moved the
 * end, or has not.
 */
export class RingEnd {
  readonly #cells: Int32Array
  readonly #numbers: Float64Array
  readonly #counter: number
  readonly #places: number

  constructor(words: Words, counter: number, places: number) {
    const { buffer, byteOffset, byteLength } = words.cells
    this.#cells = words.cells
    this.#numbers = new Float64Array(buffer, byteOffset, byteLength >> 3)
    this.#counter = counter
    this.#places = places
  }

  get count(): number {
    return Atomics.load(this.#cells, this.#counter)
  }

  /** Reads where the end is; safe without its lock. */
  read(): RingPlace {
    for (;;) {
      const count = this.count
      const at = this.#at(count)
      const segment = this.#numbers[at] ?? 0
      const position = this.#numbers[at + 1] ?? 0
      const bytes = this.#numbers[at + 2] ?? 0
      if (count === this.count) return { count, segment, position, bytes }
    }
  }

  /** Moves the end past one message, to a place; only for whoever has the lock. */
  pass({ segment, position, bytes }: Omit<RingPlace, 'count'>): void {
    const count = (this.count + 1) | 0
    const at = this.#at(count)
    this.#numbers[at] = segment
    this.#numbers[at + 1] = position
    this.#numbers[at + 2] = bytes
    Atomics.store(this.#cells, this.#counter, count)
  }

  #at(count: number): number {
    return this.#places + (count & 1) * PLACE_NUMBERS
  }
}
