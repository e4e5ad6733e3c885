import type { Look } from '../memory/look.ts'
import { isThreadAlive, ownThread, THREAD_MASK } from '../memory/thread-identity.ts'
import type { Words } from '../memory/words.ts'

/** Looks at a lock that is taken, before the wait for it begins: it is mostly held for about a microsecond. */
const LOOKS = 300
const SLEEP_MS = 1
/** A word with this bit has somebody waiting for it; the rest is the thread that holds the lock. */
const AWAITED = 1n

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

  /** Takes the lock, or else tells what to wait for. */
  tryEnter(look: Look): boolean {
    const { cells, wide } = this.#words
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if (Atomics.load(cells, this.#cell) !== 0) continue
      if (Atomics.compareExchange(wide, this.#word, 0n, ownThread()) === 0n) return true
    }
    return this.#enterOrWait(look)
  }

  /** Waits for the lock; blocks the thread. */
  enter(look: Look): void {
    while (!this.tryEnter(look)) {
      this.#words.sleep(look.index, look.expected, SLEEP_MS)
      look.isCheckup = true
    }
  }

  leave(): void {
    const word = Atomics.exchange(this.#words.wide, this.#word, 0n)
    if ((word & AWAITED) !== 0n) this.#words.wake(this.#cell)
  }

  #enterOrWait(look: Look): boolean {
    const { wide } = this.#words
    const word = Atomics.load(wide, this.#word)
    // Unless it was taken over, everything that its holder did not finish has no effect.
    const isFree = word === 0n || (look.isCheckup && !isThreadAlive(word & THREAD_MASK))
    if (isFree) return Atomics.compareExchange(wide, this.#word, word, ownThread()) === word || this.#wait(look)
    return this.#wait(look)
  }

  #wait(look: Look): boolean {
    const { wide } = this.#words
    const word = Atomics.load(wide, this.#word)
    // Free by now: a value that the cell does not hold ends the wait at once.
    const awaited = word === 0n ? AWAITED : word | AWAITED
    if (word !== 0n) Atomics.compareExchange(wide, this.#word, word, awaited)
    look.blocked(this.#cell, Number(BigInt.asIntN(32, awaited)))
    return false
  }
}
