import { Look } from '../memory/look.ts'
import { isThreadAlive, isThreadStopped, ownThread, THREAD_MASK } from '../memory/thread-identity.ts'
import type { Words } from '../memory/words.ts'

/** Looks at a lock that is taken, before the wait for it begins: it is mostly held for about a microsecond. */
const LOOKS = 300
const SLEEP_MS = 1
/** A word with this bit has somebody waiting for it; the rest is the thread that holds the lock. */
const AWAITED = 1n

/** How much a call may do to get a lock: try for a moment, or wait for it, so that what it returns is certain. */
export type Patience = 'try' | 'insist'

/** A lock for a few microseconds. When its holder dies, the next one takes it over. */
export class RingLock {
  readonly #words: Words
  readonly #cell: number
  readonly #word: number

  /** @param cell - The first of two cells that hold the lock; even. */
  constructor(words: Words, cell: number) {
    this.#words = words
    this.#cell = cell
    this.#word = cell >> 1
  }

  /** Takes the lock, or else, unless it insists, tells what to wait for. */
  enterFor(look: Look, patience: Patience): boolean {
    return patience === 'insist' ? this.#enter() : this.#tryEnter(look)
  }

  leave(): void {
    const word = Atomics.exchange(this.#words.wide, this.#word, 0n)
    if ((word & AWAITED) !== 0n) this.#words.wake(this.#cell)
  }

  #tryEnter(look: Look): boolean {
    const { cells, wide } = this.#words
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if (Atomics.load(cells, this.#cell) !== 0) continue
      if (Atomics.compareExchange(wide, this.#word, 0n, ownThread()) === 0n) return true
    }
    return this.#takeOverOrWait(look)
  }

  /** Waits for the lock, and blocks the thread; returns false only if whoever holds it is stopped, and cannot go on. */
  #enter(): boolean {
    const look = new Look()
    look.sleepsNext = true
    while (!this.#tryEnter(look)) {
      if (look.isCheckup && isThreadStopped(Atomics.load(this.#words.wide, this.#word))) return false
      this.#words.sleep(look.index, look.expected, SLEEP_MS)
      look.isCheckup = true
    }
    return true
  }

  #takeOverOrWait(look: Look): boolean {
    const { wide } = this.#words
    const word = Atomics.load(wide, this.#word)
    // Everything that a holder who has died did not finish has no effect.
    const isFree = word === 0n || (look.isCheckup && !isThreadAlive(word & THREAD_MASK))
    // Those who wait for the dead one wait for this one now.
    const taken = ownThread() | (word & AWAITED)
    if (isFree && Atomics.compareExchange(wide, this.#word, word, taken) === word) return true
    this.#wait(look)
    return false
  }

  #wait(look: Look): void {
    const { wide } = this.#words
    const word = Atomics.load(wide, this.#word)
    // Free by now: a value that the cell does not hold ends the wait at once.
    const expected = word === 0n || look.sleepsNext ? word | AWAITED : word
    if (word !== 0n && look.sleepsNext) Atomics.compareExchange(wide, this.#word, word, expected)
    look.blocked(this.#cell, Number(BigInt.asIntN(32, expected)))
  }
}
