import type { FromGuest, ToGuest } from '../protocol.ts'

/** The worker's end of the line to its host. */
export interface GuestPort {
  /** Whether both ends are in one process. */
  readonly sharesMemory: boolean
  /** Which of the runtime's threads this is; 0 in a process. */
  readonly threadId: number
  /**
   * Sends a message; it is on its way for good when this returns, also if the worker dies next.
   *
   * @param moved - Memory that goes along for good.
   */
  send(message: FromGuest, moved?: Iterable<ArrayBuffer>): void
  listen(onMessage: (message: ToGuest) => void): void
  /** Lets the worker end by itself once it has nothing else to do. */
  release(): void
}
