import type { WorkerExit, WorkerHost } from '../host/worker-host.ts'
import type { LaneReport } from '../lane/guest-lane.ts'
import type { Spinner } from '../memory/spinner.ts'
import type { WorkerExitReason, WorkerStats } from '../monitor/events.ts'
import type { ClassDefinition, FromGuest, ToGuest } from '../protocol.ts'
import { decodeEncoded } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'
import { LARGE_BYTES } from '../wire/large-memory.ts'
import type { Batch } from './batch.ts'
import { encodeReason, errorFromWorker, exitErrorOf } from './errors-across.ts'
import { Flight } from './flight.ts'
import { systemFigures } from '../monitor/system-figures.ts'
import type { WorkerOwner, WorkerStart } from './worker-owner.ts'
import { WorkerLine } from './worker-line.ts'
import { WorkerRecord } from './worker-record.ts'
import { WorkerTasks } from './worker-tasks.ts'

/** How long a worker may take to end once it was told to stop. */
const STOP_MS = 1000
/** Batches that a worker may have at a time. */
const MAX_FLIGHTS = 64

/** What the first message says besides what the worker itself knows. */
export type Preparation = Omit<ToGuest & { type: 'start' }, 'type' | 'workerId' | 'lane'>

/** One worker of a pool: its life, its lane, and the batches that it is handed. */
export class PoolWorker {
  readonly id: number
  readonly lane: number
  readonly record: WorkerRecord = new WorkerRecord()
  readonly tasks: WorkerTasks
  wasReady = false
  /** Why it ends, once that is decided. */
  exitReason: WorkerExitReason | undefined
  threadId = 0
  memoryBytes: number | undefined
  /** What it ran when it ended. */
  lastTask: WorkerTasks['current']
  /** Set when the lane had no room for a single task, until a batch has ended. */
  isFull = false
  readonly #owner: WorkerOwner
  readonly #host: WorkerHost
  readonly #line: WorkerLine
  #phase: 'starting' | 'ready' | 'stopping' = 'starting'
  #systemThreadId: number | undefined
  /** An error that nobody caught, which the worker told before it died of it. */
  #crash: Encoded | undefined
  #stopTimer: NodeJS.Timeout | undefined

