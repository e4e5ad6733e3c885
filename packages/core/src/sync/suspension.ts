import type { Attempt } from '../memory/look.ts'
import { retry, retrySync } from '../memory/retry.ts'
import type { Words } from '../memory/words.ts'

/** A lock that its holder has released for a while. */
export interface Suspension {
  /** Takes the lock again, for the same holder. */
  resume(): Promise<void>
  /** As `resume`, but blocks the thread. */
  resumeSync(): void
}

/** Makes a suspension that ends when the attempt succeeds. */
export function suspension(words: Words, attempt: Attempt<unknown>): Suspension {
  return {
    resume: async () => void (await retry(words, attempt, {})),
    resumeSync: () => void retrySync(words, attempt, {}),
  }
}
