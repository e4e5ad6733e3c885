import type { CallableDescription } from '../callable/description.ts'
import { CancelledError } from '../errors.ts'
import type { JobKind } from '../monitor/events.ts'
import type { JobControl, JobState } from './job.ts'
import type { Progress } from './options.ts'

/** One task as it is run: an input of a piece of work, and which attempt at it this is, from 1. */
export interface Task {
  work: Work
  /** Position of the input. */
  index: number
  attempt: number
}

/** How a task ended for good. */
export type Outcome = { type: 'done'; value: unknown } | { type: 'failed'; error: unknown }

/** How a piece of work ended. */
export type WorkEnd = 'done' | 'failed' | 'cancelled'

/** What is the same for all tasks of one call to the pool. */
export interface WorkSpec {
  kind: JobKind
  callable: CallableDescription
  /** Whether an input is an array of arguments. */
  spreads: boolean
  timeoutMs: number | undefined
  retries: number
  priority: number
  signal: AbortSignal | undefined
  onProgress: ((progress: Progress) => void) | undefined
  /** Stack of the call, for the errors that come back, and what the calls that share it share, too. */
  callSite: { stack?: string; spec?: WorkSpec }
}

/** Who is told what becomes of a piece of work. */
export interface WorkOwner {
  /** More of it can be handed out now. */
  onWaiting(work: Work): void
  onProgress(work: Work): void
  /** A job is about to reject: nobody who awaits it has been told. */
  onRejection: () => void
  /** It takes no more results; its tasks that still run are of no use. */
  onEnd(work: Work, end: WorkEnd): void
}

let lastId = 0

/** What befalls little of all work. */
interface Incidents {
  /** Workers that have died in a row with one of its tasks next in line, as when its function cannot be loaded. */
  deaths: number
  /** Tasks that were given up and still run. */
  strays: number
  onStill: (() => void)[]
  /** Listens to the signal of the call. */
  onAbort: (() => void) | undefined
}

/** After so many deaths in a row of workers that were about to begin one of its tasks, they are taken for its doing. */
const MOST_DEATHS = 3

/** The tasks of one call to the pool: hands them out in batches and takes their outcomes back. */
export abstract class Work implements JobControl {
  readonly id: number = ++lastId
  readonly spec: WorkSpec
  /** A batch is stopped at its first failure when nobody wants the rest. */
  abstract readonly stopsOnError: boolean
  end: WorkEnd | undefined
  /** Whether it stands in the queue. */
  isQueued = false
  /** What stands behind it there. */
  nextQueued: Work | undefined
  /** Its neighbours among the work that has not ended. */
  before: Work | undefined
  after: Work | undefined
  readonly #owner: WorkOwner
  #incidents: Incidents | undefined

  constructor(spec: WorkSpec, owner: WorkOwner) {
    this.spec = spec
    this.#owner = owner
    if (spec.signal !== undefined) this.#follow(spec.signal)
  }

  get state(): JobState {
    return this.end ?? (this.isStarted ? 'running' : 'queued')
  }

  /** Whether any of it was ever handed to a worker. */
  abstract readonly isStarted: boolean
  /** How many tasks have ended well. */
  abstract readonly done: number
  /** How many tasks have failed. */
  abstract readonly failed: number
  /** How many inputs there are in total; undefined while the source has not said. */
  abstract readonly total: number | undefined
  /** How many inputs could be handed out now. */
  abstract get waiting(): number
  protected abstract accept(index: number, outcome: Outcome): void
  protected abstract abandon(error: unknown): void
  /** Adds to the number of tasks that have ended so. */
  protected abstract add(type: Outcome['type'], tasks: number): void

  /** Takes the final outcome of one task. */
  settle(index: number, outcome: Outcome): void {
    if (this.end !== undefined) return
    this.count(outcome.type, 1)
    this.accept(index, outcome)
  }

  /** Ends the work before its time, with an error for whoever waits for it. */
  fail(error: unknown, end: WorkEnd = 'failed'): void {
    if (this.end !== undefined) return
    this.abandon(error)
    this.finish(end)
  }

  /** Drops what has not been started and stops what runs. */
  cancel(reason: unknown): void {
    this.fail(
      new CancelledError(`Job ${this.id} (${this.spec.callable.name}) was cancelled`, { cause: reason }),
      'cancelled',
    )
  }

  /** Notes the death of a worker that was about to begin one of its tasks; returns whether it is to fail of it. */
  failsByDeath(): boolean {
    this.#noted.deaths += 1
    return this.#noted.deaths >= MOST_DEATHS
  }

  /** Notes that a task was given up while it runs; {@link endStray} follows when it or its worker has ended. */
  addStray(): void {
    this.#noted.strays += 1
  }

  endStray(): void {
    const noted = this.#noted
    noted.strays -= 1
    if (noted.strays > 0) return
    for (const resolve of noted.onStill.splice(0)) resolve()
  }

  /** Waits until none of the tasks that were given up runs any more. */
  protected stillness(): Promise<void> {
    if ((this.#incidents?.strays ?? 0) === 0) return Promise.resolve()
    return new Promise((resolve) => this.#noted.onStill.push(resolve))
  }

  protected noteRejection(): void {
    this.#owner.onRejection()
  }

  protected waitForWorkers(): void {
    this.#owner.onWaiting(this)
  }

  protected finish(end: WorkEnd): void {
    if (this.end !== undefined) return
    this.end = end
    const onAbort = this.#incidents?.onAbort
    if (onAbort !== undefined) this.spec.signal?.removeEventListener('abort', onAbort)
    this.#owner.onEnd(this, end)
  }

  get #noted(): Incidents {
    return (this.#incidents ??= { deaths: 0, strays: 0, onStill: [], onAbort: undefined })
  }

  #follow(signal: AbortSignal): void {
    const onAbort = (): void => this.cancel(signal.reason)
    this.#noted.onAbort = onAbort
    signal.addEventListener('abort', onAbort, { once: true })
  }

  /** Counts tasks that have ended, and tells of it. */
  protected count(type: Outcome['type'], tasks: number): void {
    this.add(type, tasks)
    if (type === 'done' && this.#incidents !== undefined) this.#incidents.deaths = 0
    this.#owner.onProgress(this)
    const { onProgress } = this.spec
    if (onProgress !== undefined) this.#tell(onProgress)
  }

  #tell(onProgress: (progress: Progress) => void): void {
    try {
      onProgress({ done: this.done, total: this.total, failed: this.failed })
    } catch (error) {
      // The caller's mistake is the program's, not the pool's: it surfaces as an uncaught error.
      queueMicrotask(() => {
        throw error
      })
    }
  }
}
