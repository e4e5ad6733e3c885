import { type Attempt, Look } from '../memory/look.ts'
import { SharedObject } from '../memory/shared-object.ts'
import type { WaitOptions } from '../wait-for.ts'
import { acquire, acquireSync, type WaitSyncOptions } from './acquire.ts'
import { Held } from './held.ts'

/** How something was got: free, or from a thread that ended while it held it. */
export type How = 'taken' | 'abandoned'

/** One acquisition: how to try, and how to give back what was got; that returns whether it was still held. */
export interface Acquisition {
  attempt: Attempt<How>
  release: () => boolean
}

/** What can be acquired by one or a few at a time. */
export abstract class Acquirable extends SharedObject {
  /** Begins an acquisition by this thread. */
  protected abstract begin(): Acquisition

  /**
   * Waits until it can be had, and takes it.
   *
   * @throws (rejects) {@link TimeoutError} when it was not to be had in time.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async acquire(options: WaitOptions = {}): Promise<Held> {
    const { attempt, release } = this.begin()
    const how = await acquire({ words: this.words, what: `${this.constructor.name}.acquire()` }, attempt, options)
    return new Held(release, how === 'abandoned')
  }

  /**
   * As `acquire`, but blocks the thread: for workers.
   *
   * @throws {@link TimeoutError} when it was not to be had in time.
   */
  acquireSync(options: WaitSyncOptions = {}): Held {
    const { attempt, release } = this.begin()
    const how = acquireSync({ words: this.words, what: `${this.constructor.name}.acquireSync()` }, attempt, options)
    return new Held(release, how === 'abandoned')
  }

  /** Takes it if it can be had at once, be it from one that has ended; returns undefined otherwise. */
  tryAcquire(): Held | undefined {
    this.assertOpen()
    const { attempt, release } = this.begin()
    const look = new Look()
    look.isCheckup = true
    const how = attempt(look)
    return how === undefined ? undefined : new Held(release, how === 'abandoned')
  }
}
