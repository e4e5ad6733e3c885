import { MpError, TimeoutError, WorkerExitError } from '../errors.ts'
import type { HostOptions, StartHost, WorkerExit, WorkerHost } from '../host/worker-host.ts'
import type { RunningTask, TaskOutcome, WorkerExitReason, WorkerStats } from '../monitor/events.ts'
import type { ClassDefinition, FromGuest, ToGuest } from '../protocol.ts'
import { decodeValue } from '../wire/decode.ts'
import { encodeValue, type Encoded } from '../wire/encode.ts'
import { Batch } from './batch.ts'
import { errorFromWorker } from './errors-from-worker.ts'
import { LatencyRecord, latencyOf } from './latency.ts'
import { TaskClock } from './task-clock.ts'
import type { Item, Work } from './work.ts'
import { systemFigures } from './worker-figures.ts'

/** How long a worker may take to end once it was told to stop. */
const STOP_MS = 1000

/** Who is told what a worker does. */
export interface WorkerOwner {
  onReady(worker: PoolWorker): void
  onStartFailed(worker: PoolWorker, error: unknown): void
  /** It has nothing to do. */
  onIdle(worker: PoolWorker): void
  onTaskStart(worker: PoolWorker, item: Item, work: Work): void
  onTaskEnd(worker: PoolWorker, end: TaskEnd): void
  onTaskProgress(worker: PoolWorker, item: Item, work: Work, fraction: number): void
  onExit(worker: PoolWorker, exit: WorkerExit): void
}

/** How one attempt at a task ended. */
export interface TaskEnd {
  work: Work
  item: Item
  outcome: TaskOutcome
  ms: number
  value?: unknown
  error?: unknown
}

/** One worker of a pool: what it runs, how far it is, and what it is worth. */
export class PoolWorker {
  readonly id: number
  readonly lane: number
  readonly startedAt: number = Date.now()
  readonly latency: LatencyRecord = new LatencyRecord()
  state: 'starting' | 'idle' | 'running' | 'stopping' = 'starting'
  /** Why it ends, once that is decided. */
  exitReason: WorkerExitReason | undefined
  done = 0
  failed = 0
  threadId = 0
  wasReady = false
  memoryBytes: number | undefined
  readonly #owner: WorkerOwner
  readonly #host: WorkerHost
  readonly #clock: TaskClock
  readonly #knownCallables = new Set<string>()
  readonly #openedAt = performance.now()
  #systemThreadId: number | undefined
  #batch: Batch | undefined
  /** Position in the batch of the task that runs. */
  #position = 0
  /** Set when the running task was given up: what it still reports does not count. */
  #givenUp: 'settled' | 'retry' | undefined
  #progress: number | undefined
  #busyMs = 0
  #crash: Encoded | undefined
  #stopTimer: NodeJS.Timeout | undefined
  #sentClasses = 0

