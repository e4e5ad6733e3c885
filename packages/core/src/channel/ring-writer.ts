import { NotSerializableError } from '../errors.ts'
import { type Attempt, Look } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import type { WaitOptions } from '../wait-for.ts'
import { glance } from './glance.ts'
import type { Patience, Ring } from './ring.ts'
import { dropOutside, isTooLongForRing, moveOutside } from './ring-item.ts'
import { isTorn, type RingMessage, snapshotOf } from './ring-message.ts'
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

  constructor(ring: Ring, block: string, hooks: WriterHooks) {
    this.#ring = ring
    this.#block = block
    this.#hooks = hooks
  }

  /** Puts a message if there is room now, and nobody waits for some. */
  tryPut(message: RingMessage): boolean {
    const fitting = this.#fitting(message)
    return this.#orDrop(fitting, this.#turns.isFree && this.#put(fitting, 'insist')(new Look()))
  }

  /** Puts a message; blocks the thread. Returns whether there was room in time. */
  putSync(message: RingMessage, options: { timeout?: number }): boolean {
    const fitting = this.#fitting(message)
    const patience = options.timeout === 0 ? 'insist' : 'sleep'
    return this.#orDrop(fitting, retrySync(this.#ring.words, this.#put(fitting, patience), options))
  }

  /** Puts a message, after those that wait already; returns whether there was room in time. */
  async put(message: RingMessage, options: WaitOptions): Promise<boolean> {
    const fitting = this.#fitting(message)
    const { words, putSpinner } = this.#ring
    if (this.#turns.isFree && glance(words.cells, putSpinner, this.#put(fitting, 'glance')) === true) return true
    const kept = snapshotOf(fitting)
    const patience = options.timeout === 0 ? 'insist' : 'sleep'
    let isPut: true | undefined
    try {
      isPut = await this.#turns.take(async (left) => retry(words, this.#put(kept, patience), left), options)
    } finally {
      this.#orDrop(kept, isPut)
    }
    return isPut === true
  }

  #put(message: RingMessage, patience: Patience): Attempt<true> {
    return (look) => {
      this.#hooks.assertOpen(look.isCheckup)
      if (isTorn(message))
        throw new NotSerializableError('value', 'its memory was transferred before there was room for it')
      const isPut = this.#ring.put(message, look, patience)
      if (isPut === false) throw this.#hooks.shutDownError()
      return isPut
    }
  }

  #fitting(message: RingMessage): RingMessage {
    if (!isTooLongForRing(message)) return message
    this.#ring.noteBlock()
    return moveOutside(message, this.#block)
  }

  #orDrop(message: RingMessage, isPut: boolean | undefined): boolean {
    if (isPut !== true) dropOutside(message)
    return isPut === true
  }
}
