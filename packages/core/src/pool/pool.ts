import { checkFunction } from '../check-option.ts'
import { StateError } from '../errors.ts'
import { isLoadingModules } from '../guest/loading.ts'
import { startProcess } from '../host/process-host.ts'
import { startPooledThread } from '../host/piscina-host.ts'
import type { PoolListener } from '../monitor/event-emitter.ts'
import type { Backend, PoolStats } from '../monitor/events.ts'
import { cpuCount } from '../process/cpu-count.ts'
import { firstMessageOf } from './first-message.ts'
import type { Job } from './job.ts'
import {
  type ElasticWorkers,
  elasticWorkers,
  type ImapOptions,
  type MapOptions,
  type PoolOptions,
  poolSettings,
  type TaskOptions,
} from './options.ts'
import type { PoolIterator } from './pool-iterator.ts'
import { Scheduler } from './scheduler.ts'
import { type Call, type Inputs, NO_OPTIONS, submitCall, submitList, submitStream } from './submit.ts'

let poolCount = 0

/**
 * Runs functions in a fixed or elastic set of child processes, in parallel.
 *
 * @remarks
 * Any function may be passed: an exported one is imported by the workers, any other travels by value. Arguments and results are copied. A task that throws fails alone; a worker that dies fails
 * only the task it was running, and is replaced. The workers do not keep the program running while they have nothing
 * to do, and none outlives it.
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
export class Pool implements AsyncDisposable {
  /** Where the workers of this class of pools live. */
  protected static readonly backend: Backend = 'process'
  /** Name of the pool, in events and in the names of its workers. */
  readonly name: string
  readonly #scheduler: Scheduler
  #hasJustRejected = false

  /**
   * Starts the workers.
   *
   * @param options - Number of workers, `cpuCount()` by default, or all options.
   * @throws {@link OptionRangeError} when a number is out of its range.
   * @throws {@link OptionTypeError} when an option is unknown or of the wrong type.
   * @throws {@link CaptureError} when the initializer cannot cross to a worker.
   */
  constructor(options: number | PoolOptions = {}) {
    const { backend } = new.target
    const settings = poolSettings(options, cpuCount())
    this.name = settings.name ?? `${new.target.name}-${++poolCount}`
    this.#scheduler = new Scheduler({
      name: this.name,
      backend,
      settings: { ...settings, name: this.name },
      host: backend === 'process' ? startProcess : startPooledThread,
      firstMessage: firstMessageOf(settings, backend),
    })
    // A module that makes a pool may be imported by that very pool's workers, which must not start pools without end.
    if (!isLoadingModules()) this.#scheduler.open()
  }

  /**
   * Calls a function once, in a worker.
   *
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
    return submitCall(this.#scheduler, { kind: 'apply', fn, args, options }, this.#noteRejection)
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
    return submitStream(this.#scheduler, { kind: 'imap', fn, inputs, options })
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
    return submitStream(this.#scheduler, { kind: 'imapUnordered', fn, inputs, options })
  }

  /** Takes no more work; what was handed in is done, then the workers end. Can be called again. */
  close(): void {
    this.#scheduler.close()
  }

  /**
   * Waits until every worker has ended.
   *
   * @throws (rejects) {@link StateError} when the pool still takes work: call `close()` or `terminate()` first.
   */
  async join(): Promise<void> {
    if (this.#scheduler.state === 'running')
      throw new StateError('The pool still takes work; call close() or terminate() before join()')
    await this.#scheduler.ended
  }

  /**
   * Ends every worker at once, and waits until that is done.
   *
   * @remarks What was pending rejects with {@link PoolClosedError}.
   */
  async terminate(): Promise<void> {
    this.#scheduler.terminate()
    await this.#scheduler.ended
  }

  /** Closes and joins; see the remarks of the class on blocks left by a throw. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#hasJustRejected) return this.terminate()
    this.close()
    await this.join()
  }

  /** Returns figures of the pool and of each worker, as of now. */
  stats(): PoolStats {
    return this.#scheduler.stats()
  }

  /**
   * Calls a listener with everything that happens, in order: workers, jobs and tasks that start and end.
   *
   * @returns What ends the subscription when disposed of.
   */
  subscribe(listener: PoolListener): Disposable {
    return this.#scheduler.reporter.subscribe(checkFunction('listener', listener))
  }

  /** Hands out no more tasks until `resume()`; those at work go on. */
  pause(): void {
    this.#scheduler.pause()
  }

  /** Hands out tasks again. */
  resume(): void {
    this.#scheduler.resume()
  }

  /**
   * Changes the number of workers; those that have to go finish their tasks first.
   *
   * @throws {@link OptionRangeError} when a number is out of its range.
   */
  resize(workers: number | ElasticWorkers): void {
    const { min, max } = elasticWorkers(workers)
    this.#scheduler.resize(min, max)
  }

  /**
   * Ends a worker at once, as a crash would: the task it runs fails or is repeated, and another takes its place.
   *
   * @param workerId - As `stats()` and events tell it.
   * @returns Whether there is such a worker.
   */
  killWorker(workerId: number): boolean {
    const worker = [...this.#scheduler.crew.workers].find(({ id }) => id === workerId)
    worker?.kill('crashed')
    return worker !== undefined
  }

  #list<R>(call: Call<MapOptions> & { inputs: Inputs<unknown> }): Job<R> {
    return submitList<R>(this.#scheduler, call, this.#noteRejection)
  }

  /** Remembers for the rest of this turn that a job rejected: a block left meanwhile was left by that throw. */
  readonly #noteRejection = (): void => {
    this.#hasJustRejected = true
    setImmediate(() => (this.#hasJustRejected = false)).unref()
  }
}
