import { types } from 'node:util'
import { isClonedWhole, memoryOf } from './cloned-whole.ts'
import { hasOtherKeys } from './has-other-keys.ts'
import { isPrimitive } from './is-primitive.ts'
import { isLarge } from './large-memory.ts'
import { TAG } from './tag.ts'

/** A value that goes round in circles is deeper than this. */
const MAX_DEPTH = 64
/** An object that is reached on many ways is looked at as often; past this, somebody has to remember what was seen. */
const MAX_OBJECTS = 2 ** 21

/**
 * Looks a value over quickly: whether structured clone keeps all of it, for sure.
 *
 * It remembers no object that it has seen and knows no way back to one, so whatever is special, or nested deeply, takes
 * a closer look: `false` says no more than that.
 */
export class PlainData {
  /** Whether there is memory in it that had better go beside it. */
  hasLargeMemory = false
  #left = MAX_OBJECTS

  has(value: unknown): boolean {
    return this.#isPlain(value, 0)
  }

  #isPlain(value: unknown, depth: number): boolean {
    return isPrimitive(value) || (typeof value === 'object' && value !== null && this.#isPlainObject(value, depth))
  }

  #isPlainObject(value: object, depth: number): boolean {
    if (depth === MAX_DEPTH || this.#left-- === 0 || types.isProxy(value)) return false
    const prototype: unknown = Object.getPrototypeOf(value)
    if (isEntries(value, prototype)) return !(TAG in value) && this.#hasPlainEntries(value, depth + 1)
    if (prototype === Array.prototype && Array.isArray(value)) return this.#hasPlainElements(value, depth + 1)
    if (prototype === Map.prototype && value instanceof Map) return this.#hasPlainPairs(value, depth + 1)
    if (prototype === Set.prototype && value instanceof Set) return this.#hasPlainPairs(value, depth + 1)
    return this.#isMemoryOrWhole(value, prototype)
  }

  #hasPlainEntries(value: Record<string, unknown>, depth: number): boolean {
    if (Object.getOwnPropertySymbols(value).length > 0) return false
    // What is inherited is looked at too: there is seldom any, and it can only make this say false too often.
    for (const key in value) if (!this.#isPlain(value[key], depth)) return false
    return true
  }

  #hasPlainElements(array: readonly unknown[], depth: number): boolean {
    const { length } = array
    if (Object.getOwnPropertySymbols(array).length > 0 || hasOtherKeys(array)) return false
    for (let position = 0; position < length; position++) {
      const part = array[position]
      if (part === undefined && !Object.hasOwn(array, position)) return false
      if (!this.#isPlain(part, depth)) return false
    }
    return true
  }

  #hasPlainPairs(value: Map<unknown, unknown> | Set<unknown>, depth: number): boolean {
    for (const [key, part] of value.entries())
      if (!this.#isPlain(key, depth) || !this.#isPlain(part, depth)) return false
    return true
  }

  #isMemoryOrWhole(value: object, prototype: unknown): boolean {
    if (!isClonedWhole(value, prototype)) return false
    const memory = memoryOf(value)
    if (memory !== undefined && isLarge(memory)) this.hasLargeMemory = true
    return true
  }
}

function isEntries(_value: object, prototype: unknown): _value is Record<string, unknown> {
  return prototype === Object.prototype
}
