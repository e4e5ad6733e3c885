import { type Outcome, Work, type WorkOwner, type WorkSpec } from './work.ts'

/** Who waits for a call. */
export interface CallWaiter {
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** One call of a function. */
export class CallWork extends Work {
  readonly total = 1
  readonly stopsOnError = false
  args: readonly unknown[]
  attempt = 1
  /** Whether a worker has it. */
  isOut = false
  readonly #waiter: CallWaiter

  constructor(spec: WorkSpec, owner: WorkOwner, { args, waiter }: { args: readonly unknown[]; waiter: CallWaiter }) {
    super(spec, owner)
    this.args = args
    this.#waiter = waiter
  }

  get waiting(): number {
    return this.end === undefined && !this.isOut ? 1 : 0
  }

  /** Lets it be handed out. */
  open(): void {
    this.waitForWorkers()
  }

  /** Takes it back, to be handed out again. */
  takeBack(attempt: number): void {
    if (this.end !== undefined) return
    this.attempt = attempt
    this.isOut = false
    this.waitForWorkers()
  }

  /** Whether it may go in one batch with another call. */
  goesWith({ spec, attempt }: CallWork): boolean {
    const { callable, timeoutMs, retries } = this.spec
    return (
      callable === spec.callable &&
      timeoutMs === spec.timeoutMs &&
      retries === spec.retries &&
      attempt === this.attempt
    )
  }

  protected accept(_index: number, outcome: Outcome): void {
    if (outcome.type === 'failed') return this.fail(outcome.error)
    this.#waiter.resolve(outcome.value)
    this.finish('done')
  }

  protected abandon(error: unknown): void {
    this.#waiter.reject(error)
  }
}
