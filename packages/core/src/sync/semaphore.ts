import { checkInteger } from '../check-option.ts'
import { StateError } from '../errors.ts'
import type { SharedOptions } from '../memory/cell.ts'
import type { Look } from '../memory/look.ts'
import { OWN_CELLS, Parties, PARTIES_BYTES } from '../memory/parties.ts'
import { checkSharedOptions, registerSharedKind } from '../memory/shared-object.ts'
import { noteThing } from '../monitor/note-thing.ts'
import type { ThingFigures } from '../monitor/things.ts'
import { Acquirable, type Acquisition, type How } from './acquirable.ts'

/** Permits there are, held ones included; how many each thread holds stands in its row. */
const TOTAL = OWN_CELLS
/** Most permits there may be, where that is limited. */
const BOUND = OWN_CELLS + 1
/** Counts up by two whenever a permit becomes free. */
const RELEASES = OWN_CELLS + 2
/** The count of releases, plus one, on which somebody may sleep until a permit is free; 0 when nobody does. */
const AWAITED = OWN_CELLS + 3
const MAX_VALUE = 2 ** 31 - 1

/**
 * Lets a number of holders at a time go on, of all threads and processes that have it.
 *
 * @remarks
 * `release()` may also be called by one that holds nothing: it then stands for somebody who does, or adds a permit.
 * When a thread ends with permits that it has not released, however that happens, those are free again within about
 * 100 ms.
 * Those of one thread that wait without blocking get permits in order; between threads the order is open.
 * @see {@link BoundedSemaphore} for one that refuses to have more permits than at first; {@link Lock} for just one.
 * @example
 * ```ts @import.meta.vitest
 * import { Semaphore } from '@mp/core'
 * const semaphore = new Semaphore(2)
 * const held = await semaphore.acquire()
 * expect(semaphore.value).toBe(1)
 * held.release()
 * expect(semaphore.value).toBe(2)
 * ```
 */
export class Semaphore extends Acquirable {
  readonly #parties: Parties

  /**
   * @param value - Permits at first.
   * @throws {@link OptionRangeError} when it is below 0.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(value = 1, options: SharedOptions = {}) {
    checkSharedOptions(options)
    checkInteger('value', value, { min: 0, max: MAX_VALUE })
    super(PARTIES_BYTES, options)
    this.#parties = new Parties(this.words)
    noteThing<Semaphore>(this, (semaphore) => semaphore.#figures())
    if (this.hasArrived) return
    this.words.store(TOTAL, value)
    this.words.store(BOUND, value)
  }

  protected get kind(): string {
    return 'mp.semaphore'
  }

  protected get summary(): string {
    return `value=${this.value}`
  }

  /** Whether there may never be more permits than at first. */
  protected get isBounded(): boolean {
    return false
  }

  /** Most permits there may be, where that is limited. */
  protected get bound(): number {
    return this.words.load(BOUND)
  }

  /** Permits that are free at this moment. */
  get value(): number {
    this.assertOpen()
    return this.#parties.guarded(() => this.#free())
  }

  /**
   * Frees a permit: one of this thread, else one of whoever holds some, else one more than there were.
   *
   * @throws {@link StateError} when all permits of a `BoundedSemaphore` are free.
   */
  release(): void {
    this.assertOpen()
    if (!this.#release()) throw new StateError(`All permits are free (${this.value}), so none can be released`)
  }

  protected begin(): Acquisition {
    return { attempt: (look) => this.#attempt(look), release: () => this.#release() }
  }

  #attempt(look: Look): How | undefined {
    return this.#parties.guarded(() => {
      if (look.isCheckup) this.#parties.removeDead()
      if (this.#free() > 0) {
        this.words.add(this.#parties.own().first, 1)
        return 'taken'
      }
      const releases = this.words.load(RELEASES)
      if (look.sleepsNext) this.words.store(AWAITED, releases | 1)
      return look.blocked(RELEASES, releases)
    })
  }

  #release(): boolean {
    const awaited = this.#parties.guarded(() => (this.#freeOne() ? this.words.load(AWAITED) : undefined))
    if (awaited === undefined) return false
    // Nobody slept. Whoever is about to will see that the count has changed, and say so again, with the new count.
    if (awaited !== 0 && this.words.wake(RELEASES, 1) === 0) this.words.compareExchange(AWAITED, awaited, 0)
    return true
  }

  /** What those who watch the program are told: as it looks, without a wait for those who are changing it. */
  #figures(): ThingFigures {
    const permits = this.#free()
    const isAwaited = this.words.load(AWAITED) !== 0
    return { kind: 'lock', isTaken: permits === 0, isAwaited, ...this.waitersTold, permits }
  }

  #freeOne(): boolean {
    const own = this.#parties.ownIfAny()
    const holds = (row: { first: number }): boolean => this.words.load(row.first) > 0
    const holder = own !== undefined && holds(own) ? own : this.#parties.all().find(holds)
    if (holder !== undefined) this.words.add(holder.first, -1)
    else {
      const total = this.words.load(TOTAL)
      if (total >= (this.isBounded ? this.bound : MAX_VALUE)) return false
      this.words.store(TOTAL, total + 1)
    }
    this.words.add(RELEASES, 2)
    return true
  }

  #free(): number {
    return this.words.load(TOTAL) - this.#parties.sum(({ first }) => this.words.load(first))
  }
}

registerSharedKind('mp.semaphore', () => new Semaphore())
