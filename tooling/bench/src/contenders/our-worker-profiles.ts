import type { Pool } from '@mp/core'
import { startProfile, stopProfile } from '../profile/worker-profile.ts'
import type { WorkerProfiles } from './opened.ts'

/** Profiles each worker of a pool of ours, by tasks that reach every one of them. */
export function ourWorkerProfiles(pool: Pool, workerCount: number): WorkerProfiles {
  return {
    async start() {
      await reachAll(workerCount, () => pool.apply(startProfile))
    },
    stop: async (folder) => [...(await reachAll(workerCount, () => pool.apply(stopProfile, [folder])))],
  }
}

/** Repeats a task until so many different answers came, one from each worker. */
async function reachAll(workerCount: number, task: () => PromiseLike<string>): Promise<Set<string>> {
  const answers = new Set<string>()
  while (answers.size < workerCount) {
    for (const answer of await Promise.all(Array.from({ length: workerCount }, task))) answers.add(answer)
  }
  return answers
}
