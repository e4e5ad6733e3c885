import { reduceTour } from '../model/reduce-tour.ts'
import type { TourEvent } from '../model/tour-event.ts'
import type { TourState } from '../model/tour-state.ts'

/**
 * Holds the state outside React.
 *
 * @remarks Events change the state at once, but listeners hear of it only on `publish`: a clock draws, not every event.
 */
export class TourStore {
  #state: TourState
  #published: TourState
  readonly #listeners = new Set<() => void>()

  constructor(state: TourState) {
    this.#state = state
    this.#published = state
  }

  /** The state as of the latest event. */
  get state(): TourState {
    return this.#state
  }

  /** Takes an event into account. */
  dispatch(event: TourEvent): void {
    this.#state = reduceTour(this.#state, event)
  }

  /** Shows the listeners the state as it is now. */
  publish(): void {
    this.#published = this.#state
    for (const listener of this.#listeners) listener()
  }

  /** The state as last published; bound, for `useSyncExternalStore`. */
  readonly snapshot = (): TourState => this.#published

  /** Calls `listener` on every `publish`; bound, for `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
