import type { PoolWorker } from './pool-worker.ts'

/** How far ahead of a worker its next batches are handed to it, in milliseconds of work. */
export const AHEAD_MS = 4
/** Waking a worker takes about as long; less work than that goes to one that is awake. */
const WAKE_MS = 0.25

/** Tells whether a task is known to take less time than waking a worker for it. */
export function isQuick(averageMs: number | undefined): boolean {
  return averageMs !== undefined && averageMs < WAKE_MS
}

/**
 * Returns the worker that a quick task goes to although others have nothing to do: one that is awake and nearly done.
 *
 * @param averageMs - How long such a task takes; undefined while that is not known.
 * @param workers - Workers that have tasks and may be handed more.
 */
export function awakeFor(averageMs: number | undefined, workers: readonly PoolWorker[]): PoolWorker | undefined {
  return isQuick(averageMs) ? leastBusy(workers, WAKE_MS) : undefined
}

/** Returns the worker that a task goes to when all have something to do; undefined when it has to wait. */
export function busyFor(averageMs: number | undefined, workers: readonly PoolWorker[]): PoolWorker | undefined {
  return averageMs !== undefined && averageMs <= AHEAD_MS ? leastBusy(workers, AHEAD_MS) : undefined
}

/** Returns the worker that has the fewest batches. */
export function leastLoaded(workers: readonly PoolWorker[]): PoolWorker | undefined {
  let least: PoolWorker | undefined
  for (const worker of workers)
    if (least === undefined || worker.tasks.flights.length < least.tasks.flights.length) least = worker
  return least
}

/** Returns the worker that will be done first, of those that have less than so much to do. */
function leastBusy(workers: readonly PoolWorker[], limitMs: number): PoolWorker | undefined {
  let least: PoolWorker | undefined
  let leastMs = limitMs
  for (const worker of workers) {
    const { backlogMs } = worker
    if (backlogMs < leastMs) [least, leastMs] = [worker, backlogMs]
  }
  return least
}
