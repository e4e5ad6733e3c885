/** Gives whole numbers that look random and follow from the seed alone: Marsaglia's xorshift, 32 bits. */
export class SeededRandom {
  #state: number

  constructor(seed: number) {
    // Seeds that are near each other must not give images that are, and a state of 0 would stay so for ever.
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) || 1
    for (let round = 0; round < 8; round++) this.next()
  }

  /** Returns the next number from 0 to 2³² - 1. */
  next(): number {
    let state = this.#state
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    this.#state = state
    return state >>> 0
  }

  /** Returns a number from `low`, up to but without `high`. */
  between(low: number, high: number): number {
    return low + (this.next() / 2 ** 32) * (high - low)
  }
}
