import { inspect } from 'node:util'
import { OptionTypeError } from '../../errors.ts'
import { checkDictKey, type DictKey } from '../dict-key.ts'
import { runUpdate } from '../run-update.ts'

/** A dict in the server. */
export class ManagedDict {
  readonly #map = new Map<DictKey, unknown>()

  constructor(init?: unknown) {
    if (init !== undefined) this.updateAll(init)
  }

  get(key: unknown, fallback?: unknown): unknown {
    const checked = checkDictKey('key', key)
    return this.#map.has(checked) ? this.#map.get(checked) : fallback
  }

  set(key: unknown, value: unknown): void {
    this.#map.set(checkDictKey('key', key), value)
  }

  has(key: unknown): boolean {
    return this.#map.has(checkDictKey('key', key))
  }

  delete(key: unknown): boolean {
    return this.#map.delete(checkDictKey('key', key))
  }

  pop(key: unknown, fallback?: unknown): unknown {
    const value = this.get(key, fallback)
    this.delete(key)
    return value
  }

  popItem(): unknown {
    const item = [...this.#map].at(-1)
    if (item !== undefined) this.#map.delete(item[0])
    return item
  }

  setDefault(key: unknown, value: unknown): unknown {
    if (!this.has(key)) this.set(key, value)
    return this.get(key)
  }

  update(key: unknown, fn: unknown): unknown {
    const value = runUpdate(fn, this.get(key))
    this.set(key, value)
    return value
  }

  updateAll(entries: unknown): void {
    // All keys are looked at before the first is set.
    const checked = entriesOf(entries).map(([key, value]) => [checkDictKey('key', key), value] as const)
    for (const [key, value] of checked) this.#map.set(key, value)
  }

  keys(): unknown[] {
    return [...this.#map.keys()]
  }

  values(): unknown[] {
    return [...this.#map.values()]
  }

  entries(): unknown[] {
    return [...this.#map]
  }

  size(): number {
    return this.#map.size
  }

  clear(): void {
    this.#map.clear()
  }

  copy(): Map<DictKey, unknown> {
    return new Map(this.#map)
  }
}

function entriesOf(entries: unknown): (readonly [unknown, unknown])[] {
  if (entries instanceof Map) return [...entries]
  if (Array.isArray(entries) && entries.every(isPair)) return entries
  if (typeof entries === 'object' && entries !== null && !Array.isArray(entries)) return Object.entries(entries)
  throw new OptionTypeError(
    `entries must be a Map, an object, or an array of pairs [key, value], got ${inspect(entries)}`,
  )
}

function isPair(value: unknown): value is [unknown, unknown] {
  return Array.isArray(value) && value.length === 2
}
