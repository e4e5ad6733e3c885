import type { WatchedJob, WatchedPool, WatchedProgram } from './watched-program.ts'
import { evenTimes, mean } from './histogram.ts'
import { oldestFirst } from './ring.ts'
import { type Simulated, simulate, type TimedTask } from './what-if.ts'

/** What the tasks of a job would have taken another way. */
export interface WhatIf {
  workers: number
  chunkSize: number
  /** How many tasks the simulation had, and how many the job has. */
  tasks: number
  total: number
  /** As it is, simulated too, so that only what differs counts. */
  now: Simulated
  changed: Simulated
}

/** More tasks than this say no more and cost time. */
const mostTasks = 2000

/**
 * Simulates the tasks of a job with another number of workers or another chunk size.
 *
 * @remarks
 * Recorded times are used as they are while all tasks are told by themselves; beyond that, times are drawn evenly from
 * the histogram of all. Undefined until two tasks have ended.
 */
export function whatIf(
  program: WatchedProgram,
  work: { pool: WatchedPool; job: WatchedJob },
  change: { workers: number; chunkSize: number; cores: number },
): WhatIf | undefined {
  const { pool, job } = work
  const tasks = timedTasks(program, pool, job)
  if (tasks.length < 2) return undefined
  const { workers, chunkSize, cores } = change
  const usual = { workers: workersOf(pool), chunkSize: 1, cores }
  return {
    ...{ workers, chunkSize, tasks: tasks.length, total: job.total ?? job.done + job.failed },
    now: simulate(tasks, usual),
    changed: simulate(tasks, { workers, chunkSize, cores }),
  }
}

/** Counts the workers of a pool: those it keeps, else those that live, else those it had. */
export function workersOf(pool: WatchedPool): number {
  if (pool.minWorkers === pool.maxWorkers && pool.maxWorkers > 0) return pool.maxWorkers
  const living = pool.workers.filter(({ state }) => state !== 'gone' && state !== 'dead').length
  return Math.max(1, living === 0 ? pool.workers.length : living)
}

/** Lists the tasks of a job with their times, and what each costs besides. */
export function timedTasks(program: WatchedProgram, pool: WatchedPool, job: WatchedJob): TimedTask[] {
  const times = recordedTimes(program, job)
  const { runMs, copyMs, waitMs } = pool.time
  // The pool's times are those of all its jobs; the share of a task is that of its own time.
  const overhead = runMs === 0 ? 0 : (mean(job.times) * (copyMs + waitMs)) / runMs
  return times.map((ms) => ({ ms, overheadMs: overhead }))
}

function recordedTimes(program: WatchedProgram, job: WatchedJob): number[] {
  const { start, times } = job
  const told = oldestFirst(program.tasks).filter(
    (task) =>
      task.job === start.job && task.pool === start.pool && task.outcome !== 'cancelled' && task.outcome !== 'retry',
  )
  if (told.length >= Math.min(times.count, mostTasks)) return told.slice(-mostTasks).map(({ ms }) => ms)
  const count = Math.min(mostTasks, times.count)
  // Spread over the shares by a step that meets each once, so that short and long ones are mixed.
  const step = coprimeStep(count)
  const even = evenTimes(times, count)
  return Array.from({ length: count }, (_, index) => even[(index * step) % count] ?? 0)
}

/** A step near the golden section that has no divisor in common with `count`. */
function coprimeStep(count: number): number {
  let step = Math.max(1, Math.round(count * 0.618))
  while (greatestCommonDivisor(step, count) > 1) step += 1
  return step
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
