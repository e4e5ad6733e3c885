import type { TopState } from '../../model/top/top-state.ts'
import { troublesOf } from '../../model/watch/trouble.ts'
import { openWorkers } from '../../model/watch/watched-program.ts'
import type { Room } from '../core-rows.ts'
import type { Glyphs } from '../glyphs.ts'
import { keyRows, keysRow } from '../key-map.ts'
import { beside } from '../panel.ts'
import type { ScreenSize } from '../screen.ts'
import { fit, type Row } from '../segment.ts'
import { topHeadRow } from './head-row.ts'
import { shareLine, shareRows } from './share-rows.ts'
import { smallTop } from './small-top.ts'
import { questionRow, statusLine, statusRows } from './status-line.ts'
import { taskRows } from './task-rows.ts'
import { thingRows } from './thing-rows.ts'
import { laneLegend } from './timeline-rows.ts'
import { topKeys } from './top-keys.ts'
import { corePanel, eventPanel, framed, jobPanel, timelinePanel, workerPanel } from './top-panels.ts'
import { whatIfRows } from './what-if-rows.ts'
import { workerDetailRows } from './worker-detail.ts'

/** Draws the whole screen of `mp top`: exactly `columns` wide, never more than `rows` high. */
export function topScreen(state: TopState, size: ScreenSize, glyphs: Glyphs): Row[] {
  const isSmall = size.columns < 60 || size.rows < 15
  const rows = isSmall ? smallTop(state, size, glyphs) : fullTop(state, size, glyphs)
  return rows.slice(0, size.rows).map((row) => fit(row, size.columns))
}

function fullTop(state: TopState, size: ScreenSize, glyphs: Glyphs): Row[] {
  const room = { width: size.columns, height: size.rows - 2, glyphs }
  const foot = questionRow(state, room) ?? keysRow(topKeys, state, room)
  return [topHeadRow(state, room), ...body(state, room), foot]
}

function body(state: TopState, room: Room): Row[] {
  const { view } = state
  if (view.isHelpOpen) return framed(helpRows, state, { ...room, title: 'keys', note: 'any key closes this page' })
  if (view.isDetailOpen) {
    return withStatus(state, room, (part) =>
      framed(workerDetailRows, state, { ...part, title: 'worker', note: 'esc: back' }),
    )
  }
  if (view.page === 'overview') {
    return room.height >= 34 && room.width >= 110 ? tallOverview(state, room) : compactOverview(state, room)
  }
  return withStatus(state, room, (part) => [
    ...jobPanel(state, { ...part, height: 4 }),
    ...pageOf(state, less(part, 4)),
  ])
}

function helpRows(_state: TopState, room: Room): Row[] {
  const legend: Row = [{ text: `lanes  ${laneLegend(room.glyphs)}` }]
  const keys = keyRows(topKeys, room)
  return keys.length + 2 <= room.height ? [...keys, [], legend] : [...keys.slice(0, room.height - 1), legend]
}

function pageOf(state: TopState, room: Room): Row[] {
  switch (state.view.page) {
    case 'overview':
    case 'timeline':
      return timelinePanel(state, room)
    case 'workers':
      return workerPanel(state, room, true)
    case 'tasks':
      return framed(taskRows, state, { ...room, title: 'tasks' })
    case 'things':
      return framed(thingRows, state, { ...room, title: 'queues, locks, memory, managers' })
    case 'events':
      return eventPanel(state, room)
    case 'what-if':
      return framed(whatIfRows, state, { ...room, title: 'what if', note: 'the same tasks, handed out another way' })
  }
}

/** Below everything: where the time went, and why; or a hint in its place. */
function withStatus(state: TopState, room: Room, draw: (part: Room) => Row[]): Row[] {
  const status = statusRows(state, { ...room, height: room.height >= 20 ? 2 : 1 })
  return [...draw(less(room, 1 + status.length)), shareLine(state, room), ...status]
}

function compactOverview(state: TopState, room: Room): Row[] {
  const cores = state.program.cores.length
  const coresWanted = 2 + Math.max(1, Math.min(4, Math.ceil(cores / (room.width >= 70 ? 2 : 1))))
  return withStatus(state, room, (part) => {
    const coreHeight = Math.max(3, Math.min(coresWanted, part.height - 8))
    const left = part.height - 4 - coreHeight
    const spare = Math.max(0, left - workersNeeded(state))
    const wanted = Math.min(spare >= 10 ? Math.ceil(spare / 2) : spare, eventsNeeded(state))
    const events = wanted >= 3 ? wanted : 0
    const lanes = spare - events >= 4 ? spare - events : 0
    return [
      ...jobPanel(state, { ...part, height: 4 }),
      ...corePanel(state, { ...part, height: coreHeight }),
      ...workerPanel(state, { ...part, height: left - events - lanes }, true),
      ...timelinePanel(state, { ...part, height: lanes }),
      ...eventPanel(state, { ...part, height: events }),
    ]
  })
}

/** Rows that the panel of workers fills: its frame, its titles, the troubles, the workers. */
function workersNeeded({ program, now }: TopState): number {
  return 3 + Math.max(1, openWorkers(program)) + Math.min(3, troublesOf(program, now).length)
}

/** Rows that the panel of events fills: none when nothing has happened. */
function eventsNeeded({ program }: TopState): number {
  const lines = program.errors.length * 2 + program.log.length
  return lines === 0 ? 0 : 2 + lines
}

/** Events, and beside them how long tasks took, where both have room. */
function lastPanels(state: TopState, room: Room): Row[] {
  if (room.height < 6) return eventPanel(state, room)
  const width = Math.floor(room.width / 2)
  return beside(
    eventPanel(state, { ...room, width }),
    framed(taskRows, state, { ...room, width: room.width - width, title: 'tasks' }),
  )
}

function tallOverview(state: TopState, room: Room): Row[] {
  const cores = state.program.cores.length
  const coreHeight = 2 + Math.max(8, Math.min(cores, room.height >= 60 ? 16 : 8))
  const half = Math.floor(room.width / 2)
  const left = room.height - 1 - 4 - coreHeight
  const workers = Math.min(Math.max(7, workersNeeded(state)), Math.floor(left * 0.4))
  const lanes = Math.min(Math.max(5, workersNeeded(state)), Math.floor(left * 0.45))
  const thingWidth = Math.max(50, Math.floor(room.width * 0.36))
  return [
    ...jobPanel(state, { ...room, height: 4 }),
    ...beside(
      corePanel(state, { ...room, width: half, height: coreHeight }),
      framed(shareRows, state, { ...room, width: room.width - half, height: coreHeight, title: 'where the time went' }),
    ),
    ...timelinePanel(state, { ...room, height: lanes }),
    ...beside(
      workerPanel(state, { ...room, width: room.width - thingWidth, height: workers }, false),
      framed(thingRows, state, { ...room, width: thingWidth, height: workers, title: 'queues and memory' }),
    ),
    ...lastPanels(state, { ...room, height: left - lanes - workers }),
    statusLine(state, room),
  ]
}

function less(room: Room, rows: number): Room {
  return { ...room, height: room.height - rows }
}
