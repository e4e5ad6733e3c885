import type { PoolEvent } from './events.ts'

/** Called with each event of a pool, in order; must be quick. */
export type PoolListener = (event: PoolEvent) => void

/** Hands events to whoever listens; with no listener, none is even made. */
export class PoolEvents {
  readonly #listeners = new Set<PoolListener>()

  /** Whether anybody listens: ask before making an event on a hot path. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0
  }

  emit(event: PoolEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        // The listener's mistake is the program's, not the pool's: it surfaces as an uncaught error.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  subscribe(listener: PoolListener): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }
}

/** Returns the time of an event: milliseconds since the epoch, with fractions. */
export function eventTime(): number {
  return performance.timeOrigin + performance.now()
}
