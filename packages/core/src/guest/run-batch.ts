import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TaskInput, ToGuest } from '../protocol.ts'
import { encodeValue } from '../wire/encode.ts'
import type { GuestPort } from './guest-port.ts'
import { enterTask, RunningTaskContext } from './task-context.ts'
import { decodeInput } from './decode-input.ts'

/** How long tasks run on without a look at what the host says. */
const TURN_MS = 5

/** Runs the tasks of one batch, one after the other, and reports each as soon as it is over. */
export class BatchRun {
  readonly batch: number
  readonly #message: ToGuest & { type: 'run' }
  readonly #port: GuestPort
  readonly #workerId: number
  #item = 0
  #context: RunningTaskContext | undefined
  #isDropped = false

  constructor(message: ToGuest & { type: 'run' }, port: GuestPort, workerId: number) {
    this.batch = message.batch
    this.#message = message
    this.#port = port
    this.#workerId = workerId
  }

  /** Leaves out what has not been started. */
  drop(): void {
    this.#isDropped = true
  }

  /** Tells the task with this number to stop, if it is the one that runs. */
  abort(item: number, reason: unknown): void {
    if (item === this.#item) this.#context?.abort(reason)
  }

  /** Runs the batch and returns how many of its tasks were started. */
  async run(loadFunction: () => Promise<Function>): Promise<number> {
    let fn: Function
    try {
      fn = await loadFunction()
    } catch (error) {
      return this.#failAll(error)
    }
    const { inputs, stopsOnError } = this.#message
    let turnEnd = performance.now() + TURN_MS
    while (this.#item < inputs.length && !this.#isDropped) {
      const outcome = this.#runItem(fn)
      // Most tasks are not async: no turn of the microtask queue for them.
      const isDone = typeof outcome === 'boolean' ? outcome : await outcome
      this.#item++
      if (!isDone && stopsOnError) break
      if (performance.now() < turnEnd) continue
      await nextTurn()
      turnEnd = performance.now() + TURN_MS
    }
    return this.#item
  }

  /** Runs one task, and returns whether it succeeded. */
  #runItem(fn: Function): boolean | Promise<boolean> {
    const input = this.#message.inputs[this.#item]
    if (input === undefined) return false
    if (input.coded) return this.#runCoded(fn, input)
    try {
      const result = this.#call(fn, input.value, input.attempt)
      return isThenable(result) ? this.#awaitResult(result) : this.#report(result)
    } catch (error) {
      return this.#reportError(error)
    }
  }

  async #runCoded(fn: Function, input: TaskInput): Promise<boolean> {
    try {
      return this.#report(await this.#call(fn, await decodeInput(input), input.attempt))
    } catch (error) {
      return this.#reportError(error)
    }
  }

  async #awaitResult(result: PromiseLike<unknown>): Promise<boolean> {
    try {
      return this.#report(await result)
    } catch (error) {
      return this.#reportError(error)
    }
  }

  #call(fn: Function, value: unknown, attempt: number): unknown {
    this.#context = new RunningTaskContext(this.#workerId, attempt, this.#progressReporter())
    enterTask(this.#context)
    return Reflect.apply(fn, undefined, this.#message.spreads ? spreadable(value) : [value])
  }

  #report(value: unknown): boolean {
    const result = encodeValue(value, 'result', { sharesMemory: this.#port.sharesMemory })
    this.#leave()
    this.#port.send({ type: 'result', batch: this.batch, item: this.#item, result })
    return true
  }

  #reportError(error: unknown): boolean {
    this.#leave()
    this.#port.send({
      type: 'error',
      batch: this.batch,
      item: this.#item,
      error: encodeThrown(error, this.#port.sharesMemory),
    })
    return false
  }

  /** A function that cannot be loaded fails every task alike. */
  #failAll(error: unknown): number {
    for (; this.#item < this.#message.inputs.length; this.#item++) this.#reportError(error)
    return this.#item
  }

  #leave(): void {
    enterTask(undefined)
    this.#context = undefined
  }

  #progressReporter(): (fraction: number) => void {
    const item = this.#item
    return (fraction) => this.#port.send({ type: 'progress', batch: this.batch, item, fraction })
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function spreadable(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('starmap takes an array of arguments for each call')
  return value
}

/** Encodes whatever was thrown; what cannot travel is replaced by an error that says so. */
export function encodeThrown(thrown: unknown, sharesMemory: boolean): { value: unknown; coded: boolean } {
  try {
    return encodeValue(thrown, 'error', { sharesMemory })
  } catch (reason) {
    const stand = thrown instanceof Error ? new Error(thrown.message, { cause: reason }) : reason
    if (thrown instanceof Error && stand instanceof Error) {
      stand.name = thrown.name
      if (thrown.stack !== undefined) stand.stack = thrown.stack
    }
    return encodeValue(stand, 'error', { sharesMemory })
  }
}
