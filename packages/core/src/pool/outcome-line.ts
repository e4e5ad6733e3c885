import type { Outcome } from './work.ts'

/** Outcomes in the order in which a reader gets them: that of the inputs, or that of completion. */
export class OutcomeLine {
  /** How many outcomes the reader has taken. */
  taken = 0
  readonly #isOrdered: boolean
  readonly #ready = new Map<number, Outcome>()
  readonly #readers: ((outcome: Outcome | undefined) => void)[] = []
  #arrived = 0
  #delivered = 0
  #hasEnded = false
  #last: Outcome | undefined

  constructor(isOrdered: boolean) {
    this.#isOrdered = isOrdered
  }

  /** Adds the outcome of an input. */
  put(index: number, outcome: Outcome): void {
    this.#ready.set(this.#isOrdered ? index : this.#arrived++, outcome)
    this.#deliver()
  }

  /** Says that no outcome will be added; `last` comes after all that are there. */
  end(last: Outcome | undefined): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#last = last
    this.#deliver()
  }

  /** Returns the next outcome once it is there; undefined at the end. */
  take(onTaken: () => void): Promise<Outcome | undefined> {
    return new Promise((resolve) => {
      this.#readers.push((outcome) => {
        resolve(outcome)
        if (outcome !== undefined) this.taken++
        onTaken()
      })
      this.#deliver()
    })
  }

  #deliver(): void {
    while (this.#readers.length > 0) {
      const outcome = this.#ready.get(this.#delivered)
      if (outcome !== undefined) {
        this.#ready.delete(this.#delivered++)
        this.#readers.shift()?.(outcome)
      } else if (this.#hasEnded) {
        this.#deliverEnd()
      } else {
        return
      }
    }
  }

  /** Gives what is left, over the gaps that an early end left, then the last word, then nothing. */
  #deliverEnd(): void {
    const [next] = [...this.#ready.keys()].sort((a, b) => a - b)
    if (next !== undefined) {
      this.#delivered = next
      return
    }
    const last = this.#last
    this.#last = undefined
    this.#readers.shift()?.(last)
  }
}
