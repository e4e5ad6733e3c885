import { offSleep, onSleep } from '../before-sleep.ts'

/** How many calls in one turn are handed out together at most. */
const CALLS_TOGETHER = 512

/** What a dispatch does to the work and the workers. */
export interface DispatchParts {
  /** Hands out what there is. */
  handOut(): void
  /** Takes results in the midst of a turn: what is over so takes no memory until its end. */
  takeQuietly(): void
  /** Takes back what was handed out only because the program was about to sleep, and was not started. */
  takeBack(): void
}

/** Hands work out: at once, what one turn of the program gives together, or all of it before the program sleeps. */
export class Dispatch {
  /** Whether a call is likely to be followed by others in its turn, as those of the last turn were. */
  expectsMore = false
  /** Whether the thread is about to sleep, and can hand out no more until it wakes. */
  isLast = false
  readonly #parts: DispatchParts
  #isRunning = false
  #isDue = false
  #willTakeBack = false
  /** Calls of this turn that did not go at once. */
  #calls = 0
  readonly #endTurn = (): void => {
    this.expectsMore = this.#calls > 1
    this.#calls = 0
    this.now()
  }
  readonly #beforeSleep = (): void => {
    this.isLast = true
    this.now()
    this.isLast = false
    // Once for the turn, in which a program may sleep any number of times.
    if (!this.#willTakeBack) queueMicrotask(this.#takeBack)
    this.#willTakeBack = true
  }
  /** Has who is free next get what is first in line, now as before. */
  readonly #takeBack = (): void => {
    this.#willTakeBack = false
    this.#parts.takeBack()
  }

  constructor(parts: DispatchParts) {
    this.#parts = parts
  }

  /** Looks out for the thread to sleep. */
  open(): void {
    onSleep(this.#beforeSleep)
  }

  close(): void {
    offSleep(this.#beforeSleep)
  }

  /** Hands out what there is. */
  now(): void {
    // What is handed out may come back at once, and then waits like the rest.
    this.#isDue = true
    if (this.#isRunning) return
    this.#isRunning = true
    while (this.#isDue) {
      this.#isDue = false
      this.#parts.handOut()
    }
    this.#isRunning = false
  }

  /** Hands out at a time what one turn of the program gives; with many calls in a row, some of them before it ends. */
  soon(): void {
    this.#calls += 1
    if (this.#calls === 1) queueMicrotask(this.#endTurn)
    if (this.#calls % CALLS_TOGETHER > 0) return
    this.#parts.takeQuietly()
    this.now()
  }
}
