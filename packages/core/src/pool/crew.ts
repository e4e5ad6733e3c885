import { WorkerStartError } from '../errors.ts'
import type { WorkerExit } from '../host/worker-host.ts'
import type { ToGuest } from '../protocol.ts'
import { knownClasses } from '../host/known-classes.ts'
import { awakeFor, busyFor, leastLoaded } from './choose-worker.ts'
import type { PoolSettings } from './options.ts'
import { PoolWorker } from './pool-worker.ts'
import type { Batch } from './batch.ts'
import type { Reporter } from './reporter.ts'
import { startError, StartRetry } from './start-retry.ts'
import type { QuickEnds, TaskEnd, WorkerOwner, WorkerStart } from './worker-owner.ts'

/** What a crew tells the pool it works for. */
export interface CrewOwner {
  /** Who tells of the workers. */
  readonly reporter: Reporter
  /** A worker could take work now. */
  onFree(): void
  /** A worker has rung: there may be outcomes. */
  onRung(worker: PoolWorker): void
  onFlightEnd(batch: Batch, averageMs: number | undefined): void
  onTaskEnd(worker: PoolWorker, end: TaskEnd): void
  onQuickEnds(worker: PoolWorker, ends: QuickEnds): void
  onWorkerExit(worker: PoolWorker, exit: WorkerExit): void
  /** No worker can start, for this reason; none will be tried again. */
  onBroken(error: unknown): void
}

/** What every worker is told first, besides its number and name. */
export type FirstMessage = Omit<ToGuest & { type: 'start' }, 'type' | 'workerId' | 'name' | 'lane'>

/** Where the workers of a crew come from, and whom it works for. */
interface CrewStart extends Pick<WorkerStart, 'host' | 'sharesMemory'> {
  owner: CrewOwner
  firstMessage: FirstMessage
}

/** The workers of a pool: how many there are, which are free, who replaces whom. */
export class Crew implements WorkerOwner {
  readonly workers: Set<PoolWorker> = new Set()
  crashed = 0
  min: number
  max: number
  readonly reporter: Reporter
  readonly #settings: PoolSettings
  readonly #host: Pick<WorkerStart, 'host' | 'sharesMemory'>
  readonly #owner: CrewOwner
  readonly #firstMessage: FirstMessage
  /** Free workers, the one that worked last at the end: it is the warmest, and the others may fall idle. */
  readonly #free: PoolWorker[] = []
  readonly #idleTimers = new Map<PoolWorker, NodeJS.Timeout>()
  #lastId = 0
  #isEnding = false
  readonly #retry = new StartRetry(() => this.fill())

  constructor(settings: PoolSettings, { owner, firstMessage, ...host }: CrewStart) {
    this.#settings = settings
    this.#host = host
    this.#owner = owner
    this.reporter = owner.reporter
    this.#firstMessage = firstMessage
    this.min = settings.workers.min
    this.max = settings.workers.max
  }

