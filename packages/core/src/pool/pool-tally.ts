import type { CallableDescription } from '../callable/description.ts'
import { eventTime } from '../monitor/event-emitter.ts'
import type { JobState } from '../monitor/pool-events.ts'
import type { Collected, Slice } from '../monitor/pool-source.ts'
import type { MonitorEvent } from '../monitor/schema.ts'
import type { Batch } from './batch.ts'
import { CallWork } from './call-work.ts'
import { CallsTally, JobTally, WorkTally } from './job-tally.ts'
import type { PoolWorker } from './pool-worker.ts'
import { ToldTasks } from './told-tasks.ts'
import type { QuickEnds, TaskEnd } from './worker-owner.ts'
import { WorkerSlices } from './worker-slices.ts'
import type { Work, WorkEnd } from './work.ts'

/** Jobs that are told by themselves, of those that begin in one slice; and of those that a snapshot tells. */
const MOST_FRESH = 32
const MOST_JOBS = 100
/** After how long without an open call the calls of a function count as ended. */
const CALLS_END_MS = 1000

/** What a tally has to know of its pool. */
export interface TallyOwner {
  readonly workers: Iterable<PoolWorker>
  readonly works: readonly Work[]
  readonly tellsArguments: boolean
}

/** What a pool is like at the end of a slice. */
export interface PoolNow {
  pool: string
  workers: Iterable<PoolWorker>
  /** Whether there is work that may be done. */
  hasWork: boolean
  queued: number
  running: number
}

/**
 * Counts what a pool does while it is watched, and tells it slice by slice.
 *
 * The methods that tasks go through do next to nothing: a few additions for each batch of quick tasks, and a little more
 * for each task that is timed by itself.
 */
export class PoolTally {
  /** Time that the main thread spent writing inputs and reading results, in this slice. */
  encodeMs = 0
  decodeMs = 0
  readonly #jobs = new Map<number, WorkTally>()
  /** By what identifies the source of their function: closures that one expression makes are one function here. */
  readonly #calls = new Map<string, CallsTally>()
  #lastCallable: object | undefined
  #lastCalls: CallsTally | undefined
  /** Stands for jobs whose start was not told. */
  readonly #others = new JobTally(0, undefined)
  readonly #told: ToldTasks
  readonly #slices: WorkerSlices
  #fresh: JobTally[] = []
  #freshWorks = 0
  #ended: JobTally[] = []
  /** Ended in the slice before: their last tasks may end only now. */
  #gone: JobTally[] = []

