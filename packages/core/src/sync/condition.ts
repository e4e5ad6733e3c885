import { checkFunction, checkInteger, checkKeys } from '../check-option.ts'
import { StateError } from '../errors.ts'
import type { SharedOptions } from '../memory/cell.ts'
import { PARTIES_BYTES } from '../memory/parties.ts'
import { retry, retrySync } from '../memory/retry.ts'
import { checkSharedOptions, SharedObject } from '../memory/shared-object.ts'
import type { WaitOptions } from '../wait-for.ts'
import { type HandleOptions, type HandleRecord, registerHandleKind } from '../wire/handle.ts'
import type { WaitSyncOptions } from './acquire.ts'
import { ConditionLine, type Place } from './condition-line.ts'
import type { Held } from './held.ts'
import type { Suspension } from './suspension.ts'
import { lockHandle, reviveLock, type ValueLock, valueLock } from './value-lock.ts'

const KIND = 'mp.condition'

/**
 * Lets threads and processes wait for each other to change something that a lock protects.
 *
 * @remarks
 * `wait` and `notify` are for those who hold the lock. A notification reaches exactly those who waited: of one thread
 * in order, between threads in turn. Those who were killed are passed over, and what one had who is killed
 * before its wait returns goes to another, who may get it twice if a second one is killed meanwhile. A notification
 * without anybody waiting is forgotten, as in Python; unlike there, `notify` does not wait for those it wakes.
 * @see {@link Event} for a simple flag.
 * @example
 * ```ts @import.meta.vitest
 * import { Condition, Thread, Value } from '@mp/core'
 * const [condition, stock] = [new Condition(), new Value('i32', 0)]
 * const supplier = new Thread((condition: Condition, stock: Value<'i32'>) => {
 *   const held = condition.acquireSync()
 *   stock.add(5)
 *   condition.notifyAll()
 *   held.release()
 * }, { args: [condition, stock] })
 * const held = await condition.acquire()
 * supplier.start()
 * await condition.waitFor(() => stock.value > 0)
 * held.release()
 * expect(stock.value).toBe(5)
 * await supplier.join()
 * ```
 */
export class Condition extends SharedObject {
  /** The lock that protects what is waited for. */
  readonly lock: ValueLock
  readonly #line: ConditionLine

  /**
   * @param lock - Without it, a new `Lock`. With an `RLock`, Python's default, no more than one task of each thread may
   * wait at a time: all tasks of a thread count as its holder.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(lock?: ValueLock, options: SharedOptions = {}) {
    checkSharedOptions(options)
    super(PARTIES_BYTES, options)
    this.lock = valueLock(lock === undefined ? options : { lock })
    this.#line = new ConditionLine(this.words)
  }

  protected get kind(): string {
    return KIND
  }

  protected get summary(): string {
    return `${this.lock.toString()}, waiting=${this.#line.size}`
  }

  /** Acquires the lock. */
  async acquire(options: WaitOptions = {}): Promise<Held> {
    return this.lock.acquire(options)
  }

  /** As `acquire`, but blocks the thread: for workers. */
  acquireSync(options: WaitSyncOptions = {}): Held {
    return this.lock.acquireSync(options)
  }

  /** Acquires the lock if it is free; returns undefined otherwise. */
  tryAcquire(): Held | undefined {
    return this.lock.tryAcquire()
  }

  /** Releases the lock. */
  release(): void {
    this.lock.release()
  }

  /**
   * Releases the lock, waits until notified, and acquires the lock again, as deep as it was.
   *
   * @returns Whether it was notified in time; the lock is held again either way, also after a rejection.
   * @throws (rejects) {@link StateError} when this thread does not hold the lock.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async wait(options: WaitOptions = {}): Promise<boolean> {
    checkKeys('options', options, ['timeout', 'signal'])
    const { place, suspension } = this.#begin()
    try {
      await retry(this.words, this.#line.attempt(place), options)
    } catch (error) {
      await suspension.resume()
      this.#line.giveUp(place)
      throw error
    }
    await suspension.resume()
    return this.#line.leave(place)
  }

  /** As `wait`, but blocks the thread: for workers. */
  waitSync(options: WaitSyncOptions = {}): boolean {
    checkKeys('options', options, ['timeout'])
    const { place, suspension } = this.#begin()
    try {
      retrySync(this.words, this.#line.attempt(place), options)
    } finally {
      suspension.resumeSync()
    }
    return this.#line.leave(place)
  }

  /**
   * Waits until a predicate, asked now and after each notification while the lock is held, says yes.
   *
   * @returns What the predicate said last: something falsy when the time was over.
   * @throws (rejects) as `wait`, and what the predicate throws.
   */
  async waitFor<R>(predicate: () => R, options: WaitOptions = {}): Promise<R> {
    checkFunction('predicate', predicate)
    const left = timeLeft(options.timeout)
    let result = predicate()
    while (!result && left() > 0) {
      await this.wait(options.timeout === undefined ? options : { ...options, timeout: left() })
      result = predicate()
    }
    return result
  }

  /** As `waitFor`, but blocks the thread: for workers. */
  waitForSync<R>(predicate: () => R, options: WaitSyncOptions = {}): R {
    checkFunction('predicate', predicate)
    const left = timeLeft(options.timeout)
    let result = predicate()
    while (!result && left() > 0) {
      this.waitSync(options.timeout === undefined ? options : { timeout: left() })
      result = predicate()
    }
    return result
  }

  /**
   * Wakes at most `count` of those who wait; they go on when they get the lock.
   *
   * @throws {@link StateError} when this thread does not hold the lock.
   */
  notify(count = 1): void {
    checkInteger('count', count, { min: 0 })
    this.#assertHeld()
    this.#line.answer(count)
  }

  /**
   * Wakes all who wait.
   *
   * @throws {@link StateError} when this thread does not hold the lock.
   */
  notifyAll(): void {
    this.notify(Number.MAX_SAFE_INTEGER)
  }

  protected override toHandle(options: HandleOptions): HandleRecord {
    const { kind, data: cell } = super.toHandle(options)
    return { kind, data: { cell, lock: lockHandle(this.lock, options) } }
  }

  #begin(): { place: Place; suspension: Suspension } {
    this.#assertHeld()
    const place = this.#line.join()
    const suspension = this.lock.suspend()
    if (suspension !== undefined) return { place, suspension }
    this.#line.giveUp(place)
    throw new StateError('The lock was released by somebody else')
  }

  #assertHeld(): void {
    this.assertOpen()
    if (!this.lock.isOwn) throw new StateError('The lock of the condition is not held by this thread')
  }
}

registerHandleKind(KIND, (data) => {
  if (typeof data !== 'object' || data === null || !('cell' in data && 'lock' in data))
    throw new TypeError('A handle of a condition is malformed')
  const lock = reviveLock(data.lock)
  return SharedObject.arrive(data.cell, () => new Condition(lock))
})

function timeLeft(timeout: number | undefined): () => number {
  if (timeout === undefined) return () => Number.POSITIVE_INFINITY
  const end = performance.now() + timeout
  return () => Math.max(0, end - performance.now())
}
