import { PoolClosedError } from '../errors.ts'
import type { StartHost, WorkerExit } from '../host/worker-host.ts'
import { eventTime, PoolEvents } from '../monitor/event-emitter.ts'
import type { Backend, PoolStats } from '../monitor/events.ts'
import { Crew, type CrewOwner, type FirstMessage } from './crew.ts'
import { latencyOf, type LatencyRecord } from './latency.ts'
import type { PoolSettings } from './options.ts'
import type { PoolWorker } from './pool-worker.ts'
import type { TaskEnd } from './worker-owner.ts'
import { StreamWork } from './stream-work.ts'
import type { Item, Work, WorkEnd, WorkOwner } from './work.ts'
import { WorkQueue } from './work-queue.ts'

/** What a scheduler is made of. */
export interface SchedulerParts {
  name: string
  backend: Backend
  settings: PoolSettings
  host: StartHost
  firstMessage: FirstMessage
}

/** Records of workers that are gone, as far as their times still count. */
const KEPT_RECORDS = 16

/** Brings work and workers together: hands out batches, takes outcomes, and ends in good order. */
export class Scheduler implements WorkOwner, CrewOwner {
  state: PoolStats['state'] = 'running'
  /** Why no worker can start, once that is known. */
  brokenBy: unknown
  readonly events: PoolEvents = new PoolEvents()
  readonly crew: Crew
  readonly #name: string
  readonly #backend: Backend
  readonly #queue = new WorkQueue()
  readonly #works = new Set<Work>()
  readonly #pastLatency: LatencyRecord[] = []
  readonly #counts = { done: 0, failed: 0, retried: 0, cancelled: 0 }
  readonly #ended = Promise.withResolvers<void>()
  #isPaused = false
  #hasEnded = false

  constructor({ name, backend, settings, host, firstMessage }: SchedulerParts) {
    this.#name = name
    this.#backend = backend
    this.crew = new Crew(settings, { host, owner: this, firstMessage })
  }

  /** Settles when every worker has ended. */
  get ended(): Promise<void> {
    return this.#ended.promise
  }

  /** Starts the workers that are always there. */
  open(): void {
    const { min, max } = this.crew
    // The listeners come after the constructor.
    queueMicrotask(() =>
      this.events.emit({
        type: 'pool-open',
        ...this.#stamp(),
        backend: this.#backend,
        minWorkers: min,
        maxWorkers: max,
      }),
    )
    this.crew.fill()
  }

  /** Takes in new work, or rejects it when the pool takes no more. */
  submit(work: Work): void {
    this.#works.add(work)
    if (this.events.hasListeners) {
      const { kind, callable } = work.spec
      this.events.emit({
        type: 'job-start',
        ...this.#stamp(),
        job: work.id,
        kind,
        function: callable.name,
        total: work.total,
      })
    }
    const refusal = this.refusal()
    if (refusal !== undefined) return work.fail(refusal)
    if (work.spec.signal?.aborted === true) return work.cancel(work.spec.signal.reason)
    this.crew.fill()
  }

  /** Returns why no more work is taken; undefined while it is. */
  refusal(): unknown {
    if (this.state === 'running') return undefined
    return this.state === 'broken' ? this.brokenBy : new PoolClosedError(this.state)
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    this.#dispatch()
  }

