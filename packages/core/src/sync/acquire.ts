import { TimeoutError } from '../errors.ts'
import type { Attempt } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import type { Words } from '../memory/words.ts'
import type { WaitOptions } from '../wait-for.ts'
import { checkKeys } from '../check-option.ts'

/** How long to wait, for calls that block the thread. */
export interface WaitSyncOptions {
  /** Limit in milliseconds; without it, there is none. 0 looks once. */
  timeout?: number
}

/** Waits for what an attempt gets, or rejects when the time is over; `what` names the wait in the error. */
export async function acquire<T>(
  { words, what }: { words: Words; what: string },
  attempt: Attempt<T>,
  options: WaitOptions,
): Promise<T> {
  checkKeys('options', options, ['timeout', 'signal'])
  const result = await retry(words, attempt, options)
  if (result === undefined) throw new TimeoutError(what, options.timeout ?? 0)
  return result
}

/** As `acquire`, but blocks the thread. */
export function acquireSync<T>(
  { words, what }: { words: Words; what: string },
  attempt: Attempt<T>,
  options: WaitSyncOptions,
): T {
  checkKeys('options', options, ['timeout'])
  const result = retrySync(words, attempt, options)
  if (result === undefined) throw new TimeoutError(what, options.timeout ?? 0)
  return result
}
