import { BaseProxy } from '../base-proxy.ts'

/**
 * One value in the server of a manager, of any type that travels.
 *
 * @see {@link Value} for a number in shared memory, which is much faster to reach.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const counter = await manager.value(1)
 * expect(await counter.update((n) => n + 1)).toBe(2)
 * await manager.shutdown()
 * ```
 */
export class ValueProxy<T = unknown> extends BaseProxy {
  /** Returns the value. */
  get(): Promise<T> {
    return this.ask('get')
  }

  /** Sets the value. */
  set(value: T): Promise<void> {
    return this.ask('set', [value])
  }

  /**
   * Sets the value to what a function makes of it, atomically in the server, and returns it.
   *
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   */
  update(fn: (value: T) => T): Promise<T> {
    return this.ask('update', [fn], { hasFunctions: true })
  }
}
