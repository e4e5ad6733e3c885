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

const BYTES = 8
/** Tells the last so many acquisitions of one thread apart. */
const TURNS = 512
const TURN_SHIFT = 23n

const turns: bigint[] = []
let turn = 0

/** Returns a number for this thread's next acquisition of any lock. */
function nextOwner(): bigint {
  turn = (turn + 1) % TURNS
  turns[turn] ??= ownThread() | (BigInt(turn) << TURN_SHIFT)
  return turns[turn] ?? ownThread()
}

/**
 * Lets one at a time go on, of all threads and processes that have it; not recursive.
 *
 * @remarks
 * It can be an argument, part of one, an item of a queue or a result, and be handed on. When the thread that holds it
 * ends, however that happens, the next that waits gets it within about 100 ms, with `held.abandoned` set. Those of one
 * thread that wait without blocking get it in order; between threads the order is open, and who asks at the right
 * moment may get it before those who wait.
 * @see {@link RLock} for one that its holder can acquire again; {@link Semaphore} for several at a time.
 * @example
 * ```ts @import.meta.vitest
 * import { Lock } from '@mp/core'
 * const lock = new Lock()
 * const held = await lock.acquire({ timeout: 1000 })
 * expect(lock.tryAcquire()).toBeUndefined()
 * held.release()
 * expect(lock.locked).toBe(false)
 * ```
 */
export class Lock extends SharedObject {
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
    return 'mp.lock'
  }

  /** Whether somebody holds it at this moment. */
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
   * Waits until it is free, and takes it.
   *
   * @throws (rejects) {@link TimeoutError} when it was not to be had in time.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async acquire(options: WaitOptions = {}): Promise<Held> {
    const owner = nextOwner()
    const place = { words: this.words, what: 'Lock.acquire()' }
    const how = await acquire(place, (look) => this.#owner.attempt(owner, look), options)
    return this.#held(owner, how === 'abandoned')
  }

  /**
   * As `acquire`, but blocks the thread: for workers.
   *
   * @throws {@link TimeoutError} when it was not to be had in time.
   */
  acquireSync(options: WaitSyncOptions = {}): Held {
    const owner = nextOwner()
    const { words } = this
    if (this.#owner.takeFree(owner)) return this.#held(owner, false)
    const place = { words, what: 'Lock.acquireSync()' }
    const how = acquireSync(place, (look) => this.#owner.attempt(owner, look), options)
    return this.#held(owner, how === 'abandoned')
  }

  /** Takes it if it is free, or if its holder has ended; returns undefined otherwise. */
  tryAcquire(): Held | undefined {
    this.assertOpen()
    const owner = nextOwner()
    const look = new Look()
    look.isCheckup = true
    const how = this.#owner.attempt(owner, look)
    return how === undefined ? undefined : this.#held(owner, how === 'abandoned')
  }

  /**
   * Releases it, whoever holds it: a lock may be acquired by one and released by another.
   *
   * @throws {@link StateError} when nobody holds it.
   */
  release(): void {
    this.assertOpen()
    if (!this.#owner.freeAny()) throw new StateError('The lock is not held by anybody, so it cannot be released')
  }

  /** Releases it if this thread holds it, until it is resumed for the same holder; for `Condition`. */
  suspend(): Suspension | undefined {
    this.assertOpen()
    const owner = this.#owner.ownerOf(ownThread())
    if (owner === undefined) return undefined
    this.#owner.free(owner)
    return suspension(this.words, (look) => this.#owner.attempt(owner, look))
  }

  #held(owner: bigint, abandoned: boolean): Held {
    return new Held(() => this.#owner.free(owner), abandoned)
  }
}

registerSharedKind('mp.lock', () => new Lock())
