import { BaseProxy } from '../base-proxy.ts'

/**
 * What a method of a managed thing yields, one by one; made by methods that are registered with
 * `returns: { method: 'iterator' }`.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { IteratorProxy, Manager } from '@mp/core'
 * class Numbers { *upTo(end: number) { for (let n = 1; n <= end; n++) yield n } }
 * const numbers = Manager.register('numbers', () => new Numbers(), { returns: { upTo: 'iterator' } })
 * const manager = await Manager.start()
 * const proxy = await manager.create(numbers)
 * const found: unknown[] = []
 * for await (const n of await proxy.upTo(3)) found.push(n)
 * expect(found).toEqual([1, 2, 3])
 * await manager.shutdown()
 * ```
 */
export class IteratorProxy<T = unknown> extends BaseProxy implements AsyncIterable<T> {
  /** Returns the next value. */
  next(): Promise<IteratorResult<T, unknown>> {
    return this.ask('next')
  }

  /** Yields all values that are left; ends the iterator in the server when the loop is left. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    try {
      for (let result = await this.next(); result.done !== true; result = await this.next()) yield result.value
    } finally {
      await this.ask('return')
    }
  }
}
