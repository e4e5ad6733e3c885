import type { MonitorEvent, UnknownEvent } from '@mp/core/monitor'
import { foldEvent } from '../model/watch/fold-event.ts'
import { emptyProgram, type WatchedProgram } from '../model/watch/watched-program.ts'
import type { TopStore } from './top-store.ts'

/** Events between two states that are kept to seek from. */
const checkpointEvery = 20_000
const speeds = { least: 0.125, most: 64 }

/** Plays recorded events at any speed, from any place. */
export class ReplayPlayer {
  readonly #store: TopStore
  readonly #events: readonly (MonitorEvent | UnknownEvent)[]
  readonly #checkpoints: { next: number; program: WatchedProgram }[] = []
  readonly #clock: () => number
  readonly #from: number
  readonly #lengthMs: number
  #next = 0
  #positionMs = 0
  #speed = 1
  #isPaused = false
  #at: number

  constructor(
    store: TopStore,
    events: readonly (MonitorEvent | UnknownEvent)[],
    options: { speed?: number; clock?: () => number } = {},
  ) {
    this.#store = store
    this.#events = events
    this.#clock = options.clock ?? (() => performance.now())
    this.#speed = options.speed ?? 1
    const times = events.flatMap((event) => (event.type === 'unknown' ? [] : [event.at]))
    this.#from = times[0] ?? 0
    this.#lengthMs = times.reduce((latest, at) => Math.max(latest, at), this.#from) - this.#from
    this.#at = this.#clock()
    this.#tell()
  }

  /** Whether all of it has been shown. */
  get isOver(): boolean {
    return this.#positionMs >= this.#lengthMs
  }

  /** Moves on by the time that has passed, and returns the time of the recording that is shown. */
  advance(): number {
    const at = this.#clock()
    if (!this.#isPaused) this.#positionMs = Math.min(this.#lengthMs, this.#positionMs + (at - this.#at) * this.#speed)
    this.#at = at
    this.#playUpTo(this.#positionMs)
    this.#tell()
    return this.#from + this.#positionMs
  }

  togglePause(): void {
    if (this.isOver && !this.#isPaused) this.seekTo(0)
    else this.#isPaused = !this.#isPaused
    this.advance()
  }

  changeSpeed(factor: number): void {
    this.advance()
    this.#speed = Math.min(speeds.most, Math.max(speeds.least, this.#speed * factor))
    this.#tell()
  }

  seekBy(ms: number): void {
    this.seekTo(this.#positionMs + ms)
  }

  /** Goes to a place, in milliseconds from the beginning. */
  seekTo(ms: number): void {
    this.#positionMs = Math.min(this.#lengthMs, Math.max(0, ms))
    this.#at = this.#clock()
    const until = this.#from + this.#positionMs
    if (this.#isBehind(until)) {
      const start = this.#checkpoints.findLast(({ program }) => program.now <= until)
      this.#next = start?.next ?? 0
      this.#store.replaceProgram(start === undefined ? emptyProgram() : structuredClone(start.program))
    }
    this.#store.set({ now: this.advance() })
  }

  /** Whether events after `until` have been played. */
  #isBehind(until: number): boolean {
    return this.#store.state.program.now > until
  }

  #playUpTo(positionMs: number): void {
    const until = this.#from + positionMs
    const { program } = this.#store.state
    for (; this.#next < this.#events.length; this.#next++) {
      const event = this.#events[this.#next]
      if (event === undefined || (event.type !== 'unknown' && event.at > until)) return
      foldEvent(program, event)
      this.#keep(program)
    }
  }

  #keep(program: WatchedProgram): void {
    const next = this.#next + 1
    if (next % checkpointEvery !== 0 || this.#checkpoints.some((kept) => kept.next === next)) return
    this.#checkpoints.push({ next, program: structuredClone(program) })
  }

  #tell(): void {
    const replay = {
      ...{ position: this.#positionMs, length: this.#lengthMs },
      ...{ speed: this.#speed, isPaused: this.#isPaused },
    }
    this.#store.setSource({ type: 'replay', replay })
  }
}
