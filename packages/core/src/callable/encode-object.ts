import { types } from 'node:util'
import type { Captured, ObjectBase } from './description.ts'
import { ownPropertyParts } from './encode-properties.ts'
import type { EncodedValue, Graph } from './graph.ts'
import { basePrototypeOf, errorClassNameOf } from './object-base.ts'
import { instancePrototypeOf, ownValueOf, prototypeOf } from './own-value.ts'
import { captureError, type Place } from './place.ts'
import { privateFieldsOf } from './private-fields.ts'
import { rawContentOf } from './raw-content.ts'
import { refusalOf } from './refusal.ts'
import { isVariables } from './variables.ts'
import { wellKnownPathOf } from './well-known.ts'

/**
 * Encodes an object with its class and all of its own properties.
 *
 * @throws CaptureError when it holds a resource of this process or something hidden.
 */
export function encodeObject(value: object, place: Place, graph: Graph): EncodedValue {
  if (types.isSharedArrayBuffer(value)) return { kind: { type: 'shared', bytes: value }, parts: [] }
  if (types.isArrayBuffer(value)) return encodeBuffer(value, graph)
  if (Buffer.isBuffer(value)) graph.watch(() => [value.toString('latin1')])
  graph.watch(() => rawContentOf(value))
  const base = baseOf(value)
  const prototype: unknown = Object.getPrototypeOf(value)
  const cls = prototype === basePrototypeOf(base) ? undefined : classOf(value, place)
  const items = itemsOf(value, place, graph)
  const frozen = Object.isFrozen(value) && !ArrayBuffer.isView(value)
  const kind = { type: 'object' as const, base, itemCount: items.length, hasClass: cls !== undefined, frozen }
  const classParts = cls === undefined ? [] : [graph.encode(cls, place)]
  return { kind, parts: [...classParts, ...items, ...propertiesOf(value, place, graph)] }
}

function encodeBuffer(buffer: ArrayBuffer, graph: Graph): EncodedValue {
  const bytes = buffer.slice(0)
  const before = Buffer.from(bytes)
  graph.watchBytes(() => buffer.byteLength === before.length && before.equals(new Uint8Array(buffer)))
  return { kind: { type: 'buffer', bytes }, parts: [] }
}

function baseOf(value: object): ObjectBase {
  if (Array.isArray(value)) return { type: 'array' }
  if (types.isMap(value)) return { type: 'map' }
  if (types.isSet(value)) return { type: 'set' }
  if (types.isDate(value)) return { type: 'date', time: value.getTime() }
  if (types.isRegExp(value)) {
    return { type: 'regexp', source: value.source, flags: value.flags, lastIndex: value.lastIndex }
  }
  if (types.isNativeError(value)) return { type: 'error', className: errorClassNameOf(value) }
  if (Buffer.isBuffer(value)) return { type: 'bytes', bytes: new Uint8Array(value) }
  if (ArrayBuffer.isView(value)) return viewOf(value)
  if (types.isBoxedPrimitive(value)) return boxedOf(value)
  if (value instanceof URL) return { type: 'url', href: value.href }
  if (isVariables(value)) return { type: 'variables' }
  return Object.getPrototypeOf(value) === null ? { type: 'null' } : { type: 'plain' }
}

function viewOf(view: ArrayBufferView): ObjectBase {
  const { byteOffset } = view
  if (view instanceof DataView) return { type: 'view', view: 'DataView', byteOffset, length: view.byteLength }
  const tag: unknown = Reflect.get(view, Symbol.toStringTag)
  const length: unknown = Reflect.get(view, 'length')
  return { type: 'view', view: String(tag), byteOffset, length: Number(length) }
}

function boxedOf(value: object): ObjectBase {
  const primitive: unknown = value.valueOf()
  const isPlain = typeof primitive === 'string' || typeof primitive === 'number' || typeof primitive === 'bigint'
  return { type: 'boxed', value: isPlain ? primitive : primitive === true }
}

function itemsOf(value: object, place: Place, graph: Graph): Captured[] {
  if (Array.isArray(value)) return elementsOf(value, place, graph)
  if (types.isMap(value)) {
    return [...value].flatMap(([key, part]) => {
      const name = typeof key === 'string' || typeof key === 'number' ? `get(${JSON.stringify(key)})` : 'get(…)'
      return [graph.encodePart(key, place, '<key>'), graph.encodePart(part, place, name)]
    })
  }
  if (types.isSet(value)) return Array.from(value, (part) => graph.encodePart(part, place, '<item>'))
  if (ArrayBuffer.isView(value) && !Buffer.isBuffer(value)) return [graph.encode(value.buffer, place)]
  return []
}

const HOLE = { node: -1 }

function elementsOf(value: unknown[], place: Place, graph: Graph): Captured[] {
  const parts: Captured[] = []
  for (let index = 0; index < value.length; index++) {
    parts.push(index in value ? graph.encodePart(value[index], place, index) : HOLE)
  }
  return parts
}

function propertiesOf(value: object, place: Place, graph: Graph): Captured[] {
  // Elements and characters are no properties here: they are items, or part of the base.
  if (Array.isArray(value) || types.isBoxedPrimitive(value)) {
    return hasExtraKeys(value) ? ownPropertyParts(value, { place, graph }, isNamed) : []
  }
  if (ArrayBuffer.isView(value)) return []
  if (types.isRegExp(value)) return ownPropertyParts(value, { place, graph }, (key) => key !== 'lastIndex')
  if (!types.isNativeError(value)) return ownPropertyParts(value, { place, graph }, () => true)
  // The engine may compute the stack when it is read.
  const stack = graph.encodeKind({ kind: { type: 'hidden' }, parts: [String(value.stack)] })
  return [...ownPropertyParts(value, { place, graph }, (key) => key !== 'stack'), 'stack', stack]
}

function hasExtraKeys(value: object): boolean {
  const last = Object.keys(value).at(-1)
  return (last !== undefined && isNamed(last)) || Object.getOwnPropertySymbols(value).length > 0
}

function isNamed(key: string | symbol): boolean {
  return typeof key === 'symbol' || (key !== 'length' && !/^(?:0|[1-9]\d*)$/.test(key))
}

/** Finds the class of an instance, and refuses what only its own process can use. */
function classOf(value: object, place: Place): Function {
  const reason = refusalOf(value)
  if (reason !== undefined) throw captureError(place, reason)
  const prototype = prototypeOf(value)
  const cls = ownValueOf(prototype ?? {}, 'constructor')
  if (typeof cls !== 'function' || instancePrototypeOf(cls) !== prototype || wellKnownPathOf(cls) !== undefined) {
    throw captureError(place, 'its prototype belongs to no class; make it an instance of a class, or a plain object')
  }
  const [hidden] = privateFieldsOf(cls)
  if (hidden === undefined) return cls
  const advice = `it is an instance of ${cls.name}, whose private ${hidden} cannot be read; make it in the function instead`
  throw captureError(place, advice)
}
