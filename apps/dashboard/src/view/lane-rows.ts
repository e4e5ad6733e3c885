import { allLanes, type Board, type PoolBoard } from '../model/board.ts'
import { type Lane, laneState } from '../model/lane.ts'
import type { Room } from './core-rows.ts'
import { duration } from './duration.ts'
import { inGlyphs } from './glyphs.ts'
import { laneCells, type TimeRange } from './lane-cells.ts'
import { dim, type Row, text } from './segment.ts'

/** Draws a lane for each worker over the time of the demo, with an axis below. */
export function laneRows(board: Board, now: number, room: Room): Row[] {
  const lanes = allLanes(board)
  const labelWidth = Math.max(6, ...board.pools.map(({ name }) => name.length + 5))
  const taskWidth = room.width >= 100 ? 22 : 12
  const width = room.width - labelWidth - taskWidth
  if (lanes.length === 0) return [[dim('no worker yet')]]
  const range = rangeOf(board, now)
  const roomForLanes = Math.max(1, room.height - 1)
  const hidden = lanes.length > roomForLanes ? lanes.length - roomForLanes + 1 : 0
  const shown = hidden === 0 ? lanes : newestFirst(lanes, lanes.length - hidden)
  const rows = shown.map(({ pool, lane }) => {
    const label = inGlyphs(`${pool.name} w${lane.worker}`, room.glyphs)
    const isOver = board.endedAt !== undefined
    const task = isOver ? doneText(lane) : taskText(lane, pool, { now, hasRoom: taskWidth > 12 })
    return [
      text(label.padEnd(labelWidth)),
      ...laneCells(lane.spans, range, { width, glyphs: room.glyphs }),
      dim(` ${inGlyphs(task, room.glyphs)}`.padEnd(taskWidth)),
    ]
  })
  const more: Row[] = hidden === 0 ? [] : [[dim(`${hidden} more workers`)]]
  return [...rows, ...more, axis(range, { labelWidth, width })]
}

/** Open pools matter most when not all lanes fit; the order of the rows stays. */
function newestFirst<T extends { pool: PoolBoard }>(lanes: readonly T[], count: number): T[] {
  const ranked = [...lanes.keys()].sort((a, b) => Number(isOpen(lanes[b])) - Number(isOpen(lanes[a])) || a - b)
  const kept = new Set(ranked.slice(0, count))
  return lanes.filter((_, index) => kept.has(index))
}

function isOpen(lane: { pool: PoolBoard } | undefined): boolean {
  return lane?.pool.isOpen === true
}

function rangeOf(board: Board, now: number): TimeRange {
  return { from: board.startedAt, to: Math.max(board.startedAt + 20, board.endedAt ?? now) }
}

function taskText(lane: Lane, pool: PoolBoard, options: { now: number; hasRoom: boolean }): string {
  if (lane.task !== undefined) {
    const attempt = lane.task.attempt > 1 ? `, try ${lane.task.attempt}` : ''
    const ms = duration(Math.max(0, options.now - lane.task.since))
    return options.hasRoom ? `#${lane.task.index}${attempt}  ${ms}` : `#${lane.task.index} ${ms}`
  }
  const state = laneState(lane)
  if (state === 'start') return 'starting'
  return pool.isOpen && state === 'idle' ? 'idle' : doneText(lane)
}

function doneText(lane: Lane): string {
  return `${lane.done} done`
}

function axis(range: TimeRange, place: { labelWidth: number; width: number }): Row {
  const end = duration(range.to - range.from)
  const middle = duration((range.to - range.from) / 2)
  const half = Math.floor(place.width / 2)
  const line = `0${middle.padStart(half - 1 + Math.ceil(middle.length / 2))}`
  return [dim(' '.repeat(place.labelWidth)), dim(line + end.padStart(Math.max(0, place.width - line.length)))]
}
