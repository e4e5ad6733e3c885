import type { WatchedProgram, WatchedWorker } from '../watch/watched-program.ts'
import { shortName } from '../watch/worker-name.ts'
import { stuckMs } from '../watch/trouble.ts'

/** What the screen shows: everything at once, or one part of it alone. */
export type Page = 'overview' | 'timeline' | 'workers' | 'tasks' | 'things' | 'events' | 'what-if'

/** In which order workers are listed; dead and stuck ones are first in every order. */
export type SortOrder = 'lane' | 'busy' | 'done' | 'memory' | 'task'

/** Lengths of time that a timeline shows, in milliseconds; `all` is the whole run. */
export const zooms = [30_000, 60_000, 10_000, 'all'] as const

/** Something that is done once the user says yes. */
export interface Question {
  words: string
  action: ControlAction
}

/** What a watcher may ask of a pool that allows it. */
export type ControlAction =
  | { type: 'pause' | 'resume' | 'drain'; pool: string }
  | { type: 'resize'; pool: string; workers: number }
  | { type: 'kill-task'; pool: string; job: number; index: number }

/** What the user has chosen to see, and how. */
export interface TopView {
  page: Page
  /** Position of the chosen worker in the list as it is sorted. */
  selected: number
  sort: SortOrder
  /** Only workers and events with this text are shown. */
  filter: string
  isFiltering: boolean
  zoom: number
  isHelpOpen: boolean
  isDetailOpen: boolean
  hint: { text: string; until: number } | undefined
  question: Question | undefined
  /** Workers and chunk size of the what-if page; undefined until chosen. */
  whatIf: { workers: number | undefined; chunkSize: number }
}

/** Where the events come from. */
export interface SourceState {
  /** `live` while the program runs and tells; `ended` after its end; `lost` when it went away without one. */
  type: 'live' | 'ended' | 'lost' | 'replay'
  /** Path of the recording that is being written. */
  recording: string | undefined
  /** The command that shows its own work, such as `mp run`; undefined for one that watches another program. */
  command?: string | undefined
  /** How a replay goes. */
  replay: { position: number; length: number; speed: number; isPaused: boolean } | undefined
}

/** Everything that a frame is drawn from. */
export interface TopState {
  program: WatchedProgram
  /** The time that is shown as now: of the clock while live, of the recording in a replay. */
  now: number
  /** Whether the picture stands still while events go on. */
  isFrozen: boolean
  view: TopView
  source: SourceState
  /** Share of one core that the watcher itself uses, from 0 to 1, and how often it draws. */
  cost: { share: number | undefined; perSecond: number }
}

/** Returns the view before any key was pressed. */
export function initialView(): TopView {
  return {
    ...{ page: 'overview', selected: 0, sort: 'lane', filter: '', isFiltering: false, zoom: 0 },
    ...{ isHelpOpen: false, isDetailOpen: false, hint: undefined, question: undefined },
    whatIf: { workers: undefined, chunkSize: 1 },
  }
}

/** Lists the workers as the screen does: dead and stuck ones first, then by the chosen order. */
export function listedWorkers(state: Pick<TopState, 'program' | 'view' | 'now'>): WatchedWorker[] {
  const { program, view, now } = state
  const pools = program.pools.filter(({ endedAt }) => endedAt === undefined || program.pools.length === 1)
  const children = program.children.filter(({ state: is }) => is !== 'gone' || program.pools.length === 0)
  const all = [...pools.flatMap(({ workers }) => workers), ...children]
  const shown = view.filter === '' ? all : all.filter((worker) => textOf(worker).includes(view.filter.toLowerCase()))
  const rank = (worker: WatchedWorker): number =>
    worker.state === 'dead' ? 2 : stuckMs(worker, program, now) === undefined ? 0 : 1
  return shown.toSorted((a, b) => rank(b) - rank(a) || sortKey(b, view.sort, now) - sortKey(a, view.sort, now))
}

/** Finds the worker that is chosen. */
export function selectedWorker(state: Pick<TopState, 'program' | 'view' | 'now'>): WatchedWorker | undefined {
  const workers = listedWorkers(state)
  return workers[Math.min(state.view.selected, workers.length - 1)]
}

/** Share of its working time in which a worker ran tasks or copied for them. */
export function busyShare({ time }: WatchedWorker): number {
  const total = time.runMs + time.copyMs + time.waitMs + time.tailMs + time.startMs + time.idleMs
  return total === 0 ? 0 : (time.runMs + time.copyMs) / total
}

/** Share of the time of its tasks in which a worker collected garbage. */
export function garbageShare({ time, gcMs }: WatchedWorker): number {
  return time.runMs === 0 ? 0 : Math.min(1, gcMs / time.runMs)
}

function textOf(worker: WatchedWorker): string {
  const { pool, child, pid, state, task } = worker
  return `${child?.name ?? pool} ${shortName(worker)} ${pid ?? ''} ${state} ${task === undefined ? '' : `#${task.index} ${task.function}`}`.toLowerCase()
}

function sortKey(worker: WatchedWorker, order: SortOrder, now: number): number {
  switch (order) {
    case 'lane':
      return -worker.lane
    case 'busy':
      return busyShare(worker)
    case 'done':
      return worker.done
    case 'memory':
      return worker.sample?.memoryBytes ?? 0
    case 'task':
      return worker.task === undefined ? 0 : now - worker.task.since
  }
}
