import { laneKinds, type LaneKind, sumsWithin, type Timeline, type TimeRange } from '../../model/watch/timeline.ts'
import type { WatchedWorker } from '../../model/watch/watched-program.ts'
import type { Glyphs } from '../glyphs.ts'
import { type CellKind, laneSegments } from '../lane-segments.ts'
import type { Row } from '../segment.ts'

/** An instant such as a failure is worth a cell of its own, whatever else was in it. */
const instants: readonly LaneKind[] = ['failed', 'recycled']

/** Draws what a worker did during a range, as `width` cells. */
export function workerLane(
  worker: WatchedWorker,
  range: TimeRange,
  options: { width: number; glyphs: Glyphs; isWhole?: boolean },
): Row {
  return laneSegments(laneKindsOf(worker, range, options), options.glyphs)
}

/** Picks for each cell what the worker spent most of it on. */
export function laneKindsOf(
  worker: WatchedWorker,
  range: TimeRange,
  { width, isWhole = false }: { width: number; isWhole?: boolean },
): CellKind[] {
  const timeline = isWhole ? worker.whole : worker.recent
  const perCell = (range.to - range.from) / width
  return Array.from({ length: width }, (_, cell) => {
    const from = range.from + cell * perCell
    return kindWithin(timeline, { from, to: from + perCell }) ?? untold(worker, { from, to: from + perCell })
  })
}

function kindWithin(timeline: Timeline, range: TimeRange): LaneKind | undefined {
  const sums = sumsWithin(timeline, range)
  const instant = instants.find((kind) => (sums[laneKinds.indexOf(kind)] ?? 0) > 0)
  if (instant !== undefined) return instant
  const most = Math.max(...sums)
  return most <= 0 ? undefined : laneKinds[sums.indexOf(most)]
}

/** What slices do not tell of: a worker that is alive has nothing to do; what has not come yet goes on as it was. */
function untold(worker: WatchedWorker, range: TimeRange): CellKind {
  const { state, startedAt, recent, whole } = worker
  const first = whole.firstCell === undefined ? startedAt : whole.firstCell * whole.widthMs
  if (range.to <= first) return 'gone'
  if (state === 'dead' || state === 'gone') return range.from > (worker.lastEnd?.at ?? startedAt) ? 'gone' : 'idle'
  const told = (recent.lastCell + 1) * recent.widthMs
  if (range.from < told) return 'idle'
  if (state === 'running') return 'run'
  return state === 'starting' ? 'start' : 'idle'
}
