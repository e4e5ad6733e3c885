import type { MonitorEvent, UnknownEvent } from '@mp/core/monitor'
import { initialView, type SourceState, type TopState, type TopView } from '../model/top/top-state.ts'
import { foldEvent } from '../model/watch/fold-event.ts'
import { emptyProgram, type WatchedProgram } from '../model/watch/watched-program.ts'

/**
 * Holds what is watched and how it is shown, outside React.
 *
 * @remarks Events are taken in at once; listeners hear of it on `publish` only: a clock draws, not every event.
 */
export class TopStore {
  #state: TopState
  #published: TopState
  readonly #listeners = new Set<() => void>()

  constructor(source: SourceState) {
    const cost = { share: undefined, perSecond: 0 }
    this.#state = { program: emptyProgram(), now: 0, isFrozen: false, view: initialView(), source, cost }
    this.#published = this.#state
  }

  /** The state as of the newest event. */
  get state(): TopState {
    return this.#state
  }

  /** What is on the screen: it stands still while frozen. */
  get shown(): TopState {
    return this.#published
  }

  /** Takes an event into account. */
  take(event: MonitorEvent | UnknownEvent): void {
    foldEvent(this.#state.program, event)
  }

  /** Begins anew with another program, as a seek in a replay does. */
  replaceProgram(program: WatchedProgram): void {
    this.#state = { ...this.#state, program }
  }

  /** Changes parts of the state. */
  set(change: Partial<Omit<TopState, 'program'>>): void {
    this.#state = { ...this.#state, ...change }
  }

  /** Changes what the user sees. */
  look(change: Partial<TopView>): void {
    this.set({ view: { ...this.#state.view, ...change } })
  }

  /** Changes what is known of the source. */
  setSource(change: Partial<SourceState>): void {
    this.set({ source: { ...this.#state.source, ...change } })
  }

  /** Shows a sentence for four seconds. */
  hint(words: string): void {
    this.look({ hint: { text: words, until: performance.now() + 4000 } })
  }

  /** Holds the picture still, or lets it go on; events are taken in all the same. */
  toggleFreeze(): void {
    const { isFrozen, program, now } = this.#state
    this.set({ isFrozen: !isFrozen })
    this.#frozen = isFrozen ? undefined : { program: structuredClone(program), now }
  }

  /** Shows the listeners the state as it is now. */
  publish(): void {
    const { hint } = this.#state.view
    if (hint !== undefined && hint.until < performance.now()) this.look({ hint: undefined })
    this.#published = { ...this.#state, ...this.#frozen }
    for (const listener of this.#listeners) listener()
  }

  #frozen: { program: WatchedProgram; now: number } | undefined

  /** The state as last published; bound, for `useSyncExternalStore`. */
  readonly snapshot = (): TopState => this.#published

  /** Calls `listener` on every `publish`; bound, for `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
