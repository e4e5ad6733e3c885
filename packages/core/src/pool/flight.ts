import type { TaskRecord } from '../lane/task-record.ts'
import { sharedNow } from '../memory/shared-clock.ts'
import type { Batch } from './batch.ts'
import type { SentHandle } from './send-batch.ts'
import type { Work, WorkSpec } from './work.ts'

/** A batch that takes this much longer than it should holds others up. */
const OVERDUE_MS = 20
const OVERDUE_TIMES = 5

/** What is known of a batch when it is sent. */
export interface FlightOptions {
  estimateMs: number
  /** Handles among the inputs. */
  handles: readonly SentHandle[]
  isPinned: boolean
}

/** A batch that a worker has, and how far it is with it. */
export class Flight {
  readonly batch: Batch
  readonly record: TaskRecord
  /** How long it should take, in milliseconds; Infinity when that is not known. */
  readonly estimateMs: number
  /** Whether nobody else can run it, as memory of an input is with the worker for good. */
  readonly isPinned: boolean
  readonly #sentAt = sharedNow()
  #handles: readonly SentHandle[]
  /** Position of the first task that is not settled. */
  next = 0
  /** Where the batch was cut off; what is behind it went elsewhere. */
  end: number
  /** Set when the running task was given up: what it still reports does not count. */
  givenUp: 'settled' | 'retry' | undefined
  /** Position of the task whose start was told last. */
  told = -1

  constructor(batch: Batch, record: TaskRecord, { estimateMs, handles, isPinned }: FlightOptions) {
    this.batch = batch
    this.record = record
    this.estimateMs = estimateMs
    this.isPinned = isPinned
    this.#handles = handles
    this.end = batch.length
  }

  /** Whether nothing of the program is called when the task that runs ends well. */
  get endsQuietly(): boolean {
    return this.givenUp === undefined && this.batch.endsQuietly
  }

  /** For how long the task that runs has run, in milliseconds, or a little less. */
  get elapsedMs(): number {
    return sharedNow() - Math.max(this.record.startedAt, this.#sentAt)
  }

  /** Whether the worker has started the first task that is not settled. */
  get isRunning(): boolean {
    return this.record.started > this.next
  }

  /** Whether its function runs; a task that was sent in a message counts as running before that. */
  get hasBegun(): boolean {
    return this.isRunning && this.record.startedAt > 0
  }

  /** Whether one of its tasks takes much longer than all should. */
  get isOverdue(): boolean {
    const { estimateMs, elapsedMs } = this
    return Number.isFinite(estimateMs) && elapsedMs > OVERDUE_MS && elapsedMs > OVERDUE_TIMES * estimateMs
  }

  /** How long one of its tasks takes, in milliseconds, for those that are too quick to be timed each. */
  get averageMs(): number {
    const { record, estimateMs, batch } = this
    if (record.hasEnded) return record.busyMs / Math.max(1, record.started)
    return Number.isFinite(estimateMs) ? estimateMs / batch.length : 0
  }

  /** Tasks that were not started. */
  get rest(): number {
    return this.end - Math.min(this.end, Math.max(this.record.started, this.next))
  }

  /** The running task in words: its function and the position of its input. */
  get taskName(): string {
    return `${this.batch.spec.callable.name}[${this.batch.taskAt(this.next).index}]`
  }

  /** What the running task is of; in a batch of calls each has its own. */
  get work(): Work {
    return this.batch.taskAt(this.next).work
  }

  /** What the running task was handed in with. */
  get spec(): WorkSpec {
    return this.work.spec
  }

  /** Has nothing more of it started, and what was not runs elsewhere. */
  cut(): void {
    const started = Math.max(this.record.cut(), this.next)
    const cutOff = { from: Math.min(started, this.end), to: this.end }
    this.end = cutOff.from
    this.batch.giveBack(cutOff, this.batch.attempt)
  }

  /** Turns to the next task. */
  advance(): void {
    this.next++
    this.givenUp = undefined
  }

  /** Gives up the handles among inputs, of which those of tasks that were not started have not arrived. */
  giveUpHandles(): void {
    const { started } = this.record
    for (const { position, giveUp } of this.#handles) giveUp({ mayHaveArrived: position < started })
    this.#handles = []
  }
}
