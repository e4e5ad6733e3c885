import { inspect } from 'node:util'
import type { WorkerExit } from '../host/worker-host.ts'
import { eventTime, PoolEvents, type PoolListener } from '../monitor/event-emitter.ts'
import type { Backend } from '../monitor/events.ts'
import type { PoolWorker } from './pool-worker.ts'
import type { Task, Work, WorkEnd } from './work.ts'
import type { QuickEnds, TaskEnd, TaskProgress } from './worker-owner.ts'

/** Puts into events what happens in a pool; makes none while nobody listens. */
export class Reporter {
  readonly #events = new PoolEvents()
  readonly #pool: string

  constructor(pool: string) {
    this.#pool = pool
  }

  /** Whether anybody listens. */
  get isWatched(): boolean {
    return this.#events.hasListeners
  }

  subscribe(listener: PoolListener): Disposable {
    return this.#events.subscribe(listener)
  }

  poolOpened(backend: Backend, { min, max }: { min: number; max: number }): void {
    this.#events.emit({ type: 'pool-open', ...this.#pools(), backend, minWorkers: min, maxWorkers: max })
  }

  poolResized({ min, max }: { min: number; max: number }): void {
    this.#events.emit({ type: 'pool-resize', ...this.#pools(), minWorkers: min, maxWorkers: max })
  }

  poolEnded(state: 'closed' | 'terminated' | 'broken'): void {
    this.#events.emit({ type: 'pool-end', ...this.#pools(), state })
  }

  workerStarted(worker: PoolWorker): void {
    this.#events.emit({ type: 'worker-start', ...this.#workers(worker), pid: worker.pid })
  }

  workerReady(worker: PoolWorker): void {
    const { pid = 0, threadId, record } = worker
    this.#events.emit({
      type: 'worker-ready',
      ...this.#workers(worker),
      pid,
      threadId,
      startMs: Date.now() - record.startedAt,
    })
  }

  workerExited(worker: PoolWorker, { exitCode, signal }: WorkerExit): void {
    const reason = worker.exitReason ?? 'crashed'
    this.#events.emit({ type: 'worker-exit', ...this.#workers(worker), reason, exitCode, signal })
  }

  jobStarted({ id, spec, total }: Work): void {
    if (!this.#events.hasListeners) return
    const { kind, callable } = spec
    this.#events.emit({ type: 'job-start', ...this.#pools(), job: id, kind, function: callable.name, total })
  }

  jobProgressed({ id, done, failed, total }: Work): void {
    if (!this.#events.hasListeners) return
    this.#events.emit({ type: 'job-progress', ...this.#pools(), job: id, done, failed, total })
  }

  jobEnded({ id, done, failed }: Work, state: WorkEnd): void {
    if (!this.#events.hasListeners) return
    this.#events.emit({ type: 'job-end', ...this.#pools(), job: id, state, done, failed })
  }

  taskStarted(worker: PoolWorker, { work, index, attempt }: Task): void {
    if (!this.isWatched) return
    this.#events.emit({ type: 'task-start', ...this.#workers(worker), job: work.id, index, attempt })
  }

  taskProgressed(worker: PoolWorker, { batch, position, fraction }: TaskProgress): void {
    if (!this.isWatched) return
    const { work, index } = batch.taskAt(position)
    this.#events.emit({ type: 'task-progress', ...this.#workers(worker), job: work.id, index, fraction })
  }

  taskEnded(worker: PoolWorker, { batch, position, outcome, ms, error }: TaskEnd): void {
    if (!this.isWatched) return
    const { work, index, attempt } = batch.taskAt(position)
    const inWords = error === undefined ? undefined : error instanceof Error ? String(error) : inspect(error)
    const task = { job: work.id, index, attempt }
    this.#events.emit({ type: 'task-end', ...this.#workers(worker), ...task, outcome, ms, error: inWords })
  }

  quickTasksEnded(worker: PoolWorker, { batch, span, ms }: QuickEnds): void {
    if (!this.isWatched) return
    for (let position = span.from; position < span.to; position++) {
      this.taskStarted(worker, batch.taskAt(position))
      this.taskEnded(worker, { batch, position, outcome: 'done', ms })
    }
  }

  #pools(): { at: number; pool: string } {
    return { at: eventTime(), pool: this.#pool }
  }

  #workers({ id, lane }: PoolWorker): { at: number; pool: string; worker: number; lane: number } {
    return { ...this.#pools(), worker: id, lane }
  }
}
