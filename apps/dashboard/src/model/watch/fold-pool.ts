import type { MonitorEvent, PoolState } from '@mp/core/monitor'
import { takeChildren } from './fold-child.ts'
import { noTime } from './lane-time.ts'
import { noteJob } from './fold-job.ts'
import { sampleWorker } from './fold-worker.ts'
import { addLog, type WatchedPool, type WatchedProgram } from './watched-program.ts'

type EventOf<T extends MonitorEvent['type']> = Extract<MonitorEvent, { type: T }>

/** Pools beyond this give way, those that ended first. */
const poolsKept = 64

/** Finds a pool by its name, and begins it if it is new. */
export function poolOf(program: WatchedProgram, name: string, at: number): WatchedPool {
  const known = program.pools.find((pool) => pool.name === name)
  if (known !== undefined) return known
  const pool: WatchedPool = {
    name,
    ...{ backend: 'process', state: 'running', isPaused: false, facts: { allowsControl: false } },
    ...{ minWorkers: 0, maxWorkers: 0, workers: [], queued: 0, running: 0, retried: 0, crashed: 0, recycled: 0 },
    ...{ time: noTime(), workMs: 0, encodeMs: 0, decodeMs: 0, openedAt: at, endedAt: undefined },
  }
  program.pools.push(pool)
  if (program.pools.length > poolsKept) {
    program.pools.splice(
      Math.max(
        0,
        program.pools.findIndex(({ endedAt }) => endedAt !== undefined),
      ),
      1,
    )
  }
  return pool
}

/** Takes the opening of a pool into account, in place. */
export function openPool(program: WatchedProgram, event: EventOf<'pool-open'>): void {
  const { pool: name, at, backend, facts, minWorkers, maxWorkers } = event
  const known = program.pools.find((pool) => pool.name === name)
  // A name may be used again once its pool has ended.
  if (known?.endedAt !== undefined) program.pools.splice(program.pools.indexOf(known), 1)
  Object.assign(poolOf(program, name, at), { backend, facts, minWorkers, maxWorkers })
}

/** Takes new limits into account, in place. */
export function resizePool(program: WatchedProgram, event: EventOf<'pool-resize'>): void {
  const { at, pool: name, minWorkers, maxWorkers } = event
  Object.assign(poolOf(program, name, at), { minWorkers, maxWorkers })
  addLog(program, {
    at,
    level: 'note',
    text: `${name}: ${maxWorkers} ${maxWorkers === 1 ? 'worker' : 'workers'} from now on`,
  })
}

/** Takes a pause or its end into account, in place. */
export function pausePool(program: WatchedProgram, event: EventOf<'pool-pause'>): void {
  const { at, pool: name, isPaused } = event
  poolOf(program, name, at).isPaused = isPaused
  addLog(program, { at, level: 'note', text: `${name}: ${isPaused ? 'paused, no new task begins' : 'goes on'}` })
}

/** Takes the end of a pool into account, in place. */
export function endPool(program: WatchedProgram, event: EventOf<'pool-end'>): void {
  const pool = poolOf(program, event.pool, event.at)
  Object.assign(pool, { state: event.state, endedAt: event.at, queued: 0, running: 0 })
  for (const worker of pool.workers) {
    if (worker.state !== 'dead') worker.state = 'gone'
    worker.task = undefined
  }
  if (event.state === 'broken') addLog(program, { at: event.at, level: 'error', text: `${event.pool}: broken` })
}

/** Takes the totals of a pool into account, in place. */
export function samplePool(program: WatchedProgram, event: EventOf<'pool-sample'>): void {
  noteStats(poolOf(program, event.stats.name, event.at), event.stats, event.at)
}

/** Takes a whole snapshot into account, in place: what it leaves out has ended. */
export function takeSnapshot(program: WatchedProgram, event: EventOf<'snapshot'>): void {
  const names = new Set(event.pools.map(({ stats }) => stats.name))
  for (const pool of program.pools) {
    if (pool.endedAt !== undefined || names.has(pool.name)) continue
    Object.assign(pool, { state: 'closed', endedAt: event.at })
  }
  for (const state of event.pools) takePool(program, state, event.at)
  program.objects = event.objects
  takeChildren(program, event.children ?? [], event.at)
}

function takePool(program: WatchedProgram, state: PoolState, at: number): void {
  const { facts, minWorkers, maxWorkers, stats } = state
  const pool = poolOf(program, stats.name, state.at)
  Object.assign(pool, { facts, minWorkers, maxWorkers, openedAt: state.at })
  noteStats(pool, stats, at)
  for (const job of state.jobs) noteJob(program, job)
}

function noteStats(pool: WatchedPool, stats: PoolState['stats'], at: number): void {
  const { backend, isPaused, queued, running, retried, crashed } = stats
  Object.assign(pool, { backend, isPaused, queued, running, retried, crashed, state: stats.state })
  for (const sample of stats.workers) sampleWorker(pool, sample, at)
}
