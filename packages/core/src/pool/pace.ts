import type { CallableDescription } from '../callable/description.ts'

/** Weight of the newest time when it is shorter than the average; a longer one counts more. */
const SHORTER_WEIGHT = 0.2
const LONGER_WEIGHT = 0.3
/** Functions whose pace is remembered. */
const MOST_FUNCTIONS = 256

/** How long a call of each function takes, as measured lately. */
export class Paces {
  readonly #averages = new Map<string, number>()

  /** Milliseconds of one call; undefined as long as nothing is known. */
  of({ id }: CallableDescription): number | undefined {
    return this.#averages.get(id)
  }

  /** Takes the average time of some calls into account. */
  observe({ id }: CallableDescription, ms: number): void {
    const known = this.#averages.get(id)
    if (known === undefined && this.#averages.size >= MOST_FUNCTIONS) this.#forgetOldest()
    const weight = known !== undefined && ms < known ? SHORTER_WEIGHT : LONGER_WEIGHT
    this.#averages.set(id, known === undefined ? ms : known + (ms - known) * weight)
  }

  #forgetOldest(): void {
    const [oldest] = this.#averages.keys()
    if (oldest !== undefined) this.#averages.delete(oldest)
  }
}
