import { compare } from '../model/outcome.ts'
import type { DemoState, TourState } from '../model/tour-state.ts'
import { duration, factor } from '../view/duration.ts'
import { type Glyphs, inGlyphs } from '../view/glyphs.ts'
import { printable } from '../view/segment.ts'
import { wrapWords } from '../view/wrap-words.ts'

/** Columns of a report; it is read in logs. */
const width = 80

/** Words the first line of a report. */
export function reportHead(state: TourState, facts: { cores: number; glyphs: Glyphs }): string {
  const kind = state.backend === 'process' ? 'processes' : 'threads'
  return inGlyphs(
    `mp tour: ${counted(state.demos.length, 'demo')} on ${counted(facts.cores, 'core')}, Node.js ${state.node}, ${kind}`,
    facts.glyphs,
  )
}

/** Words one demo that had its turn; the first line is empty. */
export function reportDemo(demo: DemoState, glyphs: Glyphs): string {
  const lines = ['', `${demo.label}  ${demo.title}`, ...indented(`tutorial: ${demo.seedText}`)]
  if (demo.error !== undefined) lines.push(...indented(`FAILED: ${printable(demo.error)}`))
  if (demo.outcome !== undefined) {
    lines.push(...indented(`result: ${demo.outcome.computed}`))
    for (const { group, label, ms, speedUp, isBaseline } of compare(demo.outcome.measures)) {
      const name = group === '' ? label : `${group} ${label}`
      lines.push(
        `  ${name.padEnd(28)}${duration(ms).padStart(10)}${isBaseline ? '' : `${factor(speedUp).padStart(8)}×`}`,
      )
    }
    lines.push(...indented(`why: ${demo.outcome.verdict}`))
  }
  return lines.map((line) => inGlyphs(line, glyphs)).join('\n')
}

/** Words the end of a report. */
export function reportFoot(state: TourState, glyphs: Glyphs): string {
  const done = state.demos.filter(({ status }) => status === 'done')
  const failed = state.demos.filter(({ status }) => status === 'failed')
  const counts = `${done.length} of ${counted(state.demos.length, 'demo')} done`
  const named = failed.length === 0 ? '' : `, ${failed.length} failed: ${failed.map(({ label }) => label).join(', ')}`
  return inGlyphs(`\n${counts}${named}, in ${duration(state.now - state.startedAt)}`, glyphs)
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

function indented(content: string): string[] {
  return wrapWords(content, width - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`)
}
