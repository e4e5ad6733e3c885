import { BaseProxy } from '../base-proxy.ts'
import type { DictKey } from '../dict-key.ts'

/**
 * A set in the server of a manager that many processes share.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const seen = await manager.set(['a'])
 * expect(await Promise.all([seen.add('b'), seen.add('a')])).toEqual([true, false])
 * expect(await seen.intersection(['b', 'c'])).toEqual(new Set(['b']))
 * await manager.shutdown()
 * ```
 */
export class SetProxy<T extends DictKey = DictKey> extends BaseProxy {
  /** Adds an element, and tells whether it is new. */
  add(element: T): Promise<boolean> {
    return this.ask('add', [element])
  }

  /** Tells whether there is an element. */
  has(element: T): Promise<boolean> {
    return this.ask('has', [element])
  }

  /** Removes an element, and tells whether it was there. */
  delete(element: T): Promise<boolean> {
    return this.ask('delete', [element])
  }

  /** Removes one element and returns it; undefined when the set is empty. */
  pop(): Promise<T | undefined> {
    return this.ask('pop')
  }

  /** Adds many elements. */
  update(elements: Iterable<T>): Promise<void> {
    return this.ask('update', [Array.from(elements)])
  }

  /** Counts the elements. */
  size(): Promise<number> {
    return this.ask('size')
  }

  /** Returns all elements, in order of their addition. */
  values(): Promise<T[]> {
    return this.ask('values')
  }

  /** Removes all elements. */
  clear(): Promise<void> {
    return this.ask('clear')
  }

  /** Returns all that is in it, as it is now. */
  copy(): Promise<Set<T>> {
    return this.ask('copy')
  }

  /** Returns what is in either. */
  union(others: Iterable<T>): Promise<Set<T>> {
    return this.ask('union', [Array.from(others)])
  }

  /** Returns what is in both. */
  intersection(others: Iterable<T>): Promise<Set<T>> {
    return this.ask('intersection', [Array.from(others)])
  }

  /** Returns what is in this set only. */
  difference(others: Iterable<T>): Promise<Set<T>> {
    return this.ask('difference', [Array.from(others)])
  }

  /** Returns what is in just one of the two. */
  symmetricDifference(others: Iterable<T>): Promise<Set<T>> {
    return this.ask('symmetricDifference', [Array.from(others)])
  }

  /** Tells whether all elements are in the other. */
  isSubsetOf(others: Iterable<T>): Promise<boolean> {
    return this.ask('isSubsetOf', [Array.from(others)])
  }

  /** Tells whether all elements of the other are in this set. */
  isSupersetOf(others: Iterable<T>): Promise<boolean> {
    return this.ask('isSupersetOf', [Array.from(others)])
  }

  /** Tells whether no element is in both. */
  isDisjointFrom(others: Iterable<T>): Promise<boolean> {
    return this.ask('isDisjointFrom', [Array.from(others)])
  }

  /** Yields the elements that are there when it is first asked. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    yield* await this.values()
  }
}
