import { isResult } from './result-types.ts'
import type { StreamWork } from './stream-work.ts'

/**
 * The results of `imap` and `imapUnordered`, one by one.
 *
 * @remarks
 * Leaving a `for await` loop over it, or calling `return()`, stops what runs and closes the source. `next()` may be
 * called again after it rejected with the error of a task.
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
  async next(): Promise<IteratorResult<T, undefined>> {
    const { done, value } = await this.#work.next()
    return done !== true && isResult<T>(value) ? { done: false, value } : { done: true, value: undefined }
  }

  /** Stops what runs, drops what was not started, and closes the source. */
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
