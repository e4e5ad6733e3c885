import { MpError } from './mp-error.ts'

/** Thrown when a task, or a wait, takes longer than its `timeout`. */
export class TimeoutError extends MpError {
  override readonly name: string = 'TimeoutError'
  override readonly code: string = 'ERR_MP_TIMEOUT'
  /** The limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number

  constructor(what: string, timeoutMs: number, options?: ErrorOptions) {
    super(`${what} took longer than ${timeoutMs} ms`, options)
    this.timeoutMs = timeoutMs
  }
}

/** Thrown when a queue has no room for an item in time. */
export class QueueFullError extends TimeoutError {
  override readonly name = 'QueueFullError'
  override readonly code = 'ERR_MP_QUEUE_FULL'

  constructor(timeoutMs: number, options?: ErrorOptions) {
    super('Waiting for room in the queue', timeoutMs, options)
  }
}

/** Thrown when no item comes out of a queue in time. */
export class QueueEmptyError extends TimeoutError {
  override readonly name = 'QueueEmptyError'
  override readonly code = 'ERR_MP_QUEUE_EMPTY'

  constructor(timeoutMs: number, options?: ErrorOptions) {
    super('Waiting for an item of the queue', timeoutMs, options)
  }
}
