import type { WorkerExit, WorkerHost } from '../host/worker-host.ts'
import type { RunningTask, WorkerExitReason, WorkerStats } from '../monitor/events.ts'
import type { ClassDefinition, FromGuest, ToGuest } from '../protocol.ts'
import { decodeEncoded } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'
import { Batch } from './batch.ts'
import { encodeReason, errorFromWorker, exitErrorOf, timeoutErrorOf } from './errors-across.ts'
import { TaskClock } from './task-clock.ts'
import { type Item, nextAttempt, type Work } from './work.ts'
import { systemFigures } from './worker-figures.ts'
import type { TaskEnd, WorkerOwner, WorkerStart } from './worker-owner.ts'
import { WorkerRecord } from './worker-record.ts'

/** How long a worker may take to end once it was told to stop. */
const STOP_MS = 1000

/** One worker of a pool: hands it batches, follows it from task to task, and makes sure that each of them is settled. */
export class PoolWorker {
  readonly id: number
  readonly lane: number
  readonly record: WorkerRecord = new WorkerRecord()
  state: WorkerStats['state'] = 'starting'
  wasReady = false
  /** Why it ends, once that is decided. */
  exitReason: WorkerExitReason | undefined
  threadId = 0
  memoryBytes: number | undefined
  readonly #owner: WorkerOwner
  readonly #host: WorkerHost
  readonly #clock: TaskClock
  readonly #knownCallables = new Set<string>()
  #sentClasses = 0
  #systemThreadId: number | undefined
  #batch: Batch | undefined
  #progress: number | undefined
  /** An error that nobody caught, which the worker told before it died of it. */
  #crash: Encoded | undefined
  #stopTimer: NodeJS.Timeout | undefined

