/** Waits between demos: for a time, while not paused, or until someone wants to go on. */
export class Hold {
  #resolve: (() => void) | undefined
  #timer: NodeJS.Timeout | undefined
  #ms: number | undefined
  #isPaused = false
  #isReleased = false

  /** Waits `ms` milliseconds, or without end; `release` ends it. */
  async wait(ms?: number): Promise<void> {
    if (this.#isReleased) {
      this.#isReleased = false
      return
    }
    await new Promise<void>((resolve) => {
      this.#resolve = resolve
      this.#ms = ms
      this.#arm()
    })
    clearTimeout(this.#timer)
    this.#resolve = undefined
    this.#isReleased = false
  }

  /** Ends the wait, or the next one if there is none now. */
  release(): void {
    this.#isReleased = true
    this.#resolve?.()
  }

  /** A paused wait does not end by itself. */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused
    clearTimeout(this.#timer)
    this.#arm()
  }

  #arm(): void {
    if (this.#isPaused || this.#ms === undefined || this.#resolve === undefined) return
    this.#timer = setTimeout(this.#resolve, this.#ms)
  }
}
