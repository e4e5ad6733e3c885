import type { SharedOptions } from '../memory/cell.ts'
import type { Look } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import { checkSharedOptions, registerSharedKind, SharedObject } from '../memory/shared-object.ts'
import { checkKeys } from '../check-option.ts'
import type { WaitOptions } from '../wait-for.ts'
import type { WaitSyncOptions } from './acquire.ts'

const BYTES = 8
/** Bit 0 says whether it is set; the rest counts how often it was set. */
const STATE = 0

/**
 * A flag that threads and processes set, clear and wait for.
 *
 * @remarks
 * `set()` lets all who wait at that moment go on, even if `clear()` follows before they have looked.
 * @see {@link Condition} to wait for what several values say together.
 * @example
 * ```ts @import.meta.vitest
 * import { Event, Process } from '@mp/core'
 * const ready = new Event()
 * const child = new Process((ready: Event) => ready.set(), { args: [ready] })
 * child.start()
 * expect(await ready.wait()).toBe(true)
 * await child.join()
 * ```
 */
export class Event extends SharedObject {
  /**
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(options: SharedOptions = {}) {
    checkSharedOptions(options)
    super(BYTES, options)
  }

  protected get kind(): string {
    return 'mp.event'
  }

  protected get summary(): string {
    return this.isSet ? 'set' : 'unset'
  }

  /** Whether it is set at this moment. */
  get isSet(): boolean {
    return (this.words.load(STATE) & 1) === 1
  }

  /** Sets it, and lets all who wait go on. */
  set(): void {
    const { words } = this
    for (let state = words.load(STATE); (state & 1) === 0; state = words.load(STATE)) {
      if (words.compareExchange(STATE, state, (state + 2) | 1) !== state) continue
      words.wake(STATE)
      return
    }
  }

  /** Clears it: from now on there is something to wait for. */
  clear(): void {
    const { words } = this
    Atomics.and(words.cells, STATE, ~1)
  }

  /**
   * Waits until it is set.
   *
   * @returns Whether it was set in time.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async wait(options: WaitOptions = {}): Promise<boolean> {
    checkKeys('options', options, ['timeout', 'signal'])
    return (await retry(this.words, this.#attempt(), options)) ?? false
  }

  /** As `wait`, but blocks the thread: for workers. */
  waitSync(options: WaitSyncOptions = {}): boolean {
    checkKeys('options', options, ['timeout'])
    return retrySync(this.words, this.#attempt(), options) ?? false
  }

  #attempt(): (look: Look) => true | undefined {
    const { words } = this
    const count = words.load(STATE) >> 1
    return (look) => {
      const state = words.load(STATE)
      return (state & 1) === 1 || state >> 1 !== count ? true : look.blocked(STATE, state)
    }
  }
}

registerSharedKind('mp.event', () => new Event())