  constructor({ workers, works, tellsArguments }: TallyOwner) {
    this.#told = new ToldTasks(tellsArguments)
    this.#slices = new WorkerSlices(workers)
    for (const work of works) if (work instanceof CallWork || this.#jobs.size < MOST_JOBS) this.#add(work)
    this.#fresh = []
  }

  jobStarted(work: Work): void {
    if (work instanceof CallWork) this.#callsOf(work).submitted += 1
    else if (this.#freshWorks < MOST_FRESH) this.#add(work)
  }

  jobEnded(work: Work, state: WorkEnd): void {
    if (work instanceof CallWork) {
      // Calls that end well are counted with their tasks, many at a time.
      if (state === 'failed') this.#callsOf(work).failed += 1
      else if (state === 'cancelled') this.#callsOf(work).dropped += 1
      return
    }
    const tally = this.#jobs.get(work.id)
    if (tally === undefined) return
    tally.end = { at: eventTime(), state }
    this.#ended.push(tally)
  }

  taskEnded(worker: PoolWorker, end: TaskEnd): void {
    const tally = this.#tallyOf(end.batch)
    tally.add(end.outcome, end.ms)
    this.#told.add(worker, end, tally.id)
  }

  quickTasksEnded({ batch, span, ms }: QuickEnds): void {
    this.#tallyOf(batch).addQuick(span.to - span.from, ms)
  }

  /** A clock that stands still while inputs are written: between the reading of results more may be handed out. */
  get readingClock(): number {
    return performance.now() - this.encodeMs
  }

  /** Counts the time since then as that of reading results. */
  readSince(clock: number): void {
    this.decodeMs += this.readingClock - clock
  }

  /** Returns what counts a single call; undefined when nothing does. */
  callsOf(work: CallWork): { readonly id: number } | undefined {
    return this.#calls.get(sourceOf(work.spec.callable))
  }

  workerExited(worker: PoolWorker): void {
    this.#slices.forget(worker)
  }

  /** Ends the slice, and tells it. */
  take(slice: Slice, now: PoolNow): Collected {
    const { pool, hasWork, queued, running } = now
    const happened = [...this.#fresh.map((tally) => tally.startEvent(pool)), ...this.#told.take(pool)]
    this.#fresh = []
    this.#freshWorks = 0
    const changed = this.#tallies().filter(({ hasNews }) => hasNews)
    const jobs = changed.map((tally) => tally.takeSlice())
    const workers = this.#slices.take(now.workers, slice, hasWork)
    const { encodeMs, decodeMs } = this
    this.encodeMs = this.decodeMs = 0
    const summed: MonitorEvent[] = []
    if (workers.length + jobs.length > 0)
      summed.push({ type: 'slice', ...slice, pool, queued, running, encodeMs, decodeMs, workers, jobs })
    for (const tally of changed) if (tally.id !== 0) summed.push(progressOf(tally, pool, slice.at))
    this.#endIdleCalls(slice.at)
    return { happened, summed, ended: this.#takeEnded(pool) }
  }

  /** Jobs that have not ended, for a snapshot. */
  states(pool: string): JobState[] {
    const open = [...this.#jobs.values(), ...this.#calls.values()].filter(({ end }) => end === undefined)
    return open.slice(0, MOST_JOBS).map((tally) => tally.state(pool))
  }

  #add(work: Work): void {
    if (work instanceof CallWork) return void (this.#callsOf(work).submitted += 1)
    const tally = new WorkTally(work)
    this.#jobs.set(work.id, tally)
    this.#fresh.push(tally)
    this.#freshWorks += 1
  }

  #tallyOf(batch: Batch): JobTally {
    if (batch.group !== 0) return this.#jobs.get(batch.group) ?? this.#others
    const { callable } = batch.spec
    if (callable === this.#lastCallable && this.#lastCalls !== undefined) return this.#lastCalls
    return this.#calls.get(sourceOf(callable)) ?? this.#others
  }

  #callsOf(work: CallWork): CallsTally {
    const { callable } = work.spec
    if (callable === this.#lastCallable && this.#lastCalls !== undefined) return this.#lastCalls
    const tally = this.#calls.get(sourceOf(callable)) ?? this.#newCalls(work)
    this.#lastCallable = callable
    this.#lastCalls = tally
    return tally
  }

  #newCalls(work: CallWork): CallsTally {
    const tally = new CallsTally(work.id, work.spec)
    this.#calls.set(sourceOf(work.spec.callable), tally)
    this.#fresh.push(tally)
    return tally
  }

  #tallies(): JobTally[] {
    return [this.#others, ...this.#jobs.values(), ...this.#calls.values()]
  }

  #endIdleCalls(at: number): void {
    for (const [source, tally] of this.#calls) {
      if (tally.open > 0) tally.idleSince = undefined
      else tally.idleSince ??= at
      if (tally.idleSince === undefined || at - tally.idleSince < CALLS_END_MS) continue
      tally.end = { at: tally.idleSince, state: tally.failed > 0 ? 'failed' : 'done' }
      this.#ended.push(tally)
      this.#calls.delete(source)
      if (this.#lastCalls === tally) this.#lastCalls = undefined
    }
  }

  #takeEnded(pool: string): MonitorEvent[] {
    for (const { id } of this.#gone) this.#jobs.delete(id)
    this.#gone = this.#ended
    this.#ended = []
    return this.#gone.map(({ id: job, counts, end }) => {
      const { at = 0, state = 'done' } = end ?? {}
      return { type: 'job-end', at, pool, job, state, ...counts }
    })
  }
}

function sourceOf(callable: CallableDescription): string {
  if (callable.type !== 'value') return callable.id
  const kind = callable.nodes[callable.root]?.kind
  return kind?.type === 'function' ? kind.code.id : callable.id
}

function progressOf({ id: job, counts, total }: JobTally, pool: string, at: number): MonitorEvent {
  return { type: 'job-progress', at, pool, job, ...counts, total }
}
