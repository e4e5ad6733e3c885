import type { WaitOptions } from '../../wait-for.ts'
import { BaseProxy } from '../base-proxy.ts'

/** A lock that is held; it can be released once. */
export class HeldLock implements Disposable, AsyncDisposable {
  /** Whether the last holder went without releasing it, so that what it guards may be half done. */
  readonly abandoned: boolean
  #release: (() => Promise<void>) | undefined

  constructor(abandoned: boolean, release: () => Promise<void>) {
    this.abandoned = abandoned
    this.#release = release
  }

  /** Releases the lock; has no effect when that was done. */
  async release(): Promise<void> {
    const release = this.#release
    this.#release = undefined
    await release?.()
  }

  /** Releases the lock, without waiting for the server to say so. */
  [Symbol.dispose](): void {
    // Where the server has gone, nobody holds the lock any more.
    this.release().catch(() => {})
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release()
  }
}

/** What can be acquired and released. */
abstract class AcquirerProxy extends BaseProxy {
  /**
   * Acquires it, as soon as it is free; those who wait get it in order.
   *
   * @throws (rejects) {@link TimeoutError} when it is not free in time.
   */
  async acquire(options: WaitOptions = {}): Promise<HeldLock> {
    const { abandoned } = await this.askAndWait<{ abandoned: boolean }>('acquire', [], options)
    return new HeldLock(abandoned, () => this.release())
  }

  /** Acquires it if it is free; undefined when it is not. */
  async tryAcquire(): Promise<HeldLock | undefined> {
    const acquired = await this.ask<{ abandoned: boolean } | undefined>('tryAcquire')
    return acquired === undefined ? undefined : new HeldLock(acquired.abandoned, () => this.release())
  }

  /**
   * Releases it.
   *
   * @throws (rejects) {@link StateError} when nobody holds it, or one that only its holder may release is another's.
   */
  release(): Promise<void> {
    return this.ask('release')
  }
}

/**
 * A lock in the server of a manager, also for processes on other machines.
 *
 * @remarks
 * A plain lock may be released by anybody; a reentrant one, of `manager.rlock()`, can be acquired again by the process
 * or thread that holds it, and has to be released by it as often. A holder that dies releases it.
 * @see {@link Lock} for the processes of one program, which is much faster.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const lock = await manager.lock()
 * const held = await lock.acquire()
 * expect(await lock.tryAcquire()).toBeUndefined()
 * await held.release()
 * expect(await lock.isLocked()).toBe(false)
 * await manager.shutdown()
 * ```
 */
export class LockProxy extends AcquirerProxy {
  /** Tells whether anybody holds it. */
  isLocked(): Promise<boolean> {
    return this.ask('isLocked')
  }
}

/**
 * A condition in the server of a manager: a lock, and a way to wait for a change of what it guards.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const condition = await manager.condition()
 * const held = await condition.acquire()
 * expect(await condition.wait({ timeout: 1 })).toBe(false)
 * await condition.notifyAll()
 * await held.release()
 * await manager.shutdown()
 * ```
 */
export class ConditionProxy extends AcquirerProxy {
  /**
   * Releases the lock, waits until it is notified, acquires the lock again, and tells whether it was notified in time.
   *
   * @throws (rejects) {@link StateError} without the lock.
   */
  wait(options: WaitOptions = {}): Promise<boolean> {
    return this.askAndWait('wait', [], options)
  }

  /**
   * Waits until a predicate returns something true, which is looked at here whenever it is notified, and returns that;
   * or what it returned last, when the time is up.
   */
  async waitFor<R>(predicate: () => R | Promise<R>, options: WaitOptions = {}): Promise<R> {
    const end = performance.now() + (options.timeout ?? Number.POSITIVE_INFINITY)
    let result = await predicate()
    while (!result) {
      const timeout = end - performance.now()
      if (timeout <= 0) break
      await this.wait({ ...options, timeout })
      result = await predicate()
    }
    return result
  }

  /**
   * Wakes some of those who wait; with nobody waiting, nothing happens.
   *
   * @throws (rejects) {@link StateError} without the lock.
   */
  notify(count = 1): Promise<void> {
    return this.ask('notify', [count])
  }

  /** Wakes all who wait. */
  notifyAll(): Promise<void> {
    return this.ask('notifyAll')
  }
}
