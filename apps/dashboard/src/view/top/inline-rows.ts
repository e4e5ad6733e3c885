import type { TopState } from '../../model/top/top-state.ts'
import { troublesOf } from '../../model/watch/trouble.ts'
import { openWorkers } from '../../model/watch/watched-program.ts'
import type { Glyphs } from '../glyphs.ts'
import { fit, type Row, text } from '../segment.ts'
import { topHeadRow } from './head-row.ts'
import { jobRows } from './job-rows.ts'
import { shareLine } from './share-rows.ts'
import { statusLine } from './status-line.ts'
import { troubleRows } from './trouble-rows.ts'
import { workerRows } from './worker-rows.ts'
import { workerSummary } from './worker-strip.ts'

/** The rows that a program's log leaves to its progress. */
const inlineHeight = 8

/** Draws what fits under a log: the job, the workers or their troubles, where the time went, and why; eight rows at most. */
export function inlineRows(state: TopState, size: { columns: number; rows: number }, glyphs: Glyphs): Row[] {
  const room = { width: size.columns - 1, height: inlineHeight, glyphs }
  const trouble = Math.min(2, troublesOf(state.program, state.now).length)
  const workers = openWorkers(state.program)
  const left = inlineHeight - 5 - trouble
  const list =
    workers > 0 && workers + 1 <= left
      ? workerRows(state, { ...room, height: left, hasLanes: true }).slice(0, workers + 1)
      : [[text(` ${workerSummary(state)}`)]]
  const rows = [
    topHeadRow(state, { ...room, hasKeys: false }),
    ...jobRows(state, { ...room, width: room.width - 1 }).map((row): Row => [text(' '), ...row]),
    ...(trouble === 0 ? [] : troubleRows(state, { ...room, height: trouble })),
    ...list,
    shareLine(state, room),
    statusLine(state, room),
  ]
  return rows.slice(0, Math.min(inlineHeight, size.rows - 1)).map((row) => fit(row, room.width))
}
