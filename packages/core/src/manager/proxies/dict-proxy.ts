import { BaseProxy } from '../base-proxy.ts'
import type { DictKey } from '../dict-key.ts'

/** What a dict can be filled from; the keys of an object are strings. */
export type DictEntries<K, V> = ReadonlyMap<K, V> | readonly (readonly [K, V])[] | Readonly<Record<string, V>>

/**
 * A dict in the server of a manager: a `Map` that many processes share.
 *
 * @remarks
 * Values are copies: change one with {@link DictProxy.update}, or store a managed list or dict in it.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const stock = await manager.dict<string, number>({ apples: 3 })
 * await stock.set('pears', 5)
 * await stock.update('apples', (n = 0) => n + 1)
 * expect(await stock.copy()).toEqual(new Map([['apples', 4], ['pears', 5]]))
 * await manager.shutdown()
 * ```
 */
export class DictProxy<K extends DictKey = string, V = unknown> extends BaseProxy {
  /** Returns the value of a key; `fallback`, or undefined, when there is none. */
  get(key: K, fallback?: V): Promise<V | undefined> {
    return this.ask('get', [key, fallback])
  }

  /** Sets the value of a key. */
  set(key: K, value: V): Promise<void> {
    return this.ask('set', [key, value])
  }

  /** Tells whether there is a key. */
  has(key: K): Promise<boolean> {
    return this.ask('has', [key])
  }

  /** Removes a key, and tells whether it was there. */
  delete(key: K): Promise<boolean> {
    return this.ask('delete', [key])
  }

  /** Removes a key and returns its value; `fallback`, or undefined, when there was none. */
  pop(key: K, fallback?: V): Promise<V | undefined> {
    return this.ask('pop', [key, fallback])
  }

  /** Removes the entry that was added last and returns it; undefined when the dict is empty. */
  popItem(): Promise<[K, V] | undefined> {
    return this.ask('popItem')
  }

  /** Returns the value of a key, after setting it when there was none. */
  setDefault(key: K, value: V): Promise<V> {
    return this.ask('setDefault', [key, value])
  }

  /**
   * Sets the value of a key to what a function makes of it, atomically in the server, and returns it.
   *
   * @remarks
   * Any function may be given to a manager that this program has started; one of another program takes only exports of
   * module files. Without a function: sets many entries at once.
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   * @throws (rejects) what the function throws; nothing is changed then.
   */
  update(key: K, fn: (value: V | undefined) => V): Promise<V>
  update(entries: DictEntries<K, V>): Promise<void>
  update(key: K | DictEntries<K, V>, fn?: (value: V | undefined) => V): Promise<unknown> {
    return fn === undefined ? this.ask('updateAll', [key]) : this.ask('update', [key, fn], { hasFunctions: true })
  }

  /** Returns all keys, in order of their addition. */
  keys(): Promise<K[]> {
    return this.ask('keys')
  }

  /** Returns all values. */
  values(): Promise<V[]> {
    return this.ask('values')
  }

  /** Returns all entries. */
  entries(): Promise<[K, V][]> {
    return this.ask('entries')
  }

  /** Returns all entries, as Python calls them. */
  items(): Promise<[K, V][]> {
    return this.entries()
  }

  /** Counts the entries. */
  size(): Promise<number> {
    return this.ask('size')
  }

  /** Counts the entries. */
  length(): Promise<number> {
    return this.size()
  }

  /** Removes all entries. */
  clear(): Promise<void> {
    return this.ask('clear')
  }

  /** Returns all that is in it, as it is now. */
  copy(): Promise<Map<K, V>> {
    return this.ask('copy')
  }

  /** Yields the entries that are there when it is first asked. */
  async *[Symbol.asyncIterator](): AsyncGenerator<[K, V], void, undefined> {
    yield* await this.entries()
  }
}
