import { CancelledError, type Job, type TaskOptions } from '@mp/core'
import type { DemoPool } from '../../demos/demo.ts'
import type { AnyFunction } from '../function/load-function.ts'
import type { Item, ItemOutcome } from './item.ts'
import type { Journal } from './journal.ts'
import { OutcomeLine } from './outcome-line.ts'
import { resultJson } from './result-json.ts'

/** How items are run. */
export interface RunnerOptions extends Pick<TaskOptions, 'retries' | 'timeout'> {
  /** Arguments after the input; all of them where `hasInput` is false. */
  args: readonly unknown[]
  hasInput: boolean
  chunkSize: number
  isOrdered: boolean
  /** Items that were read and not printed, at most. */
  window: number
  journal: Journal | undefined
}

/** An item on its way to a worker. */
interface Pending {
  item: Item & { type: 'input' }
  key: string | undefined
}

/** Calls a function for items as they are read, and gives what came of each. */
export class ItemRunner {
  readonly #pool: DemoPool
  readonly #fn: AnyFunction
  readonly #options: RunnerOptions
  readonly #line: OutcomeLine
  readonly #jobs = new Set<Job<unknown>>()
  #openCount = 0
  #hasEnded = false
  #isStopped = false
  #change = Promise.withResolvers<void>()

  constructor(pool: DemoPool, fn: AnyFunction, options: RunnerOptions) {
    this.#pool = pool
    this.#fn = fn
    this.#options = options
    this.#line = new OutcomeLine(options.isOrdered)
  }

  /** Tasks that workers run now. */
  get runningCount(): number {
    return this.#pool.stats().running
  }

  /** Begins nothing more: what runs is finished, what waits is left. */
  stop(): void {
    this.#isStopped = true
    for (const job of this.#jobs) if (job.state === 'queued') job.cancel()
    this.#notify()
  }

  /** Reads and runs all items, and gives the outcomes. */
  async *run(items: AsyncIterable<Item>): AsyncGenerator<ItemOutcome, void> {
    const reading = this.#read(items)
    // Told below, when what was read is done.
    reading.catch(() => {})
    for (;;) {
      const outcome = this.#line.take()
      if (outcome !== undefined) {
        this.#openCount--
        this.#notify()
        yield outcome
      } else if (this.#hasEnded && this.#openCount === 0) break
      else await this.#change.promise
    }
    await reading
  }

  async #read(items: AsyncIterable<Item>): Promise<void> {
    let chunk: Pending[] = []
    try {
      for await (const item of items) {
        if (this.#isStopped) break
        chunk = this.#take(item, chunk)
        while (this.#openCount >= this.#options.window && !this.#isStopped) await this.#change.promise
      }
      this.#submit(chunk)
    } finally {
      this.#hasEnded = true
      this.#notify()
    }
  }

  /** Settles an item that needs no call, or adds it to the chunk, and returns the chunk to be filled. */
  #take(item: Item, chunk: Pending[]): Pending[] {
    this.#openCount++
    if (item.type === 'broken') {
      this.#settle({ index: item.index, input: item.line, status: 'failed', error: item.error })
      return chunk
    }
    const { journal } = this.#options
    const key = journal?.keyOf(item.input)
    const json = key === undefined ? undefined : journal?.resultOf(key)
    if (json !== undefined) {
      this.#settle({ index: item.index, input: item.input, status: 'done', json, isResumed: true })
      return chunk
    }
    chunk.push({ item, key })
    if (chunk.length < this.#options.chunkSize) return chunk
    this.#submit(chunk)
    return []
  }

  #submit(chunk: readonly Pending[]): void {
    const [only, ...others] = chunk
    if (only === undefined) return
    if (this.#isStopped) return this.#leave(chunk)
    const { args, hasInput, retries = 0, timeout } = this.#options
    const limits = timeout === undefined ? { retries } : { retries, timeout }
    if (others.length === 0) {
      const job = this.#pool.apply(this.#fn, hasInput ? [only.item.input, ...args] : [...args], limits)
      void this.#follow(job, [only], (value) => [{ status: 'fulfilled', value }])
    } else {
      const inputs = chunk.map(({ item }) => item.input)
      const fn = args.length === 0 ? this.#fn : withArguments(this.#fn, args)
      const job = this.#pool.mapSettled(fn, inputs, { ...limits, chunkSize: chunk.length })
      void this.#follow(job, chunk, (settled) => settled)
    }
  }

  async #follow<T>(
    job: Job<T>,
    chunk: readonly Pending[],
    settledOf: (value: T) => readonly PromiseSettledResult<unknown>[],
  ): Promise<void> {
    this.#jobs.add(job)
    try {
      for (const [place, settled] of settledOf(await job).entries()) this.#end(chunk[place], settled)
    } catch (reason) {
      if (this.#isStopped && reason instanceof CancelledError) this.#leave(chunk)
      else for (const pending of chunk) this.#end(pending, { status: 'rejected', reason })
    } finally {
      this.#jobs.delete(job)
    }
  }

  #end(pending: Pending | undefined, settled: PromiseSettledResult<unknown>): void {
    if (pending === undefined) return
    const { index, input } = pending.item
    try {
      if (settled.status === 'rejected') throw settled.reason
      const json = resultJson(settled.value)
      if (pending.key !== undefined) this.#options.journal?.add(pending.key, json)
      this.#settle({ index, input, status: 'done', json, isResumed: false })
    } catch (error) {
      this.#settle({ index, input, status: 'failed', error })
    }
  }

  #leave(chunk: readonly Pending[]): void {
    for (const { item } of chunk) this.#settle({ index: item.index, input: item.input, status: 'left' })
  }

  #settle(outcome: ItemOutcome): void {
    this.#line.add(outcome)
    this.#notify()
  }

  #notify(): void {
    this.#change.resolve()
    this.#change = Promise.withResolvers()
  }
}

/** A chunk has one argument a task; the others travel with the function. */
function withArguments(fn: AnyFunction, args: readonly unknown[]): AnyFunction {
  return (input) => fn(input, ...args)
}
