import type { Board } from './board.ts'
import type { Lane } from './lane.ts'

/** How far the newest job is. */
export interface Progress {
  done: number
  total: number | undefined
  /** From 0 to 1, running tasks counted in part; undefined when the end is not known. */
  fraction: number | undefined
  /** Milliseconds left; undefined until a task of this kind was finished. */
  etaMs: number | undefined
}

/**
 * Estimates how far the newest job of a board is, and how long it will still take.
 *
 * @remarks More workers than cores share them, so each of their tasks takes longer than one did alone.
 */
export function progressOf(board: Board, place: { now: number; cores: number }): Progress | undefined {
  const { job } = board
  if (job === undefined) return undefined
  const { done } = job
  // A job that has not read its inputs yet says 0; the demo may know better.
  const total = job.total === 0 || job.total === undefined ? board.taskCount : job.total
  if (total === undefined) return { done, total, fraction: undefined, etaMs: undefined }
  if (job.endedAt !== undefined || total === 0) return { done, total, fraction: 1, etaMs: 0 }
  const lanes = lanesOf(board, job.pool)
  const atOnce = Math.max(1, Math.min(lanes.length, place.cores))
  const meanMs = meanTaskMs(board, lanes.length / atOnce)
  if (meanMs === undefined) return { done, total, fraction: done / total, etaMs: undefined }
  const begun = lanes.reduce(
    (sum, { task }) => sum + (task === undefined ? 0 : share(place.now - task.since, meanMs)),
    0,
  )
  const left = Math.max(0, total - done - begun)
  return {
    done,
    total,
    fraction: Math.min(1, (done + begun) / total),
    etaMs: left * meanMs * roundsPerTask(left, lanes.length),
  }
}

function lanesOf(board: Board, name: string): readonly Lane[] {
  return board.pools.find((pool) => pool.name === name)?.lanes ?? []
}

function meanTaskMs(board: Board, slowdown: number): number | undefined {
  const { count, total } = board.taskMs
  return count === 0 ? undefined : (total / count) * Math.max(1, slowdown)
}

/** A task that takes longer than usual is still not done. */
function share(ms: number, meanMs: number): number {
  return Math.min(0.95, ms / meanMs)
}

/** Lanes work side by side, as long as there is a task for each. */
function roundsPerTask(left: number, lanes: number): number {
  return 1 / Math.max(1, Math.min(lanes, Math.ceil(left)))
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
