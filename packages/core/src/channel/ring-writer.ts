import { NotSerializableError } from '../errors.ts'
import { Look } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import type { WaitOptions } from '../wait-for.ts'
import type { Ring } from './ring.ts'
import type { Patience } from './ring-lock.ts'
import { isTooLongForRing, moveOutside } from './ring-item.ts'
import type { RingMessage } from './ring-message.ts'
import { Turns } from './turns.ts'

/** What a writer asks those it writes for. */
export interface WriterHooks {
  /** Throws when nothing may be written any more; is told whether to look who lives. */
  assertOpen(isCheckup: boolean): void
  /** Says that the ring was shut down. */
  shutDownError(): Error
}

/** Puts messages into a ring, in the order in which they come, waiting in every way there is. */
export class RingWriter {
  readonly #ring: Ring
  /** Name of the block of the ring. */
  readonly #block: string
  readonly #hooks: WriterHooks
  readonly #turns = new Turns()
  /** For puts that do not wait; it is used again each time. */
  readonly #look = new Look()

  constructor(ring: Ring, block: string, hooks: WriterHooks) {
    this.#ring = ring
    this.#block = block
    this.#hooks = hooks
  }

  /** Puts a message if there is room now, and nobody waits for some. */
  tryPut(message: RingMessage): boolean {
    const fitting = this.#fitting(message)
    let isPut: boolean | undefined
    try {
      isPut = this.#turns.isFree && this.#attempt(fitting, this.#look, 'insist')
    } finally {
      if (isPut !== true) fitting.drop()
    }
    return isPut === true
  }

  /** Puts a message; blocks the thread. Returns whether there was room in time. */
  putSync(message: RingMessage, options: { timeout?: number }): boolean {
    const fitting = this.#fitting(message)
    const patience = patienceFor(options)
    let isPut: true | undefined
    try {
      isPut = retrySync(this.#ring.words, (look) => this.#attempt(fitting, look, patience), options)
    } finally {
      if (isPut !== true) fitting.drop()
    }
    return isPut === true
  }

  /** Puts a message, after those that wait already; returns true if it was put at once, or else whether it was in time. */
  put(message: RingMessage, options: WaitOptions): true | Promise<boolean> {
    if (isTooLongForRing(message)) return this.#putWaiting(this.#fitting(message), options)
    if (this.#turns.isFree && this.#putSoon(message, options)) return true
    return this.#putWaiting(message.keep(), options)
  }

  /** Puts a message at once, or after a moment. */
  #putSoon(message: RingMessage, { timeout }: WaitOptions): boolean {
    if (this.#attempt(message, this.#look, 'try') === true) return true
    if (timeout === 0) return false
    const { words, waitForRoom } = this.#ring
    return waitForRoom.retry(words, this.#look, (look) => this.#attempt(message, look, 'try')) === true
  }

  async #putWaiting(kept: RingMessage, options: WaitOptions): Promise<boolean> {
    const patience = patienceFor(options)
    const put = async (left: WaitOptions): Promise<true | undefined> =>
      retry(this.#ring.words, (look) => this.#attempt(kept, look, patience), left)
    let isPut: true | undefined
    try {
      isPut = await this.#turns.take(put, options)
    } finally {
      if (isPut !== true) kept.drop()
    }
    return isPut === true
  }

  #attempt(message: RingMessage, look: Look, patience: Patience): true | undefined {
    this.#hooks.assertOpen(look.isCheckup)
    if (message.isTorn)
      throw new NotSerializableError('value', 'its memory was transferred before there was room for it')
    const isPut = this.#ring.put(message, look, patience)
    if (isPut === false) throw this.#hooks.shutDownError()
    return isPut
  }

  #fitting(message: RingMessage): RingMessage {
    if (!isTooLongForRing(message)) return message
    this.#ring.noteBlock()
    return moveOutside(message, this.#block)
  }
}

/** Who looks once only wants to be certain. */
export function patienceFor({ timeout }: WaitOptions): Patience {
  return timeout === 0 ? 'insist' : 'try'
}
