import { inspect } from 'node:util'
import { checkFunction, checkInteger, checkKeys } from '../../check-option.ts'
import { OptionTypeError } from '../../errors.ts'
import type { PoolStats } from '../../monitor/events.ts'
import { BaseProxy } from '../base-proxy.ts'
import { iteratorOf } from '../iterator-of.ts'
import { PoolProxyIterator } from './pool-proxy-iterator.ts'
import type { StreamProxy } from './stream-proxy.ts'

const DEFAULT_BUFFER = 128

/** Options of `imap` and `imapUnordered` of a {@link PoolProxy}. */
export interface PoolProxyImapOptions {
  /**
   * Inputs handed to a worker at a time, from 1.
   * @defaultValue as many as take about 4 ms, measured while it runs
   */
  chunkSize?: number
  /**
   * How many inputs may be taken from the source beyond the results that were taken from the iterator, from 1.
   * @defaultValue 128
   */
  buffer?: number
}

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

  /**
   * Calls a function for every input and gives the results one by one, in the order of the inputs.
   *
   * @remarks
   * The source stays here, and is read as results are taken, at most `buffer` ahead. A task that failed makes `next()`
   * reject at its place; the results after it can be asked for with further calls. What the source throws, or an input
   * that cannot travel, comes after the results of the inputs before it, and ends the stream. Leaving the loop stops
   * what runs, and so does the end of this program.
   * @throws {@link OptionTypeError}, {@link OptionRangeError} for arguments that are none.
   * @see {@link Pool.imap}, which needs no message for each result.
   * @example
   * ```ts @import.meta.vitest
   * import { Manager } from '@mp/core'
   * const manager = await Manager.start()
   * const pool = await manager.pool(1)
   * const squares: number[] = []
   * for await (const square of pool.imap((n: number) => n * n, [1, 2, 3])) squares.push(square)
   * expect(squares).toEqual([1, 4, 9])
   * await manager.shutdown()
   * ```
   */
  imap<T, R>(
    fn: (input: T) => R,
    inputs: Iterable<T> | AsyncIterable<T>,
    options: PoolProxyImapOptions = {},
  ): PoolProxyIterator<Awaited<R>> {
    return this.#stream('imap', fn, { inputs, options })
  }

  /** As {@link PoolProxy.imap}, but gives the results in the order in which they are done. */
  imapUnordered<T, R>(
    fn: (input: T) => R,
    inputs: Iterable<T> | AsyncIterable<T>,
    options: PoolProxyImapOptions = {},
  ): PoolProxyIterator<Awaited<R>> {
    return this.#stream('imapUnordered', fn, { inputs, options })
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

  #stream<R>(
    method: 'imap' | 'imapUnordered',
    fn: Function,
    { inputs, options }: { inputs: unknown; options: PoolProxyImapOptions },
  ): PoolProxyIterator<R> {
    checkKeys('options', options, ['chunkSize', 'buffer'])
    const buffer = checkInteger('buffer', options.buffer ?? DEFAULT_BUFFER, { min: 1 })
    if (options.chunkSize !== undefined) checkInteger('chunkSize', options.chunkSize, { min: 1 })
    checkFunction('fn', fn)
    const source = iteratorOf(inputs)
    if (source === undefined) throw new OptionTypeError(`inputs must be iterable, got ${inspect(inputs)}`)
    const stream = this.ask<StreamProxy>(method, [fn, { ...options, buffer }], { hasFunctions: true })
    return new PoolProxyIterator<R>(stream, { source, buffer })
  }
}
