import { StateError } from '../errors.ts'
import type { WaitOptions } from '../wait-for.ts'
import { Queue } from './queue.ts'
import { registerQueueKind } from './shared-queue.ts'

/**
 * A {@link Queue} that counts the items that are not done with, so that it can be waited until all are.
 *
 * @remarks
 * A consumer that dies between `get()` and `taskDone()` leaves its item undone for good: give `join()` a timeout where
 * that can be.
 * @example
 * ```ts @import.meta.vitest
 * import { JoinableQueue, Thread } from '@mp/core'
 * const queue = new JoinableQueue<number>()
 * const consume = async (queue: JoinableQueue<number>) => {
 *   for await (const item of queue) if (item > 0) queue.taskDone()
 * }
 * const thread = new Thread(consume, { args: [queue] }).start()
 * for (const item of [1, 2, 3]) await queue.put(item)
 * expect(await queue.join()).toBe(true)
 * queue.shutdown()
 * await thread.join()
 * queue.close()
 * ```
 */
export class JoinableQueue<T = unknown> extends Queue<T> {
  protected override get kind(): string {
    return 'JoinableQueue'
  }

  /** Items that were put and not reported as done. */
  get unfinished(): number {
    this.line.assertOpen()
    return this.line.ring.unfinished
  }

  /**
   * Reports one item that was taken as done.
   *
   * @throws {@link StateError} when all that were put are done already.
   */
  taskDone(): void {
    this.line.assertOpen()
    if (!this.line.ring.finish())
      throw new StateError('taskDone() was called more often than items were put; call it once for each item taken')
  }

  /**
   * Waits until all items that were put are done, or the queue is shut down at once.
   *
   * @returns Whether they are; false when the time was over.
   * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
   */
  async join(options: WaitOptions = {}): Promise<boolean> {
    return this.line.join(options)
  }
}

registerQueueKind('JoinableQueue', () => new JoinableQueue())