  constructor(place: { id: number; lane: number }, start: WorkerStart) {
    this.id = place.id
    this.lane = place.lane
    this.#owner = start.owner
    this.#clock = new TaskClock(
      () => this.#onLate(),
      () => this.kill('stopped'),
    )
    this.#host = start.host(start.options, {
      onMessage: (message) => this.#onMessage(message),
      onExit: (exit) => this.#onExit(exit),
    })
  }

  get pid(): number | undefined {
    return this.#host.pid
  }

  /** What it works on. */
  get work(): Work | undefined {
    return this.#batch?.work
  }

  /** Tasks handed to it and not started yet. */
  get queued(): number {
    return this.#batch?.rest.length ?? 0
  }

  /** Keeps the program running for this worker, or lets it end. */
  keepProgramRunning(isWanted: boolean): void {
    if (isWanted) this.#host.ref()
    else this.#host.unref()
  }

  /** Sends the first message, which makes it ready. */
  prepare(message: Omit<ToGuest & { type: 'start' }, 'type' | 'workerId'>, classes: readonly ClassDefinition[]): void {
    this.teach(classes)
    this.#host.send({ type: 'start', workerId: this.id, ...message })
  }

  /** Sends it the classes that were registered since the last time. */
  teach(classes: readonly ClassDefinition[]): void {
    if (classes.length === this.#sentClasses) return
    this.#host.send({ type: 'classes', classes: classes.slice(this.#sentClasses) })
    this.#sentClasses = classes.length
  }

  /** Hands it a batch; returns false when nothing of it could be sent. */
  assign(work: Work, items: readonly Item[]): boolean {
    const batch = new Batch(work, items, this.#host.sharesMemory)
    if (batch.item === undefined) return false
    const { callable } = work.spec
    try {
      this.#host.send(batch.message(this.#knownCallables.has(callable.id)))
    } catch (error) {
      // The whole message could not be cloned, and nothing of it was sent.
      for (const item of batch.items) work.settle(item.index, { type: 'failed', error })
      return false
    }
    this.#knownCallables.add(callable.id)
    this.#batch = batch
    this.state = 'running'
    this.#startTask(batch)
    return true
  }

  /** Makes it stop what it runs, as nobody wants it any more: gently at first. */
  abort(reason: unknown): void {
    if (this.#batch?.item !== undefined) this.#giveUp(this.#batch, { reason, outcome: 'cancelled' })
  }

  /** Leaves out what it has not started, as nobody wants it any more. */
  drop(): void {
    if (this.#batch !== undefined) this.#host.send({ type: 'drop', batch: this.#batch.id })
  }

  /** Ends it in good order, when it has nothing to do. */
  stop(reason: WorkerExitReason): void {
    this.exitReason ??= reason
    this.state = 'stopping'
    this.keepProgramRunning(true)
    this.#host.send({ type: 'stop' })
    this.#stopTimer ??= setTimeout(() => this.#host.kill('SIGKILL'), STOP_MS)
  }

  /** Ends it at once. */
  kill(reason: WorkerExitReason): void {
    this.exitReason ??= reason
    this.state = 'stopping'
    this.keepProgramRunning(true)
    this.#host.kill('SIGKILL')
  }

  /** Returns its figures as of now. */
  stats(): WorkerStats {
    const { id, lane, pid, threadId, state, record, memoryBytes, queued } = this
    const { done, failed, latency, startedAt } = record
    const task = this.#runningTask()
    const figures = systemFigures(pid, this.#systemThreadId)
    return {
      id,
      lane,
      pid,
      threadId,
      state,
      task,
      done,
      failed,
      busyFraction: record.busyFraction(task?.ms ?? 0),
      ...figures,
      memoryBytes,
      queued,
      latency,
      startedAt,
    }
  }

  #runningTask(): RunningTask | undefined {
    const batch = this.#batch
    if (batch?.item === undefined) return undefined
    const { index, attempt } = batch.item
    const { id: job, spec } = batch.work
    return { job, index, function: spec.callable.name, attempt, ms: this.#clock.elapsedMs, progress: this.#progress }
  }

  #startTask(batch: Batch): void {
    if (batch.item === undefined) return
    this.#progress = undefined
    this.#clock.start(batch.work.spec.timeoutMs)
    this.#owner.onTaskStart(this, batch.item, batch.work)
  }

  #onMessage(message: FromGuest): void {
    switch (message.type) {
      case 'ready':
        return this.#onReady(message)
      case 'start-failed':
        return this.#owner.onStartFailed(this, decodeEncoded(message.error))
      case 'result':
        return this.#onResult(message.result)
      case 'error':
        return this.#onError(message.error)
      case 'progress':
        return this.#onProgress(message)
      case 'batch-end':
        return this.#onBatchEnd(message)
      case 'crash':
        this.#crash = message.error
    }
  }

  #onReady(message: FromGuest & { type: 'ready' }): void {
    this.threadId = message.threadId
    this.#systemThreadId = message.systemThreadId
    this.memoryBytes = message.memoryBytes
    if (this.state !== 'starting') return
    this.wasReady = true
    this.state = 'idle'
    this.#owner.onReady(this)
  }

  #onResult(result: Encoded): void {
    try {
      this.#endTask({ outcome: 'done', value: decodeEncoded(result) })
    } catch (error) {
      this.#endTask({ outcome: 'failed', error })
    }
  }

  #onError(encoded: Encoded): void {
    if (this.#batch !== undefined)
      this.#endTask({ outcome: 'failed', error: errorFromWorker(encoded, this.#batch.work) })
  }

  #onProgress({ batch: id, item: position, fraction }: FromGuest & { type: 'progress' }): void {
    const batch = this.#batch
    if (batch?.item === undefined || batch.id !== id || batch.position !== position) return
    this.#progress = fraction
    this.#owner.onTaskProgress(this, { item: batch.item, work: batch.work, fraction })
  }

  #onBatchEnd({ started, memoryBytes }: FromGuest & { type: 'batch-end' }): void {
    const batch = this.#batch
    this.memoryBytes = memoryBytes
    this.#clock.stop()
    this.#batch = undefined
    batch?.giveUpHandles()
    batch?.work.giveBack(batch.items.slice(started))
    if (this.state !== 'running') return
    this.state = 'idle'
    this.#owner.onIdle(this)
  }

  /** Takes the end of the running task, and turns to the next one of the batch. */
  #endTask(end: Pick<TaskEnd, 'outcome' | 'value' | 'error'>): void {
    const batch = this.#batch
    if (batch?.item === undefined) return
    const ms = this.#clock.elapsedMs
    this.record.addBusy(ms)
    if (batch.givenUp === undefined) this.#settle(batch, { work: batch.work, item: batch.item, ms, ...end })
    else if (batch.givenUp === 'retry') batch.work.giveBack([nextAttempt(batch.item)])
    this.#clock.calm()
    batch.advance()
    this.#startTask(batch)
  }

  /** Settles a task, or has it run again where that is allowed. */
  #settle(batch: Batch, end: TaskEnd): void {
    const { work, item, outcome } = end
    this.record.add(outcome, end.ms)
    const isFailure = outcome !== 'done' && outcome !== 'cancelled'
    const isRetried = isFailure && item.attempt <= work.spec.retries && work.end === undefined
    this.#owner.onTaskEnd(this, isRetried ? { ...end, outcome: 'retry' } : end)
    // A task that was given up still runs here; it is not to run twice at a time.
    if (isRetried && batch.givenUp !== undefined) batch.givenUp = 'retry'
    else if (isRetried) work.giveBack([nextAttempt(item)])
    else if (outcome === 'done') work.settle(item.index, { type: 'done', value: end.value })
    else work.settle(item.index, { type: 'failed', error: end.error })
  }

  #onLate(): void {
    const batch = this.#batch
    if (batch?.item === undefined || batch.givenUp !== undefined) return
    this.#giveUp(batch, { reason: timeoutErrorOf(batch.taskName, batch.work), outcome: 'timeout' })
  }

  /** Stops waiting for the running task: its signal aborts, and it has half a second before the worker is replaced. */
  #giveUp(batch: Batch, { reason, outcome }: { reason: unknown; outcome: 'timeout' | 'cancelled' }): void {
    const dropsRest = outcome === 'cancelled'
    this.#host.send({ type: 'abort', batch: batch.id, item: batch.position, reason: encodeReason(reason), dropsRest })
    this.#clock.warn()
    if (batch.givenUp !== undefined || batch.item === undefined) return
    batch.givenUp = 'settled'
    this.#settle(batch, { work: batch.work, item: batch.item, outcome, ms: this.#clock.elapsedMs, error: reason })
  }

  #onExit(exit: WorkerExit): void {
    const batch = this.#batch
    clearTimeout(this.#stopTimer)
    this.exitReason ??= 'crashed'
    this.state = 'stopping'
    if (batch !== undefined) {
      batch.giveUpHandles()
      this.#failRunning(batch, exit)
      batch.work.giveBack(batch.rest)
    }
    this.#clock.stop()
    this.#batch = undefined
    this.#owner.onExit(this, exit)
  }

  #failRunning(batch: Batch, exit: WorkerExit): void {
    const { work, item, givenUp, taskName } = batch
    if (item === undefined || givenUp === 'settled') return
    if (givenUp === 'retry') return work.giveBack([nextAttempt(item)])
    const cause = this.#crash === undefined ? exit.error : errorFromWorker(this.#crash, work)
    const error = exitErrorOf({ exit, cause }, taskName, work)
    this.#settle(batch, { work, item, outcome: 'failed', ms: this.#clock.elapsedMs, error })
  }
}
