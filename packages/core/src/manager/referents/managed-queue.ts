import { checkInteger } from '../../check-option.ts'
import { QueueEmptyError, QueueFullError, QueueShutDownError, StateError, TimeoutError } from '../../errors.ts'
import { type Taken, WaitingLine } from '../../waiting-line.ts'
import { Fifo } from '../fifo.ts'
import type { Caller } from '../managed-type.ts'
import { callWait } from './call-wait.ts'

/** A queue in the server, for any number of producers and consumers. */
export class ManagedQueue {
  readonly #items = new Fifo<unknown>()
  readonly #maxSize: number
  readonly #getters = new WaitingLine()
  readonly #putters = new WaitingLine()
  readonly #joiners = new WaitingLine()
  #unfinished = 0
  #isClosed = false

  constructor(maxSize: unknown = 0) {
    this.#maxSize = checkInteger('maxSize', maxSize, { min: 0 })
  }

  async put(caller: Caller, item: unknown, options?: unknown): Promise<void> {
    const wait = callWait(caller, options)
    const done = await this.#putters.wait(() => this.#put(item), wait)
    if (done === undefined) throw new QueueFullError(wait.timeout ?? 0)
  }

  tryPut(_caller: Caller, item: unknown): boolean {
    return this.#put(item) !== undefined
  }

  async get(caller: Caller, options?: unknown): Promise<unknown> {
    const wait = callWait(caller, options)
    const taken = await this.#getters.wait(() => this.#get(), wait)
    if (taken === undefined) throw new QueueEmptyError(wait.timeout ?? 0)
    if (caller.owner.isGone) this.#putBack(taken.value)
    return taken.value
  }

  /** Returns the item in an array, as an item may be undefined itself. */
  tryGet(): [unknown] | undefined {
    const taken = this.#get(true)
    return taken === undefined ? undefined : [taken.value]
  }

  size(): number {
    return this.#items.length
  }

  isFull(): boolean {
    return this.#maxSize > 0 && this.#items.length >= this.#maxSize
  }

  taskDone(): void {
    if (this.#unfinished === 0) throw new StateError('taskDone() more often than items were put')
    this.#unfinished--
    this.#joiners.advance()
  }

  async join(caller: Caller, options?: unknown): Promise<void> {
    const wait = callWait(caller, options)
    const done = await this.#joiners.wait(() => (this.#unfinished === 0 ? { value: true } : undefined), wait)
    if (done === undefined) throw new TimeoutError('join()', wait.timeout ?? 0)
  }

  /** Takes no more items; those that are left can be got, unless they are to be dropped. */
  shutdown(_caller: Caller, options?: unknown): void {
    this.#isClosed = true
    if (typeof options === 'object' && options !== null && 'immediate' in options && options.immediate === true) {
      this.#unfinished -= this.#items.length
      this.#items.clear()
    }
    for (const line of [this.#getters, this.#putters, this.#joiners]) line.advance()
  }

  #put(item: unknown): Taken<true> | undefined {
    if (this.#isClosed) throw new QueueShutDownError()
    if (this.isFull()) return undefined
    this.#items.push(item)
    this.#unfinished++
    this.#getters.advance()
    return { value: true }
  }

  #get(once = false): Taken<unknown> | undefined {
    const taken = this.#items.shift()
    if (taken !== undefined) this.#putters.advance()
    else if (this.#isClosed && !once) throw new QueueShutDownError()
    return taken
  }

  /** An item that was taken for a client that has gone meanwhile is still the next. */
  #putBack(item: unknown): void {
    this.#items.unshift(item)
    this.#getters.advance()
  }
}
