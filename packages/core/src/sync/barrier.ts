import { checkFunction, checkInteger, checkKeys, checkMs } from '../check-option.ts'
import { BrokenBarrierError } from '../errors.ts'
import type { SharedOptions } from '../memory/cell.ts'
import type { Look } from '../memory/look.ts'
import { PARTIES_BYTES } from '../memory/parties.ts'
import { retry, retrySync } from '../memory/retry.ts'
import { registerSharedKind, SharedObject } from '../memory/shared-object.ts'
import type { WaitOptions } from '../wait-for.ts'
import type { WaitSyncOptions } from './acquire.ts'
import { BarrierState } from './barrier-state.ts'

/** Options of a `Barrier`. */
export interface BarrierOptions extends SharedOptions {
  /**
   * Runs once each time all have arrived, before they go on; when it fails, the barrier is broken. It stays where the
   * barrier was made, so that thread has to be one of the parties.
   */
  action?: () => unknown
  /** Limit in milliseconds of each wait that has none of its own. */
  timeout?: number
}

/** What is to be done next by one that waits. */
type Turn = 'pass' | 'act'

/**
 * Lets threads and processes wait for each other: each goes on when all have arrived. Can be used again and again.
 *
 * @remarks
 * It breaks for all who wait when one of them runs out of time, is aborted or is killed; then each gets a
 * {@link BrokenBarrierError}, and so does who comes later, until `reset()`.
 * @see {@link Condition} to wait for something else than each other.
 * @example
 * ```ts @import.meta.vitest
 * import { Barrier, Thread } from '@mp/core'
 * const barrier = new Barrier(2)
 * const other = new Thread((barrier: Barrier) => void barrier.waitSync(), { args: [barrier] })
 * other.start()
 * expect([0, 1]).toContain(await barrier.wait())
 * await other.join()
 * ```
 */
export class Barrier extends SharedObject {
  readonly #state: BarrierState
  readonly #action: (() => unknown) | undefined
  readonly #timeout: number | undefined

  /**
   * @param parties - How many have to arrive, at least 1.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(parties: number, options: BarrierOptions = {}) {
    checkKeys('options', options, ['scope', 'action', 'timeout'])
    checkInteger('parties', parties, { min: 1, max: 2 ** 31 - 1 })
    const { action, timeout, ...shared } = options
    super(PARTIES_BYTES, shared)
    this.#action = action === undefined ? undefined : checkFunction('action', action)
    this.#state = new BarrierState(this.words, action !== undefined)
    if (!this.hasArrived)
      this.#state.begin({ parties, timeout: timeout === undefined ? -1 : checkMs('timeout', timeout) })
    this.#timeout = this.#state.timeout
  }

  protected get kind(): string {
    return 'mp.barrier'
  }

  protected get summary(): string {
    const { parties, waiting, isBroken } = this.#state
    return `parties=${parties}, ${isBroken ? 'broken' : `waiting=${waiting}`}`
  }

  /** How many have to arrive. */
  get parties(): number {
    this.assertOpen()
    return this.#state.parties
  }

  /** How many have arrived and wait for the others. */
  get waiting(): number {
    this.assertOpen()
    return this.#state.waiting
  }

  /** Whether it is broken. */
  get broken(): boolean {
    this.assertOpen()
    return this.#state.isBroken
  }

  /**
   * Waits until all have arrived.
   *
   * @returns Which arrival this was, from 0, each number once.
   * @throws (rejects) {@link BrokenBarrierError} when it is broken, or breaks; also when the time is over, which breaks it.
   * @throws (rejects) the reason of the signal when that aborts first, which breaks it.
   * @throws (rejects) what the action throws, where it ran.
   */
  async wait(options: WaitOptions = {}): Promise<number> {
    checkKeys('options', options, ['timeout', 'signal'])
    const limits = this.#limits(options)
    let round: number | undefined
    try {
      const arrival = await retry(this.words, (look) => this.#state.arrive(look), limits)
      if (arrival === undefined) throw timeIsOver()
      round = arrival.round
      const turn = await retry(this.words, this.#attempt(round), limits)
      if (turn === undefined) throw timeIsOver()
      if (turn === 'act') await this.#action?.()
      this.#finish(turn, round)
      return arrival.index
    } catch (error) {
      if (round !== undefined) this.#state.break(round)
      throw error
    }
  }

  /** As `wait`, but blocks the thread: for workers. The action must not be async. */
  waitSync(options: WaitSyncOptions = {}): number {
    checkKeys('options', options, ['timeout'])
    const limits = this.#limits(options)
    let round: number | undefined
    try {
      const arrival = retrySync(this.words, (look) => this.#state.arrive(look), limits)
      if (arrival === undefined) throw timeIsOver()
      round = arrival.round
      const turn = retrySync(this.words, this.#attempt(round), limits)
      if (turn === undefined) throw timeIsOver()
      if (turn === 'act') this.#action?.()
      this.#finish(turn, round)
      return arrival.index
    } catch (error) {
      if (round !== undefined) this.#state.break(round)
      throw error
    }
  }

  /** Makes it usable again: those who wait get a {@link BrokenBarrierError}. */
  reset(): void {
    this.assertOpen()
    this.#state.reset()
  }

  /** Breaks it: those who wait, and who come until `reset()`, get a {@link BrokenBarrierError}. */
  abort(): void {
    this.assertOpen()
    this.#state.break(undefined)
  }

  #attempt(round: number): (look: Look) => Turn | undefined {
    return (look) => this.#state.attempt(round, look)
  }

  #finish(turn: Turn, round: number): void {
    if (turn === 'act' && !this.#state.pass(round))
      throw new BrokenBarrierError('The barrier broke while its action ran; reset() makes it usable again')
  }

  #limits<O extends WaitSyncOptions>(options: O): O {
    return this.#timeout === undefined || options.timeout !== undefined
      ? options
      : { ...options, timeout: this.#timeout }
  }
}

registerSharedKind('mp.barrier', () => new Barrier(1))

function timeIsOver(): BrokenBarrierError {
  return new BrokenBarrierError('Not all parties arrived at the barrier in time; reset() makes it usable again')
}
