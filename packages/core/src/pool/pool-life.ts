import { checkFunction } from '../check-option.ts'
import { StateError } from '../errors.ts'
import { isLoadingModules } from '../guest/loading.ts'
import { startProcess } from '../host/process-host.ts'
import { startPooledThread } from '../host/piscina-host.ts'
import type { PoolListener } from '../monitor/event-emitter.ts'
import type { Backend, PoolStats } from '../monitor/events.ts'
import { cpuCount } from '../process/cpu-count.ts'
import { firstMessageOf } from './first-message.ts'
import { type ElasticWorkers, elasticWorkers, type PoolOptions, poolSettings } from './options.ts'
import { showAsText } from '../show-as-text.ts'
import { Scheduler } from './scheduler.ts'
import { watchable } from './watchable.ts'

let poolCount = 0

/** The life of a pool, its figures, and the control over it; what it runs is up to {@link Pool}. */
export abstract class PoolLife implements AsyncDisposable {
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
      onRejection: () => this.#noteRejection(),
    })
    // A module that makes a pool may be imported by that very pool's workers, which must not start pools without end.
    if (isLoadingModules()) return
    watchable(this.#scheduler, { name: this.name, settings, below: new.target })
    this.#scheduler.open()
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
   * @remarks
   * Each task by itself is an event at its start and one at its end, which for the smallest tasks costs about as much as
   * the task. `observe()` of `@mp/core/monitor` tells counts and times ten times a second instead, at next to no cost.
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

  /** Returns the pool in words, as logs show it, such as `Pool-1(running, 2 workers)`. */
  toString(): string {
    const { state, crew } = this.#scheduler
    return `${this.name}(${state}, ${crew.workers.size} ${crew.workers.size === 1 ? 'worker' : 'workers'})`
  }

  /** Hands work to the workers. */
  protected give<Call, R>(submit: (scheduler: Scheduler, call: Call) => R, call: Call): R {
    return submit(this.#scheduler, call)
  }

  /** Remembers for the rest of this turn that a job rejected: a block left meanwhile was left by that throw. */
  #noteRejection(): void {
    this.#hasJustRejected = true
    setImmediate(() => (this.#hasJustRejected = false)).unref()
  }
}

showAsText(PoolLife.prototype)
