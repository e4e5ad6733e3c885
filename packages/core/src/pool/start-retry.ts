import { WorkerStartError } from '../errors.ts'
import type { WorkerExit } from '../host/worker-host.ts'

/** How often in a row a worker may be killed from outside while it starts, before that counts as unable to start. */
const MOST_KILLED = 10
/** How long after a start that failed the next is tried, in milliseconds: twice as long each time. */
const FIRST_MS = 100
const LONGEST_MS = 5000

/** Whether and when to start workers again after one has not become ready. */
export class StartRetry {
  readonly #start: () => void
  #killed = 0
  #timer: NodeJS.Timeout | undefined
  #ms = FIRST_MS

  /** @param start - Starts what is missing. */
  constructor(start: () => void) {
    this.#start = start
  }

  /** Whether the next start is to wait, as there was no room for the last one. */
  get isPutOff(): boolean {
    return this.#timer !== undefined
  }

  putOff(): void {
    if (this.isPutOff) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#start()
    }, this.#ms).unref()
    this.#ms = Math.min(2 * this.#ms, LONGEST_MS)
  }

  /** A worker that somebody killed while it started says nothing about the next one; one that exits by itself does. */
  mayFollow({ signal }: WorkerExit): boolean {
    this.#killed += 1
    return signal !== null && this.#killed <= MOST_KILLED
  }

  /** A worker is ready, or none is wanted any more. */
  reset(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#ms = FIRST_MS
    this.#killed = 0
  }
}

/** Says how a worker has ended before it was ready. */
export function startError({ exitCode, signal, error }: WorkerExit): WorkerStartError {
  if (error instanceof WorkerStartError) return error
  const how = signal === null ? `exited with code ${exitCode}` : `was ended by ${signal}`
  return new WorkerStartError(`A worker ${how} before it was ready`, error === undefined ? undefined : { cause: error })
}
