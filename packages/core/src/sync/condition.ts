import { checkFunction, checkInteger, checkKeys } from '../check-option.ts'
import { StateError } from '../errors.ts'
import type { SharedOptions } from '../memory/cell.ts'
import type { Look } from '../memory/look.ts'
import { OWN_CELLS, Parties, PARTIES_BYTES, type Row } from '../memory/parties.ts'
import { retry, retrySync } from '../memory/retry.ts'
import { checkSharedOptions, SharedObject } from '../memory/shared-object.ts'
import type { WaitOptions } from '../wait-for.ts'
import { type HandleOptions, type HandleRecord, registerHandleKind } from '../wire/handle.ts'
import type { WaitSyncOptions } from './acquire.ts'
import type { Held } from './held.ts'
import type { Suspension } from './suspension.ts'
import { lockHandle, reviveLock, type ValueLock, valueLock } from './value-lock.ts'

const KIND = 'mp.condition'
/** The row after which to look for the next thread to wake, so that all have their turn. */
const CURSOR = OWN_CELLS

/** One wait of this thread. */
type Waiter = object

/**
 * Lets threads and processes wait for each other to change something that a lock protects.
 *
 * @remarks
 * `wait` and `notify` are for those who hold the lock. Each thread's row says how often it has asked and how often it
 * was granted, so that a notification reaches exactly those who waited: of one thread in order, between threads in
 * turn. Those who were killed are passed over. A notification without anybody waiting is forgotten, as in Python; unlike
 * there, `notify` does not wait for those it wakes.
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
  readonly #parties: Parties
  /** Those of this thread who wait, in order. */
  readonly #line: Waiter[] = []

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
    this.#parties = new Parties(this.words)
  }

  protected get kind(): string {
    return KIND
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
    const { waiter, row, suspension } = this.#begin()
    try {
      await retry(this.words, this.#attempt(waiter, row), options)
    } catch (error) {
      await suspension.resume()
      this.#giveUp(waiter, row)
      throw error
    }
    await suspension.resume()
    return this.#end(waiter, row)
  }

  /** As `wait`, but blocks the thread: for workers. */
  waitSync(options: WaitSyncOptions = {}): boolean {
    checkKeys('options', options, ['timeout'])
    const { waiter, row, suspension } = this.#begin()
    try {
      retrySync(this.words, this.#attempt(waiter, row), options)
    } finally {
      suspension.resumeSync()
    }
    return this.#end(waiter, row)
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
    this.#wake(this.#parties.guarded(() => this.#grant(count)))
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

  #begin(): { waiter: Waiter; row: Row; suspension: Suspension } {
    this.#assertHeld()
    const waiter = {}
    const row = this.#parties.guarded(() => {
      const own = this.#parties.own()
      this.words.add(own.first, 1)
      return own
    })
    this.#line.push(waiter)
    const suspension = this.lock.suspend()
    if (suspension !== undefined) return { waiter, row, suspension }
    this.#giveUp(waiter, row)
    throw new StateError('The lock was released by somebody else')
  }

  /** The first in line take what this thread was granted and nobody has taken. */
  #attempt(waiter: Waiter, row: Row): (look: Look) => true | undefined {
    return (look) => {
      const granted = this.words.load(row.second)
      return this.#take(waiter, row) || look.blocked(row.second, granted)
    }
  }

  #take(waiter: Waiter, row: Row): true | undefined {
    const position = this.#line.indexOf(waiter)
    if (position < 0) return true
    if (position >= this.#line.length - this.#open(row)) return undefined
    this.#line.splice(position, 1)
    return true
  }

  /** Returns whether a wait whose time may be over was answered, as late as now; if not, takes its question back. */
  #end(waiter: Waiter, row: Row): boolean {
    return this.#parties.guarded(() => {
      if (this.#take(waiter, row)) return true
      this.#line.splice(this.#line.indexOf(waiter), 1)
      this.words.add(row.first, -1)
      return false
    })
  }

  /** Takes back the question of a wait that was aborted; an answer that it had goes to another. */
  #giveUp(waiter: Waiter, row: Row): void {
    const wasAnswered = this.#end(waiter, row)
    if (wasAnswered) this.#wake(this.#parties.guarded(() => this.#grant(1)))
  }

  /** Grants so many questions, one thread after the other, and returns the rows to wake. */
  #grant(count: number): Row[] {
    const rows = this.#rowsInTurn()
    const granted: Row[] = []
    let left = count
    for (const row of rows) {
      const open = Math.min(left, this.#open(row))
      if (open <= 0) continue
      if (!this.#parties.isAlive(row)) {
        this.#parties.remove(row)
        continue
      }
      this.words.add(row.second, open)
      this.words.store(CURSOR, row.first)
      granted.push(row)
      left -= open
    }
    return granted
  }

  #rowsInTurn(): Row[] {
    const rows = this.#parties.all()
    const cursor = this.words.load(CURSOR)
    const start = rows.findIndex(({ first }) => first > cursor)
    return start <= 0 ? rows : [...rows.slice(start), ...rows.slice(0, start)]
  }

  #open({ first, second }: Row): number {
    return (this.words.load(first) - this.words.load(second)) | 0
  }

  #wake(rows: Row[]): void {
    for (const { second } of rows) this.words.wake(second)
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
