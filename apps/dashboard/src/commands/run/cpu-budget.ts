import type { DemoPool } from '../../demos/demo.ts'

/** How often the use of CPU time is looked at. */
const lookMs = 100

/** CPU time that was not used is kept for so long, and not longer: a pause is no reason for a burst. */
const keptMs = 500

/**
 * Holds a pool to some CPU time: it is handed no more tasks while it has used more than it may.
 *
 * @remarks
 * What runs is not stopped, so tasks of seconds are held on average only. Where the system does not tell what a worker
 * has used, one that runs a task counts as one core.
 */
export class CpuBudget implements Disposable {
  readonly #pool: DemoPool
  readonly #cores: number
  readonly #used = new Map<number, number>()
  readonly #timer: NodeJS.Timeout
  /** Core-milliseconds that may be used now; below 0 when too much was. */
  #credit = 0
  #lookedAt = performance.now()

  /** Begins to hold a pool to the time of some cores, such as 1.5. */
  constructor(pool: DemoPool, cores: number) {
    this.#pool = pool
    this.#cores = cores
    // Keeps the program running: nothing else does while the pool is paused.
    this.#timer = setInterval(() => this.#look(), lookMs)
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
    this.#pool.resume()
  }

  #look(): void {
    const now = performance.now()
    const elapsedMs = now - this.#lookedAt
    this.#lookedAt = now
    this.#credit = Math.min(this.#credit + elapsedMs * this.#cores - this.#usedSince(elapsedMs), keptMs * this.#cores)
    if (this.#credit < 0) this.#pool.pause()
    else this.#pool.resume()
  }

  #usedSince(elapsedMs: number): number {
    let used = 0
    for (const { id, cpuMs, state } of this.#pool.stats().workers) {
      if (cpuMs === undefined) used += state === 'running' ? elapsedMs : 0
      else used += Math.max(0, cpuMs - (this.#used.get(id) ?? 0))
      if (cpuMs !== undefined) this.#used.set(id, cpuMs)
    }
    return used
  }
}
