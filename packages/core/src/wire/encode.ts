import { types } from 'node:util'
import { NotSerializableError } from '../errors.ts'
import { registeredNameOf } from './class-registry.ts'
import { recordOf } from './error-record.ts'
import { HANDLE, isHandle, refusalBy } from './handle.ts'
import { TAG, type Tagged } from './tag.ts'

/** A value that structured clone carries unchanged; `coded` when parts of it are marked and need `decodeValue`. */
export interface Encoded {
  value: unknown
  coded: boolean
}

/** What may travel besides data. */
export interface EncodeOptions {
  /** Whether the other side is in the same process, so that a `SharedArrayBuffer` can be shared with it. */
  sharesMemory: boolean
  /** Describes a function that may travel, or throws; without it every function is refused. */
  describeFunction?: (fn: Function, path: string) => unknown
  /** Is told what to do if whoever the value is sent to ends before a handle in it arrives. */
  onSent?: (giveUp: () => void) => void
  /** Whether others may read along, so that no handle may hold a key. */
  isReadable?: boolean
  /** Id of the manager whose own line it goes on: that knows its key. */
  manager?: string
  /** Tells why a shared thing may not travel this way; undefined when it may. */
  refuseHandle?: (handle: object) => string | undefined
}

/**
 * Makes a value ready to travel, or refuses it with the path of the part that cannot.
 *
 * @remarks
 * A value of plain data is returned as it is, not copied: the transport clones it. Only where structured clone would
 * lose something (the class of an error, a registered class, a `Buffer`, a null prototype) is a marked copy made.
 * @param root - How paths in messages begin, such as `args[0]`.
 * @throws {@link NotSerializableError} when a part cannot travel.
 */
export function encodeValue(value: unknown, root: string, options: EncodeOptions): Encoded {
  if (isPrimitive(value)) return { value, coded: false }
  const encoder = new Encoder(root, options)
  try {
    encoder.check(value)
    return encoder.needsMarks ? { value: encoder.mark(value), coded: true } : { value, coded: false }
  } catch (error) {
    if (!(error instanceof RangeError) || error instanceof NotSerializableError) throw error
    throw new NotSerializableError(root, 'it is nested too deeply; flatten it', { cause: error })
  }
}

function isPrimitive(value: unknown): boolean {
  switch (typeof value) {
    case 'object':
      return value === null
    case 'function':
    case 'symbol':
      return false
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return true
  }
}

class Encoder {
  needsMarks = false
  readonly #root: string
  readonly #options: EncodeOptions
  readonly #keys: (string | number)[] = []
  readonly #seen = new Set<object>()
  readonly #marked = new Map<object, unknown>()
  /** Each function is described once: its description may hold handles, which are for one recipient. */
  readonly #descriptions = new Map<Function, unknown>()

  constructor(root: string, options: EncodeOptions) {
    this.#root = root
    this.#options = options
  }

