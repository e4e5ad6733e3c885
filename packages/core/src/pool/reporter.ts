import { inspect } from 'node:util'
import type { TaskHead } from '../lane/task-record.ts'
import type { WorkerExit } from '../host/worker-host.ts'
import { eventTime, PoolEvents, type PoolListener } from '../monitor/event-emitter.ts'
import type { Backend, PoolEvent } from '../monitor/events.ts'
import type { PoolTally } from './pool-tally.ts'
import type { PoolWorker } from './pool-worker.ts'
import type { Task, Work, WorkEnd } from './work.ts'
import type { QuickEnds, TaskEnd, TaskProgress } from './worker-owner.ts'

/** Who watches a pool: a count of its tasks, and those who are told of its life. */
export interface PoolWatch {
  tally: PoolTally
  tell(event: PoolEvent): void
  paused(isPaused: boolean): void
  workerExited(worker: PoolWorker, event: PoolEvent & { type: 'worker-exit' }): void
}

/** Puts into events what happens in a pool; makes none of tasks and jobs while nobody listens. */
export class Reporter {
  readonly #events = new PoolEvents()
  readonly #pool: string
  #watch: PoolWatch | undefined
  /** Counts what tasks do, while the pool is watched. */
  tally: PoolTally | undefined

  constructor(pool: string) {
    this.#pool = pool
  }

  /** Whether anybody listens to the start and the end of each task. */
  get isWatched(): boolean {
    return this.#events.wantsTasks
  }

  /** Whether anybody listens to the end of tasks or jobs. */
  get tellsEnds(): boolean {
    return this.isWatched || this.#events.wantsJobProgress || this.#events.wantsJobEnd
  }

  /** What workers shall tell of the tasks that they are handed. */
  get wanted(): Pick<TaskHead, 'isWatched' | 'isMeasured'> {
    return { isWatched: this.isWatched, isMeasured: this.tally !== undefined }
  }

  /** Has somebody watch the pool, or nobody. */
  watch(watch: PoolWatch | undefined): void {
    this.#watch = watch
    this.tally = watch?.tally
  }

  subscribe(listener: PoolListener): Disposable {
    return this.#events.subscribe(listener)
  }

  poolOpened(backend: Backend, { min, max }: { min: number; max: number }): void {
    this.#tell({ type: 'pool-open', ...this.#pools(), backend, minWorkers: min, maxWorkers: max })
  }

  poolResized({ min, max }: { min: number; max: number }): void {
    this.#tell({ type: 'pool-resize', ...this.#pools(), minWorkers: min, maxWorkers: max })
  }

  poolPaused(isPaused: boolean): void {
    this.#watch?.paused(isPaused)
  }

  poolEnded(state: 'closed' | 'terminated' | 'broken'): void {
    this.#tell({ type: 'pool-end', ...this.#pools(), state })
  }

  workerStarted(worker: PoolWorker): void {
    this.#tell({ type: 'worker-start', ...this.#workers(worker), pid: worker.pid })
  }

  workerReady(worker: PoolWorker): void {
    const { pid = 0, threadId, record } = worker
    this.#tell({
      type: 'worker-ready',
      ...this.#workers(worker),
      pid,
      threadId,
      startMs: record.startMs ?? 0,
    })
  }

  workerExited(worker: PoolWorker, { exitCode, signal }: WorkerExit): void {
    const reason = worker.exitReason ?? 'crashed'
    const event = { type: 'worker-exit' as const, ...this.#workers(worker), reason, exitCode, signal }
    this.#watch?.workerExited(worker, event)
    this.#events.emit(event)
  }

  jobStarted(work: Work): void {
    this.tally?.jobStarted(work)
    if (!this.#events.wantsJobStart) return
    const { id, spec, total } = work
    const { kind, callable } = spec
    const { name } = callable
    this.#events.emit({ type: 'job-start', at: eventTime(), pool: this.#pool, job: id, kind, function: name, total })
  }

  jobProgressed({ id, done, failed, total }: Work): void {
    if (!this.#events.wantsJobProgress) return
    this.#events.emit({ type: 'job-progress', at: eventTime(), pool: this.#pool, job: id, done, failed, total })
  }

  jobEnded(work: Work, state: WorkEnd): void {
    this.tally?.jobEnded(work, state)
    if (!this.#events.wantsJobEnd) return
    const { id, done, failed } = work
    this.#events.emit({ type: 'job-end', at: eventTime(), pool: this.#pool, job: id, state, done, failed })
  }

  taskStarted(worker: PoolWorker, task: Task): void {
    if (this.isWatched) this.#tellStart(worker, task, eventTime())
  }

  taskProgressed(worker: PoolWorker, { batch, position, fraction }: TaskProgress): void {
    if (!this.isWatched) return
    const { work, index } = batch.taskAt(position)
    this.#events.emit({ type: 'task-progress', ...this.#workers(worker), job: work.id, index, fraction })
  }

  taskEnded(worker: PoolWorker, end: TaskEnd): void {
    this.tally?.taskEnded(worker, end)
    if (!this.isWatched) return
    this.#tellEnd(worker, end.batch.taskAt(end.position), { ...end, at: eventTime() })
  }

  quickTasksEnded(worker: PoolWorker, ends: QuickEnds): void {
    this.tally?.quickTasksEnded(ends)
    if (!this.isWatched) return
    const { batch, span, ms, told } = ends
    // All of them ended before this.
    const end = { at: eventTime(), outcome: 'done' as const, ms, error: undefined }
    for (let position = span.from; position < span.to; position++) {
      const task = batch.taskAt(position)
      if (position !== told) this.#tellStart(worker, task, end.at)
      this.#tellEnd(worker, task, end)
    }
  }

  // Each event of a task is written out: there may be very many, and objects put together take five times as long.

  #tellStart({ id: worker, lane }: PoolWorker, { work, index, attempt }: Task, at: number): void {
    this.#events.emit({ type: 'task-start', at, pool: this.#pool, worker, lane, job: work.id, index, attempt })
  }

  #tellEnd(
    { id: worker, lane }: PoolWorker,
    { work, index, attempt }: Task,
    { at, outcome, ms, error: thrown }: Pick<TaskEnd, 'outcome' | 'ms' | 'error'> & { at: number },
  ): void {
    const error = thrown === undefined ? undefined : thrown instanceof Error ? String(thrown) : inspect(thrown)
    const { id: job } = work
    const pool = this.#pool
    this.#events.emit({ type: 'task-end', at, pool, worker, lane, job, index, attempt, outcome, ms, error })
  }

  /** Tells of the life of the pool and its workers. */
  #tell(event: PoolEvent): void {
    this.#watch?.tell(event)
    this.#events.emit(event)
  }

  #pools(): { at: number; pool: string } {
    return { at: eventTime(), pool: this.#pool }
  }

  #workers({ id, lane }: PoolWorker): { at: number; pool: string; worker: number; lane: number } {
    return { ...this.#pools(), worker: id, lane }
  }
}
