/** How often a pending wait looks whether those it waits for still live. */
const BEAT_MS = 75

/** Calls everybody who waits from time to time, and keeps the program running as long as somebody does. */
class Heartbeat {
  readonly #listeners = new Set<() => void>()
  #timer: NodeJS.Timeout | undefined

  add(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.#timer ??= setInterval(() => this.#beat(), BEAT_MS)
    return () => this.#remove(listener)
  }

  #remove(listener: () => void): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #beat(): void {
    for (const listener of [...this.#listeners]) if (this.#listeners.has(listener)) listener()
  }
}

export const heartbeat: Heartbeat = new Heartbeat()
