import type { Slice } from '../monitor/pool-source.ts'
import type { WorkerSlice } from '../monitor/pool-events.ts'
import type { PoolWorker } from './pool-worker.ts'

/** What a worker had done by the end of the last slice. */
interface Mark {
  busyMs: number
  copyMs: number
  gcMs: number
  done: number
  failed: number
}

/** Splits the time of each worker in a slice into what it did. */
export class WorkerSlices {
  readonly #marks = new Map<PoolWorker, Mark>()
  /** Workers that ended in the slice. */
  readonly #gone: WorkerSlice[] = []
  #sliceFrom = Date.now()

  /** Begins to count, from what the workers have done so far. */
  constructor(workers: Iterable<PoolWorker>) {
    for (const worker of workers) this.#marks.set(worker, markOf(worker))
  }

  /** Counts what a worker did in the slice before it ended. */
  forget(worker: PoolWorker): void {
    const now = Date.now()
    const slice = this.#sliceOf(worker, { at: now, ms: Math.max(0, now - this.#sliceFrom) }, false)
    if (slice !== undefined) this.#gone.push(slice)
    this.#marks.delete(worker)
  }

  /** Ends the slice; workers that had nothing to do are left out. */
  take(workers: Iterable<PoolWorker>, slice: Slice, hasWork: boolean): WorkerSlice[] {
    this.#sliceFrom = slice.at
    const slices = this.#gone.splice(0)
    for (const worker of workers) {
      const own = this.#sliceOf(worker, slice, hasWork)
      if (own !== undefined) slices.push(own)
    }
    return slices
  }

  #sliceOf(worker: PoolWorker, { at, ms }: Slice, hasWork: boolean): WorkerSlice | undefined {
    const last = this.#marks.get(worker) ?? { busyMs: 0, copyMs: 0, gcMs: 0, done: 0, failed: 0 }
    const mark = markOf(worker)
    // What is estimated of a batch that runs may turn out to have been less.
    mark.busyMs = Math.max(mark.busyMs, last.busyMs)
    this.#marks.set(worker, mark)
    const livedMs = Math.min(ms, Math.max(0, at - worker.record.startedAt))
    const busyMs = Math.min(livedMs, mark.busyMs - last.busyMs)
    const copyMs = Math.min(busyMs, mark.copyMs - last.copyMs)
    const restMs = livedMs - busyMs
    const [startMs, waitMs] = isLoading(worker) ? [restMs, 0] : [0, hasWork ? restMs : 0]
    const done = mark.done - last.done
    const failed = mark.failed - last.failed
    if (busyMs + startMs + waitMs + done + failed === 0) return undefined
    const idleMs = restMs - startMs - waitMs
    return {
      worker: worker.id,
      lane: worker.lane,
      runMs: busyMs - copyMs,
      copyMs,
      waitMs,
      idleMs,
      startMs,
      gcMs: Math.min(busyMs, mark.gcMs - last.gcMs),
      done,
      failed,
    }
  }
}

/** Whether it starts, or loads the function of its first task. */
function isLoading({ state, record, tasks }: PoolWorker): boolean {
  return state === 'starting' || (record.done + record.failed === 0 && tasks.flights[0]?.hasBegun === false)
}

function markOf({ record, tasks }: PoolWorker): Mark {
  const { busyMs, copyMs, gcMs, done, failed } = record
  return { busyMs: busyMs + tasks.runningMs, copyMs, gcMs, done, failed }
}
