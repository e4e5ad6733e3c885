import type { Job } from './job.ts'
import type { ImapOptions, MapOptions, TaskOptions } from './options.ts'
import type { PoolIterator } from './pool-iterator.ts'
import { PoolLife } from './pool-life.ts'
import { type Call, type Inputs, NO_OPTIONS, submitCall, submitList, submitStream } from './submit.ts'

/**
 * Runs functions in a fixed or elastic set of child processes, in parallel.
 *
 * @remarks
 * Any function may be passed: an exported one is imported by the workers, any other travels by value. Arguments and
 * results are copied. A task that throws fails alone; a worker that dies fails only the task it was running, and is
 * replaced. The workers do not keep the program running while they have nothing to do, and none outlives it.
 *
 * Tasks reach the workers through shared memory, many at a time. Where there is none, as on macOS and Windows, or with
 * `MP_SHARED_MEMORY=off` in `env` or in the environment of the program, which workers inherit, each task is a message of
 * its own, one at a time for each worker. All else holds alike; a task then costs about 100 µs instead of less than one.
 *
 * With `await using` the pool is closed and joined when its block ends. JavaScript does not tell a block that is left
 * by a throw from one that ends: the pool is terminated instead where a job of its own was what just rejected.
 * @see {@link ThreadPool} for the same on threads: faster to start and able to share memory, but a task inside native
 * code cannot be stopped, and a native crash takes the program along.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * const pool = new Pool(2)
 * expect(await pool.map((n: number) => n * n, [1, 2, 3])).toEqual([1, 4, 9])
 * pool.close()
 * await pool.join()
 * ```
 */
export class Pool extends PoolLife {
  /**
   * Calls a function once, in a worker.
   *
   * @remarks
   * Calls of one turn of the program may go out together at its end, and a worker that is busy with long ones is not
   * handed many. A program that blocks by what this package offers, such as `lock.acquireSync()`, hands out what waits
   * before it does so, as far as the workers that have started have room; by `Atomics.wait` it would wait for calls that
   * have not begun.
   * @returns A job that resolves with what the function returns.
   * @throws (rejects) as {@link Pool.map} does.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(1)
   * expect(await pool.apply(Math.max, [3, 7])).toBe(7)
   * await pool.terminate()
   * ```
   */
  apply<R>(fn: () => R, args?: readonly [], options?: TaskOptions): Job<Awaited<R>>
  apply<A extends readonly unknown[], R>(fn: (...args: A) => R, args: A, options?: TaskOptions): Job<Awaited<R>>
  apply<R>(fn: Function, args: readonly unknown[] = [], options: TaskOptions = NO_OPTIONS): Job<Awaited<R>> {
    return this.give(submitCall<Awaited<R>>, { kind: 'apply', fn, args, options })
  }

  /**
   * Calls a function for every input and returns all results, in the order of the inputs.
   *
   * @remarks
   * The inputs are read whole before work starts. The first task to fail rejects the job, and what was not started
   * by then is dropped.
   * @returns A job that resolves with the results.
   * @throws (rejects) {@link CaptureError} when `fn` cannot cross to a worker.
   * @throws (rejects) {@link NotSerializableError} when an input or a result cannot travel.
   * @throws (rejects) {@link WorkerExitError} when a worker dies while it runs a task of the job.
   * @throws (rejects) {@link TimeoutError} when a task takes longer than `timeout`.
   * @throws (rejects) {@link CancelledError} when the job is cancelled.
   * @throws (rejects) {@link PoolClosedError} when the pool is closed, or is terminated meanwhile.
   * @throws (rejects) whatever a task throws, with its class, fields, cause and both stacks.
   * @see {@link Pool.mapSettled} to get the results of the others when one fails.
   * @see {@link Pool.imap} for inputs or results that do not fit into memory at once.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(2)
   * expect(await pool.map((word: string) => word.length, ['a', 'bc'])).toEqual([1, 2])
   * await pool.terminate()
   * ```
   */
  map<T, R>(fn: (input: T) => R, inputs: Inputs<T>, options: MapOptions = {}): Job<Awaited<R>[]> {
    return this.#list({ kind: 'map', fn, inputs, options })
  }

  /**
   * Calls a function for every array of arguments and returns all results, in order.
   *
   * @throws (rejects) as {@link Pool.map} does.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(1)
   * expect(await pool.starmap(Math.pow, [[2, 3], [3, 2]])).toEqual([8, 9])
   * await pool.terminate()
   * ```
   */
  starmap<A extends readonly unknown[], R>(
    fn: (...args: A) => R,
    inputs: Inputs<A>,
    options: MapOptions = {},
  ): Job<Awaited<R>[]> {
    return this.#list({ kind: 'starmap', fn, inputs, options })
  }

  /**
   * Calls a function for every input and returns how each call ended, in order; no failure stops the others.
   *
   * @returns A job that resolves with what `Promise.allSettled` would give.
   * @throws (rejects) {@link CancelledError} when the job is cancelled.
   * @throws (rejects) {@link PoolClosedError} when the pool is closed, or is terminated meanwhile.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(1)
   * const settled = await pool.mapSettled((text: string) => JSON.parse(text), ['1', '{'])
   * expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
   * await pool.terminate()
   * ```
   */
  mapSettled<T, R>(
    fn: (input: T) => R,
    inputs: Inputs<T>,
    options: MapOptions = {},
  ): Job<PromiseSettledResult<Awaited<R>>[]> {
    return this.#list({ kind: 'mapSettled', fn, inputs, options })
  }

  /**
   * Calls a function for every input and gives the results one by one, in the order of the inputs.
   *
   * @remarks
   * Inputs are read as results are taken, at most `buffer` ahead, so neither side needs to fit into memory. A task
   * that failed makes `next()` reject at its place; the results after it can be asked for with further calls.
   * Leaving the loop stops what runs and closes the source. Where the source throws, its error comes after the results
   * of the inputs before it.
   * @throws {@link CaptureError} when `fn` cannot cross to a worker.
   * @throws {@link PoolClosedError} when the pool is closed.
   * @see {@link Pool.imapUnordered} to get each result as soon as it is there.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(2)
   * const squares = []
   * for await (const square of pool.imap((n: number) => n * n, [1, 2, 3])) squares.push(square)
   * expect(squares).toEqual([1, 4, 9])
   * await pool.terminate()
   * ```
   */
  imap<T, R>(fn: (input: T) => R, inputs: Inputs<T>, options: ImapOptions = {}): PoolIterator<Awaited<R>> {
    return this.give(submitStream<Awaited<R>>, { kind: 'imap', fn, inputs, options })
  }

  /**
   * Calls a function for every input and gives the results one by one, in the order in which they are done.
   *
   * @remarks As {@link Pool.imap} in all but the order.
   * @throws as {@link Pool.imap} does.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(2)
   * let sum = 0
   * for await (const square of pool.imapUnordered((n: number) => n * n, [1, 2, 3])) sum += square
   * expect(sum).toBe(14)
   * await pool.terminate()
   * ```
   */
  imapUnordered<T, R>(fn: (input: T) => R, inputs: Inputs<T>, options: ImapOptions = {}): PoolIterator<Awaited<R>> {
    return this.give(submitStream<Awaited<R>>, { kind: 'imapUnordered', fn, inputs, options })
  }

  #list<R>(call: Call<MapOptions> & { inputs: Inputs<unknown> }): Job<R> {
    return this.give(submitList<R>, call)
  }
}
