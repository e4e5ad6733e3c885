import { memoryOf } from './cloned-whole.ts'
import { recordOf } from './error-record.ts'
import type { Checker } from './checker.ts'
import { registeredNameOf } from './class-registry.ts'
import type { EncodeOptions } from './encode-options.ts'
import { HANDLE, isHandle } from './handle.ts'
import { isLarge } from './large-memory.ts'
import { isPrimitive } from './is-primitive.ts'
import { setOwn } from './set-own.ts'
import { TAG, type Tagged } from './tag.ts'
import { takenValueOf } from './transferred.ts'
import { viewNameOf } from './view-type.ts'

/** Copies one value that was checked, with a mark for each part that structured clone would not keep. */
export class Marker {
  readonly #checked: Checker
  readonly #options: EncodeOptions
  readonly #marked = new Map<object, unknown>()

  constructor(checked: Checker, options: EncodeOptions) {
    this.#checked = checked
    this.#options = options
  }

  /** Returns the copy of the value, or of a part of it. */
  mark(value: unknown): unknown {
    if (isPrimitive(value) || typeof value === 'symbol') return value
    if (typeof value === 'function') return { [TAG]: 'function', description: this.#checked.descriptions.get(value) }
    if (typeof value !== 'object' || value === null) return value
    const known = this.#marked.get(value)
    return known ?? this.#markObject(value)
  }

  #markObject(value: object): unknown {
    if (Array.isArray(value)) return this.#fill(value, new Array<unknown>(value.length))
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === Object.prototype) {
      if (!Object.hasOwn(value, TAG)) return this.#fill(value, {})
      return this.#markFields(value, { [TAG]: 'object', fields: {} })
    }
    if (prototype === null) return this.#markFields(value, { [TAG]: 'null', fields: {} })
    if (prototype === Map.prototype && value instanceof Map) return this.#markMap(value)
    if (prototype === Set.prototype && value instanceof Set) return this.#markSet(value)
    return this.#markSpecial(value)
  }

  #markSpecial(value: object): unknown {
    const taken = takenValueOf(value)
    if (taken !== undefined) return this.mark(taken.value)
    if (Buffer.isBuffer(value)) return this.#markBuffer(value)
    if (value instanceof URL) return this.#remember(value, { [TAG]: 'url', href: value.href })
    if (value instanceof URLSearchParams)
      return this.#remember(value, { [TAG]: 'search-params', text: value.toString() })
    if (isHandle(value)) return this.#remember(value, { [TAG]: 'handle', ...value[HANDLE](this.#options) })
    if (value instanceof Error) {
      const error = {}
      this.#remember(value, { [TAG]: 'error', error })
      this.#copyEntries(recordOf(value), error)
      return this.#marked.get(value)
    }
    const name = registeredNameOf(value)
    if (name !== undefined) return this.#markFields(value, { [TAG]: 'class', name, fields: {} })
    return this.#remember(value, this.#memoryMark(value))
  }

  #markBuffer(value: Buffer): unknown {
    const { buffer, byteOffset, byteLength } = value
    const isTaken = buffer instanceof ArrayBuffer && this.#checked.taken.has(buffer)
    const bytes = isTaken ? new Uint8Array(buffer, byteOffset, byteLength) : bytesOf(value)
    const mark = this.#memoryMark(bytes)
    return this.#remember(value, mark === bytes ? { [TAG]: 'buffer', bytes } : { ...mark, name: 'Buffer' })
  }

  /** Returns a mark for large memory or a view of it, and the very object for any other. */
  #memoryMark(value: object): object {
    const { memory: notes } = this.#options
    const memory = memoryOf(value)
    if (memory === undefined || notes === undefined) return value
    if (this.#checked.taken.has(memory)) notes.moved.add(memory)
    if (!isLarge(memory)) return value
    if (!notes.parts.includes(memory)) notes.parts.push(memory)
    const part = notes.parts.indexOf(memory)
    if (!ArrayBuffer.isView(value)) return { [TAG]: 'memory', part }
    const { byteOffset, byteLength } = value
    return { [TAG]: 'view', part, name: viewNameOf(value), byteOffset, byteLength }
  }

  #markFields(value: object, mark: Tagged & { fields: object }): unknown {
    this.#remember(value, mark)
    this.#copyEntries(value, mark.fields)
    return mark
  }

  #fill(value: object, copy: object): unknown {
    this.#remember(value, copy)
    this.#copyEntries(value, copy)
    return copy
  }

  #markMap(value: Map<unknown, unknown>): unknown {
    const copy = new Map<unknown, unknown>()
    this.#remember(value, copy)
    for (const [key, part] of value) copy.set(this.mark(key), this.mark(part))
    return copy
  }

  #markSet(value: Set<unknown>): unknown {
    const copy = new Set<unknown>()
    this.#remember(value, copy)
    for (const part of value) copy.add(this.mark(part))
    return copy
  }

  #copyEntries(from: object, to: object): void {
    for (const [key, part] of Object.entries(from)) setOwn(to, key, this.mark(part))
  }

  #remember(value: object, mark: unknown): unknown {
    this.#marked.set(value, mark)
    return mark
  }
}

/** Returns the bytes of a `Buffer` alone: many of them lie in one piece of memory, which would travel whole. */
function bytesOf(value: Buffer): Uint8Array {
  const { buffer, byteLength } = value
  const isAlone = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(value)
}
