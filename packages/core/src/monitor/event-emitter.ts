import { channelOf } from './channels.ts'
import type { PoolEvent } from './events.ts'

const taskStart = channelOf('task-start')
const taskProgress = channelOf('task-progress')
const taskEnd = channelOf('task-end')
const jobStart = channelOf('job-start')
const jobProgress = channelOf('job-progress')
const jobEnd = channelOf('job-end')

/** Called with each event of a pool, in order; must be quick. */
export type PoolListener = (event: PoolEvent) => void

/** Hands events to whoever listens, and to those who subscribe to channels of Node; with none, none is even made. */
export class PoolEvents {
  readonly #listeners = new Set<PoolListener>()
  #held: PoolEvent[] | undefined = []

  constructor() {
    queueMicrotask(() => this.#release())
  }

  /** Whether anybody listens to tasks: ask before making an event on a hot path. */
  get wantsTasks(): boolean {
    return this.#listeners.size > 0 || taskStart.hasSubscribers || taskProgress.hasSubscribers || taskEnd.hasSubscribers
  }

  /** Whether anybody listens to the start of jobs; likewise their progress, and their end. */
  get wantsJobStart(): boolean {
    return this.#listeners.size > 0 || jobStart.hasSubscribers
  }

  get wantsJobProgress(): boolean {
    return this.#listeners.size > 0 || jobProgress.hasSubscribers
  }

  get wantsJobEnd(): boolean {
    return this.#listeners.size > 0 || jobEnd.hasSubscribers
  }

  /** Tells an event; one from the turn in which the pool is made waits for its end, so that listeners can come. */
  emit(event: PoolEvent): void {
    if (this.#held === undefined) this.#tell(event)
    else this.#held.push(event)
  }

  subscribe(listener: PoolListener): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  #release(): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const event of held) this.#tell(event)
  }

  #tell(event: PoolEvent): void {
    const channel = channelOf(event.type)
    if (channel.hasSubscribers) channel.publish(event)
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
}

/** When this thread began, in milliseconds since the epoch. */
const { timeOrigin } = performance

/** Returns the time of an event: milliseconds since the epoch, with fractions. */
export function eventTime(): number {
  return timeOrigin + performance.now()
}
