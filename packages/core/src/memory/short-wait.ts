import type { Attempt, Look } from './look.ts'
import { lookOn } from './spinner.ts'
import type { Words } from './words.ts'

/** About what it costs to wake a thread that sleeps; who is about to answer does so sooner. */
const SPIN_MS = 0.05
/** Longer than it takes to wake the other side, and short beside what an event loop does anyway. */
const NAP_MS = 0.5
/** After a wait that did not pay, this many go by at once. */
const MAX_REST = 64

/**
 * Waits for a moment, before a wait begins that leaves the event loop free, as long as that paid lately.
 *
 * @remarks
 * It looks on for some microseconds, and then sleeps in the kernel, which blocks the thread for half a millisecond at
 * most. Two sides that keep each other busy so meet awake, and where cores are few, the one that waits leaves its core
 * to the other; to be called back into an event loop takes several switches between threads instead of one.
 */
export class ShortWait {
  #rest = 0
  #nextRest = 1

  /** Repeats an attempt that has just failed with this look, and returns what it returned then. */
  retry<T>(words: Words, look: Look, attempt: Attempt<T>): T | undefined {
    if (this.#rest > 0) {
      this.#rest -= 1
      return undefined
    }
    const result = watch(words, look, attempt) ?? nap(words, look, attempt)
    this.#rest = result === undefined ? this.#nextRest : 0
    this.#nextRest = result === undefined ? Math.min(this.#nextRest * 2, MAX_REST) : 1
    return result
  }
}

function watch<T>(words: Words, look: Look, attempt: Attempt<T>): T | undefined {
  return lookOn(words.cells, look, SPIN_MS) ? attempt(look) : undefined
}

function nap<T>(words: Words, look: Look, attempt: Attempt<T>): T | undefined {
  look.sleepsNext = true
  try {
    const result = attempt(look)
    if (result !== undefined) return result
  } finally {
    look.sleepsNext = false
  }
  words.sleep(look.index, look.expected, NAP_MS)
  return attempt(look)
}
