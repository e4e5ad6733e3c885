import type { PoolEvent } from '@mp/core'
import { type Board, type JobBoard, type PoolBoard, withLog } from './board.ts'
import { emptyLane, type Lane, turn, turnAfterFailure } from './lane.ts'

type EventOf<T extends PoolEvent['type']> = Extract<PoolEvent, { type: T }>

const maxFinishes = 2000

/** Returns the board after one event of a pool. */
export function reduceBoard(board: Board, event: PoolEvent): Board {
  switch (event.type) {
    case 'pool-open':
      return withPool(board, event.pool, (pool) => ({ ...pool, backend: event.backend }))
    case 'pool-resize':
      return withLog(board, {
        at: event.at,
        level: 'note',
        text: `${event.pool}: ${event.maxWorkers} workers from now on`,
      })
    case 'pool-end':
      return withPool(board, event.pool, (pool) => ({ ...pool, isOpen: false }))
    case 'worker-start':
    case 'worker-ready':
    case 'worker-exit':
      return reduceWorker(board, event)
    case 'job-start':
    case 'job-progress':
    case 'job-end':
      return { ...board, job: reduceJob(board.job, event) }
    case 'task-start':
      return withLane(board, event, (lane) => startTask(lane, event))
    case 'task-progress':
      return board
    case 'task-end':
      return endTask(board, event)
  }
}

function reduceWorker(board: Board, event: EventOf<'worker-start' | 'worker-ready' | 'worker-exit'>): Board {
  if (event.type === 'worker-start') {
    return withLane(board, event, (lane) => ({
      ...lane,
      worker: event.worker,
      pid: event.pid,
      spans: turn(lane, 'start', event.at),
    }))
  }
  if (event.type === 'worker-ready') {
    return withLane(board, event, (lane) => ({ ...lane, pid: event.pid, spans: turn(lane, 'idle', event.at) }))
  }
  return exitWorker(board, event)
}

function exitWorker(board: Board, event: EventOf<'worker-exit'>): Board {
  const crashed = event.reason === 'crashed'
  const next = withLane(board, event, (lane) => {
    if (lane.worker !== event.worker) return lane
    const spans = crashed ? turnAfterFailure(lane, 'gone', event.at) : turn(lane, 'gone', event.at)
    return { ...lane, spans, task: undefined }
  })
  if (!crashed) return next
  const how = event.signal ?? `exit code ${event.exitCode}`
  const text = `worker ${event.worker} is gone (${how}); another takes its place`
  return withLog({ ...next, killed: next.killed + 1 }, { at: event.at, level: 'warning', text })
}

function reduceJob(
  job: JobBoard | undefined,
  event: EventOf<'job-start' | 'job-progress' | 'job-end'>,
): JobBoard | undefined {
  if (event.type === 'job-start') {
    const { pool, total } = event
    return {
      pool,
      job: event.job,
      function: event.function,
      startedAt: event.at,
      endedAt: undefined,
      done: 0,
      failed: 0,
      total,
    }
  }
  if (job === undefined || job.job !== event.job || job.pool !== event.pool) return job
  const counted = { ...job, done: event.done, failed: event.failed }
  return event.type === 'job-end' ? { ...counted, endedAt: event.at } : { ...counted, total: event.total }
}

function startTask(lane: Lane, event: EventOf<'task-start'>): Lane {
  return {
    ...lane,
    worker: event.worker,
    spans: turn(lane, 'run', event.at),
    task: { index: event.index, attempt: event.attempt, since: event.at },
  }
}

function endTask(board: Board, event: EventOf<'task-end'>): Board {
  const isDone = event.outcome === 'done'
  const next = withLane(board, event, (lane) => {
    if (lane.worker !== event.worker) return lane
    const spans = isDone ? turn(lane, 'idle', event.at) : turnAfterFailure(lane, 'idle', event.at)
    return { ...lane, spans, task: undefined, done: lane.done + (isDone ? 1 : 0) }
  })
  return isDone ? countFinish(next, event) : countTrouble(next, event)
}

function countFinish(board: Board, event: EventOf<'task-end'>): Board {
  const repeated = event.attempt > 1
  const counted: Board = {
    ...board,
    job: countTask(board.job, event),
    finishes: [...board.finishes.slice(-maxFinishes + 1), event.at],
    taskMs: board.taskCount === undefined ? board.taskMs : addTime(board.taskMs, event.ms),
  }
  if (!repeated) return counted
  const text = `task ${event.index} done on worker ${event.worker}, attempt ${event.attempt}: nothing was lost`
  return withLog(counted, { at: event.at, level: 'note', text })
}

function addTime(times: Board['taskMs'], ms: number): Board['taskMs'] {
  return { count: times.count + 1, total: times.total + ms, max: Math.max(times.max, ms) }
}

/** Counts a finished task at once: the pool reports a job's progress less often than its tasks. */
function countTask(job: JobBoard | undefined, event: EventOf<'task-end'>): JobBoard | undefined {
  if (job === undefined || job.job !== event.job || job.pool !== event.pool) return job
  return { ...job, done: Math.min(job.done + 1, job.total || Number.POSITIVE_INFINITY) }
}

function countTrouble(board: Board, event: EventOf<'task-end'>): Board {
  const what = `task ${event.index} on worker ${event.worker}`
  const why = event.error === undefined ? '' : `: ${event.error}`
  if (event.outcome === 'retry') {
    const text = `${what} is tried again${why}`
    return withLog({ ...board, retried: board.retried + 1 }, { at: event.at, level: 'warning', text })
  }
  if (event.outcome === 'cancelled') return board
  const text = `${what} ${event.outcome === 'timeout' ? 'timed out' : 'failed'}${why}`
  return withLog({ ...board, failed: board.failed + 1 }, { at: event.at, level: 'error', text })
}

function withPool(board: Board, name: string, change: (pool: PoolBoard) => PoolBoard): Board {
  const known = board.pools.some((pool) => pool.name === name)
  const pools: readonly PoolBoard[] = known
    ? board.pools
    : [...board.pools, { name, backend: 'process', isOpen: true, lanes: [] }]
  return { ...board, pools: pools.map((pool) => (pool.name === name ? change(pool) : pool)) }
}

function withLane(board: Board, place: { pool: string; lane: number }, change: (lane: Lane) => Lane): Board {
  return withPool(board, place.pool, (pool) => {
    const lanes = [...pool.lanes]
    while (lanes.length <= place.lane) lanes.push(emptyLane(lanes.length))
    return { ...pool, lanes: lanes.map((lane) => (lane.lane === place.lane ? change(lane) : lane)) }
  })
}
