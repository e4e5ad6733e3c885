import type { Backend, PoolEvent, PoolStats } from '@mp/core'
import type { DemoPool, OpenPoolOptions } from '../demos/demo.ts'
import { openQuietPool } from '../demos/quiet-pool.ts'

/** What the pools of a run tell the tour. */
export type PoolEventListener = (event: PoolEvent) => void

/** The pools that a running demo has opened: what keys act on. */
export class OpenPools {
  readonly #pools = new Set<DemoPool>()
  readonly #fixed = new Set<DemoPool>()
  readonly #onEvent: PoolEventListener
  #isPaused: boolean
  #killsNext = false

  constructor(options: { onEvent: PoolEventListener; isPaused: boolean }) {
    this.#onEvent = options.onEvent
    this.#isPaused = options.isPaused
  }

  /** Opens a pool and listens to it. */
  open(options: OpenPoolOptions & { backend: Backend }): DemoPool {
    const pool = openQuietPool(options)
    this.#pools.add(pool)
    if (options.isFixed === true) this.#fixed.add(pool)
    if (this.#isPaused) pool.pause()
    this.#tellStart(pool.stats(), options.workers)
    pool.subscribe((event) => this.#hear(pool, event))
    return pool
  }

  /** Stops handing out tasks, or goes on. */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused
    for (const pool of this.#living()) {
      if (isPaused) pool.pause()
      else pool.resume()
    }
  }

  /** Changes the number of workers of the pool opened last, unless it has to keep them. */
  resize(workers: number): void {
    const pool = this.#living().at(-1)
    if (pool !== undefined && !this.#fixed.has(pool)) pool.resize(workers)
  }

  /** Kills a worker that runs a task; returns undefined when none does, and then kills the next that begins one. */
  kill(): number | undefined {
    for (const pool of this.#living().reverse()) {
      const worker = pool.stats().workers.find(({ state }) => state === 'running')
      if (worker !== undefined && pool.killWorker(worker.id)) return worker.id
    }
    this.#killsNext = true
    return undefined
  }

  /** Figures of every pool that still has workers. */
  stats(): PoolStats[] {
    return this.#living().map((pool) => pool.stats())
  }

  /** Ends every pool at once. */
  async terminate(): Promise<void> {
    await Promise.all([...this.#pools].map((pool) => pool.terminate()))
  }

  #living(): DemoPool[] {
    return [...this.#pools].filter((pool) => pool.stats().workers.length > 0)
  }

  /** Workers start inside the constructor, before anyone can listen. */
  #tellStart(stats: PoolStats, workers: number): void {
    const at = performance.timeOrigin + performance.now()
    const { name: pool, backend } = stats
    this.#onEvent({ type: 'pool-open', at, pool, backend, minWorkers: workers, maxWorkers: workers })
    for (const { id: worker, lane, pid, startedAt } of stats.workers) {
      this.#onEvent({ type: 'worker-start', at: startedAt, pool, worker, lane, pid })
    }
  }

  #hear(pool: DemoPool, event: PoolEvent): void {
    this.#onEvent(event)
    if (event.type !== 'task-start' || !this.#killsNext) return
    this.#killsNext = false
    queueMicrotask(() => pool.killWorker(event.worker))
  }
}
