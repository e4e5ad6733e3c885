/** A task as far as a schedule cares. */
export interface TimedTask {
  /** How long it ran. */
  ms: number
  /** What copying its input and result cost, and the wait before it, in milliseconds. */
  overheadMs: number
}

/** How tasks are to be handed out. */
export interface Schedule {
  workers: number
  /** Tasks that are handed to a worker at a time; what each costs besides running is shared by the tasks of a chunk. */
  chunkSize: number
  /** Cores that the workers share. */
  cores: number
}

/** What became of a schedule. */
export interface Simulated {
  /** From the first task to the end of the last, in milliseconds. */
  ms: number
  /** How much sooner that is than one worker would be without any overhead. */
  speedUp: number
}

/**
 * Hands recorded tasks out anew, in their order, each chunk to the worker that is free first, and tells when all are done.
 *
 * @remarks
 * This is list scheduling (R. L. Graham, *Bounds on multiprocessing timing anomalies*, 1969). Where there are more workers
 * than cores, all tasks take longer by that ratio. A chunk costs the overhead of one task.
 * @example
 * ```ts @import.meta.vitest
 * const tasks = Array.from({ length: 8 }, () => ({ ms: 100, overheadMs: 0 }))
 * const on = (workers: number) => simulate(tasks, { workers, chunkSize: 1, cores: 4 }).ms
 * expect([on(1), on(2), on(4), on(8)]).toEqual([800, 400, 200, 200])
 * ```
 */
export function simulate(tasks: readonly TimedTask[], { workers, chunkSize, cores }: Schedule): Simulated {
  const slowdown = Math.max(1, Math.min(workers, Math.ceil(tasks.length / chunkSize)) / cores)
  const free = new Float64Array(Math.max(1, workers))
  for (let first = 0; first < tasks.length; first += chunkSize) {
    const worker = earliest(free)
    free[worker] = (free[worker] ?? 0) + chunkMs(tasks, first, Math.min(tasks.length, first + chunkSize)) * slowdown
  }
  const ms = free.reduce((latest, each) => Math.max(latest, each), 0)
  const serialMs = tasks.reduce((sum, task) => sum + task.ms, 0)
  return { ms, speedUp: ms === 0 ? 1 : serialMs / ms }
}

function chunkMs(tasks: readonly TimedTask[], first: number, end: number): number {
  let [ran, overhead] = [0, 0]
  for (let index = first; index < end; index++) {
    ran += tasks[index]?.ms ?? 0
    overhead += tasks[index]?.overheadMs ?? 0
  }
  return ran + overhead / Math.max(1, end - first)
}

function earliest(free: Float64Array): number {
  let best = 0
  for (let worker = 1; worker < free.length; worker++) {
    if ((free[worker] ?? 0) < (free[best] ?? 0)) best = worker
  }
  return best
}
