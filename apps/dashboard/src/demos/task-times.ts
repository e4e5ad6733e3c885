import type { DemoPool } from './demo.ts'

/** Collects how long the tasks of a pool run, from its making to `stop`. */
export class TaskTimes {
  readonly #times: number[] = []
  readonly #subscription: Disposable

  constructor(pool: DemoPool) {
    this.#subscription = pool.subscribe((event) => {
      if (event.type === 'task-end' && event.outcome === 'done') this.#times.push(event.ms)
    })
  }

  /** Ends the collecting and returns the median and the longest; zeros when no task was finished. */
  stop(): { taskMs: number; longestMs: number } {
    this.#subscription[Symbol.dispose]()
    const sorted = this.#times.toSorted((a, b) => a - b)
    return { taskMs: sorted[Math.floor(sorted.length / 2)] ?? 0, longestMs: sorted.at(-1) ?? 0 }
  }
}
