import { isPrimitive } from './is-primitive.ts'

const IS_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

/** Returns the step from an object to what it has under a key. */
export function stepTo(object: object, key: string): string | number {
  return Array.isArray(object) && Number(key) < object.length ? Number(key) : key
}

/** Returns the step from a map to what it has under a key, or to the key. */
export function stepToPair(key: unknown): string {
  return `<${isPrimitive(key) ? String(key) : 'key'}>`
}

/** Returns where a value stands: the root and the steps that lead to it. */
export function pathTo(root: string, keys: readonly (string | number)[]): string {
  let path = root
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`
    else if (key.startsWith('<')) path += key
    else path += IS_NAME.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
  }
  return path
}
