import type { PoolIterator } from '../../pool/pool-iterator.ts'
import type { Caller } from '../managed-type.ts'
import type { InputFeed } from './input-feed.ts'

/**
 * A stream of tasks in a pool of the server: inputs come from a client, and results go to it, one by one.
 *
 * A client asks for results before it needs them. After one that failed these wait until it says that it wants the
 * rest, so that the pool can tell a reader that stopped there.
 */
export class ManagedStream {
  readonly #feed: InputFeed
  readonly #results: PoolIterator<unknown>
  #before: Promise<void> = Promise.resolve()
  #resume: () => void = () => {}
  #isWatched = false

  constructor(feed: InputFeed, results: PoolIterator<unknown>) {
    this.#feed = feed
    this.#results = results
  }

  put(caller: Caller, input: unknown): void {
    this.#endWith(caller)
    this.#feed.put(input)
  }

  finish(): void {
    this.#feed.finish()
  }

  next(caller: Caller): Promise<IteratorResult<unknown, undefined>> {
    this.#endWith(caller)
    const result = this.#before.then(() => this.#results.next())
    this.#before = result.then(
      () => {},
      () => new Promise((resolve) => (this.#resume = resolve)),
    )
    return result
  }

  /** Says that the results after one that failed are wanted. */
  resume(): void {
    this.#resume()
  }

  async return(): Promise<void> {
    this.#resume()
    await this.#results.return()
  }

  /** What nobody takes is not worked on: it ends when its client goes. */
  #endWith({ owner }: Caller): void {
    if (this.#isWatched) return
    this.#isWatched = true
    owner.onGone(() => void this.return())
  }
}
