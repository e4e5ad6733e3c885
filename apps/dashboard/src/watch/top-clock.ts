import { workersOf } from '../model/watch/watched-program.ts'
import { ForeignProcesses } from '../cores/foreign-processes.ts'
import { OwnCost } from '../cores/own-cost.ts'
import { now } from '../tour/now.ts'
import { intervalFor, type PaceOptions, usualPace } from './pace.ts'
import type { TopStore } from './top-store.ts'

/** How often the cost is measured, and the pace set by it, in milliseconds. */
const costMs = 2000
/** How often other programs are looked for: reading all of /proc costs some milliseconds. */
const foreignMs = 4000
/** Share of one core that this may take: the more programs there are, the rarer it is done. */
const foreignShare = 0.002

/** What moves the time that is shown, besides events. */
export interface ClockOptions {
  /** Moves a replay to where it is now, and tells its time; left out, the clock on the wall counts. */
  advance?: () => number
  pace?: PaceOptions
  /** What counts as the cost: this thread where others work beside it, or all of a process that only shows. */
  costOf?: 'thread' | 'process'
}

/** Starts the one clock that draws, at a pace that holds the budget; returns what stops it. */
export function startTopClock(store: TopStore, options: ClockOptions = {}): () => void {
  const clock = new TopClock(store, options)
  clock.tick()
  return () => clock.stop()
}

class TopClock {
  readonly #store: TopStore
  readonly #options: ClockOptions
  readonly #pace: PaceOptions
  readonly #cost: OwnCost
  #foreign: ForeignProcesses | undefined
  #timer: NodeJS.Timeout | undefined
  #intervalMs: number
  #isWarm = false
  #frames = { count: 0, ms: 0 }
  #costAt = performance.now()
  #foreignAt = performance.now()
  #foreignEveryMs = foreignMs

  constructor(store: TopStore, options: ClockOptions) {
    this.#store = store
    this.#options = options
    this.#pace = options.pace ?? usualPace
    this.#cost = new OwnCost(options.costOf)
    this.#intervalMs = this.#pace.leastMs
  }

  /** Draws a frame and sees to the next. */
  tick(): void {
    const at = performance.now()
    if (at - this.#costAt >= costMs) this.#measure(at)
    if (this.#options.advance === undefined && at - this.#foreignAt >= this.#foreignEveryMs) this.#lookAround(at)
    this.#store.set({ now: this.#time() })
    this.#draw()
    this.#timer = setTimeout(() => this.tick(), this.#intervalMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  /** Drawing is over when the event loop turns: React and Ink do it at once, but not within the call. */
  #draw(): void {
    const before = this.#cost.milliseconds
    this.#store.publish()
    setImmediate(() => {
      this.#frames.count += 1
      this.#frames.ms += this.#cost.milliseconds - before
    })
  }

  #measure(at: number): void {
    const share = this.#cost.sample()
    const { count, ms } = this.#frames
    const elapsedMs = at - this.#costAt
    this.#costAt = at
    this.#frames = { count: 0, ms: 0 }
    // The first frames compile what later ones only run: they say nothing of what is to come.
    if (!this.#isWarm) {
      this.#isWarm = true
      return
    }
    if (count > 0) {
      const cost = { frameMs: ms / count, restShare: Math.max(0, share - ms / elapsedMs) }
      this.#intervalMs = intervalFor(cost, this.#pace)
    }
    this.#store.set({ cost: { share, perSecond: Math.round(10_000 / this.#intervalMs) / 10 } })
  }

  /** The first look only begins to count. */
  #lookAround(at: number): void {
    this.#foreignAt = at
    if (this.#foreign === undefined) {
      this.#foreign = new ForeignProcesses()
      return
    }
    const { program } = this.#store.state
    const ours = new Set([process.pid, program.facts?.pid ?? 0])
    for (const { pid } of workersOf(program)) ours.add(pid ?? 0)
    const before = this.#cost.milliseconds
    this.#store.take({ type: 'foreign-sample', at: now(), processes: this.#foreign.sample(ours) })
    this.#foreignEveryMs = Math.max(foreignMs, (this.#cost.milliseconds - before) / foreignShare)
  }

  /** An end stops the clock that is shown; so does a program that is gone. */
  #time(): number {
    if (this.#options.advance !== undefined) return this.#options.advance()
    const { program, source } = this.#store.state
    return source.type === 'live' ? Math.max(now(), program.now) : (program.end?.at ?? program.now)
  }
}
