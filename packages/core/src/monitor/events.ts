/**
 * What a pool reports while it works, in order of happening; times are milliseconds since the epoch, with fractions.
 *
 * @remarks
 * Besides by {@link Pool.subscribe}, each is published on a channel of `node:diagnostics_channel`: `mp.` and its type,
 * such as `mp.job-start`. An event is made only while a pool has listeners, or its channel has subscribers. So tracing,
 * as that of OpenTelemetry, needs nothing of the code that it watches, and jobs alone cost little.
 * @example
 * ```ts @import.meta.vitest
 * import { subscribe } from 'node:diagnostics_channel'
 * import { Pool, type PoolEvent } from '@mp/core'
 * // A span as a tracer of OpenTelemetry would start and end it.
 * const open = new Map<string, { name: string; startedAt: number }>()
 * const spans: { name: string; ms: number; status: string }[] = []
 * subscribe('mp.job-start', (message) => {
 *   const { pool, job, kind, function: fn, at } = message as PoolEvent & { type: 'job-start' }
 *   open.set(`${pool}/${job}`, { name: `${kind}(${fn})`, startedAt: at })
 * })
 * subscribe('mp.job-end', (message) => {
 *   const { pool, job, state, at } = message as PoolEvent & { type: 'job-end' }
 *   const span = open.get(`${pool}/${job}`)
 *   if (span !== undefined) spans.push({ name: span.name, ms: at - span.startedAt, status: state })
 *   open.delete(`${pool}/${job}`)
 * })
 * const pool = new Pool(1)
 * await pool.map(Math.sqrt, [1, 4, 9])
 * expect(spans).toEqual([{ name: 'map(sqrt)', ms: expect.any(Number), status: 'done' }])
 * await pool.terminate()
 * ```
 */
export type PoolEvent =
  | { type: 'pool-open'; at: number; pool: string; backend: Backend; minWorkers: number; maxWorkers: number }
  | { type: 'pool-resize'; at: number; pool: string; minWorkers: number; maxWorkers: number }
  | { type: 'pool-end'; at: number; pool: string; state: 'closed' | 'terminated' | 'broken' }
  | { type: 'worker-start'; at: number; pool: string; worker: number; lane: number; pid: number | undefined }
  | {
      type: 'worker-ready'
      at: number
      pool: string
      worker: number
      lane: number
      pid: number
      threadId: number
      startMs: number
    }
  | {
      type: 'worker-exit'
      at: number
      pool: string
      worker: number
      lane: number
      reason: WorkerExitReason
      exitCode: number | null
      signal: string | null
    }
  | {
      type: 'job-start'
      at: number
      pool: string
      job: number
      kind: JobKind
      function: string
      total: number | undefined
    }
  | {
      type: 'job-progress'
      at: number
      pool: string
      job: number
      done: number
      failed: number
      total: number | undefined
    }
  | {
      type: 'job-end'
      at: number
      pool: string
      job: number
      state: 'done' | 'failed' | 'cancelled'
      done: number
      failed: number
    }
  | {
      type: 'task-start'
      at: number
      pool: string
      job: number
      index: number
      worker: number
      lane: number
      attempt: number
    }
  | {
      type: 'task-progress'
      at: number
      pool: string
      job: number
      index: number
      worker: number
      lane: number
      fraction: number
    }
  | {
      type: 'task-end'
      at: number
      pool: string
      job: number
      index: number
      worker: number
      lane: number
      attempt: number
      outcome: TaskOutcome
      ms: number
      error: string | undefined
    }

/** Which kind of worker a pool runs its tasks on. */
export type Backend = 'process' | 'thread'

/** Which method of the pool a job came from. */
export type JobKind = 'apply' | 'map' | 'mapSettled' | 'starmap' | 'imap' | 'imapUnordered'

/** How a task ended; `retry` is followed by another attempt. */
export type TaskOutcome = 'done' | 'failed' | 'timeout' | 'cancelled' | 'retry'

/** Why a worker is gone: by itself (`crashed`), or by the pool's decision. */
export type WorkerExitReason = 'crashed' | 'recycled' | 'idle' | 'stopped' | 'closed' | 'terminated'

/** Figures of a pool at one moment. */
export interface PoolStats {
  name: string
  backend: Backend
  state: 'running' | 'closed' | 'terminated' | 'broken'
  workers: WorkerStats[]
  /** Tasks that wait for a worker; what a lazy input has not given yet is not counted. */
  queued: number
  /** Tasks that a worker is running now. */
  running: number
  done: number
  failed: number
  /** Attempts beyond the first. */
  retried: number
  cancelled: number
  /** Workers that ended without being told to. */
  crashed: number
  /** How long a task ran, over the last 1,024 tasks of every worker. */
  latency: Latency
}

/** Figures of one worker at one moment. */
export interface WorkerStats {
  /** Counts up from 1 over the life of the pool; a replacement has a new one. */
  id: number
  /** Place among the workers, from 0; a replacement takes the place of the one it replaces. */
  lane: number
  pid: number | undefined
  /** Node's id of the thread; 0 for a process. */
  threadId: number
  state: 'starting' | 'idle' | 'running' | 'stopping'
  task: RunningTask | undefined
  done: number
  failed: number
  /** Share of its life that it ran tasks, from 0 to 1. */
  busyFraction: number
  /** CPU time it used, in milliseconds; undefined where the system does not tell. */
  cpuMs: number | undefined
  /** Resident memory of a process, or heap of a thread, in bytes, as last reported. */
  memoryBytes: number | undefined
  /** The core it ran on last; undefined where the system does not tell. */
  core: number | undefined
  /** Tasks handed to it and not started yet. */
  queued: number
  latency: Latency
  /** When it was started, in milliseconds since the epoch. */
  startedAt: number
}

/** The task that a worker is running. */
export interface RunningTask {
  job: number
  /** Position of its input. */
  index: number
  function: string
  attempt: number
  /** For how long it has run, in milliseconds. */
  ms: number
  /** What it last gave to `taskContext().progress`, from 0 to 1. */
  progress: number | undefined
}

/** Percentiles of task times, in milliseconds; zeros before the first task. */
export interface Latency {
  count: number
  p50: number
  p95: number
  p99: number
  max: number
}
