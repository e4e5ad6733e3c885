/** How long a chunk should keep a worker busy: long against a message, short against the time others would wait. */
const CHUNK_MS = 2
/** Shares of what waits that each worker gets at a time, at most: the last ones are small, so that all end together. */
const SHARES_PER_WORKER = 2
const MOST_TASKS = 8192
/** So many quick tasks are worth a batch of their own: the results of some come back while others run. */
const FEW_TASKS = 32
/** Less work than this is not worth being shared. */
const SHARED_MS = 0.1

/**
 * Picks how many tasks to hand a worker at a time: as many as take some milliseconds, and no more than a fair share.
 *
 * @param waiting - Tasks that wait.
 * @param averageMs - How long one takes; undefined while that is not known, when one is handed out alone.
 * @param workerCount - Workers that share them.
 */
export function chunkSizeFor(waiting: number, averageMs: number | undefined, workerCount: number): number {
  if (averageMs === undefined) return 1
  const ms = Math.max(averageMs, 1e-6)
  const share = Math.max(
    Math.ceil(waiting / (SHARES_PER_WORKER * workerCount)),
    Math.min(FEW_TASKS, Math.floor(SHARED_MS / ms)),
  )
  return Math.max(1, Math.min(MOST_TASKS, share, Math.floor(CHUNK_MS / ms)))
}
