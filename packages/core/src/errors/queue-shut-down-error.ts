import { MpError } from './mp-error.ts'

/** Thrown by `put()` after a queue was shut down, and by `get()` once nothing is left in it. */
export class QueueShutDownError extends MpError {
  override readonly name = 'QueueShutDownError'
  override readonly code = 'ERR_MP_QUEUE_SHUT_DOWN'

  constructor(options?: ErrorOptions) {
    super('The queue was shut down: it takes no more items, and gives only those that are left', options)
  }
}
