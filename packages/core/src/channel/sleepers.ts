import type { Words } from '../memory/words.ts'

/** Says that somebody may sleep. */
const ASLEEP = 1

/**
 * Those who sleep until something in a ring has moved, behind one cell that all of them sleep on.
 *
 * Its lowest bit says that there may be some, the rest counts the wakes. So whoever wakes others late, for something
 * that they have seen already, takes nothing back from one who is about to sleep: that one's ticket is out of date.
 */
export class Sleepers {
  readonly #words: Words
  readonly #cell: number

  constructor(words: Words, cell: number) {
    this.#words = words
    this.#cell = cell
  }

  /** Returns what the cell holds until the next wake; whoever sleeps for that long has to look once more before. */
  ticket(): number {
    return Atomics.or(this.#words.cells, this.#cell, ASLEEP) | ASLEEP
  }

  /** Wakes all, if there may be any; has to come after what they wait for. */
  wake(): void {
    const seen = this.#words.load(this.#cell)
    if ((seen & ASLEEP) === 0) return
    // Else somebody else has counted, and wakes them.
    if (this.#words.compareExchange(this.#cell, seen, (seen + 1) | 0) === seen) this.#words.wake(this.#cell)
  }
}

/** A value that the cell of a ticket does not hold any more: waiting for it to change ends at once. */
export function outdated(ticket: number): number {
  return (ticket - 1) | 0
}
