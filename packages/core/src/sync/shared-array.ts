import { inspect } from 'node:util'
import { checkInteger } from '../check-option.ts'
import { OptionRangeError } from '../errors.ts'
import {
  bytesOf,
  checkElementType,
  type ElementOf,
  type Elements,
  elementsOf,
  type ElementType,
  type ViewOf,
  viewOf,
} from '../memory/elements.ts'
import { withdrawMemory } from '../memory/exposed-buffer.ts'
import { checkSharedOptions, SharedObject } from '../memory/shared-object.ts'
import { type HandleOptions, type HandleRecord, registerHandleKind } from '../wire/handle.ts'
import { lockHandle, reviveLock, type ValueLock, valueLock, type ValueOptions } from './value-lock.ts'

const KIND = 'mp.shared-array'
/** Elements that its text shows. */
const SHOWN = 6

/**
 * Numbers of one type that threads and processes share, with atomic steps by index.
 *
 * @remarks
 * The length is fixed. `view` is a typed array over the very memory: fast, but not atomic. Once the array is closed,
 * the view is empty.
 * @see {@link SharedMemory} for plain bytes with a name.
 * @example
 * ```ts @import.meta.vitest
 * import { SharedArray } from '@mp/core'
 * const sums = new SharedArray('f64', 3)
 * sums.add(1, 2.5)
 * expect([...sums]).toEqual([0, 2.5, 0])
 * expect(sums.view.length).toBe(3)
 * ```
 */
export class SharedArray<T extends ElementType> extends SharedObject implements Iterable<ElementOf<T>> {
  /** What it holds. */
  readonly type: T
  readonly length: number
  readonly #buffer: ArrayBufferLike
  readonly #view: ViewOf[T]
  readonly #lock: ValueLock
  readonly #elements: Elements<ElementOf<T>>

  /**
   * @param contents - How many, all 0 or false; or what they are, which sets the length.
   * @throws {@link OptionRangeError} when one does not fit the type.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(type: T, contents: number | Iterable<ElementOf<T>>, options: ValueOptions = {}) {
    checkSharedOptions(options, 'lock')
    const values = typeof contents === 'number' ? undefined : [...contents]
    const length = values?.length ?? checkInteger('length', contents, { min: 0 })
    super(Math.max(1, length) * bytesOf(checkElementType(type)), options)
    this.type = type
    this.length = length
    this.#buffer = this.words.expose(this.lifeline)
    this.#view = viewOf(type, { buffer: this.#buffer, byteOffset: 0, length })
    this.#elements = elementsOf(type, { buffer: this.#buffer, byteOffset: 0, length })
    this.#lock = valueLock(options)
    values?.forEach((value, index) => this.#elements.store(index, value))
  }

  protected get kind(): string {
    return KIND
  }

  protected get summary(): string {
    const first = Array.from({ length: Math.min(this.length, SHOWN) }, (_, index) => inspect(this.load(index)))
    const rest = this.length > SHOWN ? [`… ${this.length - SHOWN} more`] : []
    return `'${this.type}', [${[...first, ...rest].join(', ')}]`
  }

  /** The lock it comes with. */
  get lock(): ValueLock {
    return this.#lock
  }

  /** Typed array over the memory; of bytes for booleans. */
  get view(): ViewOf[T] {
    this.assertOpen()
    return this.#view
  }

  /** @throws {@link OptionRangeError} when there is no such index; also for all other steps. */
  load(index: number): ElementOf<T> {
    return this.#elements.load(this.#check(index))
  }

  store(index: number, value: ElementOf<T>): void {
    this.#elements.store(this.#check(index), value)
  }

  /** Adds, and returns what was there before. */
  add(index: number, value: ElementOf<T>): ElementOf<T> {
    return this.#elements.add(this.#check(index), value)
  }

  /** Subtracts, and returns what was there before. */
  sub(index: number, value: ElementOf<T>): ElementOf<T> {
    return this.#elements.sub(this.#check(index), value)
  }

  /** Keeps the bits that are set in both, and returns what was there before. */
  and(index: number, value: ElementOf<T>): ElementOf<T> {
    return this.#elements.and(this.#check(index), value)
  }

  /** Sets the bits that are set in either, and returns what was there before. */
  or(index: number, value: ElementOf<T>): ElementOf<T> {
    return this.#elements.or(this.#check(index), value)
  }

  /** Replaces one, and returns what was there before. */
  exchange(index: number, value: ElementOf<T>): ElementOf<T> {
    return this.#elements.exchange(this.#check(index), value)
  }

  /** Replaces one if it is `expected`, and returns what was there before. */
  compareExchange(index: number, expected: ElementOf<T>, replacement: ElementOf<T>): ElementOf<T> {
    return this.#elements.compareExchange(this.#check(index), expected, replacement)
  }

  /** Yields them one by one, each as it is at that moment. */
  *[Symbol.iterator](): IterableIterator<ElementOf<T>> {
    for (let index = 0; index < this.length; index += 1) yield this.load(index)
  }

  /** Lets go of the memory here; the view is empty from then on. Others that have it are not affected. */
  override close(): void {
    if (!(this.#buffer instanceof SharedArrayBuffer)) withdrawMemory(this.#buffer)
    super.close()
  }

  protected override toHandle(options: HandleOptions): HandleRecord {
    const { kind, data: cell } = super.toHandle(options)
    return { kind, data: { cell, type: this.type, length: this.length, lock: lockHandle(this.#lock, options) } }
  }

  #check(index: number): number {
    this.assertOpen()
    if (Number.isInteger(index) && index >= 0 && index < this.length) return index
    throw new OptionRangeError(`index must be a whole number from 0 to ${this.length - 1}, got ${index}`)
  }
}

registerHandleKind(KIND, (data) => {
  const { cell, type, length, lock } = checkData(data)
  return SharedObject.arrive(cell, () => new SharedArray(type, length, { lock }))
})

function checkData(data: unknown): { cell: unknown; type: ElementType; length: number; lock: ValueLock } {
  if (typeof data !== 'object' || data === null || !('cell' in data && 'type' in data && 'lock' in data))
    throw new TypeError('A handle of a shared array is malformed')
  const length = checkInteger('length', 'length' in data ? data.length : undefined, { min: 0 })
  return { cell: data.cell, type: checkElementType(data.type), length, lock: reviveLock(data.lock) }
}
