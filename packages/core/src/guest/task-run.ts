import { InputReader } from '../lane/task-reader.ts'
import type { TaskRecord } from '../lane/task-record.ts'
import { sharedNow } from '../memory/shared-clock.ts'
import type { Encoded } from '../wire/encode.ts'
import { decodeInput } from './decode-input.ts'
import type { Inbox } from './inbox.ts'
import type { AnyFunction, LoadedFunction } from './loaded-function.ts'
import type { OutcomeReporter } from './outcome-reporter.ts'
import { enterTasks, RunningTaskContext, type TaskContext, type TaskRunner } from './task-context.ts'
import type { Turns } from './turns.ts'

/** What the tasks of a record need besides the record. */
export interface TaskSetting {
  workerId: number
  inbox: Inbox
  reporter: OutcomeReporter
  /** When the event loop has a turn, the host is told of what is done. */
  turns: Turns
}

/** Times of tasks that ran one after the other, in milliseconds. */
export interface RunTimes {
  busyMs: number
  /** The part of it in which inputs were read and results written, of tasks that are timed one by one. */
  copyMs: number
}

/** Of tasks that have not run. */
export const NO_TIMES: Readonly<RunTimes> = { busyMs: 0, copyMs: 0 }

/** Runs the tasks of one record, one after the other. */
export class TaskRun implements TaskRunner {
  readonly record: TaskRecord
  /** Whether any of its tasks has failed. */
  hasFailed = false
  /** For how long its tasks have run, and how much of that went into reading inputs and writing results. */
  readonly times: RunTimes = { busyMs: 0, copyMs: 0 }
  readonly #setting: TaskSetting
  readonly #loaded: LoadedFunction
  readonly #inputs: InputReader
  #item = 0
  #context: RunningTaskContext | undefined
  #lookedAt = 0
  #lookedItem = 0
  /** When the function of the running task was done; 0 before that, and where tasks are timed together. */
  #returnedAt = 0

  constructor(record: TaskRecord, loaded: LoadedFunction, setting: TaskSetting) {
    this.record = record
    this.#loaded = loaded
    this.#setting = setting
    this.#inputs = new InputReader(record)
  }

  /** The context of the running task, made when it is first asked for. */
  get context(): TaskContext {
    return (this.#context ??= this.#newContext())
  }

  /** Tells a task to stop, if it is the one that runs. */
  abort(item: number, reason: unknown): void {
    if (item !== this.#item) return
    this.#context ??= this.#newContext()
    this.#context.abort(reason)
  }

  /** Runs the tasks until none is left or the rest was cut off. */
  async run(): Promise<void> {
    const { record } = this
    this.#lookedAt = performance.now()
    record.startedAt = sharedNow()
    enterTasks(this)
    while (this.#item < record.count) {
      const outcome = this.#runSome()
      // Most tasks are not async: no turn of the microtask queue for them.
      const isDone = typeof outcome === 'object' ? await outcome : outcome
      if (isDone === false) this.hasFailed = true
      if (isDone === undefined || (this.hasFailed && record.stopsOnError)) break
      if (this.#look()) await this.#turn()
    }
    enterTasks(undefined)
    this.#look()
  }

  /** Fails every task alike, as the function cannot be loaded. */
  static async failAll(record: TaskRecord, error: unknown, { reporter }: TaskSetting): Promise<void> {
    for (let item = 0; item < record.count && record.start(item); item++)
      await reporter.error({ record, item }, error, 0)
  }

  /** Runs one task or several quick ones, and returns whether the last succeeded; undefined when the rest was cut off. */
  #runSome(): boolean | undefined | Promise<boolean> {
    const { record } = this
    if (this.#loaded.isQuick && record.arity > 0 && !record.isTimed) return this.#runNumbers()
    if (record.isTimed) record.startedAt = sharedNow()
    if (!record.start(this.#item)) return undefined
    if (record.isTimed) this.#setting.reporter.begin()
    if (record.isWatched && !this.#loaded.isQuick) this.#setting.reporter.ringNow()
    return record.arity === 0 ? this.#runValue() : this.#runOnNumbers()
  }

  /** Runs quick tasks from number to number, as long as they give numbers. */
  #runNumbers(): boolean | undefined | Promise<boolean> {
    const { record } = this
    const { fn, together } = this.#loaded
    const { slots, arity, memory } = record
    const { numbers } = memory
    const end = Math.min(record.count, this.#item + together)
    try {
      for (let at = slots + this.#item * arity; this.#item < end; at += arity) {
        if (!record.start(this.#item)) return undefined
        const result = callWith(fn, numbers, { at, arity })
        if (typeof result !== 'number') return this.#take(result)
        numbers[at] = result
        this.#next()
      }
      return true
    } catch (error) {
      return this.#takeError(error)
    }
  }

  #runOnNumbers(): boolean | Promise<boolean> {
    const { slots, arity, memory } = this.record
    try {
      return this.#take(callWith(this.#loaded.fn, memory.numbers, { at: slots + this.#item * arity, arity }))
    } catch (error) {
      return this.#takeError(error)
    }
  }

  #runValue(): boolean | Promise<boolean> {
    let encoded: Encoded
    try {
      const input = this.#inputs.next()
      encoded = typeof input === 'number' ? this.#setting.inbox.take(input) : input
    } catch (error) {
      return this.#takeError(error)
    }
    if (encoded.coded) return this.#runCoded(encoded)
    this.#noteInput()
    return this.#runTask(encoded.value)
  }

  #runTask(value: unknown): boolean | Promise<boolean> {
    try {
      return this.#take(this.#call(value))
    } catch (error) {
      return this.#takeError(error)
    }
  }

  #runCoded(encoded: Encoded): boolean | Promise<boolean> {
    try {
      const input = decodeInput(encoded)
      if (input instanceof Promise) return this.#runLater(input)
      this.#noteInput()
      return this.#take(this.#call(input))
    } catch (error) {
      return this.#takeError(error)
    }
  }

  async #runLater(input: Promise<unknown>): Promise<boolean> {
    try {
      const value = await input
      this.#noteInput()
      return await this.#take(this.#call(value))
    } catch (error) {
      return this.#takeError(error)
    }
  }

  #call(value: unknown): unknown {
    const { fn } = this.#loaded
    return this.record.spreads ? Reflect.apply(fn, undefined, spreadable(value)) : fn(value)
  }

  /** Takes what a function returned, and reports it once it is there. */
  #take(result: unknown): boolean | Promise<boolean> {
    return isThenable(result) ? this.#takeLater(result) : this.#report(result)
  }

  async #takeLater(result: PromiseLike<unknown>): Promise<boolean> {
    try {
      return await this.#report(await result)
    } catch (error) {
      return this.#takeError(error)
    }
  }

