import type { TopState } from '../../model/top/top-state.ts'
import { troublesOf } from '../../model/watch/trouble.ts'
import type { Glyphs } from '../glyphs.ts'
import { keysRow } from '../key-map.ts'
import type { ScreenSize } from '../screen.ts'
import type { Row } from '../segment.ts'
import { text } from '../segment.ts'
import { topHeadRow } from './head-row.ts'
import { jobRows } from './job-rows.ts'
import { questionRow, statusLine } from './status-line.ts'
import { topKeys } from './top-keys.ts'
import { troubleRows } from './trouble-rows.ts'
import { workerSummary } from './worker-strip.ts'

/** Draws what matters when there is no room for panels: the job, the workers in a line, the troubles. */
export function smallTop(state: TopState, size: ScreenSize, glyphs: Glyphs): Row[] {
  const room = { width: size.columns, height: Math.max(0, size.rows - 2), glyphs }
  const trouble = Math.min(troublesOf(state.program, state.now).length, Math.max(0, room.height - 4))
  const rows = [
    ...jobRows(state, room),
    [text(workerSummary(state))],
    ...(trouble > 0 ? troubleRows(state, { ...room, height: trouble }) : []),
    statusLine(state, room),
  ]
  const foot = questionRow(state, room) ?? keysRow(topKeys, state, room)
  return [topHeadRow(state, room), ...rows.slice(0, room.height), foot]
}
