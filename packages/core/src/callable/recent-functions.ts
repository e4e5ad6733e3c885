const MAX_BYTES = 64 * 2 ** 20
const MAX_COUNT = 1000

/** Knows which functions were used last, as many as what they capture leaves room for. */
export class RecentFunctions<F> {
  /** Bytes that each function holds, the one used longest ago first. */
  readonly #sizes = new Map<F, number>()
  #bytes = 0
  #newest: F | undefined

  /** Notes that a function is used again; returns whether it is one of them. */
  use(fn: F): boolean {
    if (fn === this.#newest) return true
    const bytes = this.#sizes.get(fn)
    if (bytes === undefined) return false
    this.#sizes.delete(fn)
    this.#put(fn, bytes)
    return true
  }

  /** Adds a function, and returns those that there is no room for any more. */
  add(fn: F, bytes: number): F[] {
    this.#drop(fn)
    this.#put(fn, bytes)
    this.#bytes += bytes
    const dropped: F[] = []
    for (const oldest of this.#sizes.keys()) {
      if (this.#sizes.size === 1 || (this.#bytes <= MAX_BYTES && this.#sizes.size <= MAX_COUNT)) break
      this.#drop(oldest)
      dropped.push(oldest)
    }
    return dropped
  }

  #put(fn: F, bytes: number): void {
    this.#sizes.set(fn, bytes)
    this.#newest = fn
  }

  #drop(fn: F): void {
    this.#bytes -= this.#sizes.get(fn) ?? 0
    this.#sizes.delete(fn)
  }
}
