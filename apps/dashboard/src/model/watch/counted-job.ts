import { bucketOf, type JobSlice } from '@mp/core/monitor'
import { sliceJob, startJob } from './fold-job.ts'
import type { WatchedJob, WatchedProgram } from './watched-program.ts'

/** How far a command is. */
export interface Count {
  done: number
  failed: number
  /** Undefined while the end is not known. */
  total: number | undefined
}

/**
 * The work of a command as one job of a program: the command counts it, however many jobs of pools it is made of.
 *
 * @remarks Numbers of pools' jobs begin with 1, so that 0 is free.
 */
export class CountedJob {
  readonly #program: WatchedProgram
  readonly #job: WatchedJob

  constructor(program: WatchedProgram, { name, at }: { name: string; at: number }) {
    this.#program = program
    program.startedAt ??= at
    const start = { type: 'job-start', at, pool: '', job: 0, kind: 'map', function: name, total: undefined } as const
    this.#job = startJob(program, start)
  }

  /** Takes the work to be that of a pool, whose workers and times then stand beside it. */
  belongTo(pool: string): void {
    this.#job.start = { ...this.#job.start, pool }
  }

  /** Takes it that so much is done. */
  count({ done, failed, total }: Count, at: number): void {
    const before = this.#job.done + this.#job.failed
    const slice = { ...emptySlice, done: done + failed - before }
    sliceJob(this.#job, slice, at)
    Object.assign(this.#job, { done, failed, total })
    this.#program.now = Math.max(this.#program.now, at)
  }

  /** Adds how long tasks took, and how often they were tried again. */
  time({ times, runMs, retried }: JobSlice, at: number): void {
    sliceJob(this.#job, { ...emptySlice, times, runMs, retried }, at)
  }

  /** Adds how long one step took. */
  timeStep(ms: number, at: number): void {
    this.time({ ...emptySlice, times: [bucketOf(ms), 1], runMs: ms }, at)
  }
}

const emptySlice: JobSlice = { job: 0, done: 0, failed: 0, retried: 0, cancelled: 0, runMs: 0, times: [] }
