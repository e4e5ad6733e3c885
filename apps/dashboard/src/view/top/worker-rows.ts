import { busyShare, garbageShare, listedWorkers, type TopState } from '../../model/top/top-state.ts'
import { stuckMs } from '../../model/watch/trouble.ts'
import type { WatchedWorker } from '../../model/watch/watched-program.ts'
import { shortName, taskName } from '../../model/watch/worker-name.ts'
import type { Room } from '../core-rows.ts'
import { bold, type Colour, dim, fit, printable, type Row, text } from '../segment.ts'
import { workerLane } from './lane-of-worker.ts'
import { stripRows, workerSummary } from './worker-strip.ts'
import { bytes, percent, span } from './words.ts'

/** A column of the list of workers. */
interface Column {
  title: string
  width: number
  /** Columns with a smaller number stay longest when there is little room. */
  rank: number
  cell: (worker: WatchedWorker, state: TopState) => string
}

const columns: readonly Column[] = [
  { title: 'id', width: 9, rank: 0, cell: workerName },
  { title: 'pid', width: 7, rank: 4, cell: ({ pid, threadId }) => (threadId > 0 ? `t${threadId}` : String(pid ?? '')) },
  { title: 'state', width: 6, rank: 1, cell: (worker, state) => stateWord(worker, state) },
  { title: 'task', width: 8, rank: 2, cell: (worker) => printable(taskName(worker) ?? '-').slice(0, 7) },
  { title: 'for', width: 7, rank: 3, cell: taskTime },
  { title: 'done', width: 7, rank: 5, cell: ({ done }) => String(done) },
  { title: 'fail', width: 5, rank: 9, cell: ({ failed }) => (failed === 0 ? '' : String(failed)) },
  { title: 'busy', width: 7, rank: 6, cell: (worker) => percent(busyShare(worker)) },
  {
    title: 'mem',
    width: 7,
    rank: 7,
    cell: ({ sample }) => (sample?.memoryBytes === undefined ? '' : bytes(sample.memoryBytes)),
  },
  { title: 'gc', width: 5, rank: 10, cell: (worker) => percent(garbageShare(worker)) },
  { title: 'core', width: 5, rank: 11, cell: ({ sample }) => String(sample?.core ?? '') },
  { title: 'age', width: 7, rank: 8, cell: ({ startedAt }, { now }) => span(now - startedAt) },
]

/** The narrowest lane that says anything. */
const leastLane = 16

/** Lists the workers, dead and stuck ones first; scrolls to keep the chosen one in sight. */
export function workerRows(state: TopState, room: Room & { hasLanes: boolean }): Row[] {
  const workers = listedWorkers(state)
  if (workers.length === 0)
    return [[dim(state.view.filter === '' ? 'no worker yet' : `no worker with "${state.view.filter}"`)]]
  const body = Math.max(1, room.height - 1)
  const isCrowded = workers.length > body
  const strip = isCrowded && body >= 4 ? stripRows(state, { ...room, height: Math.min(3, Math.floor(body / 3)) }) : []
  const listed = Math.max(1, body - strip.length - (isCrowded && strip.length === 0 && body > 2 ? 1 : 0))
  const selected = Math.min(state.view.selected, workers.length - 1)
  const first = Math.min(Math.max(0, selected - listed + 1), Math.max(0, workers.length - listed))
  const shown = columnsFor(room)
  const laneWidth = room.hasLanes ? room.width - 2 - shown.reduce((sum, { width }) => sum + width, 0) : 0
  const rows = workers
    .slice(first, first + listed)
    .map((worker, index) =>
      workerRow(worker, state, { ...room, shown, laneWidth, isSelected: first + index === selected }),
    )
  const more: Row[] = isCrowded && strip.length === 0 && body > 2 ? [[dim(`  ${workerSummary(state)}`)]] : []
  return [titleRow(shown, laneWidth, state), ...rows, ...strip, ...more]
}

function columnsFor(room: Room & { hasLanes: boolean }): Column[] {
  const lane = room.hasLanes ? leastLane : 0
  let left = room.width - 2 - lane
  const kept = new Set<Column>()
  for (const column of columns.toSorted((a, b) => a.rank - b.rank)) {
    if (left < column.width) break
    left -= column.width
    kept.add(column)
  }
  return columns.filter((column) => kept.has(column))
}

function titleRow(shown: readonly Column[], laneWidth: number, { view }: TopState): Row {
  const titles = shown.map(({ title, width }) => (title === sortTitle[view.sort] ? `${title} v` : title).padEnd(width))
  return [dim(`  ${titles.join('')}${laneWidth >= 10 ? 'last 20 s' : ''}`)]
}

const sortTitle: Record<TopState['view']['sort'], string> = {
  lane: 'id',
  busy: 'busy',
  done: 'done',
  memory: 'mem',
  task: 'for',
}

interface WorkerRowOptions extends Room {
  shown: readonly Column[]
  laneWidth: number
  isSelected: boolean
}

function workerRow(worker: WatchedWorker, state: TopState, options: WorkerRowOptions): Row {
  const { glyphs, shown, laneWidth, isSelected } = options
  const cells = shown.flatMap((column) => fit([cellSegment(column, worker, state)], column.width))
  const range = { from: state.now - 20_000, to: state.now }
  return [
    isSelected ? bold(`${glyphs.pointer} `, 'cyan') : text('  '),
    ...cells,
    ...(laneWidth >= 10 ? workerLane(worker, range, { width: laneWidth, glyphs }) : []),
  ]
}

function cellSegment(column: Column, worker: WatchedWorker, state: TopState): Row[number] {
  const content = column.cell(worker, state)
  if (column.title === 'state') return text(content, stateColours[content])
  const isLong = column.title === 'for' && content.includes('!')
  return isLong ? bold(content, 'yellow') : text(content)
}

const stateColours: Record<string, Colour> = {
  run: 'green',
  start: 'yellow',
  stuck: 'yellow',
  DEAD: 'red',
  stop: 'yellow',
}

/** Words what a worker does: one word, so that no colour is needed. */
export function stateWord(worker: WatchedWorker, state: Pick<TopState, 'program' | 'now'>): string {
  if (worker.state === 'dead') return 'DEAD'
  if (worker.state === 'gone') return 'gone'
  if (worker.state === 'starting') return 'start'
  if (worker.state === 'stopping') return 'stop'
  if (worker.state === 'idle') return 'idle'
  return stuckMs(worker, state.program, state.now) === undefined ? 'run' : 'stuck'
}

/** Names a worker; with its pool where there are several. */
export function workerName(worker: WatchedWorker, { program }: Pick<TopState, 'program'>): string {
  const name = shortName(worker)
  if (worker.child !== undefined || program.pools.filter(({ endedAt }) => endedAt === undefined).length < 2) return name
  const pool = program.pools.findIndex((each) => each.name === worker.pool) + 1
  return `${pool}:${name}`
}

function taskTime(worker: WatchedWorker, state: TopState): string {
  if (worker.task === undefined) return ''
  const isStuck = stuckMs(worker, state.program, state.now) !== undefined
  return `${span(state.now - worker.task.since)}${isStuck ? '!' : ''}`
}
