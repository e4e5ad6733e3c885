import { type Attempt, Look } from '../memory/look.ts'
import type { SharedOptions } from '../memory/cell.ts'
import { SharedObject } from '../memory/shared-object.ts'
import { threadName } from '../memory/thread-name.ts'
import type { WaitOptions } from '../wait-for.ts'
import { acquire, acquireSync, type WaitSyncOptions } from './acquire.ts'
import { Held } from './held.ts'
import { Waiters, WAITERS_BYTES } from './waiters.ts'

/** How something was got: free, or from a thread that ended while it held it. */
export type How = 'taken' | 'abandoned'

/** One acquisition: how to try, and how to give back what was got; that returns whether it was still held. */
export interface Acquisition {
  attempt: Attempt<How>
  release: () => boolean
}

/** What can be acquired by one or a few at a time. */
export abstract class Acquirable extends SharedObject {
  protected readonly waiters: Waiters

  /** `byteLength` is a multiple of 8, and covers what decides who has it. */
  constructor(byteLength: number, options: SharedOptions) {
    super(byteLength + WAITERS_BYTES, options)
    this.waiters = new Waiters(this.words, byteLength / 8)
  }

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
    const wait = this.waiters.noting(attempt)
    try {
      const what = `${this.constructor.name}.acquire()`
      return new Held(release, (await acquire({ words: this.words, what }, wait.attempt, options)) === 'abandoned')
    } finally {
      wait.end()
    }
  }

  /**
   * As `acquire`, but blocks the thread: for workers.
   *
   * @throws {@link TimeoutError} when it was not to be had in time.
   */
  acquireSync(options: WaitSyncOptions = {}): Held {
    const { attempt, release } = this.begin()
    const wait = this.waiters.noting(attempt)
    try {
      const what = `${this.constructor.name}.acquireSync()`
      return new Held(release, acquireSync({ words: this.words, what }, wait.attempt, options) === 'abandoned')
    } finally {
      wait.end()
    }
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

  override close(): void {
    this.waiters.close()
    super.close()
  }

  /** What those who watch the program are told of those who wait. */
  protected get waitersTold(): { waiters: number; waitingThreads: string[] } {
    const { count, threads } = this.waiters.waiting()
    return { waiters: count, waitingThreads: threads.map((thread) => threadName(thread)) }
  }
}
