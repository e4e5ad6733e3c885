import { expect, test } from 'vitest'
import { emptyBoard } from '../../src/model/board.ts'
import { laneState } from '../../src/model/lane.ts'
import { reduceBoard } from '../../src/model/reduce-board.ts'
import { midTour, poolEvents, t0 } from '../fixture/sample-tour.ts'

const finished = poolEvents({ pool: 'p', workers: 2, tasks: 5, taskMs: 100, at: t0 }).reduce(reduceBoard, {
  ...emptyBoard(t0),
  taskCount: 5,
})

test('a lane holds the stretches of its worker: start, run, idle, without gaps', () => {
  const spans = finished.pools[0]?.lanes[0]?.spans ?? []
  expect(spans.map(({ kind }) => kind)).toEqual(['start', 'idle', 'run', 'idle', 'run', 'idle', 'run', 'idle'])
  for (const [index, span] of spans.slice(1).entries()) expect(span.from).toBe(spans[index]?.to)
})

test('every finished task is counted once, in its lane and in its job', () => {
  expect(finished.job).toMatchObject({ done: 5, failed: 0, total: 5 })
  expect(finished.pools[0]?.lanes.map(({ done }) => done)).toEqual([3, 2])
  expect(finished.taskMs).toEqual({ count: 5, total: 500, max: 100 })
})

test('a killed worker leaves a mark, its replacement goes on in the same lane, the task counts as retried', () => {
  const board = midTour().demos[1]?.board
  const lane = board?.pools[1]?.lanes[1]
  expect(lane).toMatchObject({ worker: 4, task: undefined })
  expect(lane?.spans.some(({ kind }) => kind === 'failed')).toBe(true)
  expect(lane === undefined ? undefined : laneState(lane)).toBe('start')
  expect(board).toMatchObject({ killed: 1, retried: 1, failed: 0 })
  expect(board?.log.map(({ text }) => text).join('\n')).toContain('SIGKILL')
})

test('a task done on a later attempt is logged as not lost', () => {
  const board = reduceBoard(finished, {
    type: 'task-end',
    at: t0 + 900,
    pool: 'p',
    job: 1,
    index: 3,
    worker: 1,
    lane: 0,
    attempt: 2,
    outcome: 'done',
    ms: 5,
    error: undefined,
  })
  expect(board.log.at(-1)?.text).toContain('nothing was lost')
})

test('an exit that the pool wanted is no trouble', () => {
  const board = reduceBoard(finished, {
    type: 'worker-exit',
    at: t0 + 900,
    pool: 'p',
    worker: 1,
    lane: 0,
    reason: 'closed',
    exitCode: 0,
    signal: null,
  })
  expect(board).toMatchObject({ killed: 0, log: [] })
})

test('a lane forgets its oldest stretches rather than grow without end', () => {
  const board = poolEvents({ pool: 'p', workers: 1, tasks: 10_000, taskMs: 1, at: t0 }).reduce(
    reduceBoard,
    emptyBoard(t0),
  )
  expect(board.pools[0]?.lanes[0]?.spans.length).toBeLessThanOrEqual(4001)
  expect(board.job?.done).toBe(10_000)
})
