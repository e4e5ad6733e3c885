import type { TopState } from '../../model/top/top-state.ts'
import { jobFigures, shownJob } from '../../model/watch/job-figures.ts'
import { troublesOf } from '../../model/watch/trouble.ts'
import { type Glyphs, inGlyphs } from '../glyphs.ts'
import { printable } from '../segment.ts'
import { programName, stateText } from './head-row.ts'
import { count, etaText, rate } from './words.ts'

/** Words how far a program is on one line without escape codes, for logs. */
export function counterLine(state: TopState, glyphs: Glyphs): string {
  const job = shownJob(state.program)
  if (job === undefined) return `${programName(state)}: ${stateText(state)}`
  const { finished, total, fraction, perSecond, eta } = jobFigures(state.program, job, state.now)
  const parts = [
    `${programName(state)}: ${job.start.function}`,
    fraction === undefined ? '' : `${Math.floor(fraction * 100)}%`,
    `${count(finished)}/${total === undefined ? '?' : count(total)}`,
    rate(perSecond),
    job.endedAt === undefined ? `eta ${etaText(eta, '?')}` : job.state,
    job.failed > 0 ? `failed ${job.failed}` : '',
    job.retried > 0 ? `retried ${job.retried}` : '',
    stepText(state),
    ...troublesOf(state.program, state.now)
      .filter(({ kind }) => kind !== 'recycled')
      .slice(0, 1)
      .map(({ words }) => words),
  ]
  return printable(inGlyphs(parts.filter((part) => part !== '').join('  '), glyphs))
}

/** Words what a command that shows its own work does next. */
function stepText({ source, view }: TopState): string {
  return source.command === undefined ? '' : (view.hint?.text ?? '')
}
