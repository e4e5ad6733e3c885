import { BaseProxy } from '../base-proxy.ts'

/**
 * A bag of named values in the server of a manager.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const settings = await manager.namespace({ level: 1, name: 'a' })
 * await settings.set('level', 2)
 * expect(await settings.get('level')).toBe(2)
 * await manager.shutdown()
 * ```
 */
export class NamespaceProxy<T extends object = Record<string, unknown>> extends BaseProxy {
  /** Returns a value; undefined when there is none. */
  get<K extends keyof T & string>(name: K): Promise<T[K] | undefined> {
    return this.ask('get', [name])
  }

  /** Sets a value. */
  set<K extends keyof T & string>(name: K, value: T[K]): Promise<void> {
    return this.ask('set', [name, value])
  }

  /** Tells whether there is a value. */
  has(name: keyof T & string): Promise<boolean> {
    return this.ask('has', [name])
  }

  /** Removes a value, and tells whether it was there. */
  delete(name: keyof T & string): Promise<boolean> {
    return this.ask('delete', [name])
  }

  /**
   * Sets a value to what a function makes of it, atomically in the server, and returns it.
   *
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   */
  update<K extends keyof T & string>(name: K, fn: (value: T[K] | undefined) => T[K]): Promise<T[K]> {
    return this.ask('update', [name, fn], { hasFunctions: true })
  }

  /** Returns all names. */
  keys(): Promise<(keyof T & string)[]> {
    return this.ask('keys')
  }

  /** Returns all names with their values. */
  entries(): Promise<[keyof T & string, T[keyof T & string]][]> {
    return this.ask('entries')
  }
}
