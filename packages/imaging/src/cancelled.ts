import { CancelledError } from '@mp/core'

/** Runs something, and makes of the reason of an abort the error that every aborted call of `mp` has. */
export async function cancellable<T>(what: string, signal: AbortSignal | undefined, run: () => Promise<T>): Promise<T> {
  refuseAborted(what, signal)
  try {
    return await run()
  } catch (error) {
    refuseAborted(what, signal)
    throw error
  }
}

/** Throws if the signal has aborted. */
export function refuseAborted(what: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted === true)
    throw new CancelledError(`${what} was cancelled by its signal`, { cause: signal.reason })
}
