import { BaseProxy } from '../base-proxy.ts'

/** Numbers of one type. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array

/**
 * Numbers of one type and of a fixed length in the server of a manager. A negative index counts from the end.
 *
 * @see {@link SharedArray} for the same in shared memory, which is much faster to reach.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const array = await manager.array('i32', [1, 2, 3])
 * await array.set(-1, 30)
 * expect(await array.copy()).toEqual(new Int32Array([1, 2, 30]))
 * await manager.shutdown()
 * ```
 */
export class ArrayProxy extends BaseProxy {
  /**
   * Returns an element.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   */
  get(index: number): Promise<number> {
    return this.ask('get', [index])
  }

  /**
   * Sets an element, as its type takes the number.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   */
  set(index: number, value: number): Promise<void> {
    return this.ask('set', [index, value])
  }

  /**
   * Sets an element to what a function makes of it, atomically in the server, and returns it.
   *
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   */
  update(index: number, fn: (value: number) => number): Promise<number> {
    return this.ask('update', [index, fn], { hasFunctions: true })
  }

  /** Sets all elements. */
  fill(value: number): Promise<void> {
    return this.ask('fill', [value])
  }

  /** Counts the elements. */
  length(): Promise<number> {
    return this.ask('length')
  }

  /** Returns a copy of a part. */
  slice(start?: number, end?: number): Promise<NumberArray> {
    return this.ask('slice', [start, end])
  }

  /** Returns a copy of all. */
  copy(): Promise<NumberArray> {
    return this.ask('copy')
  }
}
