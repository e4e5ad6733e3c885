import type { TopState } from '../../model/top/top-state.ts'
import { jobFigures } from '../../model/watch/job-figures.ts'
import type { WatchedJob } from '../../model/watch/watched-program.ts'
import { duration } from '../duration.ts'
import { printable } from '../segment.ts'
import { whyText } from './share-rows.ts'

/** What has been said already. */
export interface Spoken {
  /** Tenths of each job that were said, by pool and job. */
  tenths: Map<string, number>
  /** Time of the newest line of the log that was said. */
  logAt: number
  hasEnded: boolean
}

/** Returns a listener to whom nothing was said. */
export function nothingSpoken(): Spoken {
  return { tenths: new Map(), logAt: 0, hasEnded: false }
}

/** Words what is new and worth saying aloud: each tenth of a job, each failure, each death, the end; changes `spoken`. */
export function milestonesOf(state: TopState, spoken: Spoken): string[] {
  const { program } = state
  const said = [...newFailures(state, spoken), ...program.jobs.flatMap((job) => tenthOf(job, state, spoken))]
  if (program.end === undefined || spoken.hasEnded) return said
  spoken.hasEnded = true
  const why = whyText(state)
  return [...said, `The program ended with ${program.end.exitCode}.${why === undefined ? '' : ` ${why}.`}`]
}

/** More failures than this at a time are only counted. */
const mostFailures = 5

/** Words failures and deaths that are new; changes `spoken`. */
export function newFailures({ program }: TopState, spoken: Spoken): string[] {
  const failures = program.log.filter(({ at, level }) => level === 'error' && at > spoken.logAt)
  spoken.logAt = failures.at(-1)?.at ?? spoken.logAt
  const said = failures.slice(-mostFailures).map(({ text }) => printable(text))
  return failures.length > mostFailures ? [`${failures.length - mostFailures} more failures`, ...said] : said
}

function tenthOf(job: WatchedJob, state: TopState, spoken: Spoken): string[] {
  const { fraction, finished, total, eta } = jobFigures(state.program, job, state.now)
  if (total === undefined || fraction === undefined) return []
  const key = `${job.start.pool} ${job.start.job}`
  const tenth = job.endedAt === undefined ? Math.floor(fraction * 10) : 10
  if (tenth <= (spoken.tenths.get(key) ?? 0)) return []
  spoken.tenths.set(key, tenth)
  const name = job.start.function
  if (job.endedAt !== undefined) return [`${name} ${job.state}: ${finished} of ${total}, ${job.failed} failed.`]
  const left = eta === undefined ? '' : `, about ${duration(eta.ms)} left`
  return [`${name} ${tenth * 10} percent: ${finished} of ${total}${left}.`]
}
