import type { JobWaiter } from './job.ts'
import { type Outcome, Work, type WorkEnd, type WorkOwner, type WorkSpec } from './work.ts'

/** One call of a function. */
export class CallWork extends Work {
  readonly args: readonly unknown[]
  attempt = 1
  /** Whether a worker has it. */
  isOut = false
  /** Let go of at the end: a program may keep its jobs for long. */
  #waiter: JobWaiter<never> | undefined

  constructor(
    spec: WorkSpec,
    owner: WorkOwner,
    { args, waiter }: { args: readonly unknown[]; waiter: JobWaiter<never> },
  ) {
    super(spec, owner)
    this.args = args
    this.#waiter = waiter
  }

  get total(): number {
    return 1
  }

  get stopsOnError(): boolean {
    return false
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
      callable === spec.callable && timeoutMs === spec.timeoutMs && retries === spec.retries && attempt === this.attempt
    )
  }

  protected accept(_index: number, outcome: Outcome): void {
    if (outcome.type === 'failed') return this.fail(outcome.error)
    this.#waiter?.resolve(outcome.value)
    this.finish('done')
  }

  protected override finish(end: WorkEnd): void {
    super.finish(end)
    this.#waiter = undefined
  }

  protected abandon(error: unknown): void {
    this.#waiter?.reject(error)
  }
}
