import { shownPool } from '../view/top/share-rows.ts'
import { workersOf } from '../model/watch/what-if-run.ts'
import type { TopStore } from './top-store.ts'

const mostWorkers = 256
const mostChunk = 1024

/** Changes what the what-if page simulates. */
export function changeWhatIf(store: TopStore, change: { workers?: number; chunkFactor?: number }): void {
  const { whatIf } = store.state.view
  const pool = shownPool(store.shown)
  const workers = whatIf.workers ?? (pool === undefined ? 1 : workersOf(pool))
  store.look({
    whatIf: {
      workers: Math.min(mostWorkers, Math.max(1, workers + (change.workers ?? 0))),
      chunkSize: Math.min(mostChunk, Math.max(1, Math.round(whatIf.chunkSize * (change.chunkFactor ?? 1)))),
    },
  })
}