  /** Walks the value once, refuses what cannot travel and notes whether marks are needed. */
  check(value: unknown): void {
    if (isPrimitive(value)) return
    if (typeof value === 'symbol') this.#refuse('it is a symbol; send its description instead')
    if (typeof value === 'function') return this.#checkFunction(value)
    if (typeof value !== 'object' || value === null || this.#seen.has(value)) return
    this.#seen.add(value)
    this.#checkObject(value)
  }

  /** Copies the value, with a mark for each part that structured clone would not keep. */
  mark(value: unknown): unknown {
    if (isPrimitive(value) || typeof value === 'symbol') return value
    if (typeof value === 'function') return { [TAG]: 'function', description: this.#descriptions.get(value) }
    if (typeof value !== 'object' || value === null) return value
    const known = this.#marked.get(value)
    return known ?? this.#markObject(value)
  }

  #checkFunction(fn: Function): void {
    const { describeFunction } = this.#options
    if (describeFunction === undefined) this.#refuse('it is a function; functions travel only as the task itself')
    if (!this.#descriptions.has(fn)) this.#descriptions.set(fn, describeFunction?.(fn, this.#path()))
    this.needsMarks = true
  }

  #checkObject(value: object): void {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (types.isProxy(value)) this.#refuse('it is a Proxy; send a plain copy')
    if (prototype === Array.prototype && Array.isArray(value)) return this.#checkEntries(value)
    if (prototype === Object.prototype) {
      if (Object.hasOwn(value, TAG)) this.needsMarks = true
      return this.#checkEntries(value)
    }
    if (prototype === null) {
      this.needsMarks = true
      return this.#checkEntries(value)
    }
    if (prototype === Map.prototype && value instanceof Map) return this.#checkPairs(value)
    if (prototype === Set.prototype && value instanceof Set) return this.#checkPairs(value)
    if (isClonedWhole(value, prototype)) return
    this.#checkSpecial(value)
  }

  #checkSpecial(value: object): void {
    if (types.isSharedArrayBuffer(value) || (ArrayBuffer.isView(value) && types.isSharedArrayBuffer(value.buffer))) {
      if (this.#options.sharesMemory) return
      this.#refuse('a SharedArrayBuffer is shared by the threads of one process only; use a ThreadPool, or copy it')
    }
    if (Buffer.isBuffer(value) || value instanceof URL || value instanceof URLSearchParams) {
      this.needsMarks = true
      return
    }
    const refusal =
      refusalBy(value, this.#options) ?? (isHandle(value) ? this.#options.refuseHandle?.(value) : undefined)
    if (refusal !== undefined) this.#refuse(refusal)
    if (isHandle(value)) {
      this.needsMarks = true
      return
    }
    if (value instanceof Error) {
      this.needsMarks = true
      return this.#checkEntries(recordOf(value))
    }
    if (registeredNameOf(value) !== undefined) {
      this.needsMarks = true
      return this.#checkEntries(value)
    }
    this.#refuse(refusalOf(value))
  }

  #checkEntries(value: object): void {
    for (const symbol of Object.getOwnPropertySymbols(value)) {
      if (Object.prototype.propertyIsEnumerable.call(value, symbol))
        this.#refuse(`its key ${String(symbol)} is a symbol`)
    }
    for (const [key, part] of Object.entries(value)) {
      if (isPrimitive(part)) continue
      this.#keys.push(Array.isArray(value) ? Number(key) : key)
      this.check(part)
      this.#keys.pop()
    }
  }

  #checkPairs(value: Map<unknown, unknown> | Set<unknown>): void {
    for (const [key, part] of value.entries()) {
      this.#keys.push(`<${isPrimitive(key) ? String(key) : 'key'}>`)
      this.check(key)
      this.check(part)
      this.#keys.pop()
    }
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
    if (Buffer.isBuffer(value)) return this.#remember(value, { [TAG]: 'buffer', bytes: bytesOf(value) })
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
    return value
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

  #refuse(reason: string): never {
    throw new NotSerializableError(this.#path(), reason)
  }

  #path(): string {
    const isName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u
    let path = this.#root
    for (const key of this.#keys) {
      if (typeof key === 'number') path += `[${key}]`
      else if (key.startsWith('<')) path += key
      else path += isName.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
    }
    return path
  }
}

/** Defines an own property, also when its name is `__proto__`. */
export function setOwn(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
}

/** Returns the bytes of a `Buffer` alone: many of them lie in one piece of memory, which would travel whole. */
function bytesOf(value: Buffer): Uint8Array {
  const { buffer, byteLength } = value
  const isAlone = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(value)
}

function isClonedWhole(value: object, prototype: unknown): boolean {
  if (ArrayBuffer.isView(value))
    return !Buffer.isBuffer(value) && !types.isSharedArrayBuffer(value.buffer) && isBuiltInView(prototype)
  return (
    (types.isDate(value) && prototype === Date.prototype) ||
    (types.isRegExp(value) && prototype === RegExp.prototype) ||
    (types.isArrayBuffer(value) && prototype === ArrayBuffer.prototype) ||
    types.isBoxedPrimitive(value)
  )
}

const TypedArrayPrototype: unknown = Object.getPrototypeOf(Uint8Array.prototype)

function isBuiltInView(prototype: unknown): boolean {
  if (prototype === DataView.prototype) return true
  return typeof prototype === 'object' && prototype !== null && Object.getPrototypeOf(prototype) === TypedArrayPrototype
}

function refusalOf(value: object): string {
  if (types.isPromise(value)) return 'it is a Promise; await it first'
  if (value instanceof AbortSignal)
    return 'it is an AbortSignal; give it as the signal option and use taskContext().signal'
  if (types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef)
    return 'weak references belong to one heap'
  if (types.isGeneratorObject(value)) return 'it is a generator that already runs; send an array of its values'
  const name: unknown = value.constructor?.name
  const cls = typeof name === 'string' && name !== '' ? name : 'a class without a name'
  return `it is an instance of ${cls}, whose methods would be lost; registerClass(${cls}), or send a plain object`
}
