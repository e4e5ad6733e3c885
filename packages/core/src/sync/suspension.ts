import type { Attempt } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import type { Words } from '../memory/words.ts'
import type { Waiters } from './waiters.ts'

/** A lock that its holder has released for a while. */
export interface Suspension {
  /** Takes the lock again, for the same holder. */
  resume(): Promise<void>
  /** As `resume`, but blocks the thread. */
  resumeSync(): void
}

/** Makes a suspension that ends when the attempt succeeds. */
export function suspension(
  { words, waiters }: { words: Words; waiters: Waiters },
  attempt: Attempt<unknown>,
): Suspension {
  const wait = waiters.noting(attempt)
  return {
    resume: async () => {
      try {
        await retry(words, wait.attempt, {})
      } finally {
        wait.end()
      }
    },
    resumeSync: () => {
      try {
        retrySync(words, wait.attempt, {})
      } finally {
        wait.end()
      }
    },
  }
}
