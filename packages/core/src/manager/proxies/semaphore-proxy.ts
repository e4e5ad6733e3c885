import type { WaitOptions } from '../../wait-for.ts'
import { BaseProxy } from '../base-proxy.ts'
import { HeldLock } from './lock-proxy.ts'

/**
 * A semaphore in the server of a manager. What a client holds when it dies is given back.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const semaphore = await manager.boundedSemaphore(2)
 * await semaphore.acquire()
 * expect(await semaphore.value()).toBe(1)
 * await semaphore.release()
 * await manager.shutdown()
 * ```
 */
export class SemaphoreProxy extends BaseProxy {
  /**
   * Takes one, as soon as there is one; those who wait get it in order.
   *
   * @throws (rejects) {@link TimeoutError} when there is none in time.
   */
  async acquire(options: WaitOptions = {}): Promise<HeldLock> {
    await this.askAndWait('acquire', [], options)
    return new HeldLock(false, () => this.release())
  }

  /** Takes one if there is one; undefined when there is none. */
  async tryAcquire(): Promise<HeldLock | undefined> {
    const isAcquired = await this.ask<boolean>('tryAcquire')
    return isAcquired ? new HeldLock(false, () => this.release()) : undefined
  }

  /**
   * Gives some back.
   *
   * @throws (rejects) {@link StateError} when a bounded one has more then than it began with.
   */
  release(count = 1): Promise<void> {
    return this.ask('release', [count])
  }

  /** Counts those that are free. */
  value(): Promise<number> {
    return this.ask('value')
  }
}
