import type { CallableDescription } from '../callable/description.ts'
import { PoolClosedError } from '../errors.ts'
import type { StartHost, WorkerExit } from '../host/worker-host.ts'
import type { Backend, PoolStats } from '../monitor/events.ts'
import { Balancer } from './balancer.ts'
import type { Batch } from './batch.ts'
import { CallWork } from './call-work.ts'
import { isQuick } from './choose-worker.ts'
import { chunkSizeFor } from './chunk-size.ts'
import { Crew, type CrewOwner, type FirstMessage } from './crew.ts'
import { Dispatch } from './dispatch.ts'
import type { PoolSettings } from './options.ts'
import { Paces } from './pace.ts'
import { PoolRecord } from './pool-record.ts'
import type { PoolWorker } from './pool-worker.ts'
import { Reporter } from './reporter.ts'
import { hasSpareCore } from './spare-core.ts'
import { StreamWork } from './stream-work.ts'
import { RangeWork } from './range-work.ts'
import { Sweeper } from './sweeper.ts'
import type { Work, WorkEnd, WorkOwner } from './work.ts'
import { WorkList } from './work-list.ts'
import { WorkQueue } from './work-queue.ts'
import type { QuickEnds, TaskEnd } from './worker-owner.ts'

/** What a scheduler is made of. */
export interface SchedulerParts extends Pick<WorkOwner, 'onRejection'> {
  name: string
  backend: Backend
  settings: PoolSettings
  host: StartHost
  firstMessage: FirstMessage
}

