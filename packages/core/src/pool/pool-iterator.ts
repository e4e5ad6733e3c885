import { NONE, type OutcomeReader } from './outcome-line.ts'
import { isResult } from './result-types.ts'
import type { StreamWork } from './stream-work.ts'

/** Keeps a promise of the next result. */
class PromisingReader<T> implements OutcomeReader {
  readonly #work: StreamWork
  readonly #resolvers: PromiseWithResolvers<IteratorResult<T, undefined>> = Promise.withResolvers()

  constructor(work: StreamWork) {
    this.#work = work
  }

  get promise(): Promise<IteratorResult<T, undefined>> {
    return this.#resolvers.promise
  }

  onResult(value: unknown): void {
    if (isResult<T>(value)) this.#resolvers.resolve({ done: false, value })
  }

  onFailure(reason: unknown): void {
    this.#work.pause()
    this.#resolvers.reject(reason)
  }

  onEnd(): void {
    this.#resolvers.resolve({ done: true, value: undefined })
  }
}

/**
 * The results of `imap` and `imapUnordered`, one by one.
 *
 * @remarks
 * Leaving a `for await` loop over it, or calling `return()`, stops what runs, waits until it has, and closes the
 * source. `next()` may be called again after it rejected with the error of a task.
 */
export class PoolIterator<T> implements AsyncIterableIterator<T, undefined>, AsyncDisposable {
  readonly #work: StreamWork

  constructor(work: StreamWork) {
    this.#work = work
  }

  /** Number of the job, unique in this program; the same as in events. */
  get id(): number {
    return this.#work.id
  }

  /** Returns the next result, or rejects with the error of the task at this place. */
  next(): Promise<IteratorResult<T, undefined>> {
    const result = this.#work.takeResult()
    if (result !== NONE && isResult<T>(result)) return Promise.resolve({ done: false, value: result })
    const reader = new PromisingReader<T>(this.#work)
    this.#work.next(reader)
    return reader.promise
  }

  /**
   * Stops what runs, drops what was not started, and closes the source.
   *
   * @remarks
   * Settles when no task of it runs any more. A task that ignores its signal is given half a second before its worker
   * is replaced; a thread that is in native code cannot be stopped, and is waited for no longer than a second.
   */
  async return(): Promise<IteratorResult<T, undefined>> {
    await this.#work.return()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#work.return()
  }
}
