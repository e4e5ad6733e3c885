import { PoolClosedError } from '../errors.ts'
import type { StartHost, WorkerExit } from '../host/worker-host.ts'
import type { Backend, PoolStats } from '../monitor/events.ts'
import { Crew, type CrewOwner, type FirstMessage } from './crew.ts'
import { latencyOf, type LatencyRecord } from './latency.ts'
import type { PoolSettings } from './options.ts'
import type { PoolWorker } from './pool-worker.ts'
import { Reporter } from './reporter.ts'
import { StreamWork } from './stream-work.ts'
import type { Item, Work, WorkEnd, WorkOwner } from './work.ts'
import { WorkQueue } from './work-queue.ts'
import type { TaskEnd, TaskProgress } from './worker-owner.ts'

/** What a scheduler is made of. */
export interface SchedulerParts {
  name: string
  backend: Backend
  settings: PoolSettings
  host: StartHost
  firstMessage: FirstMessage
}

/** How many workers that are gone are still counted in the latency. */
const KEPT_RECORDS = 16

/** Brings work and workers together: hands out batches, takes outcomes, and ends in good order. */
export class Scheduler implements WorkOwner, CrewOwner {
  state: PoolStats['state'] = 'running'
  /** Why no worker can start, once that is known. */
  brokenBy: unknown
  readonly crew: Crew
  readonly reporter: Reporter
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
    this.reporter = new Reporter(name)
    this.crew = new Crew(settings, { host, owner: this, firstMessage })
  }

  /** Settles when every worker has ended. */
  get ended(): Promise<void> {
    return this.#ended.promise
  }

  /** Starts the workers that are always there. */
  open(): void {
    this.reporter.poolOpened(this.#backend, this.crew)
    this.crew.fill()
  }

  /** Takes in new work, or rejects it when the pool takes no more. */
  submit(work: Work): void {
    this.#works.add(work)
    this.reporter.jobStarted(work)
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

  /** Throws why no more work is taken, if none is. */
  throwIfRefused(): void {
    const refusal = this.refusal()
    if (this.state !== 'running') throw refusal
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
    this.reporter.poolResized(this.crew)
    this.#dispatch()
  }

  /** Takes no more work; ends once what there is has been done. */
  close(): void {
    if (this.state !== 'running') return
    this.#end('closed')
    for (const work of [...this.#works]) if (work instanceof StreamWork) work.endIfForsaken()
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
    const workers = [...this.crew.workers].toSorted((a, b) => a.lane - b.lane)
    return {
      name: this.#name,
      backend: this.#backend,
      state: this.state,
      workers: workers.map((worker) => worker.stats()),
      queued: this.#queue.waiting + workers.reduce((sum, worker) => sum + worker.queued, 0),
      running: workers.filter((worker) => worker.work !== undefined).length,
      ...this.#counts,
      crashed: this.crew.crashed,
      latency: latencyOf([...this.#pastLatency, ...workers.map(({ record }) => record.latencyRecord)]),
    }
  }

  onWaiting(work: Work): void {
    if (work.end !== undefined || work.waiting === 0) return
    this.#queue.add(work)
    this.#dispatch()
  }

  onProgress(work: Work): void {
    this.reporter.jobProgressed(work)
  }

  onEnd(work: Work, end: WorkEnd): void {
    this.#works.delete(work)
    if (end !== 'done')
      for (const worker of this.crew.workers) if (worker.work === work) this.#release(worker, work, end)
    this.reporter.jobEnded(work, end)
    if (this.state !== 'running') this.#stopIfDrained()
  }

  onFree(): void {
    this.#dispatch()
    if (this.state !== 'running') this.#stopIfDrained()
  }

  onTaskStart(worker: PoolWorker, item: Item, work: Work): void {
    this.reporter.taskStarted(worker, item, work)
  }

  onTaskEnd(worker: PoolWorker, end: TaskEnd): void {
    this.#count(end.outcome)
    if (end.work instanceof StreamWork) end.work.observe(end.ms)
    this.reporter.taskEnded(worker, end)
  }

  onTaskProgress(worker: PoolWorker, progress: TaskProgress): void {
    this.reporter.taskProgressed(worker, progress)
  }

  onWorkerStart(worker: PoolWorker): void {
    this.reporter.workerStarted(worker)
  }

  onWorkerReady(worker: PoolWorker): void {
    this.reporter.workerReady(worker)
  }

  onWorkerExit(worker: PoolWorker, exit: WorkerExit): void {
    this.#pastLatency.push(worker.record.latencyRecord)
    if (this.#pastLatency.length > KEPT_RECORDS) this.#pastLatency.shift()
    this.reporter.workerExited(worker, exit)
    this.#endIfAlone()
  }

  onBroken(error: unknown): void {
    this.brokenBy = error
    this.#end('broken')
    for (const work of [...this.#works]) work.fail(error)
    this.#endIfAlone()
  }

  /** Hands work out as long as there is some and a worker is free for it. */
  #dispatch(): void {
    if (this.#isPaused || this.state === 'terminated' || this.state === 'broken') return
    for (let work = this.#queue.first(); work !== undefined; work = this.#queue.first()) {
      const worker = this.crew.free(this.#queue)
      if (worker === undefined) return this.crew.keepStartersRunning()
      const items = work.take(this.crew.tasksLeft(worker))
      if (items.length === 0) continue
      work.isStarted = true
      this.crew.assign(worker, work, items)
    }
  }

  /** Frees a worker from work that is over: what was cancelled is aborted, the rest of a failed list is not started. */
  #release(worker: PoolWorker, work: Work, end: 'failed' | 'cancelled'): void {
    if (end === 'cancelled') worker.abort(work.spec.signal?.reason)
    else worker.drop()
  }

  #count(outcome: TaskEnd['outcome']): void {
    if (outcome === 'done') this.#counts.done++
    else if (outcome === 'retry') this.#counts.retried++
    else if (outcome === 'cancelled') this.#counts.cancelled++
    else this.#counts.failed++
  }

  #end(state: 'closed' | 'terminated' | 'broken'): void {
    this.state = state
    this.reporter.poolEnded(state)
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
}
