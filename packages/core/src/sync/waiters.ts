import type { Attempt } from '../memory/look.ts'
import { isThreadAlive, ownThread, THREAD_MASK } from '../memory/thread-identity.ts'
import type { Words } from '../memory/words.ts'

/** Threads that are told of; with the word of a lock they fill two lines of the processor's cache. */
const SLOTS = 12
/** How many waits a thread has, in the bits that the word of a thread leaves free. */
const COUNT_SHIFT = 23n
const ONE = 1n << COUNT_SHIFT
const MOST = 511n

/** Bytes that they take. */
export const WAITERS_BYTES: number = SLOTS * 8

/**
 * The threads that wait for something, for those who watch the program: nothing is decided by it.
 *
 * A wait enters as it goes to sleep, so that who need not wait pays nothing. A slot belongs to the thread whose word it
 * holds, and only that one changes it; those of threads that have ended do not count, and are taken over. Further
 * threads than there are slots wait without being told of.
 */
export class Waiters {
  readonly #words: Words
  readonly #first: number
  #isOpen = true

  /** `first` counts in steps of 8 bytes. */
  constructor(words: Words, first: number) {
    this.#words = words
    this.#first = first
  }

  /** The threads that wait, by their words, and how many waits they have together. */
  waiting(): { threads: bigint[]; count: number } {
    const slots = this.#slots()
      .map((slot) => this.#load(slot))
      .filter((seen) => seen !== 0n && isThreadAlive(seen))
    const count = slots.reduce((sum, seen) => sum + Number(countOf(seen)), 0)
    return { threads: slots.map((seen) => seen & THREAD_MASK), count }
  }

  /** Counts an attempt that is repeated as a wait from its first sleep until `end` is called. */
  noting<T>(attempt: Attempt<T>): { attempt: Attempt<T>; end: () => void } {
    let isCounted = false
    let hasSlept = false
    return {
      attempt: (look) => {
        const result = attempt(look)
        if (result === undefined && look.sleepsNext && !hasSlept) {
          hasSlept = true
          isCounted = this.#enter()
        }
        return result
      },
      end: () => {
        if (isCounted) this.#leave()
      },
    }
  }

  /** From here on the memory may be another's. */
  close(): void {
    this.#isOpen = false
  }

  #enter(): boolean {
    const slot = this.#ownSlot() ?? this.#claim()
    if (slot === undefined || countOf(this.#load(slot)) >= MOST) return false
    Atomics.add(this.#words.wide, slot, ONE)
    return true
  }

  #leave(): void {
    const slot = this.#isOpen ? this.#ownSlot() : undefined
    if (slot === undefined) return
    const seen = this.#load(slot)
    Atomics.store(this.#words.wide, slot, countOf(seen) <= 1n ? 0n : seen - ONE)
  }

  #ownSlot(): number | undefined {
    const self = ownThread()
    return this.#slots().find((slot) => (this.#load(slot) & THREAD_MASK) === self)
  }

  #claim(): number | undefined {
    const self = ownThread()
    const claim = (slot: number, seen: bigint): boolean =>
      Atomics.compareExchange(this.#words.wide, slot, seen, self) === seen
    const isLeft = (slot: number): boolean => {
      const seen = this.#load(slot)
      return seen !== 0n && !isThreadAlive(seen) && claim(slot, seen)
    }
    return this.#slots().find((slot) => claim(slot, 0n)) ?? this.#slots().find(isLeft)
  }

  #slots(): number[] {
    return Array.from({ length: SLOTS }, (_, index) => this.#first + index)
  }

  #load(slot: number): bigint {
    return Atomics.load(this.#words.wide, slot)
  }
}

function countOf(seen: bigint): bigint {
  return (seen >> COUNT_SHIFT) & MOST
}
