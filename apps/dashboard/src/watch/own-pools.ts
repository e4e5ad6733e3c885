import { type MonitorEvent, observe } from '@mp/core/monitor'
import type { CountedJob } from '../model/watch/counted-job.ts'
import type { TopStore } from './top-store.ts'

/**
 * Has a store take in what the pools of this very program do, for commands that show their own progress.
 *
 * @param job - What the command counts itself: it stands for all jobs of its pools, which only add their times.
 */
export function followOwnPools(store: TopStore, job: CountedJob): Disposable {
  return observe((events) => {
    for (const event of events) {
      const rest = withoutJobs(event, job)
      if (rest !== undefined) store.take(rest)
    }
  })
}

/** Takes the times of jobs out of an event, and leaves what is about pools and workers; the command tells its failures. */
function withoutJobs(event: MonitorEvent, job: CountedJob): MonitorEvent | undefined {
  switch (event.type) {
    case 'job-start':
    case 'job-progress':
    case 'job-end':
    case 'task-end':
      return undefined
    case 'pool-open':
      job.belongTo(event.pool)
      return event
    case 'slice':
      for (const each of event.jobs) job.time(each, event.at)
      return { ...event, jobs: [] }
    default:
      return event
  }
}
