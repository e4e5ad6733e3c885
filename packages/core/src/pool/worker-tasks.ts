import type { HostLane } from '../lane/host-lane.ts'
import type { OutcomeHead } from '../lane/outcome-record.ts'
import type { RunningTask } from '../monitor/events.ts'
import { decodeEncoded } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'
import type { Batch } from './batch.ts'
import { errorFromWorker, timeoutErrorOf } from './errors-across.ts'
import type { Flight } from './flight.ts'
import { TaskClock, type TimedTask } from './task-clock.ts'
import type { Work } from './work.ts'
import type { QuickEnds, TaskEnd } from './worker-owner.ts'

/** Who is told what becomes of the tasks of a worker. */
export interface TasksOwner {
  /** Whether anybody listens to the start and the end of each task. */
  readonly isWatched: boolean
  /** How many values have come as messages. */
  readonly posts: number
  /** Takes the value that came as the message with this number. */
  takePosted(number: number): Encoded
  onStart(batch: Batch, position: number): void
  onEnd(end: TaskEnd): void
  onQuickEnds(ends: QuickEnds): void
  onProgress(batch: Batch, position: number, fraction: number): void
  /** The worker is done with a batch, so many tasks of which it has run. */
  onFlightEnd(flight: Flight, tasks: number): void
  /** Tells the worker that a task shall stop. */
  abort(sequence: number, item: number, reason: unknown): void
  /** The running task does not stop. */
  onStuck(): void
  /** Outcomes were read: there is room for more. */
  onRoom(): void
}

/** The tasks that a worker has: takes their outcomes from the lane, and makes sure that each of them is settled once. */
export class WorkerTasks {
  /** Batches that the worker has, in the order in which it runs them. */
  readonly flights: Flight[] = []
  readonly #lane: HostLane
  readonly #owner: TasksOwner
  readonly #clock: TaskClock
  #progress: number | undefined
  #hasRead = false

