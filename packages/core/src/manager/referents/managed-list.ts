import { inspect, isDeepStrictEqual } from 'node:util'
import { checkInteger } from '../../check-option.ts'
import { OptionRangeError, OptionTypeError } from '../../errors.ts'
import { BaseProxy } from '../base-proxy.ts'
import { runUpdate } from '../run-update.ts'

/** A list in the server; a negative index counts from the end. */
export class ManagedList {
  #items: unknown[]

  constructor(init: unknown = []) {
    this.#items = [...checkArray('init', init)]
  }

  get(index: unknown): unknown {
    return this.#items.at(integer(index))
  }

  set(index: unknown, value: unknown): void {
    this.#items[this.#placeOf(index)] = value
  }

  update(index: unknown, fn: unknown): unknown {
    const place = this.#placeOf(index)
    const value = runUpdate(fn, this.#items[place])
    this.#items[place] = value
    return value
  }

  push(...values: unknown[]): number {
    return this.#items.push(...values)
  }

  extend(values: unknown): number {
    for (const value of checkArray('values', values)) this.#items.push(value)
    return this.#items.length
  }

  insert(index: unknown, value: unknown): void {
    this.#items.splice(integer(index), 0, value)
  }

  remove(value: unknown): boolean {
    const index = this.index(value)
    if (index >= 0) this.#items.splice(index, 1)
    return index >= 0
  }

  delete(index: unknown): void {
    this.#items.splice(this.#placeOf(index), 1)
  }

  pop(index: unknown = -1): unknown {
    const place = integer(index) < 0 ? integer(index) + this.#items.length : integer(index)
    return place < 0 ? undefined : this.#items.splice(place, 1)[0]
  }

  index(value: unknown, start: unknown = 0, end: unknown = this.#items.length): number {
    const found = this.#items.slice(integer(start), integer(end)).findIndex((item) => isSame(item, value))
    const from = integer(start) < 0 ? Math.max(0, integer(start) + this.#items.length) : integer(start)
    return found < 0 ? -1 : found + from
  }

  has(value: unknown): boolean {
    return this.index(value) >= 0
  }

  count(value: unknown): number {
    return this.#items.filter((item) => isSame(item, value)).length
  }

  reverse(): void {
    this.#items.reverse()
  }

  sort(options: unknown, compare?: unknown): void {
    // A copy, so that a comparison that throws leaves the list as it was.
    const sorted = this.#items.toSorted((a, b) =>
      compare === undefined ? byNature(a, b) : Number(runUpdate(compare, a, b)),
    )
    const isReverse =
      typeof options === 'object' && options !== null && 'reverse' in options && options.reverse === true
    this.#items = isReverse ? sorted.reverse() : sorted
  }

  slice(start?: unknown, end?: unknown): unknown[] {
    const from = start === undefined ? undefined : integer(start)
    return this.#items.slice(from, end === undefined ? undefined : integer(end))
  }

  splice(start: unknown, deleteCount: unknown, ...values: unknown[]): unknown[] {
    return this.#items.splice(integer(start), integer(deleteCount), ...values)
  }

  length(): number {
    return this.#items.length
  }

  clear(): void {
    this.#items = []
  }

  copy(): unknown[] {
    return [...this.#items]
  }

  #placeOf(index: unknown): number {
    const { length } = this.#items
    const place = integer(index) < 0 ? integer(index) + length : integer(index)
    if (place >= 0 && place < length) return place
    throw new OptionRangeError(`index must be from ${-length} to ${length - 1}, got ${integer(index)}`)
  }
}

function integer(index: unknown): number {
  return checkInteger('index', index, { min: Number.MIN_SAFE_INTEGER })
}

/** Returns `value` if it is an array. */
export function checkArray(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new OptionTypeError(`${name} must be an array, got ${inspect(value)}`)
}

/** Values are the same when they look the same, things of the server when they are the same thing. */
function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof BaseProxy || b instanceof BaseProxy)
    return a instanceof BaseProxy && b instanceof BaseProxy && a.isSame(b)
  return isDeepStrictEqual(a, b)
}

/** Numbers in order of size, strings in order of their code units; other things have no order of their own. */
function byNature(a: unknown, b: unknown): number {
  const isNumeric = isNumber(a) && isNumber(b)
  if (isNumeric || (typeof a === 'string' && typeof b === 'string')) return a < b ? -1 : a > b ? 1 : 0
  throw new OptionTypeError(`${inspect(a)} and ${inspect(b)} have no order; give sort() a function that compares them`)
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}
