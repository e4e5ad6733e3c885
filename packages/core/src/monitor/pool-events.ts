import type { PoolEvent, PoolStats, RunningTask, WorkerStats } from './events.ts'
import type { SourcePlace } from './object-events.ts'

type Of<T extends PoolEvent['type']> = Extract<PoolEvent, { type: T }>

/** What a pool allows and how it was set up. */
export interface PoolFacts {
  /** Whether a watcher may pause, resize, drain it, and end tasks. */
  allowsControl: boolean
  maxTasksPerWorker?: number | undefined
  maxMemoryPerWorker?: number | undefined
  /** Where it was made. */
  site?: SourcePlace | undefined
}

/** A pool was made. */
export type PoolOpenEvent = Of<'pool-open'> & { facts: PoolFacts }

/** A pool was paused, or goes on. */
export interface PoolPauseEvent {
  type: 'pool-pause'
  at: number
  pool: string
  isPaused: boolean
}

/** A worker has ended. */
export type WorkerExitEvent = Of<'worker-exit'> & {
  /** The task it was running, which failed of this or runs again. */
  task?: RunningTask | undefined
}

/**
 * A job was given to a pool.
 *
 * All calls of one function by `apply` are one job here, with the number of the first; its `total` grows, and the `index`
 * of each of its tasks is the number of the call, which is `id` of its `Job`. It ends when
 * none has been open for a second.
 */
export type JobStartEvent = Of<'job-start'> & {
  /** Where the program called the pool. */
  site?: SourcePlace | undefined
  /** Inputs handed out at a time, if the caller said so. */
  chunkSize?: number | undefined
}

/**
 * A task that ended, told by itself: all of them while they are few, else each that failed, the slowest, and samples.
 *
 * A {@link SliceEvent} counts it as well. Tasks of less than about 20 µs are timed together and never told alone.
 */
export type TaskEndEvent = Of<'task-end'> & {
  /** Why it is told: `failed` also for what is tried again, `slow` for the slowest of its slice. */
  why: 'failed' | 'slow' | 'sampled'
  /** What became of it, where it did not end well. */
  failure?: TaskFailure | undefined
}

/** What is known of a task that did not end well. */
export interface TaskFailure {
  /** Class of what was thrown, or its type. */
  name: string
  message: string
  code?: string | undefined
  /** Innermost place of its stack that is no part of Node. */
  site?: SourcePlace | undefined
  /** The arguments in words, at most 200 characters; undefined where the pool is told to keep them back. */
  arguments?: string | undefined
}

/**
 * What a pool did in a short time, ten times a second while it does anything: counts and times of all tasks.
 *
 * @remarks Counts and times are those of the slice alone; what a reader loses of them is made good by samples.
 */
export interface SliceEvent {
  type: 'slice'
  /** End of the slice. */
  at: number
  /** Length of the slice, in milliseconds. */
  ms: number
  pool: string
  /** Tasks that wait for a worker at its end. */
  queued: number
  /** Workers that run a task at its end. */
  running: number
  /** Time that the main thread spent writing inputs for workers, in milliseconds. */
  encodeMs: number
  /** Time that the main thread spent reading results, in milliseconds. */
  decodeMs: number
  /** Workers that did anything; one that is missing had nothing to do. */
  workers: WorkerSlice[]
  /** Jobs of which tasks ended. */
  jobs: JobSlice[]
}

/** What a worker did in a slice; the five times add up to the slice, or to the part of it in which the worker lived. */
export interface WorkerSlice {
  worker: number
  lane: number
  /** In the functions of tasks. */
  runMs: number
  /** Reading inputs and writing results. */
  copyMs: number
  /** Without a task while the pool had work: the rest of it was with others, or had not come yet. */
  waitMs: number
  /** Without a task, and nothing to do for anyone. */
  idleMs: number
  /** Starting, or loading a function. */
  startMs: number
  /** How much of the time of tasks went into the collection of garbage; told of when the tasks have ended. */
  gcMs?: number | undefined
  done: number
  failed: number
}

/** What was done of a job in a slice. */
export interface JobSlice {
  /** Number of the job; 0 stands for all of those whose start was not told, as there were too many. */
  job: number
  done: number
  failed: number
  retried: number
  cancelled: number
  /** Time in which its tasks ran, of all workers together, in milliseconds. */
  runMs: number
  /** How long its tasks took: numbers of buckets and counts in turn; see {@link bucketOf}. */
  times: number[]
}

/** A pool as a whole, about once a second, and once more when it ends: totals since it was opened. */
export interface PoolSampleEvent {
  type: 'pool-sample'
  at: number
  /** Figures as `pool.stats()` returns them. */
  stats: MonitoredStats
}

/** Figures of a pool with those that only a pool which is watched has. */
export interface MonitoredStats extends Omit<PoolStats, 'workers'> {
  isPaused: boolean
  workers: WorkerSample[]
}

/** Figures of a worker; all times and counts are totals since its start. */
export interface WorkerSample extends WorkerStats {
  /** Time it ran tasks, in milliseconds. */
  busyMs: number
  /** Time in which its tasks read inputs and wrote results, in milliseconds; a part of `busyMs`. */
  copyMs: number
  /** How long it took to get ready, in milliseconds; undefined while it starts. */
  startMs?: number | undefined
}

/** A pool as a snapshot tells it. */
export interface PoolState {
  at: number
  minWorkers: number
  maxWorkers: number
  facts: PoolFacts
  stats: MonitoredStats
  /** Jobs that have not ended, at most 100 of them. */
  jobs: JobState[]
}

/** A job as a snapshot tells it. */
export interface JobState {
  /** As it was told when it began. */
  start: JobStartEvent
  total?: number | undefined
  done: number
  failed: number
}
