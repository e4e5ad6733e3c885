import { workerData } from 'node:worker_threads'
import { serveWatches } from './memory/watch-thread.ts'

const start: unknown = workerData
if (isWatchStart(start)) serveWatches(start.mpWatchTable)

/** The thread that watches for another was started by that with these data. */
function isWatchStart(data: unknown): data is { mpWatchTable: number } {
  return typeof data === 'object' && data !== null && 'mpWatchTable' in data
}
