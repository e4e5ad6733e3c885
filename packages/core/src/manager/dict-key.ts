import { inspect } from 'node:util'
import { OptionTypeError } from '../errors.ts'

/** What can be a key of a managed dict, or an element of a managed set: values that are equal when they look equal. */
export type DictKey = string | number | bigint | boolean | null

/** Returns `key` if it can be one: objects are copied on their way, and no copy would ever be found again. */
export function checkDictKey(name: string, key: unknown): DictKey {
  switch (typeof key) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return key
    case 'object':
      if (key === null) return key
      break
    case 'undefined':
    case 'symbol':
    case 'function':
  }
  throw new OptionTypeError(`${name} must be a string, number, bigint, boolean or null, got ${inspect(key)}`)
}
