import type { Opened } from '../contenders/opened.ts'
import { required } from './row.ts'

/** Waits until so many different workers have answered. */
export async function allReady(opened: Opened, workerCount: number): Promise<void> {
  const whoAmI = required(opened, 'task')('whoAmI')
  const seen = new Set<unknown>()
  while (seen.size < workerCount) {
    const answers = await Promise.all(Array.from({ length: workerCount }, () => whoAmI(1)))
    for (const answer of answers) seen.add(answer)
  }
}
