import type { HostOptions, StartHost, WorkerExit } from '../host/worker-host.ts'
import type { TaskOutcome } from '../monitor/events.ts'
import type { PoolWorker } from './pool-worker.ts'
import type { Item, Work } from './work.ts'

/** Who is told what a worker does. */
export interface WorkerOwner {
  onReady(worker: PoolWorker): void
  onStartFailed(worker: PoolWorker, error: unknown): void
  /** It has nothing to do. */
  onIdle(worker: PoolWorker): void
  onTaskStart(worker: PoolWorker, item: Item, work: Work): void
  onTaskEnd(worker: PoolWorker, end: TaskEnd): void
  onTaskProgress(worker: PoolWorker, progress: TaskProgress): void
  onExit(worker: PoolWorker, exit: WorkerExit): void
}

/** How one attempt at a task ended. */
export interface TaskEnd {
  work: Work
  item: Item
  outcome: TaskOutcome
  ms: number
  value?: unknown
  error?: unknown
}

/** How far a running task says that it is, from 0 to 1. */
export interface TaskProgress {
  item: Item
  work: Work
  fraction: number
}

/** What a worker is started with. */
export interface WorkerStart {
  host: StartHost
  options: HostOptions
  owner: WorkerOwner
}
