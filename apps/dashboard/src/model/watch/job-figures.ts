import { type Eta, etaOf } from './eta.ts'
import { deviation, mean } from './histogram.ts'
import type { WatchedJob, WatchedPool, WatchedProgram } from './watched-program.ts'

/** How far a job is. */
export interface JobFigures {
  finished: number
  total: number | undefined
  /** From 0 to 1, running tasks counted in part; undefined when the end is not known. */
  fraction: number | undefined
  /** Tasks finished in each second, of late. */
  perSecond: number
  eta: Eta | undefined
}

/** Rates are those of this long at most. */
const windowMs = 30_000

/** Picks the job that is shown: the newest that runs, else the newest. */
export function shownJob(program: WatchedProgram): WatchedJob | undefined {
  return program.jobs.findLast(({ endedAt }) => endedAt === undefined) ?? program.jobs.at(-1)
}

/** Finds the pool that a job is of. */
export function poolOfJob(program: WatchedProgram, job: WatchedJob): WatchedPool | undefined {
  return program.pools.find(({ name }) => name === job.start.pool)
}

/** Works out how far a job is and when it will be done. */
export function jobFigures(program: WatchedProgram, job: WatchedJob, now: number): JobFigures {
  const finished = job.done + job.failed
  const { total } = job
  const perSecond = ratePerSecond(job, now)
  if (total === undefined) return { finished, total, fraction: undefined, perSecond, eta: undefined }
  if (job.endedAt !== undefined) return { finished, total, fraction: 1, perSecond, eta: { ms: 0, spreadMs: 0 } }
  const workers = poolOfJob(program, job)?.workers ?? []
  const meanMs = mean(job.times)
  const begun = workers.reduce((sum, { task }) => sum + begunShare(task, { job, meanMs, now }), 0)
  const left = Math.max(0, total - finished - begun)
  const lanes = Math.max(1, workers.filter(({ state }) => state === 'running' || state === 'idle').length)
  const facts = {
    done: job.times.count,
    left,
    perMs: perSecond / 1000,
    meanMs,
    deviationMs: deviation(job.times),
    lanes,
  }
  const eta = finished >= total ? { ms: 0, spreadMs: 0 } : etaOf(facts)
  return { finished, total, fraction: total === 0 ? 1 : Math.min(1, (finished + begun) / total), perSecond, eta }
}

/** Tasks finished in each second, over the latest half minute or as long as the job has run. */
function ratePerSecond(job: WatchedJob, now: number): number {
  const end = job.endedAt ?? now
  const { last, counts } = job.finishes
  const ms = Math.min(windowMs, end - job.start.at, counts.length * 100 + Math.max(0, end - (last + 1) * 100))
  if (ms <= 0) return 0
  const first = Math.ceil((end - ms) / 100) - 1
  const within = counts.slice(Math.max(0, counts.length - 1 - (last - first)))
  return within.reduce((sum, count) => sum + count, 0) / (Math.max(ms, 100) / 1000)
}

/** Counts tasks finished in each of `buckets` slices of the time up to now, the newest last. */
export function finishedOverTime(job: WatchedJob, now: number, range: { ms: number; buckets: number }): number[] {
  const { last, counts } = job.finishes
  const perBucket = range.ms / range.buckets
  const sums = new Array<number>(range.buckets).fill(0)
  for (const [index, count] of counts.entries()) {
    const age = now - (last - (counts.length - 1 - index) + 0.5) * 100
    const bucket = range.buckets - 1 - Math.floor(Math.max(0, age) / perBucket)
    if (bucket >= 0) sums[bucket] = (sums[bucket] ?? 0) + count
  }
  return sums
}

/** A task that takes longer than usual is still not done. */
function begunShare(
  task: WatchedPool['workers'][number]['task'],
  usual: { job: WatchedJob; meanMs: number; now: number },
): number {
  if (task === undefined || task.job !== usual.job.start.job) return 0
  if (task.progress !== undefined) return Math.min(0.99, task.progress)
  return usual.meanMs === 0 ? 0 : Math.min(0.95, Math.max(0, usual.now - task.since) / usual.meanMs)
}
