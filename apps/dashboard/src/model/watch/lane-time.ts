/** Which parts of workers' time went where, in milliseconds of all of them together. */
export interface LaneTime {
  /** In the functions of tasks. */
  runMs: number
  /** Reading inputs and writing results. */
  copyMs: number
  /** Without a task while there was more to do. */
  waitMs: number
  /** Without a task since the last ones were with others. */
  tailMs: number
  startMs: number
  /** Nothing to do for anyone; counts in no share. */
  idleMs: number
}

/** The same as shares of 1. */
export interface Shares {
  run: number
  copy: number
  wait: number
  tail: number
  start: number
}

const parts = ['runMs', 'copyMs', 'waitMs', 'tailMs', 'startMs', 'idleMs'] as const

/** Returns lanes that have done nothing. */
export function noTime(): LaneTime {
  return { runMs: 0, copyMs: 0, waitMs: 0, tailMs: 0, startMs: 0, idleMs: 0 }
}

/** Adds times to a sum, in place. */
export function addLaneTime(sum: LaneTime, time: LaneTime): void {
  for (const part of parts) sum[part] += time[part]
}

/** Adds up everything but having nothing to do. */
function workingMs(time: LaneTime): number {
  return time.runMs + time.copyMs + time.waitMs + time.tailMs + time.startMs
}

/**
 * Turns times into shares of their sum, idle time left out; all 0 when there is no time yet.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(sharesOf({ ...noTime(), runMs: 90, copyMs: 10, idleMs: 500 })).toMatchObject({ run: 0.9, copy: 0.1, wait: 0 })
 * ```
 */
export function sharesOf(time: LaneTime): Shares {
  const total = workingMs(time)
  const share = (ms: number): number => (total <= 0 ? 0 : ms / total)
  return {
    run: share(time.runMs),
    copy: share(time.copyMs),
    wait: share(time.waitMs),
    tail: share(time.tailMs),
    start: share(time.startMs),
  }
}
