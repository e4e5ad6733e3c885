import { types } from 'node:util'
import { NotSerializableError } from '../errors.ts'
import { isClonedWhole, memoryOf } from './cloned-whole.ts'
import { isHandle } from './handle.ts'
import { isKeptByNode, reasonToStay } from './immovable.ts'
import { setOwn } from './set-own.ts'
import { type TakenValue, takenValueOf } from './transferred.ts'
import { pathTo, stepTo, stepToPair } from './value-path.ts'
import { makeView, viewTypeOf } from './view-type.ts'

/** Where a view lies in its memory. */
interface Range {
  byteOffset: number
  byteLength: number
}

/** Takes memory out of one value, and makes the same value over it. */
export class MemoryTaker {
  readonly #wanted: ReadonlySet<ArrayBuffer> | undefined
  /** The memory to take, and where it is once it was taken. */
  readonly #memory = new Map<ArrayBuffer, ArrayBuffer>()
  /** Views tell it no more once their memory was taken. */
  readonly #ranges = new Map<ArrayBufferView, Range>()
  readonly #seen = new Set<object>()
  readonly #copies = new Map<object, object>()
  readonly #keys: (string | number)[] = []

  /** @param wanted - What is to be taken; by default all that Node does not keep for itself. */
  constructor(wanted?: ReadonlySet<ArrayBuffer>) {
    this.#wanted = wanted
  }

  /**
   * Finds the memory, and takes nothing yet.
   *
   * @throws {@link NotSerializableError} when some of it must stay where it is.
   */
  find(value: unknown): void {
    if (!isObject(value) || this.#seen.has(value)) return
    this.#seen.add(value)
    const memory = memoryOf(value)
    if (memory !== undefined) return this.#note(value, memory)
    if (!isContainer(value)) return
    for (const [key, part] of partsOf(value)) {
      this.#keys.push(key)
      this.find(part)
      this.#keys.pop()
    }
  }

  /** Whether memory was found. */
  has(memory: ArrayBuffer): boolean {
    return this.#memory.has(memory)
  }

  /**
   * Takes the memory that was found, which leaves the value empty, and returns the same value over it.
   *
   * @throws {@link NotSerializableError} when memory that was asked for belongs to somebody else, such as WebAssembly.
   */
  take(value: object): TakenValue {
    for (const memory of this.#memory.keys()) this.#takeMemory(memory)
    return { value: this.#copy(value), memory: new Set(this.#memory.values()) }
  }

  #takeMemory(memory: ArrayBuffer): void {
    try {
      this.#memory.set(memory, memory.transfer())
    } catch (cause) {
      this.#memory.delete(memory)
      if (this.#wanted !== undefined)
        throw new NotSerializableError('value', 'memory that WebAssembly uses stays where it is; copy it', { cause })
    }
  }

  #note(value: object, memory: ArrayBuffer): void {
    const reason = reasonToStay(memory)
    const isWanted = this.#wanted?.has(memory) ?? (reason !== undefined || !isKeptByNode(memory))
    if (!isWanted) return
    if (reason !== undefined) throw new NotSerializableError(pathTo('value', this.#keys), reason)
    this.#memory.set(memory, memory)
    if (ArrayBuffer.isView(value)) {
      const { byteOffset, byteLength } = value
      this.#ranges.set(value, { byteOffset, byteLength })
    }
  }

  #copy(value: unknown): unknown {
    if (!isObject(value)) return value
    return this.#copies.get(value) ?? this.#copyObject(value)
  }

  #copyObject(value: object): object {
    if (ArrayBuffer.isView(value)) return this.#keep(value, this.#viewLike(value))
    if (value instanceof ArrayBuffer) return this.#memory.get(value) ?? value
    if (!isContainer(value)) return value
    if (value instanceof Map) return this.#copyMap(value)
    if (value instanceof Set) return this.#copySet(value)
    const copy = this.#keep(value, emptyLike(value))
    for (const [key, part] of Object.entries(value)) setOwn(copy, key, this.#copy(part))
    return copy
  }

  #viewLike(view: ArrayBufferView): object {
    const range = this.#ranges.get(view)
    const memory = view.buffer instanceof ArrayBuffer ? this.#memory.get(view.buffer) : undefined
    if (range === undefined || memory === undefined) return view
    if (Buffer.isBuffer(view)) return Buffer.from(memory, range.byteOffset, range.byteLength)
    return makeView(viewTypeOf(view), memory, range)
  }

  #copyMap(map: Map<unknown, unknown>): object {
    const copy = this.#keep(map, new Map<unknown, unknown>())
    for (const [key, part] of map) copy.set(this.#copy(key), this.#copy(part))
    return copy
  }

  #copySet(set: Set<unknown>): object {
    const copy = this.#keep(set, new Set<unknown>())
    for (const part of set) copy.add(this.#copy(part))
    return copy
  }

  #keep<T extends object>(value: object, copy: T): T {
    this.#copies.set(value, copy)
    return copy
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Whether an object travels by what it holds. */
function isContainer(value: object): boolean {
  if (types.isProxy(value) || isHandle(value) || takenValueOf(value) !== undefined) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (types.isMap(value)) return prototype === Map.prototype
  if (types.isSet(value)) return prototype === Set.prototype
  return !isClonedWhole(value, prototype)
}

function partsOf(value: object): Iterable<[string | number, unknown]> {
  if (value instanceof Map || value instanceof Set) return [...value.entries()].flatMap(pairOf)
  return Object.entries(value).map(([key, part]) => [stepTo(value, key), part])
}

function pairOf([key, part]: [unknown, unknown]): [string, unknown][] {
  const step = stepToPair(key)
  return [
    [step, key],
    [step, part],
  ]
}

/** Returns an object of the same class with the same hidden parts; an error keeps its stack. */
function emptyLike(value: object): object {
  if (Array.isArray(value)) return new Array<unknown>(value.length)
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(value))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (typeof prototype === 'object') Object.setPrototypeOf(copy, prototype)
  return copy
}
