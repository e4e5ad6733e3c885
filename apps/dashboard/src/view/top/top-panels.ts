import type { TopState } from '../../model/top/top-state.ts'
import type { Placement } from '../../model/tour-state.ts'
import { openWorkers, workersOf } from '../../model/watch/watched-program.ts'
import { shortName } from '../../model/watch/worker-name.ts'
import { coreRows, type Room } from '../core-rows.ts'
import { panel } from '../panel.ts'
import type { Row } from '../segment.ts'
import { eventRows } from './event-rows.ts'
import { jobRows, jobTitle } from './job-rows.ts'
import { laneLegend, shortLegend, timelineRows } from './timeline-rows.ts'
import { troubleRows } from './trouble-rows.ts'
import { workerRows } from './worker-rows.ts'

/** Frames the shown job. */
export function jobPanel(state: TopState, room: Room): Row[] {
  return framed(jobRows, state, { ...room, ...jobTitle(state) })
}

/** Frames the cores and who is on each. */
export function corePanel(state: TopState, room: Room): Row[] {
  const { program } = state
  const allowed = program.facts?.allowedCores?.length
  const quota = program.facts?.quotaCores
  const note = [
    `${allowed ?? program.cores.length} of ${program.cores.length}`,
    quota === undefined ? '' : `quota ${quota}`,
    'and who is on each',
  ]
  const view = { cores: program.cores, placements: placementsOf(state), foreign: program.foreign }
  const draw = (_state: TopState, inner: Room): Row[] => coreRows(view, inner)
  return framed(draw, state, { ...room, title: 'cores', note: note.filter((words) => words !== '').join('  ') })
}

/** On which core each worker that runs a task was last seen. */
function placementsOf({ program }: TopState): Placement[] {
  return workersOf(program).flatMap((worker) => {
    const core = worker.sample?.core
    return core === undefined || worker.state !== 'running' ? [] : [{ name: shortName(worker), core }]
  })
}

/** Frames the lanes of all workers. */
export function timelinePanel(state: TopState, room: Room): Row[] {
  return framed(timelineRows, state, { ...room, title: 'workers over time', note: laneLegend(room.glyphs) })
}

/** Frames the troubles and the list of workers. */
export function workerPanel(state: TopState, room: Room, hasLanes: boolean): Row[] {
  const { view, program } = state
  const note = [
    `sort: ${view.sort}`,
    view.filter === '' && !view.isFiltering ? '' : `find: ${view.filter}${view.isFiltering ? '_' : ''}`,
    hasLanes && room.width >= 76 ? (room.width >= 110 ? laneLegend : shortLegend)(room.glyphs) : '',
  ]
  const draw = (_state: TopState, inner: Room): Row[] => {
    const trouble = troubleRows(state, { ...inner, height: Math.max(1, Math.min(3, inner.height - 3)) })
    return [...trouble, ...workerRows(state, { ...inner, height: inner.height - trouble.length, hasLanes })]
  }
  const workers = openWorkers(program)
  return framed(draw, state, {
    ...room,
    title: `workers ${workers}`,
    note: note.filter((words) => words !== '').join('  '),
  })
}

/** Frames the errors and the log. */
export function eventPanel(state: TopState, room: Room): Row[] {
  const { errors, log } = state.program
  const failures = errors.reduce((sum, group) => sum + group.count, 0)
  return framed(eventRows, state, { ...room, title: 'events', note: `errors ${failures}  log ${log.length}` })
}

/** Draws rows within a frame; nothing where there is no room for one row. */
export function framed(
  draw: (state: TopState, room: Room) => Row[],
  state: TopState,
  frame: Room & { title: string; note?: string },
): Row[] {
  if (frame.height < 3) return []
  const rows = draw(state, { width: frame.width - 4, height: frame.height - 2, glyphs: frame.glyphs })
  return panel(rows, frame)
}
