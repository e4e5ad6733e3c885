import { chunkSizeFor } from './chunk-size.ts'
import { type Item, type Outcome, Work, type WorkOwner, type WorkSpec } from './work.ts'

/** What becomes of the outcomes of a list: values or the first error, or the outcome of every input. */
export type ListMode = 'values' | 'settled'

/** Who waits for a list. */
export interface ListWaiter {
  resolve(results: unknown[]): void
  reject(error: unknown): void
}

/** Work over inputs that are all known, whose results are wanted together, in order. */
export class ListWork extends Work {
  readonly stopsOnError: boolean
  readonly #mode: ListMode
  readonly #waiter: ListWaiter
  total = 0
  #items: readonly unknown[] = []
  #results: unknown[] = []
  #next = 0
  #chunkSize = 1

  constructor(spec: WorkSpec, owner: WorkOwner, { mode, waiter }: { mode: ListMode; waiter: ListWaiter }) {
    super(spec, owner)
    this.#mode = mode
    this.#waiter = waiter
    this.stopsOnError = mode === 'values' && spec.retries === 0
  }

  /** Gives the work its inputs, all of them. */
  load(items: readonly unknown[], chunkSize: number | undefined, workerCount: number): void {
    if (this.end !== undefined) return
    this.#items = items
    this.total = items.length
    this.#results = new Array<unknown>(items.length)
    this.#chunkSize = chunkSize ?? chunkSizeFor(items.length, workerCount)
  }

  /** Lets it be handed out. */
  open(): void {
    if (this.end !== undefined) return
    if (this.total === 0) this.#complete()
    else this.waitForWorkers()
  }

  get waiting(): number {
    return this.end === undefined ? this.#items.length - this.#next + this.returned.length : 0
  }

  take(limit: number): Item[] {
    const size = Math.min(limit, this.#chunkSize)
    if (this.returned.length > 0) return this.returned.splice(0, size)
    const end = Math.min(this.#items.length, this.#next + size)
    const items: Item[] = []
    for (; this.#next < end; this.#next++) items.push({ index: this.#next, input: this.#items[this.#next], attempt: 1 })
    return items
  }

  protected accept(index: number, outcome: Outcome): void {
    if (this.#mode === 'settled') this.#results[index] = settledResult(outcome)
    else if (outcome.type === 'done') this.#results[index] = outcome.value
    else return this.fail(outcome.error)
    if (this.done + this.failed === this.total) this.#complete()
  }

  protected abandon(error: unknown): void {
    this.#waiter.reject(error)
    this.#release()
  }

  #complete(): void {
    this.#waiter.resolve(this.#results)
    this.#release()
    this.finish('done')
  }

  /** Lets go of inputs and results: the work may be remembered longer than they are wanted. */
  #release(): void {
    this.#items = []
    this.#results = []
    this.returned.length = 0
  }
}

function settledResult(outcome: Outcome): PromiseSettledResult<unknown> {
  return outcome.type === 'done'
    ? { status: 'fulfilled', value: outcome.value }
    : { status: 'rejected', reason: outcome.error }
}
