import { QueueEmptyError, QueueFullError, QueueShutDownError, StateError } from '../errors.ts'
import { type Attempt, Look } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import { checkWaitOptions, type WaitOptions } from '../wait-for.ts'
import { assertItem } from './item-type.ts'
import type { Ring } from './ring.ts'
import type { Patience } from './ring-lock.ts'
import { decodeItem, encodeItem, fetchOutside, type Received, receive } from './ring-item.ts'
import * as layout from './ring-layout.ts'
import type { RingUser } from './ring-user.ts'
import { patienceFor, RingWriter } from './ring-writer.ts'
import { Turns } from './turns.ts'

/** What was taken. */
export interface TakenItem<T> {
  value: T
}

/** Waits as long as it takes. */
export const NO_LIMIT: Readonly<WaitOptions> = {}
const DONE = Promise.resolve()

/** The items of a queue: puts them into its ring and takes them, waiting in every way there is. */
export class ItemLine<T> {
  readonly user: RingUser
  readonly ring: Ring
  readonly writer: RingWriter
  readonly #takers = new Turns()
  /** For gets that do not wait; it is used again each time. */
  readonly #look = new Look()

  constructor(user: RingUser) {
    this.user = user
    this.ring = user.ring(0)
    this.writer = new RingWriter(this.ring, user.name, {
      assertOpen: () => this.assertOpen(),
      shutDownError: () => new QueueShutDownError(),
    })
  }

  /** @throws {@link StateError} when it was closed here. */
  assertOpen(): void {
    if (this.user.isClosed) throw new StateError('This queue is closed')
  }

  /** Puts an item if there is room now, and nobody waits for some. */
  tryPut(item: T): boolean {
    this.assertOpen()
    return this.writer.tryPut(encodeItem(item))
  }

  /** Puts an item; blocks the thread. */
  putSync(item: T, options: { timeout?: number }): void {
    this.assertOpen()
    if (!this.writer.putSync(encodeItem(item), options)) throw new QueueFullError(options.timeout ?? 0)
  }

  /** Puts an item, after those that wait already. What is put at once costs no promise. */
  put(item: T, options: WaitOptions): Promise<void> {
    try {
      this.assertOpen()
      if (options !== NO_LIMIT) checkWaitOptions(options)
      const isPut = this.writer.put(encodeItem(item), options)
      return isPut === true ? DONE : putInTime(isPut, options)
    } catch (error) {
      return rejection(error)
    }
  }

  /** Takes an item if there is one. */
  tryTake(): TakenItem<T> | undefined {
    return this.#take(new Look(), 'insist')
  }

  /** Takes an item; blocks the thread. */
  getSync(options: { timeout?: number }): T {
    const patience = patienceFor(options)
    const taken = retrySync(this.ring.words, (look) => this.#take(look, patience), options)
    if (taken === undefined) throw new QueueEmptyError(options.timeout ?? 0)
    return taken.value
  }

  /** Takes an item, after those who wait already. */
  get(options: WaitOptions): Promise<T> {
    try {
      if (options !== NO_LIMIT) checkWaitOptions(options)
      const received = this.#takers.isFree ? this.#receiveSoon(options) : undefined
      return received === undefined ? this.#getWaiting(options) : Promise.resolve(this.#decode(received))
    } catch (error) {
      return rejection(error)
    }
  }

  /** Waits until an item, or the end, can be taken, and takes nothing. */
  async poll(options: WaitOptions): Promise<boolean> {
    return this.#until((look) => this.ring.state !== layout.OPEN || this.ring.hasItem(look), options)
  }

  /** Waits until all that was put is finished. */
  async join(options: WaitOptions): Promise<boolean> {
    return this.#until((look) => this.ring.isFinished(look), options)
  }

  /** Shuts the line down for everybody; `isAtOnce` throws away what is in it. */
  shutDown(isAtOnce: boolean): void {
    this.assertOpen()
    this.ring.shutDown(isAtOnce ? layout.SHUT_DOWN_AT_ONCE : layout.SHUT_DOWN)
    const look = new Look()
    const next = (): Received | undefined => this.ring.take(receive, look, 'insist')
    if (isAtOnce) for (let dropped = next(); dropped !== undefined; dropped = next()) fetchOutside(dropped)
  }

  close(): void {
    this.user.close()
  }

  /** Takes a message at once, or after a moment. */
  #receiveSoon({ timeout }: WaitOptions): Received | undefined {
    const received = this.#receive(this.#look, 'try')
    if (received !== undefined || timeout === 0) return received
    const { words, waitForMessage } = this.ring
    return waitForMessage.retry(words, this.#look, (look) => this.#receive(look, 'try'))
  }

  async #getWaiting(options: WaitOptions): Promise<T> {
    const patience = patienceFor(options)
    const take = async (left: WaitOptions): Promise<TakenItem<T> | undefined> =>
      retry(this.ring.words, (look) => this.#take(look, patience), left)
    const taken = await this.#takers.take(take, options)
    if (taken === undefined) throw new QueueEmptyError(options.timeout ?? 0)
    return taken.value
  }

  #take(look: Look, patience: Patience): TakenItem<T> | undefined {
    const received = this.#receive(look, patience)
    return received === undefined ? undefined : { value: this.#decode(received) }
  }

  #decode(received: Received): T {
    const item = decodeItem(received)
    assertItem<T>(item)
    return item
  }

  /** Takes a message, which has to be decoded before the next one is taken. */
  #receive(look: Look, patience: Patience): Received | undefined {
    this.assertOpen()
    if (this.ring.isDropped) throw new QueueShutDownError()
    const received = this.ring.take(receive, look, patience)
    // In this order: once it is shut down nothing is added to what is there.
    if (received === undefined && this.ring.state !== layout.OPEN && this.ring.isEmpty) throw new QueueShutDownError()
    return received
  }

  async #until(isSo: (look: Look) => boolean, options: WaitOptions): Promise<boolean> {
    const attempt: Attempt<true> = (look) => {
      this.assertOpen()
      return isSo(look) || undefined
    }
    return (await retry(this.ring.words, attempt, options)) ?? false
  }
}

async function putInTime(isPut: Promise<boolean>, { timeout = 0 }: WaitOptions): Promise<void> {
  if (!(await isPut)) throw new QueueFullError(timeout)
}

async function rejection(error: unknown): Promise<never> {
  throw error
}
