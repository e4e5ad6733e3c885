import { headline } from '../model/outcome.ts'
import type { DemoState, TourState } from '../model/tour-state.ts'
import { duration, factor } from '../view/duration.ts'
import { type Glyphs, inGlyphs } from '../view/glyphs.ts'
import { reportFoot } from './plain-report.ts'

/** Words what was measured as a table, to be left on the normal screen after the full one. */
export function summary(state: TourState, glyphs: Glyphs): string {
  const rows = state.demos.map((demo) => inGlyphs(row(demo, glyphs), glyphs))
  const head = `${'mp tour'.padEnd(48)}${'one core'.padStart(10)}${'measured'.padStart(10)}${'speed-up'.padStart(10)}`
  return [head, ...rows, reportFoot(state, glyphs)].join('\n')
}

function row(demo: DemoState, glyphs: Glyphs): string {
  const mark = demo.status === 'done' ? glyphs.done : demo.status === 'failed' ? glyphs.failed : glyphs.waiting
  const name = `${mark} ${demo.label.padEnd(11)}${demo.title}`.slice(0, 47).padEnd(48)
  if (demo.status === 'failed') return `${name}  failed: ${demo.error ?? ''}`.slice(0, 120)
  const best = demo.outcome === undefined ? undefined : headline(demo.outcome)
  if (best === undefined) return `${name}  not run`
  const oneCore = duration(best.ms * best.speedUp)
  return `${name}${oneCore.padStart(10)}${duration(best.ms).padStart(10)}${`${factor(best.speedUp)}×`.padStart(10)}`
}
