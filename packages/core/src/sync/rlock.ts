import { StateError } from '../errors.ts'
import type { SharedOptions } from '../memory/cell.ts'
import type { Look } from '../memory/look.ts'
import { registerSharedKind } from '../memory/shared-object.ts'
import { ownThread } from '../memory/thread-identity.ts'
import type { Acquisition, How } from './acquirable.ts'
import { OwnedLock } from './owned-lock.ts'
import { type Suspension, suspension } from './suspension.ts'

const BYTES = 16
/** The cell that says how often the owner has acquired it; only the owner writes to it. */
const DEPTH = 2

/**
 * A lock that the thread which holds it can acquire again; others get it when it was released as often.
 *
 * @remarks
 * Its owner is a thread of a process, as in Python: all async tasks of one thread count as one, so between those it
 * protects nothing; use {@link Lock} there. Only the owner can release it. When the owner ends, the next that waits
 * gets it within about 100 ms, with `held.abandoned` set.
 * @see {@link Lock} for one that is not bound to a thread.
 * @example
 * ```ts @import.meta.vitest
 * import { RLock } from '@mp/core'
 * const lock = new RLock()
 * const outer = await lock.acquire()
 * const inner = await lock.acquire()
 * inner.release()
 * expect(lock.locked).toBe(true)
 * outer.release()
 * expect(lock.locked).toBe(false)
 * ```
 */
export class RLock extends OwnedLock {
  /**
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(options: SharedOptions = {}) {
    super(BYTES, options)
  }

  protected get kind(): string {
    return 'mp.rlock'
  }

  protected override get summary(): string {
    return this.owner.isTaken ? `${super.summary}, depth=${this.words.load(DEPTH)}` : super.summary
  }

  /**
   * Releases it once; others get it when it was released as often as it was acquired.
   *
   * @throws {@link StateError} when this thread does not hold it.
   */
  release(): void {
    this.assertOpen()
    if (!this.#releaseOnce()) throw new StateError('The lock is not held by this thread, so it cannot be released here')
  }

  suspend(): Suspension | undefined {
    this.assertOpen()
    const self = ownThread()
    if (!this.owner.isOf(self)) return undefined
    const depth = this.words.load(DEPTH)
    this.words.store(DEPTH, 0)
    this.owner.free(self)
    return suspension({ words: this.words, waiters: this.waiters }, (look) => {
      const how = this.#attempt(look)
      // Another task of this thread may hold it meanwhile: the levels add up.
      if (how !== undefined) this.words.add(DEPTH, depth - 1)
      return how
    })
  }

  protected begin(): Acquisition {
    return { attempt: (look) => this.#attempt(look), release: () => this.#releaseOnce() }
  }

  #attempt(look: Look): How | undefined {
    const self = ownThread()
    if (this.owner.isOf(self)) {
      this.words.add(DEPTH, 1)
      return 'taken'
    }
    const how = this.owner.attempt(self, look)
    if (how !== undefined) this.words.store(DEPTH, 1)
    return how
  }

  #releaseOnce(): boolean {
    const self = ownThread()
    if (!this.owner.isOf(self)) return false
    return this.words.add(DEPTH, -1) > 1 || this.owner.free(self)
  }
}

registerSharedKind('mp.rlock', () => new RLock())
