import type { MonitorEvent, WorkerSample } from '@mp/core/monitor'
import { noTime } from './lane-time.ts'
import { emptyTimeline, markInTimeline } from './timeline.ts'
import { addLog, type WatchedPool, type WatchedProgram, type WatchedWorker } from './watched-program.ts'

type EventOf<T extends MonitorEvent['type']> = Extract<MonitorEvent, { type: T }>

/** Lanes beyond this are not followed. */
const mostLanes = 1024
/** A minute in cells of a tenth of a second, as slices come. */
const recentCells = { cells: 640, widthMs: 100 }
/** Everything in at most 512 cells, which begin at a tenth of a second. */
const wholeCells = { cells: 512, widthMs: 100 }

/** Finds the worker that has a place, and makes the place if it is new; undefined beyond 1,024 of them. */
export function laneOf(pool: WatchedPool, lane: number, at: number): WatchedWorker | undefined {
  if (!(lane < mostLanes)) return undefined
  while (pool.workers.length <= lane) pool.workers.push(emptyWorker(pool.name, pool.workers.length, at))
  return pool.workers[lane]
}

/** Returns a place that no worker had yet. */
export function emptyWorker(pool: string, lane: number, at: number): WatchedWorker {
  return {
    ...{
      pool,
      child: undefined,
      lane,
      worker: 0,
      pid: undefined,
      threadId: 0,
      state: 'gone',
      startedAt: at,
      task: undefined,
    },
    ...{ done: 0, failed: 0, replaced: 0, time: noTime(), gcMs: 0, lastEnd: undefined, sample: undefined, toldAt: at },
    recent: emptyTimeline('latest', recentCells),
    whole: emptyTimeline('all', wholeCells),
  }
}

/** Takes a worker that starts into account, in place. */
export function startWorker(pool: WatchedPool, event: EventOf<'worker-start'>): void {
  const worker = laneOf(pool, event.lane, event.at)
  if (worker === undefined) return
  if (worker.worker !== 0 && worker.worker !== event.worker) worker.replaced += 1
  const fresh = { state: 'starting', task: undefined, sample: undefined, threadId: 0 }
  Object.assign(worker, fresh, { worker: event.worker, pid: event.pid, startedAt: event.at })
}

/** Takes a worker that is ready for tasks into account, in place. */
export function readyWorker(pool: WatchedPool, event: EventOf<'worker-ready'>): void {
  const worker = laneOf(pool, event.lane, event.at)
  if (worker === undefined) return
  if (worker.worker !== event.worker) worker.startedAt = event.at - event.startMs
  Object.assign(worker, { worker: event.worker, pid: event.pid, threadId: event.threadId, state: 'idle' })
}

/** Takes the end of a worker into account, in place; one that nobody ended is put into the log. */
export function exitWorker(program: WatchedProgram, pool: WatchedPool, event: EventOf<'worker-exit'>): void {
  const worker = laneOf(pool, event.lane, event.at)
  if (worker === undefined) return
  const { at, reason } = event
  const how = event.signal ?? (event.exitCode === null ? 'no exit code' : `exit code ${event.exitCode}`)
  const [isCrash, isRecycled] = [reason === 'crashed', reason === 'recycled']
  worker.lastEnd = { at, worker: event.worker, name: `w${event.worker}`, isCrash, isRecycled, how, task: event.task }
  if (isCrash) markInBoth(worker, 'failed', at)
  if (isRecycled) markInBoth(worker, 'recycled', at)
  if (isRecycled) pool.recycled += 1
  // A replacement may have been told first.
  if (worker.worker === event.worker || worker.worker === 0) {
    Object.assign(worker, { worker: event.worker, state: isCrash ? 'dead' : 'gone', task: undefined })
  }
  logEnd(program, worker)
}

/** Marks an instant in both timelines of a worker, in place. */
export function markInBoth(worker: WatchedWorker, kind: 'failed' | 'recycled', at: number): void {
  markInTimeline(worker.recent, kind, at)
  markInTimeline(worker.whole, kind, at)
}

/** Takes the figures of a worker into account, in place. */
export function sampleWorker(pool: WatchedPool, sample: WorkerSample, at: number): void {
  const worker = laneOf(pool, sample.lane, at)
  if (worker === undefined || worker.worker > sample.id) return
  const { id, pid, threadId, state, startedAt, done, failed } = sample
  Object.assign(worker, { worker: id, pid, threadId, state, startedAt, sample })
  Object.assign(worker, { done: Math.max(done, worker.done), failed: Math.max(failed, worker.failed) })
  worker.task = sample.task === undefined ? undefined : { ...sample.task, since: at - sample.task.ms }
}

function logEnd(program: WatchedProgram, { pool, lastEnd }: WatchedWorker): void {
  if (lastEnd === undefined || !(lastEnd.isCrash || lastEnd.isRecycled)) return
  const { at, worker, isCrash, how, task } = lastEnd
  const doing = task === undefined ? 'without a task' : `while it ran ${task.function} #${task.index}`
  const text = isCrash ? `died (${how}) ${doing}` : 'recycled: another takes its place'
  addLog(program, { at, level: isCrash ? 'error' : 'note', text: `${pool} w${worker} ${text}` })
}
