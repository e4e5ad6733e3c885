import { expect, test } from 'vitest'
import { emptyBoard } from '../../src/model/board.ts'
import { progressOf, throughput } from '../../src/model/progress.ts'
import { reduceBoard } from '../../src/model/reduce-board.ts'
import { poolEvents, t0 } from '../fixture/sample-tour.ts'

const events = poolEvents({ pool: 'p', workers: 2, tasks: 8, taskMs: 1000, at: t0 })
const until = (at: number) =>
  events.filter((event) => event.at <= at).reduce(reduceBoard, { ...emptyBoard(t0), taskCount: 8 })

test('there is no progress before a job and no ETA before a task was finished', () => {
  expect(progressOf(emptyBoard(t0), { now: t0, cores: 2 })).toBeUndefined()
  expect(progressOf(until(t0 + 500), { now: t0 + 500, cores: 2 })).toMatchObject({
    done: 0,
    total: 8,
    etaMs: undefined,
  })
})

test('running tasks count in part, so that the bar does not jump', () => {
  const progress = progressOf(until(t0 + 1541), { now: t0 + 1541, cores: 2 })
  expect(progress?.done).toBe(2)
  expect(progress?.fraction).toBeCloseTo(3 / 8, 5)
  expect(progress?.etaMs).toBeCloseTo(2500, 5)
})

test('a job that ended is at the end', () => {
  expect(progressOf(until(t0 + 9000), { now: t0 + 9000, cores: 2 })).toMatchObject({ fraction: 1, etaMs: 0 })
})

test('throughput puts every finished task into one slice', () => {
  const counts = throughput(until(t0 + 9000), t0 + 9000, 10)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8)
})

test('workers that share a core are expected to take longer', () => {
  const place = { now: t0 + 1541, cores: 1 }
  expect(progressOf(until(t0 + 1541), place)?.etaMs).toBeCloseTo(5500, 5)
})
