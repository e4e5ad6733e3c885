import { rejection, type SettleJob } from './job.ts'
import { isResult } from './result-types.ts'
import { type Outcome, Work, type WorkEnd, type WorkOwner, type WorkSpec } from './work.ts'

/** One call of a function. */
export class CallWork extends Work {
  readonly args: readonly unknown[]
  attempt = 1
  /** Whether a worker has it. */
  isOut = false
  /** Let go of at the end: a program may keep its jobs for long. */
  #settle: SettleJob<never> | undefined

  constructor(
    spec: WorkSpec,
    owner: WorkOwner,
    { args, settle }: { args: readonly unknown[]; settle: SettleJob<never> },
  ) {
    super(spec, owner)
    this.args = args
    this.#settle = settle
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
    if (isResult<never>(outcome.value)) this.#settle?.(outcome.value)
    this.finish('done')
  }

  protected override finish(end: WorkEnd): void {
    super.finish(end)
    this.#settle = undefined
  }

  protected abandon(error: unknown): void {
    this.noteRejection()
    this.#settle?.(rejection(error))
  }
}
