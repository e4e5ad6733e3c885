import { classNamed } from './class-registry.ts'
import type { Encoded } from './encode.ts'
import { completeError, createError, isErrorRecord } from './error-record.ts'
import { MpError, NotSerializableError } from '../errors.ts'
import { type HandleRecord, reviveHandle } from './handle.ts'
import { setOwn } from './set-own.ts'
import { makeViewNamed } from './view-type.ts'
import { isTagged, TAG, type Tagged } from './tag.ts'

/** Turns a function that travelled back into a function; it was loaded before decoding began. */
type LoadedFunctions = ReadonlyMap<unknown, Function>

/** What a marked value refers to. */
export interface Supplies {
  functions?: LoadedFunctions
  /** Large memory that came beside it. */
  parts?: readonly ArrayBuffer[]
}

const NO_FUNCTIONS: LoadedFunctions = new Map()

/**
 * Rebuilds a value that {@link encodeValue} marked; the graph is changed in place, cycles and sharing are kept.
 *
 * @throws {@link NotSerializableError} when it holds an instance of a class that is not registered on this side, or
 * marks that nobody of ours has made.
 */
export function decodeValue(value: unknown, { functions = NO_FUNCTIONS, parts = [] }: Supplies = {}): unknown {
  try {
    return new Decoder(functions, parts).revive(value)
  } catch (cause) {
    throw cause instanceof MpError ? cause : foreignValue({ cause })
  }
}

function foreignValue(options?: ErrorOptions): NotSerializableError {
  const reason = 'what arrived is nothing that this version of the library sends'
  return new NotSerializableError('value', reason, options)
}

/** Returns a value as it was before {@link encodeValue}. */
export function decodeEncoded({ value, coded, parts = [] }: Encoded): unknown {
  return coded ? decodeValue(value, { parts }) : value
}

/** What has to be loaded before a marked value can be decoded. */
export interface Needs {
  /** Descriptions of functions. */
  functions: Set<unknown>
  /** Kinds of handles. */
  handleKinds: Set<string>
  /** All handles. */
  handles: HandleRecord[]
}

/** Returns what has to be loaded before a marked value is decoded. */
export function needsOf(value: unknown): Needs {
  const needs: Needs = { functions: new Set(), handleKinds: new Set(), handles: [] }
  try {
    collectNeeds(value, needs, new Set())
  } catch (cause) {
    // Of plain data alone: it is nested more deeply than anything that was encoded.
    throw foreignValue({ cause })
  }
  return needs
}

function collectNeeds(value: unknown, needs: Needs, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) return
  seen.add(value)
  if (isTagged(value) && value[TAG] === 'function') return void needs.functions.add(value.description)
  if (isTagged(value) && value[TAG] === 'handle') {
    needs.handles.push(value)
    return void needs.handleKinds.add(value.kind)
  }
  for (const part of partsOf(value)) collectNeeds(part, needs, seen)
}

function partsOf(value: object): readonly unknown[] {
  // What lies under a mark's own keys is user data, which may look like a mark.
  if (isTagged(value)) return partsOfMark(value)
  if (value instanceof Map) return [...value].flat()
  return value instanceof Set ? [...value] : Object.values(value)
}

function partsOfMark(mark: Tagged): readonly unknown[] {
  if ('fields' in mark) return Object.values(mark.fields)
  return 'error' in mark ? Object.values(mark.error) : []
}

class Decoder {
  readonly #functions: LoadedFunctions
  readonly #parts: readonly ArrayBuffer[]
  readonly #revived = new Map<object, unknown>()

  constructor(functions: LoadedFunctions, parts: readonly ArrayBuffer[]) {
    this.#functions = functions
    this.#parts = parts
  }

  revive(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
    const known = this.#revived.get(value)
    if (known !== undefined) return known
    if (isTagged(value)) return this.#reviveTagged(value)
    this.#revived.set(value, value)
    if (value instanceof Map) this.#reviveMap(value)
    else if (value instanceof Set) this.#reviveSet(value)
    else if (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
      this.#reviveEntries(value, value)
    return value
  }

  #reviveTagged(mark: Tagged): unknown {
    switch (mark[TAG]) {
      case 'buffer':
        return this.#keep(mark, bufferOf(mark.bytes))
      case 'memory':
        return this.#keep(mark, this.#part(mark.part))
      case 'view':
        return this.#keep(mark, makeViewNamed(mark.name, this.#part(mark.part), mark))
      case 'url':
        return this.#keep(mark, new URL(mark.href))
      case 'search-params':
        return this.#keep(mark, new URLSearchParams(mark.text))
      case 'function':
        return this.#functions.get(mark.description)
      case 'handle':
        return this.#keep(mark, reviveHandle(mark))
      case 'null':
        return this.#reviveEntries(mark.fields, this.#keep(mark, Object.create(null)))
      case 'object':
        return this.#reviveEntries(mark.fields, this.#keep(mark, {}))
      case 'class':
        return this.#reviveEntries(mark.fields, this.#keep(mark, instanceOf(mark.name)))
      case 'error':
        return this.#reviveError(mark)
      default:
        throw foreignValue()
    }
  }

  #part(position: number): ArrayBuffer {
    const part = this.#parts[position]
    if (part === undefined) throw new RangeError('Memory that belongs to a value did not come with it')
    return part
  }

  #reviveError(mark: Tagged & { [TAG]: 'error' }): Error {
    if (!isErrorRecord(mark.error)) throw foreignValue()
    const error = createError(mark.error)
    this.#revived.set(mark, error)
    this.#reviveEntries(mark.error, mark.error)
    completeError(error, mark.error)
    return error
  }

  #reviveEntries<T extends object>(from: object, to: T): T {
    for (const [key, part] of Object.entries(from)) {
      const revived = this.revive(part)
      if (from !== to || revived !== part) setOwn(to, key, revived)
    }
    return to
  }

  #reviveMap(map: Map<unknown, unknown>): void {
    const entries = [...map]
    map.clear()
    for (const [key, part] of entries) map.set(this.revive(key), this.revive(part))
  }

  #reviveSet(set: Set<unknown>): void {
    const parts = [...set]
    set.clear()
    for (const part of parts) set.add(this.revive(part))
  }

  #keep<T extends object>(mark: object, value: T): T {
    this.#revived.set(mark, value)
    return value
  }
}

/** Only of bytes: the length that anything else claims to have would be allocated. */
function bufferOf(bytes: unknown): Buffer {
  if (!(bytes instanceof Uint8Array)) throw foreignValue()
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function instanceOf(name: string): object {
  const cls = classNamed(name)
  if (cls === undefined) {
    throw new NotSerializableError(
      'value',
      `class ${name} is not registered on this side; call registerClass(${name}) in a module that both sides import`,
    )
  }
  const instance = {}
  Object.setPrototypeOf(instance, cls.prototype)
  return instance
}
