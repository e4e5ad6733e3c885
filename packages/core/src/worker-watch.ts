import { workerData } from 'node:worker_threads'
import { serveWatches } from './memory/watch-thread.ts'

if (typeof workerData === 'object' && workerData !== null && 'mpWatchTable' in workerData) {
  serveWatches(Number(workerData.mpWatchTable))
}
