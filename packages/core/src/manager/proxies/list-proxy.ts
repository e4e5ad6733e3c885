import { BaseProxy } from '../base-proxy.ts'

/** How to sort a managed list. */
export interface SortOptions<T> {
  /** Compares two elements, in the server; numbers and strings have an order of their own. */
  compare?: (a: T, b: T) => number
  /** Whether the largest comes first. */
  reverse?: boolean
}

/**
 * A list in the server of a manager: an array that many processes share. A negative index counts from the end.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const list = await manager.list([3, 1])
 * await list.push(2)
 * await list.sort()
 * expect(await list.copy()).toEqual([1, 2, 3])
 * expect(await list.get(-1)).toBe(3)
 * await manager.shutdown()
 * ```
 */
export class ListProxy<T = unknown> extends BaseProxy {
  /** Returns an element; undefined where there is none. */
  get(index: number): Promise<T | undefined> {
    return this.ask('get', [index])
  }

  /** Returns an element; undefined where there is none. */
  at(index: number): Promise<T | undefined> {
    return this.get(index)
  }

  /**
   * Replaces an element.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   */
  set(index: number, value: T): Promise<void> {
    return this.ask('set', [index, value])
  }

  /**
   * Replaces an element by what a function makes of it, atomically in the server, and returns that.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   */
  update(index: number, fn: (value: T) => T): Promise<T> {
    return this.ask('update', [index, fn], { hasFunctions: true })
  }

  /** Adds elements at the end, and returns how many there are then. */
  push(...values: T[]): Promise<number> {
    return this.ask('push', values)
  }

  /** Adds one element at the end, and returns how many there are then. */
  append(value: T): Promise<number> {
    return this.push(value)
  }

  /** Adds all elements of an array at the end, and returns how many there are then. */
  extend(values: Iterable<T>): Promise<number> {
    return this.ask('extend', [Array.from(values)])
  }

  /** Adds an element before another. */
  insert(index: number, value: T): Promise<void> {
    return this.ask('insert', [index, value])
  }

  /** Removes the first element that equals a value, and tells whether there was one. */
  remove(value: T): Promise<boolean> {
    return this.ask('remove', [value])
  }

  /**
   * Removes an element.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   */
  delete(index: number): Promise<void> {
    return this.ask('delete', [index])
  }

  /** Removes an element, the last one by default, and returns it; undefined where there is none. */
  pop(index = -1): Promise<T | undefined> {
    return this.ask('pop', [index])
  }

  /** Returns where the first element is that equals a value; -1 when there is none. */
  index(value: T, start = 0, end: number = Number.MAX_SAFE_INTEGER): Promise<number> {
    return this.ask('index', [value, start, end])
  }

  /** Tells whether an element equals a value. */
  has(value: T): Promise<boolean> {
    return this.ask('has', [value])
  }

  /** Counts the elements that equal a value. */
  count(value: T): Promise<number> {
    return this.ask('count', [value])
  }

  /** Turns the order around. */
  reverse(): Promise<void> {
    return this.ask('reverse')
  }

  /**
   * Sorts the elements, equal ones in the order in which they are.
   *
   * @throws (rejects) {@link OptionTypeError} when there is no order: give it a function that compares.
   */
  sort({ compare, reverse = false }: SortOptions<T> = {}): Promise<void> {
    const order = { reverse }
    return this.ask('sort', compare === undefined ? [order] : [order, compare], { hasFunctions: true })
  }

  /** Returns a part of the elements, as `Array.prototype.slice`. */
  slice(start?: number, end?: number): Promise<T[]> {
    return this.ask('slice', [start, end])
  }

  /** Replaces a part of the elements and returns what was there, as `Array.prototype.splice`. */
  splice(start: number, deleteCount: number, ...values: T[]): Promise<T[]> {
    return this.ask('splice', [start, deleteCount, ...values])
  }

  /** Counts the elements. */
  length(): Promise<number> {
    return this.ask('length')
  }

  /** Removes all elements. */
  clear(): Promise<void> {
    return this.ask('clear')
  }

  /** Returns all elements, as they are now. */
  copy(): Promise<T[]> {
    return this.ask('copy')
  }

  /** Yields the elements that are there when it is first asked. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    yield* await this.copy()
  }
}
