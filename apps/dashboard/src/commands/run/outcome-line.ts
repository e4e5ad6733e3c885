import type { ItemOutcome } from './item.ts'

/** Outcomes that wait to be printed: in the order of the items, or in that of their ends. */
export class OutcomeLine {
  readonly #isOrdered: boolean
  readonly #waiting = new Map<number, ItemOutcome>()
  #next = 0

  constructor(isOrdered: boolean) {
    this.#isOrdered = isOrdered
  }

  add(outcome: ItemOutcome): void {
    this.#waiting.set(outcome.index, outcome)
  }

  /** Takes the next outcome that may be printed; undefined if it is not there yet. */
  take(): ItemOutcome | undefined {
    const index = this.#isOrdered ? this.#next : this.#waiting.keys().next().value
    const outcome = index === undefined ? undefined : this.#waiting.get(index)
    if (outcome === undefined) return undefined
    this.#waiting.delete(outcome.index)
    this.#next++
    return outcome
  }
}
