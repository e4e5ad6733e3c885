import { StateError } from '../errors.ts'
import type { SharedOptions } from '../memory/cell.ts'
import { Look } from '../memory/look.ts'
import { OwnerWord } from '../memory/owner-word.ts'
import { checkSharedOptions, registerSharedKind, SharedObject } from '../memory/shared-object.ts'
import { ownThread } from '../memory/thread-identity.ts'
import type { WaitOptions } from '../wait-for.ts'
import { acquire, acquireSync, type WaitSyncOptions } from './acquire.ts'
import { Held } from './held.ts'
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
export class RLock extends SharedObject {
  readonly #owner: OwnerWord

  /**
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(options: SharedOptions = {}) {
    checkSharedOptions(options)
    super(BYTES, options)
    this.#owner = new OwnerWord(this.words, 0)
  }

  protected get kind(): string {
    return 'mp.rlock'
  }

  /** Whether some thread holds it at this moment. */
  get locked(): boolean {
    this.assertOpen()
    return this.#owner.isTaken
  }

  /** Whether this thread holds it at this moment. */
  get isOwn(): boolean {
    this.assertOpen()
    return this.#owner.isOf(ownThread())
  }

  /**
   * Waits until no other thread holds it, and takes it, once more if this thread holds it.
   *
   * @throws (rejects) {@link TimeoutError} when it was not to be had in time.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async acquire(options: WaitOptions = {}): Promise<Held> {
    const place = { words: this.words, what: 'RLock.acquire()' }
    return this.#held(await acquire(place, (look) => this.#attempt(look), options))
  }

  /**
   * As `acquire`, but blocks the thread: for workers.
   *
   * @throws {@link TimeoutError} when it was not to be had in time.
   */
  acquireSync(options: WaitSyncOptions = {}): Held {
    const place = { words: this.words, what: 'RLock.acquireSync()' }
    return this.#held(acquireSync(place, (look) => this.#attempt(look), options))
  }

  /** Takes it if no other thread holds it, or if its holder has ended; returns undefined otherwise. */
  tryAcquire(): Held | undefined {
    this.assertOpen()
    const look = new Look()
    look.isCheckup = true
    const how = this.#attempt(look)
    return how === undefined ? undefined : this.#held(how)
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

  /** Releases it wholly if this thread holds it, until it is resumed as deep as it was; for `Condition`. */
  suspend(): Suspension | undefined {
    this.assertOpen()
    const self = ownThread()
    if (!this.#owner.isOf(self)) return undefined
    const depth = this.words.load(DEPTH)
    this.words.store(DEPTH, 0)
    this.#owner.free(self)
    return suspension(this.words, (look) => {
      const how = this.#attempt(look)
      // Another task of this thread may hold it meanwhile: the levels add up.
      if (how !== undefined) this.words.add(DEPTH, depth - 1)
      return how
    })
  }

  #attempt(look: Look): 'taken' | 'abandoned' | undefined {
    const self = ownThread()
    if (this.#owner.isOf(self)) {
      this.words.add(DEPTH, 1)
      return 'taken'
    }
    const how = this.#owner.attempt(self, look)
    if (how !== undefined) this.words.store(DEPTH, 1)
    return how
  }

  #releaseOnce(): boolean {
    const self = ownThread()
    if (!this.#owner.isOf(self)) return false
    return this.words.add(DEPTH, -1) > 1 || this.#owner.free(self)
  }

  #held(how: 'taken' | 'abandoned'): Held {
    return new Held(() => this.#releaseOnce(), how === 'abandoned')
  }
}

registerSharedKind('mp.rlock', () => new RLock())