/** Brings work and workers together: hands out batches, takes outcomes, and ends in good order. */
export class Scheduler implements WorkOwner, CrewOwner {
  state: PoolStats['state'] = 'running'
  /** Why no worker can start, once that is known. */
  brokenBy: unknown
  isPaused = false
  readonly crew: Crew
  readonly reporter: Reporter
  readonly onRejection: () => void
  readonly #identity: Pick<PoolStats, 'name' | 'backend'>
  readonly #queue = new WorkQueue()
  readonly #works = new WorkList()
  readonly #record = new PoolRecord()
  readonly #ended = Promise.withResolvers<void>()
  readonly #paces = new Paces()
  readonly #dispatch = new Dispatch({
    handOut: () => this.#handOut(),
    takeQuietly: () => this.reporter.tellsEnds || this.#sweeper.takeQuietly(),
    takeBack: () => this.#balancer.takeBack(),
  })
  readonly #sweeper = new Sweeper(() => this.crew.busy)
  readonly #balancer = new Balancer({
    workers: () => this.crew.workers,
    hasIdle: () => this.crew.hasFree && this.#queue.first() === undefined,
  })

  constructor({ name, backend, settings, host, firstMessage, onRejection }: SchedulerParts) {
    this.#identity = { name, backend }
    this.reporter = new Reporter(name)
    this.onRejection = onRejection
    this.crew = new Crew(settings, { host, sharesMemory: backend === 'thread', owner: this, firstMessage })
  }

  /** Settles when every worker has ended. */
  get ended(): Promise<void> {
    return this.#ended.promise
  }

  /** Starts the workers that are always there. */
  open(): void {
    this.reporter.poolOpened(this.#identity.backend, this.crew)
    this.#dispatch.open()
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
    if (this.state !== 'running') throw this.refusal()
  }

  pause(keepsRunning = false): void {
    this.isPaused = true
    this.#works.keepRunning(keepsRunning)
    this.reporter.poolPaused(true)
    for (const worker of this.crew.workers) worker.tasks.recall(() => true)
  }

  resume(): void {
    this.isPaused = false
    this.#works.keepRunning(false)
    this.reporter.poolPaused(false)
    this.#dispatch.now()
  }

  resize(min: number, max: number): void {
    this.crew.resize(min, max)
    this.reporter.poolResized(this.crew)
    this.#dispatch.now()
  }

  /** Takes no more work; ends once what there is has been done. */
  close(): void {
    if (this.state !== 'running') return
    this.#end('closed')
    for (const work of this.#works.all()) if (work instanceof StreamWork) work.endIfForsaken()
    this.#stopIfDrained()
  }

  /** Rejects all work and ends every worker at once. */
  terminate(): void {
    if (this.state !== 'terminated') this.#end('terminated')
    for (const work of this.#works.all()) work.fail(new PoolClosedError('terminated'))
    this.crew.killAll()
    this.#endIfAlone()
  }

  /** Returns how long a call of a function takes, in milliseconds; undefined while that is not known. */
  paceOf(callable: CallableDescription): number | undefined {
    return this.#paces.of(callable)
  }

  stats(): PoolStats {
    const workers = [...this.crew.workers].toSorted((a, b) => a.lane - b.lane)
    return {
      ...this.#identity,
      state: this.state,
      workers: workers.map((worker) => worker.stats()),
      queued: this.queued,
      running: this.crew.busy.length,
      ...this.#record.counts,
      crashed: this.crew.crashed,
      latency: this.#record.latency(workers.map(({ record }) => record.latencyRecord)),
    }
  }

  /** Tasks that wait for a worker. */
  get queued(): number {
    let queued = this.#queue.waiting
    for (const { tasks } of this.crew.workers) queued += tasks.queued
    return queued
  }

  /** Work that has not ended, oldest first. */
  get works(): Work[] {
    return this.#works.all()
  }

  /** Whether there is work that may be done now. */
  get hasWork(): boolean {
    return !this.#works.isEmpty && !this.isPaused
  }

  onWaiting(work: Work): void {
    if (work.end !== undefined || work.waiting === 0) return
    this.#queue.add(work)
    if (this.#queue.hasPriorities) this.#recallBelow(work.spec.priority)
    if (this.crew.busyCount === 0 && !this.#waitsForOthers(work)) this.#dispatch.now()
    else this.#dispatch.soon()
  }

  onProgress(work: Work): void {
    this.reporter.jobProgressed(work)
  }

  onEnd(work: Work, end: WorkEnd): void {
    this.#works.delete(work)
    if (end !== 'done') for (const worker of this.crew.busy) worker.tasks.withdraw(work, end)
    this.reporter.jobEnded(work, end)
    this.#stopIfDrained()
  }

  onFree(): void {
    this.#dispatch.now()
    this.#stopIfDrained()
  }

  onRung(worker: PoolWorker): void {
    worker.sweep()
    // Also when there is nothing new: whoever was rung has to say again that it sleeps.
    this.#sweeper.arm()
  }

  onFlightEnd({ spec }: Batch, averageMs: number | undefined): void {
    if (averageMs !== undefined) this.#paces.observe(spec.callable, averageMs)
  }

  onTaskEnd(worker: PoolWorker, end: TaskEnd): void {
    this.#record.count(end.outcome)
    this.reporter.taskEnded(worker, end)
  }

  onQuickEnds(worker: PoolWorker, ends: QuickEnds): void {
    this.#record.count('done', ends.span.to - ends.span.from)
    this.reporter.quickTasksEnded(worker, ends)
  }

  onWorkerExit(worker: PoolWorker, exit: WorkerExit): void {
    this.#record.keep(worker.record.latencyRecord)
    this.reporter.workerExited(worker, exit)
    this.#endIfAlone()
  }

  onBroken(error: unknown): void {
    this.brokenBy = error
    this.#end('broken')
    for (const work of this.#works.all()) work.fail(error)
    this.#endIfAlone()
  }

  /** Takes back what workers have not started of lower priority. */
  #recallBelow(priority: number): void {
    for (const { tasks } of this.crew.busy) tasks.recall(({ batch }) => batch.spec.priority < priority)
  }

  /** Whether it gains more by going with the calls that are likely to follow in this turn than by going at once. */
  #waitsForOthers(work: Work): boolean {
    return this.#dispatch.expectsMore && work instanceof CallWork && isQuick(this.#paces.of(work.spec.callable))
  }

  /** Hands work out as long as there is some and a worker is free for it. */
  #handOut(): void {
    if (this.isPaused || this.state === 'terminated' || this.state === 'broken') return
    const { isLast } = this.#dispatch
    // One that is handed several batches in a row is woken once, when it has them all.
    let last: PoolWorker | undefined
    try {
      for (let work = this.#queue.first(); work !== undefined; work = this.#queue.first()) {
        const averageMs = this.#paces.of(work.spec.callable)
        const worker = this.crew.free(this.#queue, averageMs, isLast)
        if (worker === undefined) return this.crew.keepStartersRunning()
        const batch = this.#take(work, { limit: this.crew.tasksLeft(worker), averageMs: isLast ? 0 : averageMs })
        if (batch === undefined) continue
        if (worker !== last) this.#ring(last)
        last = worker
        this.#assign(worker, batch, (averageMs ?? Number.POSITIVE_INFINITY) * batch.length)
      }
    } finally {
      this.#ring(last)
    }
  }

  #ring(worker: PoolWorker | undefined): void {
    worker?.ring({ maySpin: hasSpareCore(this.crew.busyCount) })
  }

  #assign(worker: PoolWorker, batch: Batch, estimateMs: number): void {
    const { tally } = this.reporter
    const from = tally === undefined ? 0 : performance.now()
    this.crew.assign(worker, batch, estimateMs)
    if (tally !== undefined) tally.encodeMs += performance.now() - from
    this.#sweeper.arm()
    this.#balancer.watch()
  }

  /** Takes tasks for one worker from the work that is first in line. */
  #take(work: Work, { limit, averageMs }: { limit: number; averageMs: number | undefined }): Batch | undefined {
    if (work instanceof CallWork)
      return this.#queue.takeCalls(work, Math.min(limit, chunkSizeFor(this.#queue.waiting, averageMs, this.crew.max)))
    if (!(work instanceof RangeWork)) return undefined
    return work.take(Math.min(limit, work.chunkSize ?? chunkSizeFor(work.waiting, averageMs, this.crew.max)))
  }

  #end(state: 'closed' | 'terminated' | 'broken'): void {
    this.state = state
    this.reporter.poolEnded(state)
  }

  #stopIfDrained(): void {
    if (!this.#works.isEmpty || this.state !== 'closed') return
    this.crew.stopAll()
    this.#endIfAlone()
  }

  #endIfAlone(): void {
    if (this.state === 'running' || this.crew.workers.size > 0) return
    if (this.state === 'closed' && !this.#works.isEmpty) return
    this.#dispatch.close()
    this.#ended.resolve()
  }
}
