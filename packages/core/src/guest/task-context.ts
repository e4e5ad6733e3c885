import { OptionRangeError, StateError } from '../errors.ts'
import { sharedSlot } from '../shared-slot.ts'

/** What a task may ask of the worker that runs it. */
export interface TaskContext {
  /** Aborts when the task was cancelled or is out of time; some time later the worker is stopped. */
  readonly signal: AbortSignal
  /** Which worker of the pool this is; counts up from 1, a replacement has a new number. */
  readonly workerId: number
  /** Which attempt at this task this is, from 1. */
  readonly attempt: number
  /** Reports how far the task is, from 0 to 1. */
  progress(fraction: number): void
}

/** Whoever runs tasks, one after the other, and knows the context of the one that runs. */
export interface TaskRunner {
  readonly context: TaskContext
}

const slot = sharedSlot<TaskRunner>('task-context')

/**
 * Returns the context of the task that is running: its signal, worker, attempt, and a way to report progress.
 *
 * @remarks
 * Call it at the start of the function, before the first `await`, and keep what it returns.
 * @throws {@link StateError} outside a task.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool, taskContext } from '@mp/core'
 * const pool = new Pool(1)
 * expect(await pool.apply(() => taskContext().attempt)).toBe(1)
 * await pool.terminate()
 * ```
 */
export function taskContext(): TaskContext {
  // Looked up here and not kept by the module: a copy of this function may travel by itself.
  const runner = sharedSlot<TaskRunner>('task-context').value
  if (runner === undefined)
    throw new StateError('taskContext() may be called only by the function of a task, in a worker of a pool')
  return runner.context
}

/** The context of one task; the signal is made when it is first asked for. */
export class RunningTaskContext implements TaskContext {
  readonly workerId: number
  readonly attempt: number
  /** A function of its own, so that it can be taken out of the context. */
  readonly progress: (fraction: number) => void
  #controller: AbortController | undefined

  constructor(workerId: number, attempt: number, report: (fraction: number) => void) {
    this.workerId = workerId
    this.attempt = attempt
    this.progress = (fraction) => {
      if (!(fraction >= 0 && fraction <= 1))
        throw new OptionRangeError(`progress takes a number from 0 to 1, got ${fraction}`)
      report(fraction)
    }
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    return this.#controller.signal
  }

  abort(reason: unknown): void {
    this.#controller ??= new AbortController()
    this.#controller.abort(reason)
  }
}

/** Makes `taskContext()` return the context of the task that `runner` runs, until the next call. */
export function enterTasks(runner: TaskRunner | undefined): void {
  slot.value = runner
}
