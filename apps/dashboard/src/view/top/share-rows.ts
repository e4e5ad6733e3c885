import type { TopState } from '../../model/top/top-state.ts'
import { poolOfJob, shownJob } from '../../model/watch/job-figures.ts'
import type { LaneKind } from '../../model/watch/timeline.ts'
import { longTaskWords, type Verdict, verdictOf } from '../../model/watch/verdict.ts'
import type { WatchedPool } from '../../model/watch/watched-program.ts'
import { bar } from '../bar.ts'
import type { Room } from '../core-rows.ts'
import { duration, factor } from '../duration.ts'
import { type Glyphs, inGlyphs } from '../glyphs.ts'
import { laneSegments } from '../lane-segments.ts'
import { bold, dim, fit, type Row, text, widthOf } from '../segment.ts'
import { wrapWords } from '../wrap-words.ts'
import { percent, span } from './words.ts'

/** Picks the pool that the screen judges: that of the shown job, else the newest. */
export function shownPool({ program }: Pick<TopState, 'program'>): WatchedPool | undefined {
  const job = shownJob(program)
  return (job === undefined ? undefined : poolOfJob(program, job)) ?? program.pools.at(-1)
}

/** What was last said of each program; it is asked for several times in a frame, and changes slowly. */
const judged = new WeakMap<TopState['program'], { key: string; verdict: Verdict | undefined }>()

/** Judges the shown pool, anew once a second. */
function shownVerdict(state: Pick<TopState, 'program'>): Verdict | undefined {
  const { program } = state
  const [pool, job] = [shownPool(state), shownJob(program)]
  const key = `${pool?.name} ${job?.start.job} ${job?.state} ${Math.floor(program.now / 1000)}`
  const known = judged.get(program)
  if (known?.key === key) return known.verdict
  const verdict = pool === undefined ? undefined : verdictOf(program, pool, job)
  judged.set(program, { key, verdict })
  return verdict
}

/** Parts of the workers' time as the screen names them, and the kind of cell that stands for each. */
function partsOf({ shares }: Verdict): { name: string; share: number; kind: LaneKind }[] {
  return [
    { name: 'run', share: shares.run, kind: 'run' },
    { name: 'copy', share: shares.copy, kind: 'copy' },
    { name: 'wait', share: shares.wait, kind: 'wait' },
    { name: 'tail', share: shares.tail, kind: 'idle' },
    { name: 'start', share: shares.start, kind: 'start' },
  ]
}

/** Draws where the workers' time went on one line, with the speed-up. */
export function shareLine(state: TopState, options: { width: number; glyphs: Glyphs }): Row {
  const verdict = shownVerdict(state)
  const { glyphs, width } = options
  if (verdict === undefined) return fit([dim(' time   nothing measured yet')], width)
  const parts = partsOf(verdict).filter(({ name, share }) => name === 'run' || share >= 0.005)
  const bars = parts.flatMap(({ name, share, kind }): Row => [
    text(` ${name} ${percent(share)} `),
    ...laneSegments(new Array<LaneKind>(Math.max(1, Math.round(share * 12))).fill(kind), glyphs),
  ])
  const short: Row = [bold(' time ', 'cyan'), ...bars, text('  speed-up '), speedUp(verdict, glyphs)]
  const long: Row = [...short, dim(`  one core: ${span(verdict.serialMs)}`)]
  return fit(widthOf(long) <= width ? long : short, width)
}

function speedUp(verdict: Verdict, glyphs: Glyphs): Row[number] {
  return bold(inGlyphs(`${factor(verdict.speedUp)}× of ${factorOf(verdict.possible)}`, glyphs), 'green')
}

function factorOf(possible: number): string {
  return Number.isInteger(possible) ? String(possible) : factor(possible)
}

/** Words why it is not faster, or what holds up the end. */
export function whyText(state: TopState): string | undefined {
  const [pool, job] = [shownPool(state), shownJob(state.program)]
  const long = pool === undefined || job === undefined ? undefined : longTaskWords(pool, job, state.now)
  return long ?? shownVerdict(state)?.words
}

/** Draws where the workers' time went as bars, then the speed-up, then why in words. */
export function shareRows(state: TopState, room: Room): Row[] {
  const verdict = shownVerdict(state)
  const { glyphs, width } = room
  if (verdict === undefined) return [[dim('nothing measured yet')]]
  const bars = partsOf(verdict).map(({ name, share, kind }): Row => [
    text(name.padEnd(7)),
    text(`${percent(share).padStart(4)}  `),
    ...barOf(share, kind, { width: Math.max(4, Math.min(30, width - 40)), glyphs }),
    dim(`  ${noteOn(name, state, verdict)}`),
  ])
  const efficiency = `efficiency ${percent(verdict.speedUp / verdict.workers)}`
  const serial = `one core would need ${span(verdict.serialMs)}`
  const why = wrapWords(inGlyphs(whyText(state) ?? '', glyphs), width - 7)
  return [
    ...bars,
    [text('speed-up '), speedUp(verdict, glyphs), dim(`   ${efficiency}   ${serial}`)],
    ...why.map((line, index): Row => [bold(index === 0 ? 'why?   ' : '       ', 'cyan'), text(line)]),
  ]
}

function barOf(share: number, kind: LaneKind, options: { width: number; glyphs: Glyphs }): Row {
  const { width, glyphs } = options
  if (kind === 'run') return bar(share, width, { glyphs, colour: 'green' })
  const length = Math.round(share * width)
  return [...laneSegments(new Array<LaneKind>(length).fill(kind), glyphs), text(' '.repeat(width - length))]
}

function noteOn(part: string, state: TopState, verdict: Verdict): string {
  const pool = shownPool(state)
  const job = shownJob(state.program)
  if (pool === undefined || job === undefined) return ''
  const finished = Math.max(1, job.times.count)
  switch (part) {
    case 'copy':
      return `${duration(pool.time.copyMs / finished)} a task`
    case 'wait':
      return verdict.shares.wait < 0.01
        ? ''
        : pool.queued === 0
          ? 'nothing queued: the feeder is late'
          : 'between tasks'
    case 'tail':
      return verdict.shares.tail < 0.01 ? '' : 'the last tasks were with others'
    case 'start':
      return verdict.shares.start < 0.01 ? '' : `${verdict.workers} workers`
    default:
      return `${duration(pool.time.runMs / finished)} a task`
  }
}
