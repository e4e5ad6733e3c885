const MAX_BYTES = 64 * 2 ** 20
const MAX_COUNT = 1000

/**
 * Keeps the functions that were loaded last, and with them the objects that they capture.
 *
 * @remarks
 * An initializer that has run is used by no one any more; yet what it put into a captured object is for the tasks that
 * are loaded after it.
 */
export class RecentFunctions {
  /** Bytes that each function holds, the one used longest ago first. */
  readonly #sizes = new Map<Function, number>()
  #bytes = 0

  keep(fn: Function, bytes: number): void {
    this.#drop(fn)
    this.#sizes.set(fn, bytes)
    this.#bytes += bytes
    for (const oldest of this.#sizes.keys()) {
      if (this.#sizes.size === 1 || (this.#bytes <= MAX_BYTES && this.#sizes.size <= MAX_COUNT)) return
      this.#drop(oldest)
    }
  }

  #drop(fn: Function): void {
    this.#bytes -= this.#sizes.get(fn) ?? 0
    this.#sizes.delete(fn)
  }
}
