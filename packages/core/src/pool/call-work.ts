import { rejection, type SettleJob } from './job.ts'
import { isResult } from './result-types.ts'
import { type Outcome, Work, type WorkEnd, type WorkOwner, type WorkSpec } from './work.ts'

/** Where a call is: not handed out yet, with a worker, taken back to be handed out again, or over. */
type Phase = 'new' | 'out' | 'back' | Outcome['type']

/** One call of a function; a program may have very many that wait, so it takes no more memory than it must. */
export class CallWork extends Work {
  readonly args: readonly unknown[]
  attempt = 1
  #phase: Phase = 'new'
  /** Let go of at the end: a program may keep its jobs for long. */
  #settle: SettleJob | undefined

  constructor(spec: WorkSpec, owner: WorkOwner, { args, settle }: { args: readonly unknown[]; settle: SettleJob }) {
    super(spec, owner)
    this.args = args
    this.#settle = settle
  }

  get total(): number {
    return 1
  }

  get isStarted(): boolean {
    return this.#phase !== 'new'
  }

  get done(): number {
    return this.#phase === 'done' ? 1 : 0
  }

  get failed(): number {
    return this.#phase === 'failed' ? 1 : 0
  }

  get stopsOnError(): boolean {
    return false
  }

  get waiting(): number {
    return this.end === undefined && (this.#phase === 'new' || this.#phase === 'back') ? 1 : 0
  }

  /** Lets it be handed out. */
  open(): void {
    this.waitForWorkers()
  }

  /** Notes that a worker has it. */
  handOut(): void {
    this.#phase = 'out'
  }

  /** Takes it back, to be handed out again. */
  takeBack(attempt: number): void {
    if (this.end !== undefined) return
    this.attempt = attempt
    this.#phase = 'back'
    this.waitForWorkers()
  }

  /** Whether it may go in one batch with another call. */
  goesWith({ spec, attempt }: CallWork): boolean {
    const { callable, timeoutMs, retries, onProgress } = this.spec
    return (
      callable === spec.callable &&
      timeoutMs === spec.timeoutMs &&
      retries === spec.retries &&
      (onProgress === undefined) === (spec.onProgress === undefined) &&
      attempt === this.attempt
    )
  }

  protected add(type: Outcome['type']): void {
    this.#phase = type
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
