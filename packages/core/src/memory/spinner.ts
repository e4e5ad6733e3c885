import type { Look } from './look.ts'

/** Waking a sleeping core costs about this long, so looking on for as long costs nothing when it pays. */
const SPIN_MS = 0.03
/** How long it looks on at first after a spin that did not pay. */
const SHORT_MS = 0.03
/** Looks at the cell between two looks at the clock. */
const LOOKS = 64
/** After a spin that did not pay, this many waits go to sleep at once. */
const MAX_REST = 64

/**
 * Looks at a cell for some microseconds before a wait goes to sleep, as long as that paid lately.
 *
 * A spin keeps a core from others, perhaps from the very one who would change the cell. So after one that did not pay
 * the next are rare, and short at first.
 */
export class Spinner {
  readonly #limitMs: number
  #nextMs: number
  #rest = 0
  #nextRest = 1

  constructor(limitMs: number = SPIN_MS) {
    this.#limitMs = limitMs
    this.#nextMs = limitMs
  }

  /** Returns whether the cell changed while it was looked at. */
  spin(cells: Int32Array, index: number, expected: number): boolean {
    if (this.#rest > 0) {
      this.#rest -= 1
      return Atomics.load(cells, index) !== expected
    }
    const hasPaid = lookOn(cells, { index, expected }, this.#nextMs)
    this.#rest = hasPaid ? 0 : this.#nextRest
    this.#nextRest = hasPaid ? 1 : Math.min(this.#nextRest * 2, MAX_REST)
    this.#nextMs = hasPaid ? this.#limitMs : this.#nextLimitMs()
    return hasPaid
  }

  /** Longer from one to the next, so that what takes longer is found to pay as well; then short again. */
  #nextLimitMs(): number {
    const longer = 2 * this.#nextMs
    return longer > this.#limitMs ? Math.min(SHORT_MS, this.#limitMs) : longer
  }
}

/** Looks at a cell, at most so long, until it no longer holds a value; returns whether it changed. */
export function lookOn(
  cells: Int32Array,
  { index, expected }: Pick<Look, 'index' | 'expected'>,
  limitMs: number,
): boolean {
  const end = performance.now() + limitMs
  do {
    for (let look = 0; look < LOOKS; look += 1) if (Atomics.load(cells, index) !== expected) return true
  } while (performance.now() < end)
  return false
}
