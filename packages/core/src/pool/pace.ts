import type { CallableDescription } from '../callable/description.ts'

/** Weight of the newest time in the average. */
const WEIGHT = 0.25
/** A time so many times as long as the average is not believed at first: something else may have run in between. */
const DOUBTED_TIMES = 3
/** Functions whose pace is remembered. */
const MOST_FUNCTIONS = 256

interface Pace {
  averageMs: number
  isDoubted: boolean
}

/** How long a call of each function takes, as measured lately. */
export class Paces {
  readonly #paces = new Map<string, Pace>()

  /** Milliseconds of one call; undefined as long as nothing is known. */
  of({ id }: CallableDescription): number | undefined {
    return this.#paces.get(id)?.averageMs
  }

  /** Takes the average time of some calls into account. */
  observe({ id }: CallableDescription, ms: number): void {
    const pace = this.#paces.get(id)
    if (pace === undefined) return this.#add(id, ms)
    const isLong = ms > pace.averageMs * DOUBTED_TIMES
    if (!isLong) pace.averageMs += (ms - pace.averageMs) * WEIGHT
    else if (pace.isDoubted) pace.averageMs = ms
    pace.isDoubted = isLong && !pace.isDoubted
  }

  #add(id: string, averageMs: number): void {
    const [oldest] = this.#paces.keys()
    if (oldest !== undefined && this.#paces.size >= MOST_FUNCTIONS) this.#paces.delete(oldest)
    this.#paces.set(id, { averageMs, isDoubted: false })
  }
}
