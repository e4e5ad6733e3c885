import { QueueShutDownError, StateError } from '../errors.ts'
import { type Attempt, Look } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import type { WaitOptions } from '../wait-for.ts'
import { glance } from './glance.ts'
import type { Patience, Ring } from './ring.ts'
import { decodeItem, fetchOutside, receive } from './ring-item.ts'
import * as layout from './ring-layout.ts'
import type { RingUser } from './ring-user.ts'
import { RingWriter } from './ring-writer.ts'
import { Turns } from './turns.ts'

/** What was taken. */
export interface TakenItem {
  value: unknown
}

/** The items of a queue: puts them into its ring and takes them, waiting in every way there is. */
export class ItemLine {
  readonly user: RingUser
  readonly ring: Ring
  readonly writer: RingWriter
  readonly #takers = new Turns()

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

  /** Takes an item if there is one. */
  tryTake(): TakenItem | undefined {
    return this.#take('insist')(new Look())
  }

  /** Takes an item; blocks the thread. Returns undefined when none came in time. */
  takeSync(options: { timeout?: number }): TakenItem | undefined {
    const patience = options.timeout === 0 ? 'insist' : 'sleep'
    return retrySync(this.ring.words, this.#take(patience), options)
  }

  /** Takes an item, after those who wait already; undefined when none came in time. */
  async take(options: WaitOptions): Promise<TakenItem | undefined> {
    const { words, takeSpinner } = this.ring
    const taken = this.#takers.isFree ? glance(words.cells, takeSpinner, this.#take('glance')) : undefined
    if (taken !== undefined) return taken
    const patience = options.timeout === 0 ? 'insist' : 'sleep'
    return this.#takers.take(async (left) => retry(words, this.#take(patience), left), options)
  }

  /** Waits until an item, or the end, can be taken, and takes nothing. */
  async poll(options: WaitOptions): Promise<boolean> {
    return this.#until((look) => this.ring.state !== layout.OPEN || this.ring.hasItem(look, 'sleep'), options)
  }

  /** Waits until all that was put is finished. */
  async join(options: WaitOptions): Promise<boolean> {
    return this.#until((look) => this.ring.isFinished(look), options)
  }

  /** Shuts the line down for everybody; `isAtOnce` throws away what is in it. */
  shutDown(isAtOnce: boolean): void {
    this.assertOpen()
    const look = new Look()
    this.ring.shutDown(isAtOnce ? layout.SHUT_DOWN_AT_ONCE : layout.SHUT_DOWN, look)
    let dropped = isAtOnce ? this.ring.take(receive, look, 'insist') : undefined
    while (dropped !== undefined) {
      fetchOutside(dropped.value)
      dropped = this.ring.take(receive, look, 'insist')
    }
  }

  close(): void {
    this.user.close()
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

  async #until(isSo: (look: Look) => boolean, options: WaitOptions): Promise<boolean> {
    const attempt: Attempt<true> = (look) => {
      this.assertOpen()
      return isSo(look) || undefined
    }
    return (await retry(this.ring.words, attempt, options)) ?? false
  }
}
