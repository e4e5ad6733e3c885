/** Taken slots that are kept before the rest is moved up. */
const SLACK = 1024

/** Things in order of arrival; taking the first does not move the rest. */
export class Fifo<T> {
  #slots: { value: T }[] = []
  #first = 0

  get length(): number {
    return this.#slots.length - this.#first
  }

  push(value: T): void {
    this.#slots.push({ value })
  }

  /** Puts a thing back before all others. */
  unshift(value: T): void {
    this.#slots.splice(this.#first, 0, { value })
  }

  /** Takes the first thing; undefined when there is none. */
  shift(): { value: T } | undefined {
    const slot = this.#slots[this.#first]
    if (slot === undefined) return undefined
    this.#first++
    if (this.#first > SLACK && this.#first * 2 > this.#slots.length) {
      this.#slots = this.#slots.slice(this.#first)
      this.#first = 0
    }
    return slot
  }

  clear(): void {
    this.#slots = []
    this.#first = 0
  }
}
