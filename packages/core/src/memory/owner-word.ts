import type { Look } from './look.ts'
import { isThreadAlive, THREAD_MASK } from './thread-identity.ts'
import type { Words } from './words.ts'

/** Set in the word while somebody may sleep until it is free. */
const AWAITED = 1n
const FREE = 0n

/**
 * Eight bytes that say which thread has something: 0 when nobody has.
 *
 * Every change is one atomic step, so that whoever is killed leaves either nothing or its name.
 */
export class OwnerWord {
  readonly #words: Words
  readonly #index: number

  /** `index` counts in steps of 8 bytes. */
  constructor(words: Words, index: number) {
    this.#words = words
    this.#index = index
  }

  get isTaken(): boolean {
    return Atomics.load(this.#words.wide, this.#index) !== FREE
  }

  /** Whether somebody may sleep until it is free. */
  get isAwaited(): boolean {
    return (Atomics.load(this.#words.wide, this.#index) & AWAITED) !== 0n
  }

  /** The word of the thread that has it; undefined when nobody does. */
  get owner(): bigint | undefined {
    const seen = Atomics.load(this.#words.wide, this.#index)
    return seen === FREE ? undefined : seen
  }

  /** Tells whether a thread has it. */
  isOf(thread: bigint): boolean {
    return (Atomics.load(this.#words.wide, this.#index) & THREAD_MASK) === thread
  }

  /** Returns what the thread has put here; undefined if it does not have it. */
  ownerOf(thread: bigint): bigint | undefined {
    const seen = Atomics.load(this.#words.wide, this.#index)
    return (seen & THREAD_MASK) === thread ? seen & ~AWAITED : undefined
  }

  /** Takes it if it is free. */
  takeFree(owner: bigint): boolean {
    return Atomics.compareExchange(this.#words.wide, this.#index, FREE, owner) === FREE
  }

  /** Takes it if it is free, or if the thread that has it has ended; for `retry`. */
  attempt(owner: bigint, look: Look): 'taken' | 'abandoned' | undefined {
    const wanted = look.sleepsNext ? owner | AWAITED : owner
    for (;;) {
      const seen = this.#exchange(FREE, wanted)
      if (seen === FREE) return 'taken'
      if (look.isCheckup && !isThreadAlive(seen)) {
        if (this.#exchange(seen, wanted | AWAITED) === seen) return 'abandoned'
        continue
      }
      if (look.sleepsNext && (seen & AWAITED) === 0n && this.#exchange(seen, seen | AWAITED) !== seen) continue
      // The lower half is a cell of its own, on which to sleep.
      const lower = this.#words.load(this.#index * 2)
      if (lower === 0 || (look.sleepsNext && (lower & 1) === 0)) continue
      return look.blocked(this.#index * 2, lower)
    }
  }

  /** Frees it if it is the owner's, and wakes one that waits; returns whether it was. */
  free(owner: bigint): boolean {
    const seen = this.#exchange(owner, FREE)
    if (seen === owner) return true
    if ((seen & ~AWAITED) !== (owner & ~AWAITED)) return false
    return this.#exchange(seen, FREE) === seen ? this.#wake() : this.free(owner)
  }

  /** Frees it whoever has it; returns whether somebody had. */
  freeAny(): boolean {
    const seen = Atomics.exchange(this.#words.wide, this.#index, FREE)
    if ((seen & AWAITED) !== 0n) this.#wake()
    return seen !== FREE
  }

  #wake(): true {
    this.#words.wake(this.#index * 2, 1)
    return true
  }

  #exchange(expected: bigint, replacement: bigint): bigint {
    return Atomics.compareExchange(this.#words.wide, this.#index, expected, replacement)
  }
}