  #report(value: unknown): true | Promise<true> {
    const { record } = this
    const { isQuick, averageMs } = this.#loaded
    if (record.arity > 0 && isQuick && typeof value === 'number') {
      record.memory.numbers[record.slots + this.#item * record.arity] = value
      this.#next()
      return true
    }
    if (!isQuick) this.#returnedAt = performance.now()
    const ms = isQuick ? averageMs : this.#returnedAt - this.#lookedAt
    const reported = this.#setting.reporter.result(this.#place(), value, ms)
    this.#next()
    return reported
  }

  #takeError(error: unknown): false | Promise<false> {
    const reported = this.#setting.reporter.error(this.#place(), error, performance.now() - this.#lookedAt)
    this.#next()
    return reported
  }

  /** Counts the time since the last look as that of reading the input. */
  #noteInput(): void {
    if (!this.#loaded.isQuick) this.times.copyMs += performance.now() - this.#lookedAt
  }

  #next(): void {
    this.#item += 1
    if (this.#context !== undefined) this.#context = undefined
  }

  /** Looks at the clock; returns whether the event loop is due for a turn. */
  #look(): boolean {
    const calls = this.#item - this.#lookedItem
    const now = performance.now()
    const ms = now - this.#lookedAt
    this.#loaded.observe(ms, calls)
    this.times.busyMs += ms
    if (this.#returnedAt > 0) this.times.copyMs += now - this.#returnedAt
    this.#returnedAt = 0
    this.#lookedAt = now
    this.#lookedItem = this.#item
    return this.#setting.turns.isDue(now)
  }

  /** Tells the host of what is done and lets the event loop turn. */
  async #turn(): Promise<void> {
    this.#setting.reporter.ringNow()
    await this.#setting.turns.take()
    this.#lookedAt = performance.now()
    this.record.startedAt = sharedNow()
  }

  #place(): { record: TaskRecord; item: number } {
    return { record: this.record, item: this.#item }
  }

  #newContext(): RunningTaskContext {
    const { record } = this
    const place = this.#place()
    const { reporter, workerId } = this.#setting
    const context = new RunningTaskContext(workerId, record.attempt, (fraction) => {
      // What goes on behind a task that has ended must not speak for another, nor for a record that is gone.
      if (this.#context === context && record.started > place.item) reporter.progress(place, fraction)
    })
    return context
  }
}

/** Calls a function with the numbers of one input; an array of them is made only where there are many. */
function callWith(fn: AnyFunction, numbers: Float64Array, { at, arity }: { at: number; arity: number }): unknown {
  switch (arity) {
    case 1:
      return fn(numbers[at])
    case 2:
      return fn(numbers[at], numbers[at + 1])
    case 3:
      return fn(numbers[at], numbers[at + 1], numbers[at + 2])
    default:
      return fn(...numbers.subarray(at, at + arity))
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function spreadable(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('starmap takes an array of arguments for each call')
  return value
}
