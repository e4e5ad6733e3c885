import { workerData } from 'node:worker_threads'
import { serveWatches } from './memory/watch-thread.ts'

const start: unknown = workerData
if (typeof start === 'object' && start !== null && 'mpWatchTable' in start) serveWatches(Number(start.mpWatchTable))
