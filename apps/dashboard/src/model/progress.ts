import { allLanes, type Board } from './board.ts'

/** How far the newest job is. */
export interface Progress {
  done: number
  total: number | undefined
  /** From 0 to 1, running tasks counted in part; undefined when the end is not known. */
  fraction: number | undefined
  /** Milliseconds left; undefined until a task of this kind was finished. */
  etaMs: number | undefined
}

/** Estimates how far the newest job of a board is, and how long it will still take. */
export function progressOf(board: Board, now: number): Progress | undefined {
  const { job } = board
  if (job === undefined) return undefined
  const { done } = job
  // A job that has not read its inputs yet says 0; the demo may know better.
  const total = job.total === 0 || job.total === undefined ? board.taskCount : job.total
  if (total === undefined) return { done, total, fraction: undefined, etaMs: undefined }
  if (job.endedAt !== undefined || total === 0) return { done, total, fraction: 1, etaMs: 0 }
  const meanMs = board.taskMs.count === 0 ? undefined : board.taskMs.total / board.taskMs.count
  const lanes = allLanes(board).filter(({ pool }) => pool.name === job.pool)
  const started = lanes.flatMap(({ lane }) => (lane.task === undefined ? [] : [now - lane.task.since]))
  const inPart = meanMs === undefined ? 0 : started.reduce((sum, ms) => sum + Math.min(0.95, ms / meanMs), 0)
  const fraction = Math.min(1, (done + inPart) / total)
  const etaMs =
    meanMs === undefined ? undefined : remainingMs({ left: total - done - inPart, meanMs, lanes: lanes.length })
  return { done, total, fraction, etaMs }
}

function remainingMs(work: { left: number; meanMs: number; lanes: number }): number {
  return (Math.max(0, work.left) * work.meanMs) / Math.max(1, Math.min(work.lanes, Math.ceil(work.left)))
}

/** Counts what was finished in each of `buckets` equal slices of the board's time. */
export function throughput(board: Board, now: number, buckets: number): number[] {
  const end = board.endedAt ?? now
  const width = Math.max(1, end - board.startedAt) / buckets
  const counts = new Array<number>(buckets).fill(0)
  for (const at of board.finishes) {
    const bucket = Math.min(buckets - 1, Math.max(0, Math.floor((at - board.startedAt) / width)))
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return counts
}

/** Tasks finished in each second of the newest job. */
export function ratePerSecond(board: Board, now: number): number {
  const { job } = board
  if (job === undefined) return 0
  const seconds = ((job.endedAt ?? now) - job.startedAt) / 1000
  return seconds <= 0 ? 0 : job.done / seconds
}
