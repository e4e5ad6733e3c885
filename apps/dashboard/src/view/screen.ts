import { runningDemo, selectedDemo, type TourState } from '../model/tour-state.ts'
import type { Room } from './core-rows.ts'
import { coreRows } from './core-rows.ts'
import { demoListRows } from './demo-list.ts'
import { comparisonRows, detailRows } from './detail-rows.ts'
import { footRow } from './foot-row.ts'
import { type Glyphs, inGlyphs } from './glyphs.ts'
import { headRow } from './head-row.ts'
import { helpRows } from './help-rows.ts'
import { laneRows } from './lane-rows.ts'
import { logRows } from './log-rows.ts'
import { beside, panel } from './panel.ts'
import { dim, fit, type Row } from './segment.ts'
import { smallScreen } from './small-screen.ts'
import { statusRow } from './status-row.ts'

/** The size of the terminal, in characters. */
export interface ScreenSize {
  columns: number
  rows: number
}

/** Draws the whole screen: exactly `columns` wide, never more than `rows` high. */
export function screenRows(state: TourState, size: ScreenSize, glyphs: Glyphs): Row[] {
  const rows = size.columns < 60 || size.rows < 15 ? smallScreen(state, size, glyphs) : fullScreen(state, size, glyphs)
  return rows.slice(0, size.rows).map((row) => fit(row, size.columns))
}

function fullScreen(state: TourState, size: ScreenSize, glyphs: Glyphs): Row[] {
  const body = size.rows - 3
  const middle = state.isHelpOpen
    ? helpPanel(body, size, glyphs)
    : panels(state, { width: size.columns, height: body, glyphs })
  return [
    headRow(state, size.columns, glyphs),
    ...middle,
    statusRow(state, size.columns, glyphs),
    footRow(state, size.columns, glyphs),
  ]
}

function helpPanel(height: number, size: ScreenSize, glyphs: Glyphs): Row[] {
  const rows = helpRows({ width: size.columns - 4, height: height - 2, glyphs })
  return panel(rows, { title: 'keys', width: size.columns, height, glyphs })
}

/** Shares the height: the list first, then lanes by the number of workers, the log gets the rest. */
function panels(state: TourState, room: Room): Row[] {
  const demo = selectedDemo(state)
  if (demo === undefined) return []
  const top = Math.min(10, Math.max(5, room.height - 8))
  const isTall = room.height >= 30
  const middle = isTall ? Math.min(10, Math.max(4, state.cores.length)) + 2 : 0
  const left = room.height - top - middle
  const lanes = demo.board.pools.reduce((sum, pool) => sum + pool.lanes.length, 0)
  const leastLog = isTall ? 7 : 3
  const laneHeight = Math.min(left - leastLog, Math.max(isTall ? left - 9 : 8, lanes + 3))
  const blocks = isTall ? tallTop(state, top, { ...room, height: middle }) : compactTop(state, top, room)
  return [
    ...blocks,
    ...lanePanel(state, { ...room, height: laneHeight }),
    ...logPanel(state, { ...room, height: left - laneHeight }),
  ]
}

function compactTop(state: TourState, height: number, room: Room): Row[] {
  const { glyphs } = room
  const listWidth = Math.min(27, Math.floor(room.width / 3) + 1)
  const width = room.width - listWidth
  const coreHeight = Math.min(4, Math.max(3, Math.floor(height / 3) + 1))
  const right = [
    ...detailPanel(state, { width, height: height - coreHeight, glyphs }),
    ...corePanel(state, { width, height: coreHeight, glyphs }),
  ]
  return beside(listPanel(state, { width: listWidth, height, glyphs }), right)
}

function tallTop(state: TourState, top: number, middle: Room): Row[] {
  const { glyphs } = middle
  const listWidth = Math.min(58, Math.floor(middle.width * 0.42))
  const first = beside(
    listPanel(state, { width: listWidth, height: top, glyphs }),
    detailPanel(state, { width: middle.width - listWidth, height: top, glyphs }),
  )
  const half = Math.floor(middle.width / 2)
  const second = beside(
    corePanel(state, { ...middle, width: half }),
    comparisonPanel(state, { ...middle, width: middle.width - half }),
  )
  return [...first, ...second]
}

function inner(room: Room): Room {
  return { ...room, width: room.width - 4, height: room.height - 2 }
}

function listPanel(state: TourState, room: Room): Row[] {
  const done = state.demos.filter(({ status }) => status === 'done').length
  return panel(demoListRows(state, inner(room)), { ...room, title: 'tour', note: `${done} of ${state.demos.length}` })
}

function detailPanel(state: TourState, room: Room): Row[] {
  const demo = selectedDemo(state)
  if (demo === undefined) return []
  return panel(detailRows(demo, state, inner(room)), {
    ...room,
    title: demo.label,
    note: inGlyphs(demo.title, room.glyphs),
  })
}

function corePanel(state: TourState, room: Room): Row[] {
  return panel(coreRows(state, inner(room)), {
    ...room,
    title: 'cores',
    note: `${state.cores.length}, and the worker on each`,
  })
}

function comparisonPanel(state: TourState, room: Room): Row[] {
  const demo = selectedDemo(state)
  const rows = demo?.outcome === undefined ? [[dim(waitingText(state))]] : comparisonRows(demo, inner(room))
  return panel(rows, { ...room, title: 'measured', note: 'the same work, each way' })
}

function waitingText(state: TourState): string {
  return runningDemo(state) === undefined ? 'nothing measured yet' : 'measuring'
}

function lanePanel(state: TourState, room: Room): Row[] {
  const { glyphs } = room
  const demo = selectedDemo(state)
  if (demo === undefined) return []
  const legend = `${glyphs.run} run  ${glyphs.start} start  ${glyphs.idle} idle  ${glyphs.failed} died or failed`
  return panel(laneRows(demo.board, state.now, inner(room)), { ...room, title: 'workers over time', note: legend })
}

function logPanel(state: TourState, room: Room): Row[] {
  const demo = selectedDemo(state)
  if (demo === undefined) return []
  return panel(logRows(demo.board, inner(room)), { ...room, title: 'events' })
}
