import { types } from 'node:util'
import { accessorsOf } from './own-value.ts'

const HOLE = Symbol('hole')

/** Lists what an object holds at this moment, without looking into that; the same object with the same list is unchanged. */
export function rawContentOf(value: object): unknown[] {
  const content: unknown[] = [Object.getPrototypeOf(value), Object.isExtensible(value)]
  if (Array.isArray(value)) addElements(value, content)
  else if (types.isMap(value)) for (const [key, part] of value) content.push(key, part)
  else if (types.isSet(value)) content.push(...value)
  else if (types.isDate(value)) content.push(value.getTime())
  else if (types.isRegExp(value)) content.push(value.source, value.flags, value.lastIndex)
  else if (types.isNativeError(value)) content.push(value.stack)
  else if (value instanceof URL) content.push(value.href)
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) addProperties(value, content)
  return content
}

/** Tells whether two lists hold the same. */
export function isSameContent(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false
  return true
}

function addElements(list: unknown[], content: unknown[]): void {
  for (let index = 0; index < list.length; index++) {
    const element = list[index]
    content.push(element === undefined && !(index in list) ? HOLE : element)
  }
}

function addProperties(value: object, content: unknown[]): void {
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key)
    if (descriptor === undefined) continue
    content.push(key, descriptor.enumerable)
    const accessors = accessorsOf(descriptor)
    if (accessors === undefined) content.push(descriptor.value)
    else content.push(...accessors)
  }
}
