import { checkInteger, checkKeys } from '../check-option.ts'
import { QueueShutDownError } from '../errors.ts'
import type { WaitSyncOptions } from '../sync/acquire.ts'
import type { WaitOptions } from '../wait-for.ts'
import { NO_LIMIT } from './item-line.ts'
import * as layout from './ring-layout.ts'
import { registerQueueKind, SharedQueue } from './shared-queue.ts'

/** The largest number of items that can be asked for. */
const MOST_ITEMS = 2 ** 31 - 1

/** How much a queue holds. */
export interface QueueOptions {
  /**
   * Most items at a time; who puts another waits.
   * @defaultValue as many as memory holds
   */
  maxSize?: number
  /**
   * Most bytes at a time. An item that is larger than this waits until it is alone.
   * @defaultValue as many as memory holds
   */
  maxBytes?: number
}

/** How to shut a queue down. */
export interface ShutdownOptions {
  /**
   * Whether to throw away what is in the queue.
   * @defaultValue false
   */
  immediate?: boolean
}

/**
 * A queue that any number of processes and threads put items into and take them out of.
 *
 * @remarks
 * Items lie in shared memory, as they were when they were put: whoever has put them can change them, and can exit at
 * once. Those of one producer come out in order. An item is taken by one consumer; if that dies, it is lost with it at
 * most. The death of a process at any instruction harms nobody else. Async waits are served in order in each thread.
 * The queue can be an argument, part of one, an item of another queue or a result, and can be handed on.
 * @see {@link JoinableQueue} to wait until all items are done with.
 * @see {@link SimpleQueue} for the bare minimum.
 * @see {@link pipe} for two ends that talk with each other.
 * @example
 * ```ts @import.meta.vitest
 * import { Process, Queue } from '@mp/core'
 * const results = new Queue<number>()
 * const process = new Process(async (queue: Queue<number>) => queue.put(6 * 7), { args: [results] })
 * process.start()
 * expect(await results.get()).toBe(42)
 * await process.join()
 * results.close()
 * ```
 */
export class Queue<T = unknown> extends SharedQueue<T> implements AsyncIterable<T> {
  constructor(options: QueueOptions = {}) {
    checkKeys('options', options, ['maxSize', 'maxBytes'])
    const { maxSize, maxBytes } = options
    super({
      maxItems: maxSize === undefined ? 0 : checkInteger('maxSize', maxSize, { min: 1, max: MOST_ITEMS }),
      maxBytes: maxBytes === undefined ? Number.POSITIVE_INFINITY : checkInteger('maxBytes', maxBytes, { min: 1 }),
    })
  }

  protected get kind(): string {
    return 'Queue'
  }

  /** Items that can be taken at this moment; exact. */
  get size(): number {
    this.line.assertOpen()
    return this.line.ring.size
  }

  /** Whether there is nothing to take at this moment. */
  get isEmpty(): boolean {
    return this.size === 0
  }

  /** Whether even a small item would have to wait at this moment. */
  get isFull(): boolean {
    this.line.assertOpen()
    return this.line.ring.isFull
  }

  /** Whether nothing can be put any more, by anybody. */
  get isShutDown(): boolean {
    this.line.assertOpen()
    return this.line.ring.state !== layout.OPEN
  }

  /**
   * Puts an item, as it is now, and resolves when it is in the queue, which it is at once when there is room.
   *
   * @remarks Typed arrays from 64 KiB up must not be changed before it resolves.
   * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is put then.
   * @throws (rejects) {@link QueueFullError} when there is no room in time.
   * @throws (rejects) {@link QueueShutDownError} when the queue was shut down, also while it waits.
   * @throws (rejects) {@link SharedMemoryFullError} when the queue is empty and memory has no room all the same.
   * @throws (rejects) {@link StateError} when the queue was closed here.
   */
  put(item: T, options: WaitOptions = NO_LIMIT): Promise<void> {
    return this.line.put(item, options)
  }

  /** Puts an item if there is room at this moment, and returns whether there was; throws what `put()` throws. */
  tryPut(item: T): boolean {
    return this.line.tryPut(item)
  }

  /** Puts an item and blocks the thread until it is in the queue; throws what `put()` throws. For workers. */
  putSync(item: T, options: WaitSyncOptions = {}): void {
    this.line.putSync(item, options)
  }

  /**
   * Waits for an item and takes it.
   *
   * @throws (rejects) {@link QueueEmptyError} when none comes in time; none is lost.
   * @throws (rejects) {@link QueueShutDownError} when the queue was shut down and nothing is left in it.
   * @throws (rejects) {@link NotSerializableError} when it holds an instance of a class that is not registered here.
   * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
   */
  get(options: WaitOptions = NO_LIMIT): Promise<T> {
    return this.line.get(options)
  }

  /**
   * Takes an item if there is one at this moment; returns undefined if there is none.
   *
   * @throws {@link QueueShutDownError} when the queue was shut down and nothing is left in it.
   * @see {@link Queue.get} with a timeout of 0 to tell an item that is undefined from none.
   */
  tryGet(): T | undefined {
    return this.line.tryTake()?.value
  }

  /** Takes an item and blocks the thread until there is one; throws what `get()` throws. For workers. */
  getSync(options: WaitSyncOptions = {}): T {
    return this.line.getSync(options)
  }

  /** Waits until an item, or the end, can be taken, takes nothing, and tells whether it can. */
  async poll(options: WaitOptions = {}): Promise<boolean> {
    return this.line.poll(options)
  }

  /** Lets nobody put any more; what is in the queue can be taken, unless it is thrown away. Can be called again. */
  shutdown({ immediate = false }: ShutdownOptions = {}): void {
    this.line.shutDown(immediate)
  }

  /** Takes items until the queue is shut down and empty. */
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

registerQueueKind('Queue', () => new Queue())
