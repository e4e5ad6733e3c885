import { inspect, isDeepStrictEqual } from 'node:util'
import { checkString } from '../check-option.ts'
import { OptionRangeError, StateError } from '../errors.ts'
import { showAsText } from '../show-as-text.ts'
import { HANDLE, registerHandleKind } from '../wire/handle.ts'
import { decodeItem, encodeItem, type ItemFormat, type ShareableItem } from './shareable-item.ts'
import { createList, fitFormat, readStarts, WORD_BYTES, writeFormat } from './shareable-layout.ts'
import { SharedMemory, type SharedMemoryOptions } from './shared-memory.ts'

const KIND = 'mp.shareable-list'

/** The block of a list that exists, while the object around it is made. */
let attaching: SharedMemory | undefined

/**
 * A list of fixed length in shared memory, laid out as CPython's `ShareableList`, which opens it by its name.
 *
 * @remarks
 * A `bigint` is Python's `int` (64 bits), a `number` always a `float`, a `Uint8Array` its `bytes`. An item may be
 * replaced by one of another type; text and bytes have the room that the slot had at first: their length then, rounded
 * up to the next multiple of 8, at least one byte more. Nothing is locked: protect what several write with a `Lock`.
 * @see {@link SharedArray} for numbers of one type with atomic operations.
 * @example
 * ```ts @import.meta.vitest
 * import { ShareableList } from '@mp/core'
 * using list = new ShareableList([1n, 2.5, 'x', true, null])
 * list.set(2, 'seven')
 * const same = ShareableList.attach(list.shm.name)
 * expect([...same]).toEqual([1n, 2.5, 'seven', true, null])
 * same.close()
 * ```
 */
export class ShareableList implements Iterable<ShareableItem>, Disposable {
  /** The block that holds it; `shm.name` is what others attach by, `shm.unlink()` removes it. */
  readonly shm: SharedMemory
  readonly length: number
  /** Where each slot begins, and where the last ends. */
  readonly #starts: readonly number[]

  /**
   * @throws {@link OptionTypeError} when an item is none that a list can hold.
   * @throws {@link OptionRangeError} when an item would not come back as it was.
   * @throws {@link SharedMemoryExistsError} when the name is taken.
   * @throws {@link SharedMemoryFullError} when there is no room for it.
   */
  constructor(items: Iterable<ShareableItem>, options: SharedMemoryOptions = {}) {
    this.shm = attaching ?? createList([...items], options)
    attaching = undefined
    this.#starts = readStarts(this.shm)
    this.length = this.#starts.length - 1
  }

  /**
   * Attaches to a list that exists, be it one of Python's.
   *
   * @throws {@link SharedMemoryNotFoundError} when there is no block of this name.
   * @throws {@link OptionTypeError} when the block holds no list.
   */
  static attach(name: string): ShareableList {
    attaching = SharedMemory.attach(name)
    return new ShareableList([])
  }

  /** How Python's `struct` would name what the slots hold, such as `8sdq`. */
  get format(): string {
    return Array.from({ length: this.length }, (_, index) => this.#format(index).format).join('')
  }

  /**
   * Reads an item; a negative index counts from the end.
   *
   * @throws {@link OptionRangeError} when there is no such index.
   */
  get(index: number): ShareableItem {
    const position = this.#position(index)
    return decodeItem(this.#format(position), this.#slot(position))
  }

  /**
   * Replaces an item; a negative index counts from the end.
   *
   * @throws {@link OptionRangeError} when there is no such index, or the slot has no room for the text or bytes.
   * @throws {@link OptionTypeError} when a list cannot hold it.
   */
  set(index: number, item: ShareableItem): void {
    const position = this.#position(index)
    const slot = this.#slot(position)
    const { format, code, bytes } = encodeItem(item)
    if (bytes.length > slot.length)
      throw new OptionRangeError(`Item ${position} has room for ${slot.length} bytes, not for ${bytes.length}`)
    const before = this.#format(position).format
    this.#setFormat(position, { format: fitFormat(format, before, slot.length), code })
    slot.fill(0)
    slot.set(bytes)
  }

  /** Counts the items that are the same, by value. */
  count(item: ShareableItem): number {
    return [...this].filter((other) => isDeepStrictEqual(other, item)).length
  }

  /** Returns the index of the first item that is the same, by value; -1 when there is none. */
  indexOf(item: ShareableItem): number {
    return [...this].findIndex((other) => isDeepStrictEqual(other, item))
  }

  /** Yields the items one by one, each as it is at that moment. */
  *[Symbol.iterator](): IterableIterator<ShareableItem> {
    for (let index = 0; index < this.length; index += 1) yield this.get(index)
  }

  /** Says what is in it and its name, as `console.log` shows it. */
  toString(): string {
    const items = this.shm.buffer.detached ? 'closed' : `[${Array.from(this, (item) => inspect(item)).join(', ')}]`
    return `ShareableList(${items}, name='${this.shm.name}')`
  }

  /** Lets go of the memory here; others keep it. */
  close(): void {
    this.shm.close()
  }

  /** Closes it, and removes the name if the list was created here. */
  [Symbol.dispose](): void {
    this.shm[Symbol.dispose]()
  }

  #position(index: number): number {
    if (this.shm.buffer.detached) throw new StateError('This ShareableList is closed')
    const position = index < 0 ? index + this.length : index
    if (Number.isInteger(position) && position >= 0 && position < this.length) return position
    throw new OptionRangeError(
      `index must be a whole number from ${-this.length} to ${this.length - 1}, got ${String(index)}`,
    )
  }

  #slot(position: number): Uint8Array {
    const start = this.#starts[position] ?? 0
    return new Uint8Array(this.shm.buffer, start, (this.#starts[position + 1] ?? start) - start)
  }

  #format(position: number): ItemFormat {
    const end = this.#starts[this.length] ?? 0
    const text = Buffer.from(this.shm.buffer, end + position * WORD_BYTES, WORD_BYTES).toString('latin1')
    const code = new Uint8Array(this.shm.buffer, end + this.length * WORD_BYTES + position, 1)
    return { format: text.replace(/\0+$/, ''), code: code[0] ?? 0 }
  }

  #setFormat(position: number, { format, code }: ItemFormat): void {
    const end = this.#starts[this.length] ?? 0
    writeFormat(new Uint8Array(this.shm.buffer, end + position * WORD_BYTES, WORD_BYTES), format)
    new Uint8Array(this.shm.buffer, end + this.length * WORD_BYTES, this.length)[position] = code
  }
}

showAsText(ShareableList.prototype)
Object.defineProperty(ShareableList.prototype, HANDLE, {
  value(this: ShareableList) {
    if (this.shm.buffer.detached) throw new StateError('This ShareableList is closed and cannot be sent')
    return { kind: KIND, data: this.shm.name }
  },
})
registerHandleKind(KIND, (name) => ShareableList.attach(checkString('name', name)))
