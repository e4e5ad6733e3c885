import { allLanes } from '../model/board.ts'
import { laneState, type SpanKind } from '../model/lane.ts'
import { headline } from '../model/outcome.ts'
import { progressOf } from '../model/progress.ts'
import { selectedDemo, type TourState } from '../model/tour-state.ts'
import { bar } from './bar.ts'
import { duration, factor } from './duration.ts'
import { footRow } from './foot-row.ts'
import { type Glyphs, inGlyphs } from './glyphs.ts'
import { headRow } from './head-row.ts'
import type { ScreenSize } from './screen.ts'
import { bold, type Row, text } from './segment.ts'
import { statusRow } from './status-row.ts'

/** Draws what matters when there is no room for panels: the demo, its progress, a line for the workers. */
export function smallScreen(state: TourState, size: ScreenSize, glyphs: Glyphs): Row[] {
  const demo = selectedDemo(state)
  if (demo === undefined) return []
  const { columns } = size
  const progress = progressOf(demo.board, { now: state.now, cores: state.cores.length })
  const result = demo.outcome === undefined ? undefined : headline(demo.outcome)
  const line =
    result === undefined
      ? bar(progress?.fraction ?? 0, Math.max(1, columns - 2), { glyphs, colour: 'green' })
      : [text(inGlyphs(`${result.label} ${duration(result.ms)}  ${factor(result.speedUp)}×`, glyphs))]
  const rows: Row[] = [
    [bold(`${demo.label}  `), text(`${demo.status}  ${demo.board.phase}`)],
    line,
    [text(workersLine(state, glyphs))],
    statusRow(state, columns, glyphs),
  ]
  return [
    headRow(state, columns, glyphs),
    ...rows.slice(0, Math.max(0, size.rows - 2)),
    footRow(state, columns, glyphs),
  ]
}

function workersLine(state: TourState, glyphs: Glyphs): string {
  const demo = selectedDemo(state)
  const states = demo === undefined ? [] : allLanes(demo.board).map(({ lane }) => laneState(lane))
  const count = (kind: SpanKind): number => states.filter((state) => state === kind).length
  return `workers: ${glyphs.run} run ${count('run')}  ${glyphs.start} start ${count('start')}  ${glyphs.idle} idle ${count('idle')}`
}
