import { checkMs, checkSignal } from '../check-option.ts'
import type { WaitOptions } from '../wait-for.ts'
import { beforeSleep } from '../before-sleep.ts'
import { type Attempt, Look } from './look.ts'
import { PendingRetry } from './pending-retry.ts'
import type { Words } from './words.ts'

/** A thread that sleeps looks this often whether those it waits for still live, and can be ended. */
const CHECKUP_MS = 50

/**
 * Repeats an attempt, whenever the cell it is blocked by has changed, until it succeeds. Blocks the thread.
 *
 * @returns What the attempt returned; undefined when the time is over.
 */
export function retrySync<T>(words: Words, attempt: Attempt<T>, { timeout }: { timeout?: number }): T | undefined {
  if (timeout !== undefined) checkMs('timeout', timeout)
  const look = new Look()
  const first = attempt(look)
  if (first !== undefined || timeout === 0) return first
  beforeSleep()
  const end = timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeout
  words.spinner.spin(words.cells, look.index, look.expected)
  look.sleepsNext = true
  const second = attempt(look)
  if (second !== undefined) return second
  return sleepAndRetry(words, attempt, { look, end })
}

function sleepAndRetry<T>(
  words: Words,
  attempt: Attempt<T>,
  { look, end }: { look: Look; end: number },
): T | undefined {
  let checkupAt = performance.now() + CHECKUP_MS
  for (;;) {
    const before = performance.now()
    if (before < end) words.sleep(look.index, look.expected, Math.min(CHECKUP_MS, end - before))
    const now = performance.now()
    look.isCheckup = now >= checkupAt
    if (look.isCheckup) checkupAt = now + CHECKUP_MS
    const result = attempt(look)
    if (result !== undefined || now >= end) return result
  }
}

/**
 * Repeats an attempt, whenever the cell it is blocked by has changed, until it succeeds.
 *
 * @remarks
 * Attempts of one thread on one cell are made in the order in which they began to wait. What waits keeps the program
 * running, as a timer does.
 * @returns What the attempt returned; undefined when the time is over.
 * @throws (rejects) the reason of the signal when that aborts first, and whatever the attempt throws.
 */
export async function retry<T>(words: Words, attempt: Attempt<T>, options: WaitOptions): Promise<T | undefined> {
  const { timeout, signal } = options
  if (timeout !== undefined) checkMs('timeout', timeout)
  if (signal !== undefined) checkSignal('signal', signal).throwIfAborted()
  const look = new Look()
  const first = attempt(look)
  if (first !== undefined || timeout === 0) return first
  words.spinner.spin(words.cells, look.index, look.expected)
  look.sleepsNext = true
  const second = attempt(look)
  if (second !== undefined) return second
  return new PendingRetry(words, attempt, look).settle(options)
}
