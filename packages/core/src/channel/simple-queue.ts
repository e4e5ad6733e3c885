import type { WaitOptions } from '../wait-for.ts'
import { NO_LIMIT } from './item-line.ts'
import { registerQueueKind, SharedQueue } from './shared-queue.ts'

/**
 * A queue without limits that knows three things: `put()`, `get()` and whether it is empty.
 *
 * @see {@link Queue} for limits, shutdown and forms that block a worker.
 * @example
 * ```ts @import.meta.vitest
 * import { SimpleQueue } from '@mp/core'
 * const queue = new SimpleQueue<string>()
 * await queue.put('first')
 * expect(queue.isEmpty).toBe(false)
 * expect(await queue.get()).toBe('first')
 * queue.close()
 * ```
 */
export class SimpleQueue<T = unknown> extends SharedQueue<T> {
  constructor() {
    super({ maxItems: 0, maxBytes: Number.POSITIVE_INFINITY })
  }

  protected get kind(): string {
    return 'SimpleQueue'
  }

  /** Whether there is nothing to take at this moment. */
  get isEmpty(): boolean {
    this.line.assertOpen()
    return this.line.ring.isEmpty
  }

  /**
   * Puts an item, as it is now.
   *
   * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is put then.
   * @throws (rejects) {@link StateError} when the queue was closed here.
   */
  put(item: T): Promise<void> {
    return this.line.put(item, NO_LIMIT)
  }

  /**
   * Waits for an item and takes it.
   *
   * @throws (rejects) {@link QueueEmptyError} when none comes in time; none is lost.
   * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
   */
  get(options: WaitOptions = NO_LIMIT): Promise<T> {
    return this.line.get(options)
  }
}

registerQueueKind('SimpleQueue', () => new SimpleQueue())