  /** Starts workers until there are as many as there must always be. */
  fill(): void {
    while (this.#mayStart && this.workers.size < this.min) this.#start()
  }

  /**
   * Returns a worker for a task that waits: a free one, or one that has little left of tasks that are quick; starts one
   * where that is allowed and too few are on their way for what waits. When this is the last chance for it, one that is
   * busy with something longer will do.
   */
  free(queue: { readonly waiting: number }, averageMs: number | undefined, isLast: boolean): PoolWorker | undefined {
    const open = this.#open
    // One that was killed a moment ago is not idle.
    const worker = awakeFor(averageMs, open) ?? this.#free.findLast(({ state }) => state === 'idle')
    if (worker !== undefined || this.#isEnding) return worker
    if (this.workers.size < this.max) this.#startFor(queue.waiting)
    return isLast ? leastLoaded(open) : busyFor(averageMs, open)
  }

  /** Hands a batch to a worker, or as much of it as it has room for. */
  assign(worker: PoolWorker, batch: Batch, estimateMs: number): void {
    this.#leaveFree(worker)
    worker.keepProgramRunning(true)
    worker.assign(batch, estimateMs, knownClasses())
    if (worker.state === 'idle') this.#setFree(worker)
  }

  /** Whether a worker has nothing to do. */
  get hasFree(): boolean {
    return this.#free.length > 0
  }

  /** How many workers have tasks. */
  get busyCount(): number {
    let count = 0
    for (const { tasks } of this.workers) if (tasks.flights.length > 0) count += 1
    return count
  }

  /** Workers that have tasks. */
  get busy(): PoolWorker[] {
    return [...this.workers].filter(({ tasks }) => tasks.flights.length > 0)
  }

  /** How many tasks a worker may still be given before it is replaced. */
  tasksLeft(worker: PoolWorker): number {
    const { maxTasksPerWorker } = this.#settings
    if (maxTasksPerWorker === undefined) return worker.batchLimit
    const underWay = worker.tasks.flights.reduce((sum, { next, end }) => sum + end - next, 0)
    return Math.min(worker.batchLimit, maxTasksPerWorker - worker.record.done - worker.record.failed - underWay)
  }

  /** Changes how many workers there are; those that work finish what they have. */
  resize(min: number, max: number): void {
    this.min = min
    this.max = max
    for (const worker of [...this.#free]) if (this.#living > max) this.#retire(worker, 'stopped')
    this.fill()
  }

  /** Ends all workers in good order, once each has nothing to do. */
  stopAll(): void {
    this.#end()
    for (const worker of this.workers) {
      if (worker.state === 'starting') worker.kill('closed')
      else if (worker.state === 'idle') this.#retire(worker, 'closed')
    }
  }

  /** Ends all workers at once. */
  killAll(): void {
    this.#end()
    for (const worker of this.workers) worker.kill('terminated')
  }

  /** Keeps the program running while workers start for work that waits. */
  keepStartersRunning(): void {
    for (const worker of this.workers) if (worker.state === 'starting') worker.keepProgramRunning(true)
  }

  onReady(worker: PoolWorker): void {
    this.#retry.reset()
    this.reporter.workerReady(worker)
    if (this.#living > this.max) this.#retire(worker, 'stopped')
    else this.#setFree(worker)
  }

  onStartFailed(worker: PoolWorker, error: unknown): void {
    worker.kill('stopped')
    this.#break(error)
  }

  onRung(worker: PoolWorker): void {
    this.#owner.onRung(worker)
  }

  onFlightEnd(worker: PoolWorker, batch: Batch, averageMs: number | undefined): void {
    this.#owner.onFlightEnd(batch, averageMs)
    if (worker.state !== 'idle') return this.#owner.onFree()
    const { maxMemoryPerWorker = Number.POSITIVE_INFINITY } = this.#settings
    if (this.#isEnding) return this.#retire(worker, 'closed')
    if (this.tasksLeft(worker) <= 0 || (worker.memoryBytes ?? 0) > maxMemoryPerWorker)
      return this.#retire(worker, 'recycled')
    if (this.#living > this.max) return this.#retire(worker, 'stopped')
    this.#setFree(worker)
  }

  onTaskEnd(worker: PoolWorker, end: TaskEnd): void {
    this.#owner.onTaskEnd(worker, end)
  }

  onQuickEnds(worker: PoolWorker, ends: QuickEnds): void {
    this.#owner.onQuickEnds(worker, ends)
  }

  onExit(worker: PoolWorker, exit: WorkerExit): void {
    this.#forget(worker)
    if (worker.exitReason === 'crashed') this.crashed++
    this.#owner.onWorkerExit(worker, exit)
    if (this.#isEnding) return
    if (!worker.wasReady && worker.exitReason === 'crashed' && !this.#retry.mayFollow(exit))
      this.#cannotStart(startError(exit))
    if (this.#isEnding) return
    this.fill()
    this.#owner.onFree()
  }

  /** Workers that are not on their way out. */
  get #living(): number {
    return [...this.workers].filter((worker) => worker.state !== 'stopping').length
  }

  get #hasReady(): boolean {
    return [...this.workers].some(({ wasReady, state }) => wasReady && state !== 'stopping')
  }

  /** Where one more could not start a moment ago, those that are ready have to do for now. */
  get #mayStart(): boolean {
    return !this.#isEnding && !(this.#retry.isPutOff && this.#hasReady)
  }

  #start(): void {
    const id = ++this.#lastId
    const name = `${this.#settings.name ?? 'Pool'}-${id}`
    const { env = {}, execArgv } = this.#settings
    let worker: PoolWorker | undefined
    try {
      const place = { id, lane: this.#freeLane() }
      worker = new PoolWorker(place, { ...this.#host, options: { name, env, execArgv }, owner: this })
      this.workers.add(worker)
      this.reporter.workerStarted(worker)
      worker.keepProgramRunning(false)
      worker.prepare({ name, ...this.#firstMessage }, knownClasses())
    } catch (cause) {
      // Such as flags that a thread may not have, or no memory for its lane.
      const error = new WorkerStartError(`A worker cannot start: ${String(cause)}`, { cause })
      if (worker === undefined) this.#cannotStart(error)
      else this.#break(error)
    }
  }

  /** Workers that have tasks and may be handed more. */
  get #open(): PoolWorker[] {
    return this.busy.filter((worker) => worker.hasRoom && this.tasksLeft(worker) > 0)
  }

  #startFor(waiting: number): void {
    let lacking = waiting - [...this.workers].filter((other) => other.state === 'starting').length
    for (; lacking > 0 && this.#mayStart && this.workers.size < this.max; lacking--) this.#start()
  }

  #freeLane(): number {
    const taken = new Set([...this.workers].map((worker) => worker.lane))
    let lane = 0
    while (taken.has(lane)) lane++
    return lane
  }

  #setFree(worker: PoolWorker): void {
    if (!this.#free.includes(worker)) this.#free.push(worker)
    worker.keepProgramRunning(false)
    const { idleTimeout } = this.#settings.workers
    if (this.workers.size > this.min && Number.isFinite(idleTimeout)) {
      this.#idleTimers.set(worker, setTimeout(() => this.#endIdle(worker), idleTimeout).unref())
    }
    this.#owner.onFree()
  }

  #endIdle(worker: PoolWorker): void {
    this.#idleTimers.delete(worker)
    if (worker.state === 'idle' && this.#living > this.min) this.#retire(worker, 'idle')
  }

  #stopIdling(worker: PoolWorker): void {
    clearTimeout(this.#idleTimers.get(worker))
    this.#idleTimers.delete(worker)
  }

  #retire(worker: PoolWorker, reason: 'recycled' | 'idle' | 'stopped' | 'closed'): void {
    this.#leaveFree(worker)
    worker.stop(reason)
  }

  #leaveFree(worker: PoolWorker): void {
    this.#stopIdling(worker)
    const place = this.#free.indexOf(worker)
    if (place >= 0) this.#free.splice(place, 1)
  }

  #forget(worker: PoolWorker): void {
    this.#leaveFree(worker)
    this.workers.delete(worker)
  }

  #end(): void {
    this.#isEnding = true
    this.#retry.reset()
  }

  /** Where others have been able to, it is for want of something that there may be again; else those who wait are told. */
  #cannotStart(error: WorkerStartError): void {
    if (this.#hasReady) this.#retry.putOff()
    else this.#break(error)
  }

  #break(error: unknown): void {
    if (this.#isEnding) return
    this.#end()
    this.#owner.onBroken(error)
    for (const worker of this.workers) worker.kill('stopped')
  }
}
