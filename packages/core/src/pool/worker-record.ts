import type { Latency, TaskOutcome } from '../monitor/events.ts'
import { LatencyRecord, latencyOf } from './latency.ts'

/** What a worker has done so far. */
export class WorkerRecord {
  readonly startedAt: number = Date.now()
  readonly latencyRecord: LatencyRecord = new LatencyRecord()
  done = 0
  failed = 0
  readonly #openedAt = performance.now()
  /** For how long its tasks have run, and how much of that went into reading inputs and writing results. */
  busyMs = 0
  copyMs = 0
  /** For how long it has collected garbage while it was watched. */
  gcMs = 0
  /** How long it took to get ready. */
  startMs: number | undefined

  /** Notes how an attempt at a task ended. */
  add(outcome: TaskOutcome, ms: number): void {
    if (outcome === 'done') {
      this.done++
      this.latencyRecord.record(ms)
    } else {
      this.failed++
    }
  }

  /** Notes that several attempts ended well, after so long each on average. */
  addQuick(count: number, ms: number): void {
    this.done += count
    this.latencyRecord.recordMany(count, ms)
  }

  /** Notes for how long a task kept the worker busy. */
  addBusy({ busyMs, copyMs, gcMs }: { busyMs: number; copyMs: number; gcMs: number }): void {
    this.busyMs += busyMs
    this.copyMs += copyMs
    this.gcMs += gcMs
  }

  get latency(): Latency {
    return latencyOf([this.latencyRecord])
  }

  /** Returns the share of its life that it ran tasks; `runningMs` is how long the one that runs has taken. */
  busyFraction(runningMs: number): number {
    return Math.min(1, (this.busyMs + runningMs) / Math.max(1, performance.now() - this.#openedAt))
  }
}
