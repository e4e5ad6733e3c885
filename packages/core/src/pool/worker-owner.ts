import type { HostOptions, StartHost, WorkerExit } from '../host/worker-host.ts'
import type { TaskOutcome } from '../monitor/events.ts'
import type { Batch, Span } from './batch.ts'
import type { PoolWorker } from './pool-worker.ts'
import type { Reporter } from './reporter.ts'

/** Who is told what a worker does. */
export interface WorkerOwner {
  /** Who tells of the worker. */
  readonly reporter: Reporter
  onReady(worker: PoolWorker): void
  onStartFailed(worker: PoolWorker, error: unknown): void
  /** The worker has rung: there may be outcomes. */
  onRung(worker: PoolWorker): void
  /** It has done with a batch, and may take more. */
  onFlightEnd(worker: PoolWorker, batch: Batch, averageMs: number | undefined): void
  onTaskEnd(worker: PoolWorker, end: TaskEnd): void
  onQuickEnds(worker: PoolWorker, ends: QuickEnds): void
  onExit(worker: PoolWorker, exit: WorkerExit): void
}

/** How one attempt at a task ended. */
export interface TaskEnd {
  batch: Batch
  position: number
  outcome: TaskOutcome
  ms: number
  value?: unknown
  error?: unknown
}

/** Neighbouring tasks that ended well and were too quick to be timed each; `ms` is the average. */
export interface QuickEnds {
  batch: Batch
  span: Span
  ms: number
  /** Position of the task whose start was told last. */
  told: number
}

/** How far a running task says that it is, from 0 to 1. */
export interface TaskProgress {
  batch: Batch
  position: number
  fraction: number
}

/** What a worker is started with. */
export interface WorkerStart {
  host: StartHost
  /** Whether the host starts threads of this process. */
  sharesMemory: boolean
  options: HostOptions
  owner: WorkerOwner
}
