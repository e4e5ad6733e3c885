import type { MonitorEvent, WorkerSlice } from '@mp/core/monitor'
import { jobOf, sliceJob } from './fold-job.ts'
import { laneOf } from './fold-worker.ts'
import { addLaneTime, type LaneTime } from './lane-time.ts'
import { addToTimeline } from './timeline.ts'
import type { WatchedPool, WatchedProgram } from './watched-program.ts'

type SliceEvent = Extract<MonitorEvent, { type: 'slice' }>

/** Takes what a pool did in a short time into account, in place. */
export function foldSlice(program: WatchedProgram, pool: WatchedPool, slice: SliceEvent): void {
  const { at, ms, queued, running } = slice
  Object.assign(pool, { queued, running })
  pool.encodeMs += slice.encodeMs
  pool.decodeMs += slice.decodeMs
  for (const each of slice.jobs) {
    const job = jobOf(program, { pool: pool.name, job: each.job })
    if (job !== undefined) sliceJob(job, each, at)
  }
  if (slice.workers.some(isWorking)) pool.workMs += ms
  const isTail = queued === 0 && nothingToCome(program, pool)
  for (const each of slice.workers) sliceWorker(pool, { each, isTail, range: { from: at - ms, to: at } })
}

interface WorkerPart {
  each: WorkerSlice
  isTail: boolean
  range: { from: number; to: number }
}

function sliceWorker(pool: WatchedPool, { each, isTail, range }: WorkerPart): void {
  const worker = laneOf(pool, each.lane, range.from)
  if (worker === undefined) return
  const time = laneTimeOf(each, isTail)
  addLaneTime(worker.time, time)
  addLaneTime(pool.time, time)
  worker.gcMs += each.gcMs ?? 0
  addToTimeline(worker.recent, time, range)
  addToTimeline(worker.whole, time, range)
  if (worker.worker > each.worker) return
  worker.done += each.done
  worker.failed += each.failed
  if (worker.state === 'dead' || worker.state === 'gone') return
  worker.state = each.startMs > each.runMs + each.copyMs ? 'starting' : each.runMs > 0 ? 'running' : 'idle'
  if (worker.state === 'idle') worker.task = undefined
}

function laneTimeOf({ runMs, copyMs, waitMs, idleMs, startMs }: WorkerSlice, isTail: boolean): LaneTime {
  return { runMs, copyMs, startMs, idleMs, waitMs: isTail ? 0 : waitMs, tailMs: isTail ? waitMs : 0 }
}

function isWorking({ runMs, copyMs, waitMs, startMs }: WorkerSlice): boolean {
  return runMs + copyMs + waitMs + startMs > 0
}

/** Whether all tasks of the pool's open jobs have been handed out: who waits now, waits for others to end. */
function nothingToCome(program: WatchedProgram, pool: WatchedPool): boolean {
  const handedOut = pool.running + pool.workers.reduce((sum, { sample }) => sum + (sample?.queued ?? 0), 0)
  let left = 0
  for (const { start, endedAt, total, done, failed } of program.jobs) {
    if (start.pool !== pool.name || endedAt !== undefined) continue
    if (total === undefined) return false
    left += total - done - failed
  }
  return left <= handedOut
}
