import { types } from 'node:util'
import { NotSerializableError } from '../errors.ts'
import { registeredNameOf } from './class-registry.ts'
import { isClonedWhole, memoryOf } from './cloned-whole.ts'
import { recordOf } from './error-record.ts'
import type { EncodeOptions } from './encode-options.ts'
import { isHandle, refusalBy } from './handle.ts'
import { isLarge } from './large-memory.ts'
import { isPrimitive } from './is-primitive.ts'
import { refusalOf } from './refusal-of.ts'
import { TAG } from './tag.ts'
import { type TakenValue, takenValueOf } from './transferred.ts'
import { pathTo, stepTo, stepToPair } from './value-path.ts'

const GONE =
  'its memory is gone, with a call before or with a worker that died before the task began; ' +
  'transfer() is for one call, and copies what a task with retries is given'

/** So many objects a set can hold. */
const MOST_OBJECTS = 2 ** 24 - 1

/** Looks all over one value: refuses what cannot travel, and finds out how the rest does. */
export class Checker {
  /** Whether parts of the value have to be marked. */
  needsMarks = false
  readonly #root: string
  readonly #options: EncodeOptions
  readonly #keys: (string | number)[] = []
  readonly #seen = new Set<object>()
  /** Each function is described once: its description may hold handles, which are for one recipient. */
  readonly descriptions: Map<Function, unknown> = new Map()
  /** Memory that the sender has given away, and that is to be moved. */
  readonly taken: Set<ArrayBuffer> = new Set()
  #hasTaken = false

  constructor(root: string, options: EncodeOptions) {
    this.#root = root
    this.#options = options
  }

  /** Whether it is not the value itself that travels. */
  get needsCopy(): boolean {
    return this.needsMarks || this.#hasTaken
  }

  /** Walks the value once, refuses what cannot travel and notes whether marks are needed. */
  check(value: unknown): void {
    if (isPrimitive(value)) return
    if (typeof value === 'symbol') this.#refuse('it is a symbol; send its description instead')
    if (typeof value === 'function') return this.#checkFunction(value)
    if (typeof value !== 'object' || value === null || this.#seen.has(value)) return
    if (this.#seen.size === MOST_OBJECTS) this.#refuse(`it has more than ${MOST_OBJECTS} objects; send it in parts`)
    this.#seen.add(value)
    this.#checkObject(value)
  }

  #checkFunction(fn: Function): void {
    const { describeFunction } = this.#options
    if (describeFunction === undefined) this.#refuse('it is a function; functions travel only as the task itself')
    if (!this.descriptions.has(fn)) this.descriptions.set(fn, describeFunction?.(fn, this.#path()))
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
    if (isClonedWhole(value, prototype)) return this.#checkMemory(memoryOf(value))
    this.#checkSpecial(value)
  }

  #checkTaken({ value, memory }: TakenValue): void {
    if (this.#options.memory === undefined)
      this.#refuse('it comes from transfer(), and only arguments and results of pools are moved; send the value itself')
    this.#hasTaken = true
    for (const buffer of memory) {
      if (buffer.detached) this.#refuse(GONE)
      this.taken.add(buffer)
    }
    this.check(value)
  }

  /** Memory that is marked, and what is to be moved of the rest, is found again when marks are made. */
  #checkMemory(memory: ArrayBuffer | undefined): void {
    if (memory === undefined || this.#options.memory === undefined) return
    if (isLarge(memory)) this.needsMarks = true
  }

  #checkSpecial(value: object): void {
    const taken = takenValueOf(value)
    if (taken !== undefined) return this.#checkTaken(taken)
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
      this.#keys.push(stepTo(value, key))
      this.check(part)
      this.#keys.pop()
    }
  }

  #checkPairs(value: Map<unknown, unknown> | Set<unknown>): void {
    for (const [key, part] of value.entries()) {
      this.#keys.push(stepToPair(key))
      this.check(key)
      this.check(part)
      this.#keys.pop()
    }
  }

  #refuse(reason: string): never {
    throw new NotSerializableError(this.#path(), reason)
  }

  #path(): string {
    return pathTo(this.#root, this.#keys)
  }
}
