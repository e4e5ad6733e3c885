import { inspect } from 'node:util'
import { OptionTypeError } from '../../errors.ts'
import type { PoolStats } from '../../monitor/events.ts'
import { Pool } from '../../pool/pool.ts'
import { functionOf } from '../run-update.ts'
import { InputFeed } from './input-feed.ts'
import { checkArray } from './managed-list.ts'
import { ManagedStream } from './managed-stream.ts'

/** A pool whose workers are children of the server. */
export class ManagedPool {
  readonly #pool: Pool

  constructor(workers?: unknown) {
    if (workers !== undefined && typeof workers !== 'number')
      throw new OptionTypeError(`workers must be a number, got ${inspect(workers)}`)
    this.#pool = new Pool(workers)
  }

  async apply(fn: unknown, args: unknown): Promise<unknown> {
    return this.#pool.apply(functionOf('fn', fn), checkArray('args', args))
  }

  async map(fn: unknown, inputs: unknown): Promise<unknown> {
    return this.#pool.map(functionOf('fn', fn), checkArray('inputs', inputs))
  }

  async starmap(fn: unknown, argsList: unknown): Promise<unknown> {
    const list = checkArray('argsList', argsList).map((args) => checkArray('args', args))
    return this.#pool.starmap(functionOf('fn', fn), list)
  }

  imap(fn: unknown, options: unknown): ManagedStream {
    const feed = new InputFeed()
    return new ManagedStream(feed, this.#pool.imap(functionOf('fn', fn), feed, objectOf(options)))
  }

  imapUnordered(fn: unknown, options: unknown): ManagedStream {
    const feed = new InputFeed()
    return new ManagedStream(feed, this.#pool.imapUnordered(functionOf('fn', fn), feed, objectOf(options)))
  }

  close(): void {
    this.#pool.close()
  }

  join(): Promise<void> {
    return this.#pool.join()
  }

  terminate(): Promise<void> {
    return this.#pool.terminate()
  }

  stats(): PoolStats {
    return this.#pool.stats()
  }
}

/** The pool looks at what is in it. */
function objectOf(options: unknown): object {
  if (typeof options === 'object' && options !== null) return options
  throw new OptionTypeError(`options must be an object, got ${inspect(options)}`)
}
