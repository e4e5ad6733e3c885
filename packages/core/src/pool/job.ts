import type { WorkOwner } from './work.ts'

/** How far a job is. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** What a job needs of the work behind it. */
export interface JobControl {
  readonly id: number
  readonly state: JobState
  cancel(reason: unknown): void
}

/**
 * Settles a job: with its result, or with a rejected promise in place of one.
 *
 * One function does both: a program may have very many jobs that wait, and each function of the engine's for one of them
 * takes as much memory as the job.
 */
export type SettleJob = (outcome: Promise<never>) => void

/** Returns what settles a job that fails. */
export function rejection(reason: unknown): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  reject(reason)
  return promise
}

const settleNothing: SettleJob = () => {}
/** What settles the job that is being made: a function for each job that keeps it would take as much memory as the job. */
let kept = settleNothing
const keepSettle = (settle: SettleJob): void => {
  kept = settle
}

/** Stands for the work of a call that was wrong: there is none. */
const NOTHING: JobControl = { id: 0, state: 'failed', cancel: () => {} }

/**
 * The promise of a call to a pool, which can also be cancelled and asked how far it is.
 *
 * @remarks
 * Awaiting it, `then`, `catch`, `finally` and the promise combinators work as on any promise; what they return is a
 * plain promise.
 * @example
 * ```ts @import.meta.vitest
 * import { CancelledError, Pool } from '@mp/core'
 * const pool = new Pool(1)
 * const job = pool.apply(() => new Promise(() => {}))
 * job.cancel()
 * await expect(job).rejects.toBeInstanceOf(CancelledError)
 * expect(job.state).toBe('cancelled')
 * await pool.terminate()
 * ```
 */
export class Job<T> extends Promise<T> {
  #control: JobControl = NOTHING

  /**
   * Returns a job of the work that `open` begins for a call; what that throws rejects it.
   *
   * @internal
   * @param owner - Is told of a call that is wrong before anyone who awaits the job; of work, by the work itself.
   */
  static of<T, Owner extends Pick<WorkOwner, 'onRejection'>, Call>(
    owner: Owner,
    call: Call,
    open: (owner: Owner, call: Call, settle: SettleJob) => JobControl,
  ): Job<T> {
    const job = new Job<T>(keepSettle)
    const settle = kept
    kept = settleNothing
    try {
      job.#control = open(owner, call, settle)
    } catch (error) {
      owner.onRejection()
      settle(rejection(error))
    }
    return job
  }

  /** Number of the job, unique in this program; the same as in events. */
  get id(): number {
    return this.#control.id
  }

  /** Where the job is now; `queued` until its first task was handed to a worker. */
  get state(): JobState {
    return this.#control.state
  }

  /**
   * Rejects the job with a `CancelledError`, drops what was not started and aborts what runs.
   *
   * @remarks
   * The signal of a running task aborts; if it does not end within half a second, its worker is replaced. Has no
   * effect on a job that is over.
   */
  cancel(reason?: unknown): void {
    this.#control.cancel(reason)
  }
}

// `then` so returns a promise that is no job; and `await` and `Promise.all` take a job as it is, while they wrap what
// says that it is of another class in a promise more.
Reflect.defineProperty(Job.prototype, 'constructor', { value: Promise, writable: true, configurable: true })
