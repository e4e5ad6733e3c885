import { atEndOfTurn } from '../end-of-turn.ts'

/** How many calls in one turn are handed out together at most. */
const CALLS_TOGETHER = 512

/** Hands work out: at once, or what one turn of the program gives together. */
export class Dispatch {
  /** Whether a call is likely to be followed by others in its turn, as those of the last turn were. */
  expectsMore = false
  readonly #handOut: () => void
  #isRunning = false
  #isDue = false
  /** Calls of this turn that did not go at once. */
  #calls = 0
  readonly #endTurn = (): void => {
    this.expectsMore = this.#calls > 1
    this.#calls = 0
    this.now()
  }

  constructor(handOut: () => void) {
    this.#handOut = handOut
  }

  /** Hands out what there is. */
  now(): void {
    // What is handed out may come back at once, and then waits like the rest.
    this.#isDue = true
    if (this.#isRunning) return
    this.#isRunning = true
    while (this.#isDue) {
      this.#isDue = false
      this.#handOut()
    }
    this.#isRunning = false
  }

  /** Hands out at a time what one turn of the program gives; with many calls in a row, some of them before it ends. */
  soon(): void {
    this.#calls += 1
    if (this.#calls === 1) atEndOfTurn(this.#endTurn)
    else if (this.#calls % CALLS_TOGETHER === 0) this.now()
  }
}
