import { listedWorkers, type TopState, zooms } from '../../model/top/top-state.ts'
import { rangeOf, type TimeRange } from '../../model/watch/timeline.ts'
import { taskName } from '../../model/watch/worker-name.ts'
import type { Room } from '../core-rows.ts'
import type { Glyphs } from '../glyphs.ts'
import { dim, fit, printable, type Row, text } from '../segment.ts'
import { workerLane } from './lane-of-worker.ts'
import { stripRows } from './worker-strip.ts'
import { span } from './words.ts'
import { stateWord, workerName } from './worker-rows.ts'

const labelWidth = 8
const taskWidth = 17

/** Words what most cells of a lane mean. */
export function shortLegend({ run, copy, wait, idle }: Glyphs): string {
  return `${run} run ${copy} copy ${wait} wait ${idle} idle`
}

/** Words what every cell of a lane means. */
export function laneLegend(glyphs: Glyphs): string {
  const { failed, recycled, start } = glyphs
  return `${shortLegend(glyphs)} ${failed} failed ${recycled} recycled ${start} start`
}

/** Draws a lane for each worker over time, with an axis below; where they do not all fit, a strip has the rest. */
export function timelineRows(state: TopState, room: Room): Row[] {
  const workers = listedWorkers(state)
  if (workers.length === 0) return [[dim('no worker yet')]]
  const range = shownRange(state)
  const isWhole = zooms[state.view.zoom] === 'all'
  const width = Math.max(8, room.width - labelWidth - taskWidth)
  const body = Math.max(1, room.height - 1)
  const strip =
    workers.length > body && body >= 4 ? stripRows(state, { ...room, height: Math.min(5, Math.floor(body / 2)) }) : []
  const lanes = workers
    .slice(0, body - strip.length)
    .map((worker): Row => [
      text(workerName(worker, state).padEnd(labelWidth).slice(0, labelWidth)),
      ...workerLane(worker, range, { width, glyphs: room.glyphs, isWhole }),
      dim(` ${taskText(worker, state)}`.padEnd(taskWidth)),
    ])
  return [...lanes, axis(range, width), ...strip]
}

/** The range of time that the timeline shows. */
export function shownRange(state: TopState): TimeRange {
  const zoom = zooms[state.view.zoom] ?? 30_000
  if (zoom !== 'all') return { from: state.now - zoom, to: state.now }
  const ranges = listedWorkers(state).flatMap(({ whole }) => rangeOf(whole) ?? [])
  const from = Math.min(state.now - 1000, ...ranges.map((range) => range.from))
  return { from, to: Math.max(state.now, from + 1000) }
}

function taskText(worker: ReturnType<typeof listedWorkers>[number], state: TopState): string {
  const { task } = worker
  if (task === undefined || worker.state !== 'running') return stateWord(worker, state)
  return `${printable(taskName(worker) ?? '').slice(0, 9)} ${span(state.now - task.since)}`
}

function axis(range: TimeRange, width: number): Row {
  const length = range.to - range.from
  const marks = width >= 60 ? 3 : 1
  let line = ''
  for (let mark = 0; mark < marks; mark++) {
    const at = Math.round((mark * width) / marks)
    line = `${line.padEnd(at)}-${span(length * (1 - mark / marks))}`
  }
  return [dim(' '.repeat(labelWidth)), ...fit([dim(`${line.padEnd(width - 3)}now`)], width)]
}
