import { CallWork } from './call-work.ts'
import type { PoolTally } from './pool-tally.ts'
import type { Work } from './work.ts'

/** Numbers by which watchers know a task. */
export interface ToldTask {
  job: number
  index: number
}

/**
 * Returns the numbers under which a task is told.
 *
 * All single calls of a function are one job to watchers, in which each call stands under the number of its own job.
 */
export function toldTask(tally: PoolTally | undefined, work: Work, index: number): ToldTask {
  if (!(work instanceof CallWork)) return { job: work.id, index }
  return { job: tally?.callsOf(work)?.id ?? work.id, index: work.id }
}