  constructor(lane: HostLane, owner: TasksOwner) {
    this.#lane = lane
    this.#owner = owner
    this.#clock = new TaskClock({
      look: () => this.sweep(),
      timedTask: () => this.#timedTask(),
      onLate: () => this.#onLate(),
      onStuck: () => owner.onStuck(),
    })
  }

  /** Follows a batch that was sent to the worker. */
  add(flight: Flight): void {
    const { timeoutMs } = flight.batch.spec
    this.flights.push(flight)
    if (timeoutMs !== undefined) this.#clock.watch(timeoutMs)
  }

  /**
   * Takes what there is of outcomes; returns whether there was anything.
   *
   * @param onlyQuiet - Whether to leave what the program is called with, and all behind it.
   */
  sweep(onlyQuiet = false): boolean {
    let isNews = false
    this.#hasRead = false
    for (let flight = this.flights[0]; flight !== undefined; flight = this.flights[0]) {
      if (onlyQuiet && !flight.endsQuietly) break
      // Read first: what was reported before is in the ring for sure.
      const { hasEnded } = flight.record
      const started = Math.min(flight.record.started, flight.end)
      const before = flight.next
      const isComplete = this.#takeOutcomes(flight, onlyQuiet)
      if (isComplete) this.#takeNumbers(flight, hasEnded ? started : started - 1)
      isNews ||= hasEnded || flight.next > before
      if (!hasEnded || !isComplete) {
        if (flight.isRunning) this.#tellStart(flight)
        break
      }
      this.#end(flight, started)
    }
    // Also when it was progress only.
    if (this.#hasRead) this.#owner.onRoom()
    return isNews || this.#hasRead
  }

  /** Gives up the running task if it is of this work, and has the rest of the work not started. */
  withdraw(work: Work, end: 'failed' | 'cancelled'): void {
    // Cut first: no other task of it begins after the look at what runs.
    if (this.#lane.isShared) for (const flight of this.flights) if (flight.batch.includes(work)) flight.cut()
    const [running] = this.flights
    if (end === 'cancelled' && running?.isRunning === true && running.work === work)
      this.#giveUp(running, { reason: work.spec.signal?.reason, outcome: 'cancelled' })
  }

  /** Has what was not started run elsewhere, as far as `isWanted` says so. */
  recall(isWanted: (flight: Flight) => boolean): void {
    if (!this.#lane.isShared) return
    for (const flight of this.flights.toReversed()) if (!flight.isPinned && isWanted(flight)) flight.cut()
  }

  /** Settles what a worker that has ended was running, with the error given, and has the rest run elsewhere. */
  fail(errorOf: (running: Flight) => unknown): void {
    this.#clock.stop()
    this.sweep()
    const [running] = this.flights
    if (running?.isRunning === true) {
      const { elapsedMs: ms } = running
      this.#endTask(running, { outcome: 'failed', error: errorOf(running), ms })
    } else if (running?.record.started === 0 && running.batch.taskAt(0).work.failsByDeath()) {
      this.#failAll(running, errorOf)
    }
    for (const flight of this.flights) {
      flight.giveUpHandles()
      flight.cut()
    }
    this.flights.length = 0
  }

  /** Fails a batch of which nothing was started. */
  #failAll(flight: Flight, errorOf: (flight: Flight) => unknown): void {
    while (flight.next < flight.end) {
      if (flight.batch.isWanted(flight.next))
        this.#endTask(flight, { outcome: 'failed', error: errorOf(flight), ms: 0 })
      else flight.advance()
    }
  }

  /** The task that runs, and since when; undefined when none does. */
  get running(): RunningTask | undefined {
    return this.current?.running
  }

  /** The task that runs, with the work that it is of; undefined when none does. */
  get current(): { running: RunningTask; work: Work } | undefined {
    const [flight] = this.flights
    if (flight?.isRunning !== true) return undefined
    const { work, index, attempt } = flight.batch.taskAt(flight.next)
    const { id: job, spec } = work
    const { elapsedMs: ms } = flight
    return { work, running: { job, index, function: spec.callable.name, attempt, ms, progress: this.#progress } }
  }

  /** For how long the batch that runs has run, in milliseconds; 0 when none does. */
  get runningMs(): number {
    const [flight] = this.flights
    if (flight === undefined || flight.record.startedAt === 0) return 0
    return Math.max(0, flight.elapsedMs)
  }

  /** Tasks that were not started. */
  get queued(): number {
    return this.flights.reduce((sum, flight) => sum + flight.rest, 0)
  }

  /** Takes the outcomes of a batch; returns false when a value has yet to arrive, or one is left. */
  #takeOutcomes(flight: Flight, onlyQuiet: boolean): boolean {
    const { outcomes } = this.#lane
    for (let head = outcomes.peek(); head?.sequence === flight.record.sequence; head = outcomes.peek()) {
      if (head.after > this.#owner.posts || (onlyQuiet && head.type !== 'result')) return false
      if (head.type === 'progress') this.#onProgress(flight, head)
      else if (head.item < flight.next || head.item >= flight.end) return outcomes.giveUp() ?? false
      else this.#onOutcome(flight, head)
      outcomes.advance()
      this.#hasRead = true
    }
    return true
  }

  #onOutcome(flight: Flight, { item, type, figure: ms }: OutcomeHead): void {
    this.#takeNumbers(flight, item)
    try {
      const content = this.#lane.outcomes.value()
      const encoded = typeof content === 'number' ? this.#owner.takePosted(content) : content
      if (type === 'result') this.#endTask(flight, { outcome: 'done', value: decodeEncoded(encoded), ms })
      else {
        const error = errorFromWorker(encoded, flight.spec)
        this.#endTask(flight, { outcome: 'failed', error, ms })
      }
    } catch (error) {
      this.#endTask(flight, { outcome: 'failed', error, ms })
    }
  }

  /** Takes the results that stand in the place of the inputs, up to a position. */
  #takeNumbers(flight: Flight, to: number): void {
    const { batch, record } = flight
    if (to > flight.next && flight.givenUp !== undefined) {
      const value = record.memory.numbers[record.slots + flight.next * record.arity]
      this.#endTask(flight, { outcome: 'done', value, ms: flight.elapsedMs })
    }
    const from = flight.next
    if (to <= from) return
    flight.next = to
    this.#owner.onQuickEnds({ batch, span: { from, to }, ms: flight.averageMs, told: flight.told })
    const place = { at: record.slots + from * record.arity, stride: record.arity }
    batch.settleNumbers({ from, to }, record.memory.numbers, place)
  }

  #onProgress(flight: Flight, { item, figure }: OutcomeHead): void {
    if (item !== flight.next || flight.givenUp !== undefined) return
    this.#tellStart(flight)
    this.#progress = figure
    this.#owner.onProgress(flight.batch, item, figure)
  }

  /** Takes the end of the running task, and turns to the next one of the batch. */
  #endTask(flight: Flight, end: Pick<TaskEnd, 'outcome' | 'ms' | 'value' | 'error'>): void {
    const { batch, next: position, givenUp, work } = flight
    this.#tellStart(flight)
    this.#progress = undefined
    flight.advance()
    this.#clock.calm()
    if (givenUp === undefined) this.#settle({ batch, position, ...end })
    else if (givenUp === 'retry') retry(batch, position)
    else work.endStray()
  }

  /** Settles a task, or has it run again where that is allowed; returns whether it does. */
  #settle(end: TaskEnd, isStillRunning = false): boolean {
    const { batch, position, outcome } = end
    const isFailure = outcome !== 'done' && outcome !== 'cancelled'
    const isRetried = isFailure && batch.attempt <= batch.spec.retries && batch.isWanted(position)
    this.#owner.onEnd(isRetried ? { ...end, outcome: 'retry' } : end)
    // A task that was given up still runs here; it is not to run twice at a time.
    if (isRetried && !isStillRunning) retry(batch, position)
    else if (outcome === 'done') batch.settle(position, { type: 'done', value: end.value })
    else if (!isRetried) batch.settle(position, { type: 'failed', error: end.error })
    return isRetried
  }

  #end(flight: Flight, started: number): void {
    this.flights.shift()
    flight.giveUpHandles()
    this.#lane.tasks.forget()
    flight.batch.giveBack({ from: started, to: flight.end }, flight.batch.attempt)
    if (this.flights.length === 0) this.#clock.stop()
    this.#owner.onFlightEnd(flight, started)
  }

  #tellStart(flight: Flight): void {
    if (flight.told === flight.next) return
    flight.told = flight.next
    if (this.#owner.isWatched) this.#owner.onStart(flight.batch, flight.next)
  }

  #timedTask(): TimedTask | undefined {
    const limited = this.flights.find(({ batch }) => batch.spec.timeoutMs !== undefined)
    if (limited === undefined) return undefined
    const isFirst = limited === this.flights[0]
    return {
      limitMs: limited.batch.spec.timeoutMs ?? 0,
      elapsedMs: isFirst && limited.hasBegun ? limited.elapsedMs : 0,
    }
  }

  #onLate(): void {
    const [flight] = this.flights
    if (flight === undefined || flight.givenUp !== undefined) return
    this.#giveUp(flight, { reason: timeoutErrorOf(flight.taskName, flight.spec), outcome: 'timeout' })
  }

  /** Stops waiting for the running task: its signal aborts, and it has half a second before the worker is replaced. */
  #giveUp(flight: Flight, { reason, outcome }: { reason: unknown; outcome: 'timeout' | 'cancelled' }): void {
    const { batch, next: position, givenUp, record, elapsedMs: ms } = flight
    this.#tellStart(flight)
    this.#owner.abort(record.sequence, position, reason)
    this.#clock.warn()
    if (givenUp !== undefined) return
    const isRetried = this.#settle({ batch, position, outcome, ms, error: reason }, true)
    flight.givenUp = isRetried ? 'retry' : 'settled'
    if (!isRetried) flight.work.addStray()
  }
}

function retry(batch: Batch, position: number): void {
  batch.giveBack({ from: position, to: position + 1 }, batch.attempt + 1)
}
