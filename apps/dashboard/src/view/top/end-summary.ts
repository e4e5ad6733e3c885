import type { TopState } from '../../model/top/top-state.ts'
import { verdictOf } from '../../model/watch/verdict.ts'
import { type Glyphs, inGlyphs } from '../glyphs.ts'
import { printable } from '../segment.ts'
import { counterLine } from './counter-line.ts'
import { programName, stateText } from './head-row.ts'
import { count, span } from './words.ts'

/** Words what was seen, to be left on the normal screen: each job, the verdict, the errors. */
export function endSummary(state: TopState, glyphs: Glyphs): string {
  const { program } = state
  const start = program.facts?.startedAt ?? program.startedAt
  const life = start === undefined ? '' : ` after ${span((program.end?.at ?? state.now) - start)}`
  const jobs = program.jobs.slice(-5).map(({ start: job, done, failed, total, state: word }) => {
    const of = total === undefined ? '' : ` of ${count(total)}`
    return `  ${job.pool} ${job.function}: ${count(done)}${of} done, ${failed} failed, ${word}`
  })
  const verdicts = program.pools.flatMap((pool) => {
    const job = program.jobs.findLast(({ start: each }) => each.pool === pool.name)
    const verdict = verdictOf(program, pool, job)
    return verdict === undefined ? [] : [`  why ${verdict.words}`]
  })
  const errors = program.errors
    .slice(-5)
    .map(
      ({ count: number, newest }) =>
        `  ${number} ${glyphs.times} ${newest.message}${newest.source === undefined ? '' : ` at ${newest.source}`}`,
    )
  const lost = program.lost === 0 ? [] : [`  ${count(program.lost)} events were lost: the watcher was too slow`]
  const lines = [`${programName(state)}: ${stateText(state)}${life}`, ...jobs, ...verdicts, ...errors, ...lost]
  if (jobs.length === 0 && program.jobs.length === 0) lines.push(`  ${counterLine(state, glyphs)}`)
  return lines.map((line) => printableLine(line, glyphs)).join('\n')
}

/** Keeps the blanks at the beginning of a line. */
function printableLine(line: string, glyphs: Glyphs): string {
  const indent = /^ */.exec(line)?.[0] ?? ''
  return indent + printable(inGlyphs(line.trimStart(), glyphs))
}
