import { StateError } from '../errors.ts'
import type { SharedOptions } from '../memory/cell.ts'
import { registerSharedKind } from '../memory/shared-object.ts'
import { ownThread } from '../memory/thread-identity.ts'
import type { Acquisition } from './acquirable.ts'
import type { WaitSyncOptions } from './acquire.ts'
import { Held } from './held.ts'
import { OwnedLock } from './owned-lock.ts'
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
export class Lock extends OwnedLock {
  /**
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(options: SharedOptions = {}) {
    super(BYTES, options)
  }

  protected get kind(): string {
    return 'mp.lock'
  }

  /**
   * As `acquire`, but blocks the thread: for workers.
   *
   * @throws {@link TimeoutError} when it was not to be had in time.
   */
  override acquireSync(options: WaitSyncOptions = {}): Held {
    this.assertOpen()
    const owner = nextOwner()
    // The usual case at once: nobody has to wait, so nothing of a wait is prepared.
    if (this.owner.takeFree(owner)) return new Held(() => this.owner.free(owner), false)
    return super.acquireSync(options)
  }

  /**
   * Releases it, whoever holds it: a lock may be acquired by one and released by another.
   *
   * @throws {@link StateError} when nobody holds it.
   */
  release(): void {
    this.assertOpen()
    if (!this.owner.freeAny()) throw new StateError('The lock is not held by anybody, so it cannot be released')
  }

  suspend(): Suspension | undefined {
    this.assertOpen()
    const owner = this.owner.ownerOf(ownThread())
    if (owner === undefined) return undefined
    this.owner.free(owner)
    return suspension({ words: this.words, waiters: this.waiters }, (look) => this.owner.attempt(owner, look))
  }

  protected begin(): Acquisition {
    const owner = nextOwner()
    return { attempt: (look) => this.owner.attempt(owner, look), release: () => this.owner.free(owner) }
  }
}

registerSharedKind('mp.lock', () => new Lock())
