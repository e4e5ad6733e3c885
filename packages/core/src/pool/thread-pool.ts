import type { Backend } from '../monitor/events.ts'
import { Pool } from './pool.ts'

/**
 * Runs functions in a fixed or elastic set of threads: the same pool, with Piscina keeping the threads' lives.
 *
 * @remarks
 * Each thread has its own heap; a `SharedArrayBuffer` is shared with it. `process.exit()` in a task ends the thread
 * only. A task inside native code cannot be stopped before it returns.
 * @see {@link Pool} for workers that survive each other's crashes and can always be stopped.
 * @example
 * ```ts @import.meta.vitest
 * import { ThreadPool } from '@mp/core'
 * const pool = new ThreadPool(2)
 * expect(await pool.map((n: number) => n * n, [1, 2, 3])).toEqual([1, 4, 9])
 * await pool.terminate()
 * ```
 */
export class ThreadPool extends Pool {
  protected static override readonly backend: Backend = 'thread'
}