  resize(min: number, max: number): void {
    this.crew.resize(min, max)
    this.events.emit({ type: 'pool-resize', ...this.#stamp(), minWorkers: min, maxWorkers: max })
    this.#dispatch()
  }

  /** Takes no more work; ends once what there is has been done. */
  close(): void {
    if (this.state !== 'running') return
    this.#end('closed')
    for (const work of this.#works) if (work instanceof StreamWork) work.endIfForsaken()
    this.#stopIfDrained()
  }

  /** Rejects all work and ends every worker at once. */
  terminate(): void {
    if (this.state !== 'terminated') this.#end('terminated')
    for (const work of [...this.#works]) work.fail(new PoolClosedError('terminated'))
    this.crew.killAll()
    this.#endIfAlone()
  }

  stats(): PoolStats {
    const workers = [...this.crew.workers].sort((a, b) => a.lane - b.lane)
    const running = workers.filter((worker) => worker.work !== undefined).length
    return {
      name: this.#name,
      backend: this.#backend,
      state: this.state,
      workers: workers.map((worker) => worker.stats()),
      queued: this.#queue.waiting + workers.reduce((sum, worker) => sum + worker.queued, 0),
      running,
      ...this.#counts,
      crashed: this.crew.crashed,
      latency: latencyOf([...this.#pastLatency, ...workers.map((worker) => worker.record.latencyRecord)]),
    }
  }

  onWaiting(work: Work): void {
    if (work.end !== undefined || work.waiting === 0) return
    this.#queue.add(work)
    this.#dispatch()
  }

  onProgress(work: Work): void {
    if (!this.events.hasListeners) return
    this.events.emit({
      type: 'job-progress',
      ...this.#stamp(),
      job: work.id,
      done: work.done,
      failed: work.failed,
      total: work.total,
    })
  }

  onEnd(work: Work, end: WorkEnd): void {
    this.#works.delete(work)
    for (const worker of this.crew.workers) if (worker.work === work) this.#release(worker, work, end)
    if (this.events.hasListeners) {
      this.events.emit({
        type: 'job-end',
        ...this.#stamp(),
        job: work.id,
        state: end,
        done: work.done,
        failed: work.failed,
      })
    }
    if (this.state !== 'running') this.#stopIfDrained()
  }

  onFree(): void {
    this.#dispatch()
    if (this.state !== 'running') this.#stopIfDrained()
  }

  onTaskStart(worker: PoolWorker, item: Item, work: Work): void {
    if (this.events.hasListeners)
      this.events.emit({ type: 'task-start', ...this.#taskStamp(worker, item, work), attempt: item.attempt })
  }

  onTaskEnd(worker: PoolWorker, { work, item, outcome, ms, error }: TaskEnd): void {
    this.#count(outcome)
    if (work instanceof StreamWork) work.observe(ms)
    if (!this.events.hasListeners) return
    const message =
      error === undefined ? undefined : error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    this.events.emit({
      type: 'task-end',
      ...this.#taskStamp(worker, item, work),
      attempt: item.attempt,
      outcome,
      ms,
      error: message,
    })
  }

  onTaskProgress(worker: PoolWorker, { item, work, fraction }: { item: Item; work: Work; fraction: number }): void {
    if (this.events.hasListeners)
      this.events.emit({ type: 'task-progress', ...this.#taskStamp(worker, item, work), fraction })
  }

  onWorkerStart(worker: PoolWorker): void {
    this.events.emit({ type: 'worker-start', ...this.#workerStamp(worker), pid: worker.pid })
  }

  onWorkerReady(worker: PoolWorker): void {
    const startMs = Date.now() - worker.record.startedAt
    this.events.emit({
      type: 'worker-ready',
      ...this.#workerStamp(worker),
      pid: worker.pid ?? 0,
      threadId: worker.threadId,
      startMs,
    })
  }

  onWorkerExit(worker: PoolWorker, { exitCode, signal }: WorkerExit): void {
    this.#pastLatency.push(worker.record.latencyRecord)
    if (this.#pastLatency.length > KEPT_RECORDS) this.#pastLatency.shift()
    this.events.emit({
      type: 'worker-exit',
      ...this.#workerStamp(worker),
      reason: worker.exitReason ?? 'crashed',
      exitCode,
      signal,
    })
    this.#endIfAlone()
  }

  onBroken(error: unknown): void {
    this.brokenBy = error
    this.#end('broken')
    for (const work of [...this.#works]) work.fail(error)
  }

  /** Hands work out as long as there is some and a worker is free for it. */
  #dispatch(): void {
    if (this.#isPaused || this.state === 'terminated' || this.state === 'broken') return
    for (let work = this.#queue.first(); work !== undefined; work = this.#queue.first()) {
      const worker = this.crew.free(this.#queue.waiting)
      if (worker === undefined) return this.crew.keepStartersRunning()
      const items = work.take(this.crew.tasksLeft(worker))
      if (items.length === 0) continue
      work.isStarted = true
      this.crew.assign(worker, work, items)
    }
  }

  /** Frees a worker from work that is over: what a caller cancelled is aborted, the rest of a failed list is not started. */
  #release(worker: PoolWorker, work: Work, end: WorkEnd): void {
    if (end === 'cancelled') worker.abort(work.spec.signal?.reason)
    else if (end === 'failed') worker.drop()
  }

  #count(outcome: TaskEnd['outcome']): void {
    if (outcome === 'done') this.#counts.done++
    else if (outcome === 'retry') this.#counts.retried++
    else if (outcome === 'cancelled') this.#counts.cancelled++
    else this.#counts.failed++
  }

  #end(state: 'closed' | 'terminated' | 'broken'): void {
    this.state = state
    this.events.emit({ type: 'pool-end', ...this.#stamp(), state })
  }

  #stopIfDrained(): void {
    if (this.#works.size > 0 || this.state !== 'closed') return
    this.crew.stopAll()
    this.#endIfAlone()
  }

  #endIfAlone(): void {
    if (this.#hasEnded || this.state === 'running' || this.crew.workers.size > 0) return
    if (this.state === 'closed' && this.#works.size > 0) return
    this.#hasEnded = true
    this.#ended.resolve()
  }

  #stamp(): { at: number; pool: string } {
    return { at: eventTime(), pool: this.#name }
  }

  #workerStamp(worker: PoolWorker): { at: number; pool: string; worker: number; lane: number } {
    return { ...this.#stamp(), worker: worker.id, lane: worker.lane }
  }

  #taskStamp(
    worker: PoolWorker,
    item: Item,
    work: Work,
  ): { at: number; pool: string; job: number; index: number; worker: number; lane: number } {
    return { ...this.#workerStamp(worker), job: work.id, index: item.index }
  }
}
