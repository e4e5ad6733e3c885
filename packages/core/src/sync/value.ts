import { inspect } from 'node:util'
import { checkElementType, type ElementOf, type Elements, elementsOf, type ElementType } from '../memory/elements.ts'
import { checkSharedOptions, SharedObject } from '../memory/shared-object.ts'
import { type HandleOptions, type HandleRecord, registerHandleKind } from '../wire/handle.ts'
import { lockHandle, reviveLock, type ValueLock, valueLock, type ValueOptions } from './value-lock.ts'

const KIND = 'mp.value'
const BYTES = 8

/**
 * A number or boolean that threads and processes share, with atomic steps.
 *
 * @remarks
 * Unlike Python's, each step is atomic by itself, so that counting needs no lock: `counter.add(1)`. The lock it comes
 * with is for steps that belong together. Sums wrap around at the ends of the type; a value that does not fit is refused.
 * @see {@link SharedArray} for many of one type.
 * @example
 * ```ts @import.meta.vitest
 * import { Process, Value } from '@mp/core'
 * const counter = new Value('i32', 40)
 * const child = new Process((counter: Value<'i32'>) => void counter.add(2), { args: [counter] })
 * child.start()
 * await child.join()
 * expect(counter.value).toBe(42)
 * ```
 */
export class Value<T extends ElementType> extends SharedObject {
  /** What it holds. */
  readonly type: T
  readonly #lock: ValueLock
  readonly #elements: Elements<ElementOf<T>>

  /**
   * @param initial - Without it, 0 or false.
   * @throws {@link OptionRangeError} when it does not fit the type.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(type: T, initial?: ElementOf<T>, options: ValueOptions = {}) {
    checkSharedOptions(options, 'lock')
    super(BYTES, options)
    this.type = checkElementType(type)
    const { buffer, byteOffset } = this.words.cells
    this.#elements = elementsOf(type, { buffer, byteOffset, length: 1 })
    this.#lock = valueLock(options)
    if (initial !== undefined) this.#elements.store(0, initial)
  }

  protected get kind(): string {
    return KIND
  }

  /** The lock it comes with. */
  get lock(): ValueLock {
    return this.#lock
  }

  protected get summary(): string {
    return `'${this.type}', ${inspect(this.value)}`
  }

  get value(): ElementOf<T> {
    return this.#open().load(0)
  }

  set value(value: ElementOf<T>) {
    this.#open().store(0, value)
  }

  /** Adds, and returns what was there before. */
  add(value: ElementOf<T>): ElementOf<T> {
    return this.#open().add(0, value)
  }

  /** Subtracts, and returns what was there before. */
  sub(value: ElementOf<T>): ElementOf<T> {
    return this.#open().sub(0, value)
  }

  /** Keeps the bits that are set in both, and returns what was there before. */
  and(value: ElementOf<T>): ElementOf<T> {
    return this.#open().and(0, value)
  }

  /** Sets the bits that are set in either, and returns what was there before. */
  or(value: ElementOf<T>): ElementOf<T> {
    return this.#open().or(0, value)
  }

  /** Replaces it, and returns what was there before. */
  exchange(value: ElementOf<T>): ElementOf<T> {
    return this.#open().exchange(0, value)
  }

  /** Replaces it if it is `expected`, and returns what was there before. */
  compareExchange(expected: ElementOf<T>, replacement: ElementOf<T>): ElementOf<T> {
    return this.#open().compareExchange(0, expected, replacement)
  }

  protected override toHandle(options: HandleOptions): HandleRecord {
    const { kind, data: cell } = super.toHandle(options)
    return { kind, data: { cell, type: this.type, lock: lockHandle(this.#lock, options) } }
  }

  #open(): Elements<ElementOf<T>> {
    this.assertOpen()
    return this.#elements
  }
}

registerHandleKind(KIND, (data) => {
  const { cell, type, lock } = checkData(data)
  return SharedObject.arrive(cell, () => new Value(type, undefined, { lock }))
})

function checkData(data: unknown): { cell: unknown; type: ElementType; lock: ValueLock } {
  if (typeof data !== 'object' || data === null || !('cell' in data && 'type' in data && 'lock' in data))
    throw new TypeError('A handle of a shared value is malformed')
  return { cell: data.cell, type: checkElementType(data.type), lock: reviveLock(data.lock) }
}
