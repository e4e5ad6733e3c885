import type { JobSlice, JobStartEvent, JobState, MonitorEvent } from '@mp/core/monitor'
import { addToBucket, emptyHistogram } from './histogram.ts'
import type { Finishes, WatchedJob, WatchedProgram } from './watched-program.ts'

type EventOf<T extends MonitorEvent['type']> = Extract<MonitorEvent, { type: T }>

const jobsKept = 50
/** Tenths of a second of which finished tasks are counted: two minutes. */
const finishesKept = 1200

/** Takes a new job into account, in place; beyond 50 the oldest that has ended gives way. */
export function startJob(program: WatchedProgram, start: JobStartEvent): WatchedJob {
  const job: WatchedJob = {
    ...{ start, endedAt: undefined, state: 'running', total: start.total, done: 0, failed: 0, retried: 0 },
    ...{ times: emptyHistogram(), finishes: { last: 0, counts: [] } },
  }
  program.jobs.push(job)
  if (program.jobs.length > jobsKept) {
    program.jobs.splice(
      Math.max(
        0,
        program.jobs.findIndex(({ endedAt }) => endedAt !== undefined),
      ),
      1,
    )
  }
  return job
}

/** Takes a job out of a snapshot into account, in place. */
export function noteJob(program: WatchedProgram, { start, total, done, failed }: JobState): void {
  const job = jobOf(program, start) ?? startJob(program, start)
  Object.assign(job, { total: total ?? job.total, done, failed })
}

/** Takes what a job says of its progress into account, in place. */
export function countJob(program: WatchedProgram, event: EventOf<'job-progress'>): void {
  const job = jobOf(program, event)
  if (job !== undefined) Object.assign(job, { done: event.done, failed: event.failed, total: event.total ?? job.total })
}

/** Takes the end of a job into account, in place. */
export function endJob(program: WatchedProgram, event: EventOf<'job-end'>): void {
  const job = jobOf(program, event)
  if (job === undefined) return
  const { at, state, done, failed } = event
  Object.assign(job, { endedAt: at, state, done, failed })
}

/** Takes what was done of a job in a slice into account, in place. */
export function sliceJob(job: WatchedJob, slice: JobSlice, at: number): void {
  const { times, runMs, retried } = slice
  for (let index = 0; index + 1 < times.length; index += 2) {
    addToBucket(job.times, times[index] ?? 0, times[index + 1] ?? 0)
  }
  job.times.sum += runMs
  job.retried += retried
  countFinishes(job.finishes, slice.done + slice.failed, at)
}

/** Finds a job by its pool and number. */
export function jobOf(program: WatchedProgram, { pool, job }: { pool: string; job: number }): WatchedJob | undefined {
  return program.jobs.findLast(({ start }) => start.job === job && start.pool === pool)
}

function countFinishes(finishes: Finishes, count: number, at: number): void {
  const tenth = Math.floor(at / 100)
  if (finishes.counts.length === 0 || tenth - finishes.last >= finishesKept) {
    Object.assign(finishes, { last: tenth, counts: [0] })
  }
  for (; finishes.last < tenth; finishes.last++) finishes.counts.push(0)
  const place = finishes.counts.length - 1 - (finishes.last - tenth)
  if (place >= 0) finishes.counts[place] = (finishes.counts[place] ?? 0) + count
  if (finishes.counts.length > finishesKept * 2) finishes.counts.splice(0, finishes.counts.length - finishesKept)
}