  constructor(place: { id: number; lane: number }, start: WorkerStart) {
    this.id = place.id
    this.lane = place.lane
    this.#owner = start.owner
    this.#line = new WorkerLine(start, {
      onMessage: (message) => this.#onMessage(message),
      onExit: (exit) => this.#onExit(exit),
    })
    this.#host = this.#line.host
    this.tasks = this.#openTasks()
  }

  get pid(): number | undefined {
    return this.#host.pid
  }

  get state(): WorkerStats['state'] {
    if (this.#phase !== 'ready') return this.#phase
    return this.tasks.flights.length === 0 ? 'idle' : 'running'
  }

  /** Whether it may be handed more while it works; a lane that is not shared carries one task at a time. */
  get hasRoom(): boolean {
    const { length } = this.tasks.flights
    return this.#phase === 'ready' && !this.isFull && length < (this.#line.lane.isShared ? MAX_FLIGHTS : 1)
  }

  /** The most tasks that it can be handed at a time. */
  get batchLimit(): number {
    return this.#line.lane.isShared ? Number.POSITIVE_INFINITY : 1
  }

  /** How long what it has should take, in milliseconds; Infinity when that cannot be told. */
  get backlogMs(): number {
    const { flights } = this.tasks
    if (flights[0]?.isOverdue === true) return Number.POSITIVE_INFINITY
    let sum = 0
    for (const { estimateMs } of flights) sum += estimateMs
    return sum
  }

  /** Whether it has to copy large memory for what it does. */
  get hasLargeTask(): boolean {
    return (this.tasks.flights[0]?.record.byteLength ?? 0) >= LARGE_BYTES
  }

  /** Changes whenever its lane has something new. */
  get news(): number {
    return this.#line.lane.news
  }

  /** Keeps the program running for this worker, or lets it end. */
  keepProgramRunning(isWanted: boolean): void {
    if (isWanted) this.#host.ref()
    else this.#host.unref()
  }

  /** Sends the first message, which makes it ready. */
  prepare(message: Preparation, classes: readonly ClassDefinition[]): void {
    this.#line.teach(classes)
    this.#host.send({ type: 'start', workerId: this.id, lane: this.#line.lane.address, ...message })
  }

  /** Hands it a batch, or as much of it as can be sent, which it looks at once it is rung; the rest is given back. */
  assign(batch: Batch, estimateMs: number, classes: readonly ClassDefinition[]): void {
    this.#line.teach(classes)
    if (!this.#sendFunction(batch)) return
    const { record, handles, refusal, hasMoved } = this.#line.send(batch, {
      isFree: this.tasks.flights.length === 0,
      ...this.#owner.reporter.wanted,
    })
    const count = record?.count ?? 0
    if (record !== undefined) {
      const share = (estimateMs * count) / batch.length
      const flight = new Flight(batch, record, { estimateMs: share, handles, isPinned: hasMoved })
      flight.end = count
      this.tasks.add(flight)
      this.#line.announce(record)
    }
    this.isFull = count === 0 && refusal === undefined
    if (refusal === undefined) return batch.giveBack({ from: count, to: batch.length }, batch.attempt)
    batch.giveBack({ from: count + 1, to: batch.length }, batch.attempt)
    batch.settle(count, { type: 'failed', error: refusal.error })
  }

  /** Has it look at what it was handed; with nothing more to do it then looks on for a moment, or sleeps at once. */
  ring({ maySpin }: { maySpin: boolean }): void {
    this.#line.lane.allowSpinning(maySpin)
    this.#line.ring()
  }

  /** Takes what there is of outcomes, or of those that the program is not called with; returns whether there was any. */
  sweep(onlyQuiet = false): boolean {
    const { tally } = this.#owner.reporter
    const clock = tally?.readingClock
    const isNews = this.tasks.sweep(onlyQuiet)
    if (isNews && clock !== undefined) tally?.readSince(clock)
    // What it has reported cannot be told from what it has not: it ends, and its tasks fail or run elsewhere.
    if (this.#line.lane.outcomes.damage !== undefined) this.kill('crashed')
    return isNews
  }

  /** Tells it not to ring, as its lane is looked at. */
  stayAwake(): void {
    this.#line.lane.own.wake()
  }

  /** Has it ring from now on when there are outcomes; returns false when there are some already. */
  sleepUntilRung(): boolean {
    this.#line.lane.own.sleep()
    return !this.sweep()
  }

  /** Looks at its lane for a moment, if that has paid lately; returns whether it has changed from `news`. */
  lookOn(spinner: Spinner, news: number): boolean {
    return this.#line.lane.lookOn(spinner, news)
  }

  /** Ends it in good order, when it has nothing to do. */
  stop(reason: WorkerExitReason): void {
    this.exitReason ??= reason
    this.#phase = 'stopping'
    this.keepProgramRunning(true)
    this.#host.send({ type: 'stop' })
    this.#stopTimer ??= setTimeout(() => this.#host.kill('SIGKILL'), STOP_MS)
  }

  /** Ends it at once. */
  kill(reason: WorkerExitReason): void {
    this.exitReason ??= reason
    this.#phase = 'stopping'
    this.keepProgramRunning(true)
    this.#host.kill('SIGKILL')
  }

  /** Returns its figures as of now. */
  stats(): WorkerStats {
    const { id, lane, pid, threadId, state, record, memoryBytes } = this
    const { done, failed, latency, startedAt } = record
    const { running: task, queued } = this.tasks
    const figures = systemFigures(pid, this.#systemThreadId)
    const busyFraction = record.busyFraction(task?.ms ?? 0)
    return {
      ...{ id, lane, pid, threadId, state, task, done, failed, busyFraction },
      ...figures,
      ...{ memoryBytes, queued, latency, startedAt },
    }
  }

  #openTasks(): WorkerTasks {
    const owner = this.#owner
    const line = this.#line
    return new WorkerTasks(line.lane, {
      get isWatched() {
        return owner.reporter.isWatched
      },
      get posts() {
        return line.received
      },
      takePosted: (number) => line.take(number),
      onStart: (batch, position) => owner.reporter.taskStarted(this, batch.taskAt(position)),
      onEnd: (end) => {
        this.record.add(end.outcome, end.ms)
        owner.onTaskEnd(this, end)
      },
      onQuickEnds: (ends) => {
        this.record.addQuick(ends.span.to - ends.span.from, ends.ms)
        owner.onQuickEnds(this, ends)
      },
      onProgress: (batch, position, fraction) => owner.reporter.taskProgressed(this, { batch, position, fraction }),
      onFlightEnd: (flight, tasks) => this.#onFlightEnd(flight, tasks),
      abort: (sequence, item, reason) =>
        this.#host.send({ type: 'abort', sequence, item, reason: encodeReason(reason) }),
      onStuck: () => this.kill('stopped'),
      onRoom: () => line.ringForRoom(),
    })
  }

  /** Sends the function of a batch if need be; fails the whole batch when it cannot travel to this worker. */
  #sendFunction(batch: Batch): boolean {
    try {
      this.#line.learn(batch.spec.callable)
      return true
    } catch (error) {
      for (let position = 0; position < batch.length; position++) batch.settle(position, { type: 'failed', error })
      return false
    }
  }

  #onFlightEnd(flight: Flight, tasks: number): void {
    const { record, batch } = flight
    this.isFull = false
    this.memoryBytes = record.memoryBytes
    this.record.addBusy(record)
    this.#owner.onFlightEnd(this, batch, tasks === 0 ? undefined : record.busyMs / tasks)
  }

  #onMessage(message: FromGuest): void {
    switch (message.type) {
      case 'ready':
        return this.#onReady(message)
      case 'start-failed':
        return this.#owner.onStartFailed(this, decodeEncoded(message.error))
      case 'value':
        this.#line.keep(message.number, message.value)
        return this.#owner.onRung(this)
      case 'report':
        this.#receive(message.report)
        return this.#owner.onRung(this)
      case 'wake':
        return this.#owner.onRung(this)
      case 'crash':
        this.#crash = message.error
        return
      case 'returned':
        throw new TypeError('A worker of a pool was asked for nothing that returns')
    }
  }

  #receive(report: LaneReport): void {
    const [flight] = this.tasks.flights
    if (flight === undefined) throw new RangeError('A worker without tasks reported on one')
    this.#line.lane.receive(report, flight.record)
  }

  #onReady(message: FromGuest & { type: 'ready' }): void {
    this.threadId = message.threadId
    this.#systemThreadId = message.systemThreadId
    this.memoryBytes = message.memoryBytes
    this.#line.lane.forgetAddress()
    if (this.#phase !== 'starting') return
    this.wasReady = true
    this.record.startMs = Date.now() - this.record.startedAt
    this.#phase = 'ready'
    this.#owner.onReady(this)
  }

  #onExit(exit: WorkerExit): void {
    clearTimeout(this.#stopTimer)
    this.exitReason ??= 'crashed'
    this.#phase = 'stopping'
    this.lastTask = this.tasks.current
    this.tasks.fail(({ taskName, spec }) => {
      const { damage } = this.#line.lane.outcomes
      const cause = this.#crash === undefined ? (damage ?? exit.error) : errorFromWorker(this.#crash, spec)
      return exitErrorOf({ exit, cause }, taskName, spec)
    })
    this.#line.lane.close()
    this.#owner.onExit(this, exit)
  }
}
