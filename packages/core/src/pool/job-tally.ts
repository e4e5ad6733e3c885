import { eventTime } from '../monitor/event-emitter.ts'
import type { TaskOutcome } from '../monitor/events.ts'
import type { JobSlice, JobStartEvent, JobState } from '../monitor/pool-events.ts'
import { placeOf } from '../monitor/source-place.ts'
import { bucketOf } from '../monitor/time-buckets.ts'
import type { Work, WorkEnd, WorkSpec } from './work.ts'

const BUCKETS = bucketOf(Number.POSITIVE_INFINITY) + 1

/** What is counted of a job while it is watched; counts are of the running slice. */
export class JobTally {
  readonly id: number
  readonly startedAt: number = eventTime()
  /** Undefined for what stands for many jobs. */
  readonly spec: WorkSpec | undefined
  end: { at: number; state: WorkEnd } | undefined
  #done = 0
  #failed = 0
  #retried = 0
  #cancelled = 0
  #runMs = 0
  #times: Uint32Array | undefined
  #lowest = BUCKETS
  #highest = -1

  constructor(id: number, spec: WorkSpec | undefined) {
    this.id = id
    this.spec = spec
  }

  /** Tasks in all, as far as that is known. */
  get total(): number | undefined {
    return undefined
  }

  /** Tasks that ended since the job began. */
  get counts(): { done: number; failed: number } {
    return { done: 0, failed: 0 }
  }

  /** Whether anything has ended in this slice. */
  get hasNews(): boolean {
    return this.#done + this.#failed + this.#retried + this.#cancelled > 0
  }

  /** Counts tasks that were too quick to be timed each. */
  addQuick(tasks: number, ms: number): void {
    this.#done += tasks
    this.#runMs += tasks * ms
    this.#countTime(ms, tasks)
  }

  /** Counts an attempt at a task. */
  add(outcome: TaskOutcome, ms: number): void {
    if (outcome === 'done') this.#done += 1
    else if (outcome === 'retry') this.#retried += 1
    else if (outcome === 'cancelled') this.#cancelled += 1
    else this.#failed += 1
    this.#runMs += ms
    this.#countTime(ms, 1)
  }

  /** Ends the slice, and tells it. */
  takeSlice(): JobSlice {
    const counts = { done: this.#done, failed: this.#failed, retried: this.#retried, cancelled: this.#cancelled }
    const slice = { job: this.id, ...counts, runMs: this.#runMs, times: this.#takeTimes() }
    this.#done = this.#failed = this.#retried = this.#cancelled = this.#runMs = 0
    return slice
  }

  /** Tells its beginning. */
  startEvent(pool: string): JobStartEvent {
    const { id: job, startedAt: at, spec, total } = this
    const { kind = 'apply', callable, callSite } = spec ?? {}
    const site = placeOf(callSite?.stack)
    return { type: 'job-start', at, pool, job, kind, function: callable?.name ?? '', total, site }
  }

  /** Tells all of it. */
  state(pool: string): JobState {
    return { start: this.startEvent(pool), total: this.total, ...this.counts }
  }

  #countTime(ms: number, tasks: number): void {
    const bucket = bucketOf(ms)
    const times = (this.#times ??= new Uint32Array(BUCKETS))
    times[bucket] = (times[bucket] ?? 0) + tasks
    if (bucket < this.#lowest) this.#lowest = bucket
    if (bucket > this.#highest) this.#highest = bucket
  }

  #takeTimes(): number[] {
    const times: number[] = []
    for (let bucket = this.#lowest; bucket <= this.#highest; bucket++) {
      const count = this.#times?.[bucket] ?? 0
      if (count > 0) times.push(bucket, count)
    }
    this.#times?.fill(0, this.#lowest, this.#highest + 1)
    this.#lowest = BUCKETS
    this.#highest = -1
    return times
  }
}

/** A job over inputs, which counts for itself. */
export class WorkTally extends JobTally {
  readonly #work: Work

  constructor(work: Work) {
    super(work.id, work.spec)
    this.#work = work
  }

  override get total(): number | undefined {
    return this.#work.total
  }

  override get counts(): { done: number; failed: number } {
    return { done: this.#work.done, failed: this.#work.failed }
  }
}

/** All single calls of one function. */
export class CallsTally extends JobTally {
  submitted = 0
  done = 0
  failed = 0
  /** Cancelled, or refused by a pool that was closed. */
  dropped = 0
  /** When it was seen first that no call was open. */
  idleSince: number | undefined

  override addQuick(tasks: number, ms: number): void {
    super.addQuick(tasks, ms)
    this.done += tasks
  }

  override add(outcome: TaskOutcome, ms: number): void {
    super.add(outcome, ms)
    if (outcome === 'done') this.done += 1
  }

  override get total(): number {
    return this.submitted - this.dropped
  }

  override get counts(): { done: number; failed: number } {
    return { done: this.done, failed: this.failed }
  }

  get open(): number {
    return this.submitted - this.done - this.failed - this.dropped
  }
}
