import { QueueShutDownError } from '../../errors.ts'
import type { WaitOptions } from '../../wait-for.ts'
import { BaseProxy } from '../base-proxy.ts'

/**
 * A queue in the server of a manager, for producers and consumers anywhere, other machines included.
 *
 * @remarks An item that was taken for a client that died meanwhile goes to the next one.
 * @see {@link Queue} for the processes of one program, which is much faster.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const queue = await manager.queue<string>(10)
 * await queue.put('a')
 * expect(await queue.get({ timeout: 1000 })).toBe('a')
 * expect(await queue.tryGet()).toBeUndefined()
 * await manager.shutdown()
 * ```
 */
export class QueueProxy<T = unknown> extends BaseProxy {
  /**
   * Adds an item, as soon as there is room.
   *
   * @throws (rejects) {@link QueueFullError} when there is none in time.
   * @throws (rejects) {@link QueueShutDownError} after `shutdown()`.
   */
  put(item: T, options: WaitOptions = {}): Promise<void> {
    return this.askAndWait('put', [item], options)
  }

  /** Adds an item if there is room, and tells whether there was. */
  tryPut(item: T): Promise<boolean> {
    return this.ask('tryPut', [item])
  }

  /**
   * Takes the next item, as soon as there is one.
   *
   * @throws (rejects) {@link QueueEmptyError} when there is none in time.
   * @throws (rejects) {@link QueueShutDownError} after `shutdown()`, once nothing is left.
   */
  get(options: WaitOptions = {}): Promise<T> {
    return this.askAndWait('get', [], options)
  }

  /** Takes the next item; undefined when there is none. */
  async tryGet(): Promise<T | undefined> {
    const taken = await this.ask<[T] | undefined>('tryGet')
    return taken?.[0]
  }

  /** Counts the items. */
  size(): Promise<number> {
    return this.ask('size')
  }

  /** Tells whether there is no item. */
  async isEmpty(): Promise<boolean> {
    return (await this.size()) === 0
  }

  /** Tells whether there is no room. */
  isFull(): Promise<boolean> {
    return this.ask('isFull')
  }

  /** Takes no more items; those that are left can be got, unless it is to be `immediate`. */
  shutdown(options: { immediate?: boolean } = {}): Promise<void> {
    return this.ask('shutdown', [options])
  }

  /** Takes and yields items until the queue was shut down and nothing is left. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      try {
        yield await this.get()
      } catch (error) {
        if (error instanceof QueueShutDownError) return
        throw error
      }
    }
  }
}

/**
 * A queue that knows when all that was put has been worked off.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const queue = await manager.joinableQueue<number>()
 * await queue.put(1)
 * await queue.get()
 * await queue.taskDone()
 * await queue.join()
 * await manager.shutdown()
 * ```
 */
export class JoinableQueueProxy<T = unknown> extends QueueProxy<T> {
  /**
   * Says that one item that was got is done.
   *
   * @throws (rejects) {@link StateError} when it is said more often than items were put.
   */
  taskDone(): Promise<void> {
    return this.ask('taskDone')
  }

  /**
   * Waits until all items are done.
   *
   * @throws (rejects) {@link TimeoutError} when they are not in time.
   */
  join(options: WaitOptions = {}): Promise<void> {
    return this.askAndWait('join', [], options)
  }
}