  constructor(
    place: { id: number; lane: number },
    start: { host: StartHost; options: HostOptions; owner: WorkerOwner },
  ) {
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

  get sharesMemory(): boolean {
    return this.#host.sharesMemory
  }

  /** Tasks it has run, failed ones included. */
  get taskCount(): number {
    return this.done + this.failed
  }

  get work(): Work | undefined {
    return this.#batch?.work
  }

  /** Tasks handed to it and not started yet. */
  get queued(): number {
    return this.#batch === undefined ? 0 : Math.max(0, this.#batch.items.length - this.#position - 1)
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
    const batch = new Batch(work, items, this.sharesMemory)
    if (batch.items.length === 0) return false
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
    this.#position = 0
    this.state = 'running'
    this.#startTask()
    return true
  }

  /** Makes it stop what it runs, as nobody wants it any more: gently at first. */
  abort(reason: unknown): void {
    const item = this.#runningItem()
    if (this.#batch === undefined || item === undefined) return
    this.#giveUp({ item, reason, outcome: 'cancelled', dropsRest: true })
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

  stats(): WorkerStats {
    const { cpuMs, core } = systemFigures(this.pid, this.#systemThreadId)
    return {
      id: this.id,
      lane: this.lane,
      pid: this.pid,
      threadId: this.threadId,
      state: this.state,
      task: this.#runningTask(),
      done: this.done,
      failed: this.failed,
      busyFraction: this.#busyFraction(),
      cpuMs,
      memoryBytes: this.memoryBytes,
      core,
      queued: this.queued,
      latency: latencyOf([this.latency]),
      startedAt: this.startedAt,
    }
  }

  #runningItem(): Item | undefined {
    return this.#batch?.items[this.#position]
  }

  #runningTask(): RunningTask | undefined {
    const item = this.#runningItem()
    if (this.#batch === undefined || item === undefined) return undefined
    const { id, spec } = this.#batch.work
    return {
      job: id,
      index: item.index,
      function: spec.callable.name,
      attempt: item.attempt,
      ms: performance.now() - this.#clock.startedAt,
      progress: this.#progress,
    }
  }

  #busyFraction(): number {
    const now = performance.now()
    const running = this.#runningItem() === undefined ? 0 : now - this.#clock.startedAt
    return Math.min(1, (this.#busyMs + running) / Math.max(1, now - this.#openedAt))
  }

  #startTask(): void {
    const item = this.#runningItem()
    if (this.#batch === undefined || item === undefined) return
    this.#progress = undefined
    this.#clock.start(this.#batch.work.spec.timeoutMs)
    this.#owner.onTaskStart(this, item, this.#batch.work)
  }

  #onMessage(message: FromGuest): void {
    switch (message.type) {
      case 'ready':
        return this.#onReady(message)
      case 'start-failed':
        return this.#owner.onStartFailed(this, decoded(message.error))
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
    if (this.state !== 'starting') return
    this.wasReady = true
    this.state = 'idle'
    this.#owner.onReady(this)
  }

  #onResult(result: Encoded): void {
    try {
      this.#endTask({ outcome: 'done', value: decoded(result) })
    } catch (error) {
      this.#endTask({ outcome: 'failed', error })
    }
  }

  #onError(encoded: Encoded): void {
    if (this.#batch !== undefined)
      this.#endTask({ outcome: 'failed', error: errorFromWorker(encoded, this.#batch.work) })
  }

  #onProgress({ batch, item: position, fraction }: FromGuest & { type: 'progress' }): void {
    const item = this.#runningItem()
    if (this.#batch?.id !== batch || position !== this.#position || item === undefined) return
    this.#progress = fraction
    this.#owner.onTaskProgress(this, item, this.#batch.work, fraction)
  }

  #onBatchEnd({ started, memoryBytes }: FromGuest & { type: 'batch-end' }): void {
    const batch = this.#batch
    this.memoryBytes = memoryBytes
    this.#clock.stop()
    this.#batch = undefined
    this.#givenUp = undefined
    batch?.work.giveBack(batch.items.slice(started))
    if (this.state !== 'running') return
    this.state = 'idle'
    this.#owner.onIdle(this)
  }

  /** Takes the end of the running task, and turns to the next one of the batch. */
  #endTask(end: Pick<TaskEnd, 'outcome' | 'value' | 'error'>): void {
    const item = this.#runningItem()
    if (this.#batch === undefined || item === undefined) return
    const ms = performance.now() - this.#clock.startedAt
    this.#busyMs += ms
    if (this.#givenUp === 'retry') this.#batch.work.giveBack([nextAttempt(item)])
    else if (this.#givenUp === undefined) this.#settle({ work: this.#batch.work, item, ms, ...end })
    this.#givenUp = undefined
    this.#clock.calm()
    this.#position++
    this.#startTask()
  }

  #settle(end: TaskEnd): void {
    const { work, item } = end
    if (end.outcome === 'done') {
      this.done++
      this.latency.record(end.ms)
    } else {
      this.failed++
    }
    const isRetried =
      end.outcome !== 'done' &&
      end.outcome !== 'cancelled' &&
      item.attempt <= work.spec.retries &&
      work.end === undefined
    this.#owner.onTaskEnd(this, isRetried ? { ...end, outcome: 'retry' } : end)
    if (isRetried && this.#givenUp !== undefined) this.#givenUp = 'retry'
    else if (isRetried) work.giveBack([nextAttempt(item)])
    else if (end.outcome === 'done') work.settle(item.index, { type: 'done', value: end.value })
    else work.settle(item.index, { type: 'failed', error: end.error })
  }

  #onLate(): void {
    const item = this.#runningItem()
    if (this.#batch === undefined || item === undefined || this.#givenUp !== undefined) return
    const { callable, timeoutMs = 0 } = this.#batch.work.spec
    const reason = new TimeoutError(`Task ${taskName(callable.name, item)}`, timeoutMs)
    this.#giveUp({ item, reason, outcome: 'timeout', dropsRest: false })
  }

  /** Stops waiting for the running task: its signal aborts, and it has half a second before the worker is replaced. */
  #giveUp({
    item,
    reason,
    outcome,
    dropsRest,
  }: {
    item: Item
    reason: unknown
    outcome: 'timeout' | 'cancelled'
    dropsRest: boolean
  }): void {
    if (this.#batch === undefined) return
    this.#host.send({
      type: 'abort',
      batch: this.#batch.id,
      item: this.#position,
      reason: encodeReason(reason),
      dropsRest,
    })
    this.#clock.warn()
    if (this.#givenUp !== undefined) return
    this.#givenUp = 'settled'
    this.#settle({
      work: this.#batch.work,
      item,
      outcome,
      ms: performance.now() - this.#clock.startedAt,
      error: reason,
    })
  }

  #onExit(exit: WorkerExit): void {
    clearTimeout(this.#stopTimer)
    this.#clock.stop()
    this.exitReason ??= 'crashed'
    this.state = 'stopping'
    const batch = this.#batch
    const rest = batch?.items.slice(this.#position + 1) ?? []
    this.#failRunning(exit)
    this.#batch = undefined
    batch?.work.giveBack(rest)
    this.#owner.onExit(this, exit)
  }

  #failRunning(exit: WorkerExit): void {
    const item = this.#runningItem()
    if (this.#batch === undefined || item === undefined) return
    const { work } = this.#batch
    if (this.#givenUp === 'retry') work.giveBack([nextAttempt(item)])
    if (this.#givenUp !== undefined) return
    const cause = this.#crash === undefined ? exit.error : errorFromWorker(this.#crash, work)
    const error = new WorkerExitError(
      exit,
      taskName(work.spec.callable.name, item),
      cause === undefined ? undefined : { cause },
    )
    this.#settle({ work, item, outcome: 'failed', ms: performance.now() - this.#clock.startedAt, error })
  }
}

function taskName(functionName: string, item: Item): string {
  return `${functionName}[${item.index}]`
}

function nextAttempt(item: Item): Item {
  return { ...item, attempt: item.attempt + 1 }
}

function decoded({ value, coded }: Encoded): unknown {
  return coded ? decodeValue(value) : value
}

/** Encodes why a task must stop; what cannot travel is told in words. */
function encodeReason(reason: unknown): Encoded {
  try {
    return encodeValue(reason, 'reason', { sharesMemory: false })
  } catch {
    return encodeValue(new MpError(String(reason)), 'reason', { sharesMemory: false })
  }
}
