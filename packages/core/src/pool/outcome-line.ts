import type { Outcome } from './work.ts'

/** Stands where no outcome has come yet. */
export const NONE: unique symbol = Symbol('none')
/** Outcomes that were taken are cut off when there are so many, and no fewer than those that were not. */
const MOST_TAKEN = 1024

/** A task that failed, among the results of others. */
class Failure {
  readonly error: unknown

  constructor(error: unknown) {
    this.error = error
  }
}

/** Whoever waits for the next outcome. */
export interface OutcomeReader {
  onResult(value: unknown): void
  onFailure(error: unknown): void
  onEnd(): void
}

/** Outcomes in the order in which a reader gets them: that of the inputs, or that of completion. */
export class OutcomeLine {
  /** How many outcomes the reader has taken. */
  taken = 0
  readonly #isOrdered: boolean
  readonly #readers: OutcomeReader[] = []
  /** Outcomes from the one with the number `#first` on. */
  #outcomes: unknown[] = []
  #first = 0
  /** Number of the next outcome to be taken. */
  #next = 0
  #arrived = 0
  #hasEnded = false
  #last: (Outcome & { type: 'failed' }) | undefined

  constructor(isOrdered: boolean) {
    this.#isOrdered = isOrdered
  }

  /** Adds the result of an input. */
  put(index: number, value: unknown): void {
    const place = (this.#isOrdered ? index : this.#arrived++) - this.#first
    while (this.#outcomes.length < place) this.#outcomes.push(NONE)
    this.#outcomes[place] = value
    if (this.#readers.length > 0) this.#deliver()
  }

  /** Adds the error of an input. */
  putFailure(index: number, error: unknown): void {
    this.put(index, new Failure(error))
  }

  /** Says that no outcome will be added; `last` comes after all that are there. */
  end(last: (Outcome & { type: 'failed' }) | undefined): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#last = last
    this.#deliver()
  }

  /** Returns the next outcome if it is there, is a result, and nobody waits; `NONE` otherwise. */
  takeResult(): unknown {
    if (this.#readers.length > 0) return NONE
    const place = this.#next - this.#first
    const outcome = place < this.#outcomes.length ? this.#outcomes[place] : NONE
    if (outcome === NONE || outcome instanceof Failure) return NONE
    this.#pass(place)
    return outcome
  }

  /** Gives the next outcome to a reader once it is there; those who wait are served in turn. */
  take(reader: OutcomeReader): void {
    this.#readers.push(reader)
    if (this.#readers.length === 1) this.#deliver()
  }

  #deliver(): void {
    for (let reader = this.#readers[0]; reader !== undefined && this.#give(reader); reader = this.#readers[0])
      this.#readers.shift()
  }

  /** Returns whether the reader was given something. */
  #give(reader: OutcomeReader): boolean {
    let place = this.#next - this.#first
    // An early end leaves gaps, which are gone over.
    if (this.#hasEnded) while (place < this.#outcomes.length && this.#outcomes[place] === NONE) place += 1
    if (place >= this.#outcomes.length) return this.#hasEnded && this.#giveEnd(reader)
    const outcome = this.#outcomes[place]
    if (outcome === NONE) return false
    this.#pass(place)
    if (outcome instanceof Failure) reader.onFailure(outcome.error)
    else reader.onResult(outcome)
    return true
  }

  #pass(place: number): void {
    this.#outcomes[place] = NONE
    this.#next = this.#first + place + 1
    this.taken += 1
    const passed = place + 1
    const { length } = this.#outcomes
    if (passed === length || (passed >= MOST_TAKEN && 2 * passed >= length)) this.#cutOff(passed)
  }

  #giveEnd(reader: OutcomeReader): boolean {
    const last = this.#last
    this.#last = undefined
    if (last === undefined) reader.onEnd()
    else reader.onFailure(last.error)
    return true
  }

  #cutOff(taken: number): void {
    this.#outcomes = this.#outcomes.slice(taken)
    this.#first += taken
  }
}
