import { QueueShutDownError, StateError } from '../errors.ts'
import { type Attempt, Look } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import type { WaitOptions } from '../wait-for.ts'
import type { Patience, Ring } from './ring.ts'
import { decodeItem, dropOutside, isTooLongForRing, moveOutside, receive } from './ring-item.ts'
import * as layout from './ring-layout.ts'
import { type RingMessage, snapshotOf } from './ring-message.ts'
import type { RingUser } from './ring-user.ts'
import { Turns } from './turns.ts'

/** What was taken. */
export interface TakenItem {
  value: unknown
}

/** Puts items into a ring and takes them, waiting in every way there is. */
export class ItemLine {
  readonly user: RingUser
  readonly ring: Ring
  readonly #putters = new Turns()
  readonly #takers = new Turns()

  constructor(user: RingUser) {
    this.user = user
    this.ring = user.ring(0)
  }

  /** @throws {@link StateError} when it was closed here. */
  assertOpen(): void {
    if (this.user.isClosed) throw new StateError('This queue is closed')
  }

  /** Puts a message if there is room now. */
  tryPut(message: RingMessage): boolean {
    const fitting = this.#fitting(message)
    return this.#orDrop(fitting, this.#put(fitting, 'insist')(new Look()))
  }

  /** Puts a message; blocks the thread. Returns whether there was room in time. */
  putSync(message: RingMessage, options: { timeout?: number }): boolean {
    if (options.timeout === 0) return this.tryPut(message)
    const fitting = this.#fitting(message)
    return this.#orDrop(fitting, retrySync(this.ring.words, this.#put(fitting, 'sleep'), options))
  }

  /** Puts a message, after those that wait already; returns whether there was room in time. */
  async put(message: RingMessage, options: WaitOptions): Promise<boolean> {
    const fitting = this.#fitting(message)
    if (this.#putters.isFree && this.#glance(this.#put(fitting, 'glance')) === true) return true
    if (options.timeout === 0) return this.#orDrop(fitting, this.#putters.isFree && this.tryPut(fitting))
    const kept = snapshotOf(fitting)
    let isPut: true | undefined
    try {
      isPut = await this.#putters.take(async (left) => retry(this.ring.words, this.#put(kept, 'sleep'), left), options)
    } finally {
      this.#orDrop(kept, isPut)
    }
    return isPut === true
  }

  /** Takes an item if there is one. */
  tryTake(): TakenItem | undefined {
    return this.#take('insist')(new Look())
  }

  /** Takes an item; blocks the thread. Returns undefined when none came in time. */
  takeSync(options: { timeout?: number }): TakenItem | undefined {
    return options.timeout === 0 ? this.tryTake() : retrySync(this.ring.words, this.#take('sleep'), options)
  }

  /** Takes an item, after those who wait already; undefined when none came in time. */
  async take(options: WaitOptions): Promise<TakenItem | undefined> {
    const taken = this.#takers.isFree ? this.#glance(this.#take('glance')) : undefined
    if (taken !== undefined) return taken
    if (options.timeout === 0) return this.#takers.isFree ? this.tryTake() : undefined
    return this.#takers.take(async (left) => retry(this.ring.words, this.#take('sleep'), left), options)
  }

  /** Waits until an item, or the end, can be taken, and takes nothing. */
  async poll(options: WaitOptions): Promise<boolean> {
    const isReady = await retry<true>(
      this.ring.words,
      (look) => {
        this.assertOpen()
        return this.ring.state !== layout.OPEN || this.ring.hasItem(look, 'sleep') || undefined
      },
      options,
    )
    return isReady ?? false
  }

  /** Waits until all that was put is finished. */
  async join(options: WaitOptions): Promise<boolean> {
    const isFinished = await retry<true>(
      this.ring.words,
      (look) => {
        this.assertOpen()
        return this.ring.isFinished(look) || undefined
      },
      options,
    )
    return isFinished ?? false
  }

  /** Shuts the line down for everybody; `isAtOnce` throws away what is in it. */
  shutDown(isAtOnce: boolean): void {
    this.assertOpen()
    this.ring.shutDown(isAtOnce ? layout.SHUT_DOWN_AT_ONCE : layout.SHUT_DOWN, new Look())
    if (!isAtOnce) return
    const look = new Look()
    while (this.ring.take(receive, look, 'insist') !== undefined);
  }

  close(): void {
    this.user.close()
  }

  /** Looks, and looks on for some microseconds, before it is worth to go to sleep. */
  #glance<T>(attempt: Attempt<T>): T | undefined {
    const look = new Look()
    const { words } = this.ring
    const first = attempt(look)
    if (first !== undefined || !words.spinner.spin(words.cells, look.index, look.expected)) return first
    return attempt(look)
  }

  #put(message: RingMessage, patience: Patience): Attempt<true> {
    return (look) => {
      this.assertOpen()
      const isPut = this.ring.put(message, look, patience)
      if (isPut === false) throw new QueueShutDownError()
      return isPut
    }
  }

  #take(patience: Patience): Attempt<TakenItem> {
    return (look) => {
      this.assertOpen()
      // Read first: once it is shut down nothing is added to what is there.
      const { state } = this.ring
      if (state === layout.SHUT_DOWN_AT_ONCE) throw new QueueShutDownError()
      const taken = this.ring.take(receive, look, patience)
      if (taken !== undefined) return { value: decodeItem(taken.value) }
      if (state === layout.SHUT_DOWN && this.ring.isEmpty) throw new QueueShutDownError()
      return undefined
    }
  }

  #fitting(message: RingMessage): RingMessage {
    if (!isTooLongForRing(message)) return message
    this.ring.noteBlock()
    return moveOutside(message, this.user.name)
  }

  #orDrop(message: RingMessage, isPut: boolean | undefined): boolean {
    if (isPut !== true) dropOutside(message)
    return isPut === true
  }
}
