import type { ObjectBase } from './description.ts'
import { prototypeOf } from './own-value.ts'
import { makeVariables } from './variables.ts'

const ERROR_CLASSES = new Map<string, ErrorConstructor | AggregateErrorConstructor>(
  Object.entries({ Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError }),
)

/** The classes whose objects can be rebuilt from what they hold. */
export const REBUILT_CLASSES: ReadonlySet<unknown> = new Set<unknown>([
  ...[Object, Array, Map, Set, Date, RegExp, DataView, Buffer, URL, Number, String, Boolean, BigInt],
  ...ERROR_CLASSES.values(),
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
  ...[BigInt64Array, BigUint64Array, Float32Array, Float64Array, prototypeOf(Uint8Array)],
  Reflect.get(globalThis, 'Float16Array'),
])

/** Returns the name of the built-in class that an error descends from. */
export function errorClassNameOf(error: Error): string {
  let prototype: unknown = Object.getPrototypeOf(error)
  while (typeof prototype === 'object' && prototype !== null) {
    for (const [name, cls] of ERROR_CLASSES) if (cls.prototype === prototype) return name
    prototype = Object.getPrototypeOf(prototype)
  }
  return 'Error'
}

/** Returns the prototype of objects of this base that are of no class of the user's. */
export function basePrototypeOf(base: ObjectBase): unknown {
  switch (base.type) {
    case 'null':
      return null
    case 'variables':
      return prototypeOf(makeVariables())
    case 'plain':
      return Object.prototype
    case 'boxed':
      return Object.getPrototypeOf(Object(base.value))
    case 'error':
      return ERROR_CLASSES.get(base.className)?.prototype
    case 'view':
      return prototypeNamed(base.view)
    case 'array':
      return Array.prototype
    case 'map':
      return Map.prototype
    case 'set':
      return Set.prototype
    case 'date':
      return Date.prototype
    case 'regexp':
      return RegExp.prototype
    case 'url':
      return URL.prototype
    case 'bytes':
      return Buffer.prototype
    default:
      return base satisfies never
  }
}

function prototypeNamed(name: string): unknown {
  const cls: unknown = Reflect.get(globalThis, name)
  return typeof cls === 'function' ? cls.prototype : undefined
}
