import type { ObjectBase, ObjectKind } from './description.ts'
import { basePrototypeOf } from './object-base.ts'
import { makeVariables } from './variables.ts'

/** Makes an object that has nothing in it yet. */
export function makeObject({ base }: ObjectKind, items: readonly unknown[]): object {
  switch (base.type) {
    case 'plain':
      return {}
    case 'null':
      return makeBare()
    case 'variables':
      return makeVariables()
    case 'array':
      return []
    case 'map':
      return new Map()
    case 'set':
      return new Set()
    case 'date':
      return new Date(base.time)
    case 'regexp':
      return Object.assign(new RegExp(base.source, base.flags), { lastIndex: base.lastIndex })
    case 'error':
      return makeError(base.className)
    case 'boxed':
      return makeBoxed(base.value)
    case 'url':
      return new URL(base.href)
    case 'bytes':
      return Buffer.from(base.bytes)
    case 'view':
      return makeView(base, items[0])
    default:
      return base satisfies never
  }
}

/** Puts items into a map, set or array; `isHole` tells the elements that an array does not have. */
export function fillItems(target: object, items: readonly unknown[], isHole: (index: number) => boolean): void {
  if (Array.isArray(target)) {
    target.length = items.length
    for (let index = 0; index < items.length; index++) if (!isHole(index)) target[index] = items[index]
  } else if (target instanceof Map) {
    for (let index = 0; index < items.length; index += 2) target.set(items[index], items[index + 1])
  } else if (target instanceof Set) for (const item of items) target.add(item)
}

function makeError(className: string): Error {
  const error = new Error()
  const prototype = basePrototypeOf({ type: 'error', className })
  Object.setPrototypeOf(error, typeof prototype === 'object' ? prototype : Error.prototype)
  return error
}

function makeView({ view, byteOffset, length }: ObjectBase & { type: 'view' }, buffer: unknown): object {
  const cls: unknown = Reflect.get(globalThis, view)
  if (typeof cls !== 'function') throw new TypeError(`There is no ${view} here`)
  const made: unknown = Reflect.construct(cls, [buffer, byteOffset, length])
  if (typeof made !== 'object' || made === null) throw new TypeError(`There is no ${view} here`)
  return made
}

function makeBare(): object {
  const bare = {}
  Reflect.setPrototypeOf(bare, null)
  return bare
}

function makeBoxed(value: unknown): object {
  const boxed: unknown = Object(value)
  return typeof boxed === 'object' && boxed !== null ? boxed : {}
}
