import { checkKeys, checkMs, checkSignal } from './check-option.ts'

/** How long to wait, for every call that waits. */
export interface WaitOptions {
  /** Limit in milliseconds; without it, there is none. 0 looks once. */
  timeout?: number
  /** Ends the wait with its reason when it aborts. */
  signal?: AbortSignal
}

/** The longest time that Node's timers take. */
const MAX_TIMER_MS = 2 ** 31 - 1

/**
 * Refuses options that a wait does not have.
 *
 * @throws the reason of the signal when it has aborted already.
 */
export function checkWaitOptions(options: WaitOptions): void {
  checkKeys('options', options, ['timeout', 'signal'])
  const { timeout, signal } = options
  if (timeout !== undefined) checkMs('timeout', timeout)
  if (signal !== undefined) checkSignal('signal', signal).throwIfAborted()
}

/**
 * Waits for a promise, at most as long as asked.
 *
 * @returns Whether the promise settled in time.
 * @throws (rejects) the reason of the signal when it aborts first, and whatever the promise rejects with.
 */
export async function waitFor(promise: Promise<unknown>, options: WaitOptions): Promise<boolean> {
  checkWaitOptions(options)
  const { timeout, signal } = options
  const { promise: limit, resolve, reject } = Promise.withResolvers<boolean>()
  const onAbort = (): void => reject(signal?.reason)
  const timer = timeout === undefined || timeout > MAX_TIMER_MS ? undefined : setTimeout(() => resolve(false), timeout)
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([promise.then(() => true), limit])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
