import type { PoolStats } from '../../monitor/events.ts'
import { BaseProxy } from '../base-proxy.ts'

/**
 * A pool whose workers are children of the server of a manager.
 *
 * @see {@link Pool} for workers of this program, with all options.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const pool = await manager.pool(1)
 * expect(await pool.map((n: number) => n * n, [1, 2, 3])).toEqual([1, 4, 9])
 * await manager.shutdown()
 * ```
 */
export class PoolProxy extends BaseProxy {
  /** Calls a function once, in a worker. */
  apply<A extends readonly unknown[], R>(fn: (...args: A) => R, args: A): Promise<Awaited<R>> {
    return this.ask('apply', [fn, args], { hasFunctions: true })
  }

  /** Calls a function for each input, and returns all results in order. */
  map<T, R>(fn: (input: T) => R, inputs: Iterable<T>): Promise<Awaited<R>[]> {
    return this.ask('map', [fn, Array.from(inputs)], { hasFunctions: true })
  }

  /** Calls a function with each list of arguments, and returns all results in order. */
  starmap<A extends readonly unknown[], R>(fn: (...args: A) => R, argsList: Iterable<A>): Promise<Awaited<R>[]> {
    return this.ask('starmap', [fn, Array.from(argsList)], { hasFunctions: true })
  }

  /** Takes no more work. */
  close(): Promise<void> {
    return this.ask('close')
  }

  /** Waits until the workers have ended, after `close()`. */
  join(): Promise<void> {
    return this.ask('join')
  }

  /** Ends the workers at once. */
  terminate(): Promise<void> {
    return this.ask('terminate')
  }

  /** Returns its figures. */
  stats(): Promise<PoolStats> {
    return this.ask('stats')
  }
}
