import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ToGuest } from '../protocol.ts'
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
    const { inputs, stopsOnError } = this.#message
    let turnEnd = performance.now() + TURN_MS
    while (this.#item < inputs.length && !this.#isDropped) {
      const isDone = await this.#runItem(loadFunction)
      this.#item++
      if (!isDone && stopsOnError) break
      if (performance.now() < turnEnd) continue
      await nextTurn()
      turnEnd = performance.now() + TURN_MS
    }
    return this.#item
  }

  async #runItem(loadFunction: () => Promise<Function>): Promise<boolean> {
    try {
      const fn = await loadFunction()
      this.#report(await this.#call(fn))
      return true
    } catch (error) {
      this.#port.send({
        type: 'error',
        batch: this.batch,
        item: this.#item,
        error: encodeThrown(error, this.#port.sharesMemory),
      })
      return false
    } finally {
      enterTask(undefined)
      this.#context = undefined
    }
  }

  async #call(fn: Function): Promise<unknown> {
    const { inputs, spreads } = this.#message
    const input = inputs[this.#item]
    if (input === undefined) return undefined
    const value = input.coded ? await decodeInput(input) : input.value
    this.#context = new RunningTaskContext(this.#workerId, input.attempt, this.#progressReporter())
    enterTask(this.#context)
    const result: unknown = spreads
      ? Reflect.apply(fn, undefined, spreadable(value))
      : Reflect.apply(fn, undefined, [value])
    return result
  }

  #report(value: unknown): void {
    const result = encodeValue(value, 'result', { sharesMemory: this.#port.sharesMemory })
    this.#port.send({ type: 'result', batch: this.batch, item: this.#item, result })
  }

  #progressReporter(): (fraction: number) => void {
    const item = this.#item
    return (fraction) => this.#port.send({ type: 'progress', batch: this.batch, item, fraction })
  }
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
