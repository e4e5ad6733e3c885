import { AHEAD_MS } from './choose-worker.ts'
import type { PoolWorker } from './pool-worker.ts'

/** How often workers are looked at while any of them has tasks that it has not started. */
const LOOK_MS = 10
/** What a balancer needs to know. */
export interface BalancerParts {
  workers(): Iterable<PoolWorker>
  /** Whether a worker has nothing to do, and nothing waits for one. */
  hasIdle(): boolean
}

/**
 * Takes tasks that were not started away from workers that will not get to them soon: those of a worker that is busy
 * with its first task while another is idle, and those behind a task that takes much longer than those before it.
 */
export class Balancer {
  readonly #parts: BalancerParts
  #isDue = false

  constructor(parts: BalancerParts) {
    this.#parts = parts
  }

  /** Looks at the workers from time to time, as long as there is something that could be taken away. */
  watch(): void {
    if (this.#isDue) return
    this.#isDue = true
    setTimeout(() => this.#look(), LOOK_MS)
  }

  /** Takes away what was handed to workers further ahead than it should. */
  takeBack(): void {
    for (const { tasks } of this.#parts.workers())
      tasks.recall((flight) => flight !== tasks.flights[0] && flight.estimateMs > AHEAD_MS)
  }

  #look(): void {
    this.#isDue = false
    let isWaiting = false
    for (const worker of this.#parts.workers()) {
      worker.sweep()
      if (worker.tasks.queued === 0) continue
      isWaiting = true
      const [first] = worker.tasks.flights
      if (first !== undefined && (first.isOverdue || this.#parts.hasIdle()))
        worker.tasks.recall((flight) => flight !== first || flight.record.started > flight.next)
    }
    if (isWaiting) this.watch()
  }
}
