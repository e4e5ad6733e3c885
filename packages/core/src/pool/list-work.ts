import type { Span } from './batch.ts'
import { rejection, type SettleJob } from './job.ts'
import { RangeWork } from './range-work.ts'
import { isResult } from './result-types.ts'
import type { Stretch } from './stretch.ts'
import type { Outcome, WorkOwner, WorkSpec } from './work.ts'

/** What becomes of the outcomes of a list: values or the first error, or the outcome of every input. */
export type ListMode = 'values' | 'settled'

/** Work over inputs that are all known, whose results are wanted together, in order. */
export class ListWork extends RangeWork {
  readonly stopsOnError: boolean
  readonly #mode: ListMode
  readonly #settle: SettleJob
  total = 0
  chunkSize: number | undefined
  #inputs: readonly unknown[] = []
  #results: unknown[] = []
  #next = 0

  constructor(spec: WorkSpec, owner: WorkOwner, { mode, settle }: { mode: ListMode; settle: SettleJob }) {
    super(spec, owner)
    this.#mode = mode
    this.#settle = settle
    this.stopsOnError = mode === 'values' && spec.retries === 0
  }

  /** Gives the work its inputs, all of them. */
  load(inputs: readonly unknown[], chunkSize: number | undefined): void {
    if (this.end !== undefined) return
    this.#inputs = inputs
    this.total = inputs.length
    this.#results = new Array<unknown>(inputs.length)
    this.chunkSize = chunkSize
  }

  /** Lets it be handed out. */
  open(): void {
    if (this.end !== undefined) return
    if (this.total === 0) this.#complete()
    else this.waitForWorkers()
  }

  get waiting(): number {
    return this.end === undefined ? this.#inputs.length - this.#next + this.returnedCount : 0
  }

  protected takeFresh(limit: number): Stretch {
    const first = this.#next
    const length = Math.min(limit, this.#inputs.length - first)
    this.#next += length
    return { inputs: this.#inputs, offset: first, length, first, attempt: 1 }
  }

  protected accept(index: number, outcome: Outcome): void {
    if (this.#mode === 'settled') this.#results[index] = settledResult(outcome)
    else if (outcome.type === 'done') this.#results[index] = outcome.value
    else return this.fail(outcome.error)
    this.#completeIfDone()
  }

  protected acceptNumbers(span: Span, numbers: Float64Array, { at, stride }: { at: number; stride: number }): void {
    const results = this.#results
    const isPlain = this.#mode === 'values'
    for (let index = span.from, from = at; index < span.to; index++, from += stride) {
      const value = numbers[from]
      results[index] = isPlain ? value : settledResult({ type: 'done', value })
    }
    this.#completeIfDone()
  }

  protected abandon(error: unknown): void {
    this.noteRejection()
    this.#settle(rejection(error))
    this.#release()
  }

  #completeIfDone(): void {
    if (this.done + this.failed === this.total) this.#complete()
  }

  #complete(): void {
    if (isResult<never>(this.#results)) this.#settle(this.#results)
    this.#release()
    this.finish('done')
  }

  /** Lets go of inputs and results: the work may be remembered longer than they are wanted. */
  #release(): void {
    this.#inputs = []
    this.#results = []
    this.forgetReturned()
  }
}

function settledResult(outcome: Outcome): PromiseSettledResult<unknown> {
  return outcome.type === 'done'
    ? { status: 'fulfilled', value: outcome.value }
    : { status: 'rejected', reason: outcome.error }
}
