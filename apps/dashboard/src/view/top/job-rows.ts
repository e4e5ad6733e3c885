import { finishedOverTime, jobFigures, shownJob } from '../../model/watch/job-figures.ts'
import { placeText } from '../../model/watch/fold-task.ts'
import { quantile } from '../../model/watch/histogram.ts'
import type { WatchedJob } from '../../model/watch/watched-program.ts'
import type { TopState } from '../../model/top/top-state.ts'
import { bar, sparkline } from '../bar.ts'
import type { Room } from '../core-rows.ts'
import { duration } from '../duration.ts'
import { inGlyphs } from '../glyphs.ts'
import { bold, dim, printable, type Row, spread, text } from '../segment.ts'
import { count, etaText, rate } from './words.ts'

/** Names the panel of the shown job. */
export function jobTitle({ program, source }: TopState): { title: string; note: string } {
  const job = shownJob(program)
  if (job === undefined) return { title: 'job', note: '' }
  const { start } = job
  if (source.command !== undefined) return { title: 'work', note: printable(start.function) }
  const place = placeText(start.site)
  const from = place === undefined ? '' : `  from ${place}`
  const others = program.jobs.filter((other) => other !== job && other.endedAt === undefined).length
  const more = others === 0 ? '' : `  and ${others} more`
  return { title: `job ${start.job}`, note: printable(`${start.pool}.${start.kind}(${start.function})${from}${more}`) }
}

/** Draws how far the shown job is: a bar with the ETA and its spread, then rate, times and troubles. */
export function jobRows(state: TopState, room: Room): Row[] {
  const job = shownJob(state.program)
  if (job === undefined) return [[dim(waitingWords(state))]]
  return [progressRow(job, state, room), rateRow(job, state, room)]
}

function progressRow(job: WatchedJob, state: TopState, room: Room): Row {
  const { glyphs, width } = room
  const { finished, total, fraction, eta } = jobFigures(state.program, job, state.now)
  const totalText = total === undefined ? '?' : count(total)
  const counts = `${count(finished)} / ${totalText}`
  const share = fraction === undefined ? '' : `${Math.floor(fraction * 100)}%`
  const end = job.endedAt === undefined ? `eta ${inGlyphs(etaText(eta, '–'), glyphs)}` : job.state
  const right: Row = [text(` ${share.padStart(4)}  ${counts}  `), bold(end, job.state === 'failed' ? 'red' : undefined)]
  const length = right.reduce((sum, segment) => sum + segment.text.length, 0)
  return spread(bar(fraction ?? 0, Math.max(4, width - length - 1), { glyphs, colour: 'green' }), right, width)
}

function rateRow(job: WatchedJob, state: TopState, room: Room): Row {
  const { glyphs, width } = room
  const { perSecond, total, finished } = jobFigures(state.program, job, state.now)
  const buckets = Math.max(8, Math.min(30, width - 62))
  const end = job.endedAt ?? state.now
  const spark = sparkline(finishedOverTime(job, end, { ms: buckets * 1000, buckets }), buckets, { glyphs })
  const { times } = job
  const p50 = quantile(times, 0.5)
  const times50 =
    times.count === 0
      ? ''
      : `  p50 ${duration(p50)}  p95 ${duration(quantile(times, 0.95))}  max ${duration(times.max)}`
  const isFar = times.count > 4 && times.max > p50 * 10
  const trouble: Row = [
    ...(job.retried > 0 ? [text(`  retried ${job.retried}`, 'yellow')] : []),
    ...(job.failed > 0 ? [bold(`  failed ${job.failed}`, 'red')] : []),
    ...(width >= 110 && total !== undefined ? [dim(`  left ${count(Math.max(0, total - finished))}`)] : []),
  ]
  return spread(
    [
      text(rate(perSecond)),
      text(' '),
      text(spark, 'cyan'),
      text(inGlyphs(times50, glyphs)),
      bold(isFar ? '!' : '', 'yellow'),
    ],
    trouble,
    width,
  )
}

function waitingWords({ program }: TopState): string {
  const running = program.children.filter(({ task }) => task !== undefined).length
  if (running > 0)
    return `no job; ${running} ${running === 1 ? 'process or thread' : 'processes or threads'} of their own`
  if (program.pools.length === 0) return 'no pool yet'
  const open = program.pools.filter(({ endedAt }) => endedAt === undefined).length
  return `no job yet; ${open} ${open === 1 ? 'pool' : 'pools'} open`
}
