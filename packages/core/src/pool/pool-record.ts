import type { Latency, TaskOutcome } from '../monitor/events.ts'
import { latencyOf, type LatencyRecord } from './latency.ts'

/** How many workers that are gone are still counted in the latency. */
const KEPT_RECORDS = 16

/** What a pool has done so far. */
export class PoolRecord {
  readonly counts: { done: number; failed: number; retried: number; cancelled: number } = {
    done: 0,
    failed: 0,
    retried: 0,
    cancelled: 0,
  }
  readonly #past: LatencyRecord[] = []

  /** Notes how so many attempts at tasks ended. */
  count(outcome: TaskOutcome, tasks = 1): void {
    if (outcome === 'done') this.counts.done += tasks
    else if (outcome === 'retry') this.counts.retried += tasks
    else if (outcome === 'cancelled') this.counts.cancelled += tasks
    else this.counts.failed += tasks
  }

  /** Keeps the task times of a worker that is gone. */
  keep(record: LatencyRecord): void {
    this.#past.push(record)
    if (this.#past.length > KEPT_RECORDS) this.#past.shift()
  }

  /** Returns the percentiles over the times of workers that are there and of those that are gone. */
  latency(present: readonly LatencyRecord[]): Latency {
    return latencyOf([...this.#past, ...present])
  }
}
