import { types } from 'node:util'
import { captureFunction } from './capture-function.ts'
import { ImportedValue } from './captured-variable.ts'
import type { NodeKind } from './description.ts'
import { encodeFunction } from './encode-function.ts'
import { encodeObject } from './encode-object.ts'
import type { EncodedValue, Graph } from './graph.ts'
import { captureError, type Place } from './place.ts'
import { isHandle, refusalBy } from '../wire/handle.ts'
import { wellKnownPathOf } from './well-known.ts'

/**
 * Encodes one captured value; a new kind of handle gets its case here and in `decodeCaptured`.
 *
 * @throws CaptureError when it cannot cross.
 */
export function encodeCaptured(value: object | symbol, place: Place, graph: Graph): EncodedValue {
  if (typeof value === 'symbol') return encodeSymbol(value, place)
  if (value instanceof ImportedValue) return encodeImported(value, place, graph)
  if (types.isProxy(value)) throw captureError(place, 'it is a Proxy, whose handler stays hidden; pass what it wraps')
  if (typeof value === 'function') return encodeFunction(value, place, graph)
  // Where it goes is not known yet: what only some may get is refused to these later.
  const refusal = refusalBy(value, { sharesMemory: true })
  if (refusal !== undefined) throw captureError(place, refusal)
  if (isHandle(value)) return leafOf({ type: 'thing', thing: value })
  const path = wellKnownPathOf(value)
  return path === undefined ? encodeObject(value, place, graph) : leafOf({ type: 'well-known', path })
}

function encodeImported({ value, kind }: ImportedValue, place: Place, graph: Graph): EncodedValue {
  const isSelfKnown = typeof value === 'function' && hasModule(value, place)
  return isSelfKnown ? encodeFunction(value, place, graph) : leafOf(kind)
}

/** Tells whether a function is an export of the module that defines it. */
function hasModule(fn: Function, place: Place): boolean {
  try {
    return captureFunction(fn, place).type === 'leaf'
  } catch {
    return false
  }
}

function encodeSymbol(value: symbol, place: Place): EncodedValue {
  const registryKey = Symbol.keyFor(value)
  if (registryKey !== undefined) return leafOf({ type: 'symbol', registryKey })
  const path = wellKnownPathOf(value)
  if (path !== undefined) return leafOf({ type: 'well-known', path })
  throw captureError(place, `${String(value)} is unique to this process; make it with Symbol.for()`)
}

function leafOf(kind: NodeKind): EncodedValue {
  return { kind, parts: [] }
}
