/** Measures for how long this thread collects garbage, while somebody wants to know. */
export class GcClock {
  #observer: PerformanceObserver | undefined
  #ms = 0

  /** Begins to measure, or stops. */
  measure(isWanted: boolean): void {
    if (isWanted === (this.#observer !== undefined)) return
    this.#observer?.disconnect()
    this.#observer = isWanted ? new PerformanceObserver((list) => this.#add(list.getEntries())) : undefined
    this.#observer?.observe({ entryTypes: ['gc'] })
  }

  /** Returns for how long it did since the last call, in milliseconds; Node tells of a collection some turns after it. */
  take(): number {
    const ms = this.#ms
    this.#ms = 0
    return ms
  }

  #add(collections: readonly PerformanceEntry[]): void {
    for (const { duration } of collections) this.#ms += duration
  }
}
