import { expect, test } from 'vitest'
import { foldEvent } from '../../../src/model/watch/fold-event.ts'
import { jobFigures, shownJob } from '../../../src/model/watch/job-figures.ts'
import { oldestFirst } from '../../../src/model/watch/ring.ts'
import { sumsWithin } from '../../../src/model/watch/timeline.ts'
import { troublesOf } from '../../../src/model/watch/trouble.ts'
import { emptyProgram } from '../../../src/model/watch/watched-program.ts'
import {
  began,
  failure,
  fold,
  openingEvents,
  runEvents,
  type SampleRun,
  sliceEvents,
} from '../../fixture/sample-run.ts'

const run: SampleRun = { workers: 2, cores: 2, tasks: 100, slices: 50, taskMs: 250, copyMs: 2, waitMs: 4 }
const pool = 'Pool-1'

test('slices add up to the time of each worker and of the pool', () => {
  const program = fold(runEvents(run))
  expect(program.pools[0]).toMatchObject({ workMs: 5000, time: { runMs: 9400, copyMs: 200, waitMs: 400, tailMs: 0 } })
  expect(program.pools[0]?.workers[1]).toMatchObject({ worker: 2, pid: 41_311, time: { runMs: 4700 } })
})

test('the same events always give the same program', () => {
  expect(fold(runEvents(run))).toEqual(fold(runEvents(run)))
})

test('a job tells how far it is, how fast, and when it will be done', () => {
  const program = fold(runEvents(run))
  const job = shownJob(program)
  const figures = job === undefined ? undefined : jobFigures(program, job, program.now)
  expect(figures).toMatchObject({ finished: 40, total: 100 })
  expect(figures?.perSecond).toBeCloseTo(8, 0)
  expect(figures?.eta?.ms).toBeGreaterThan(6000)
  expect(figures?.eta?.ms).toBeLessThan(8000)
})

test('a worker that dies is named with its task, and with who took its place', () => {
  const program = fold(runEvents(run))
  const task = { job: 1, index: 41, function: 'compress', attempt: 1, ms: 90, progress: undefined }
  const [at, place] = [program.now + 10, { pool, lane: 1 }]
  foldEvent(program, {
    ...{ type: 'worker-exit', at, ...place, worker: 2, reason: 'crashed', exitCode: null, signal: 'SIGKILL', task },
  })
  expect(program.pools[0]?.workers[1]?.state).toBe('dead')
  foldEvent(program, { type: 'worker-start', at: at + 1, ...place, worker: 3, pid: 9 })
  expect(troublesOf(program, at + 2)).toMatchObject([
    { kind: 'dead', words: 'w2 died (SIGKILL) running compress #41; w3 took its place' },
  ])
  expect(program.log.at(-1)).toMatchObject({
    level: 'error',
    text: 'Pool-1 w2 died (SIGKILL) while it ran compress #41',
  })
})

test('a recycled worker is no failure, and is told after the dead', () => {
  const program = fold(runEvents(run))
  const at = program.now
  const exit = { type: 'worker-exit', at, pool, exitCode: 0, signal: null } as const
  foldEvent(program, { ...exit, worker: 1, lane: 0, reason: 'recycled' })
  foldEvent(program, { ...exit, worker: 2, lane: 1, reason: 'crashed' })
  expect(troublesOf(program, at).map(({ kind }) => kind)).toEqual(['dead', 'recycled'])
  expect(program.pools[0]?.workers[0]?.state).toBe('gone')
})

test('a task that runs ten times as long as usual is stuck', () => {
  const program = fold(runEvents({ ...run, taskMs: 100 }))
  expect(troublesOf(program, program.now)).toEqual([])
  expect(troublesOf(program, program.now + 4990)).toMatchObject([
    { kind: 'stuck', words: 'w1 stuck in compress #40 for 5.0 s' },
    { kind: 'stuck', words: 'w2 stuck in compress #41 for 5.0 s' },
  ])
})

test('failures that are alike are one group with the newest argument, place and worker', () => {
  const program = fold(runEvents(run))
  for (const index of [7, 8, 9]) foldEvent(program, failure(run, { at: program.now, index }))
  expect(program.errors).toMatchObject([
    { count: 3, newest: { index: 9, worker: 2, source: 'src/compress.ts:18:9', argument: "'photos/9.jpg'" } },
  ])
})

test('workers that wait for the last tasks of others are told apart from those that wait for more', () => {
  const short: SampleRun = { ...run, tasks: 2, slices: 4, waitMs: 40 }
  expect(fold(runEvents(short)).pools[0]?.time).toMatchObject({ waitMs: 0, tailMs: 320 })
})

test('a snapshot after a loss ends what it leaves out', () => {
  const program = fold(runEvents(run))
  foldEvent(program, { type: 'lost', at: program.now, events: 12 })
  foldEvent(program, { type: 'snapshot', at: program.now, pools: [], objects: [] })
  expect(program.lost).toBe(12)
  expect(program.pools[0]).toMatchObject({ state: 'closed' })
})

test('an event of a later version is counted and does no harm', () => {
  const program = emptyProgram()
  foldEvent(program, { type: 'unknown', name: 'weather', fields: {} })
  expect(program).toMatchObject({ events: 1, unknown: 1 })
})

test('256 workers and a million tasks take bounded memory', () => {
  const many: SampleRun = { workers: 256, cores: 64, tasks: 1_000_000, slices: 0, taskMs: 10 }
  const program = fold(openingEvents(many))
  for (let slice = 1; slice <= 400; slice++) fold(sliceEvents(many, slice), program)
  expect(shownJob(program)?.times.count).toBe(1_000_000)
  expect(oldestFirst(program.tasks).length).toBeLessThanOrEqual(4096)
  expect(program.log.length).toBeLessThanOrEqual(200)
  const whole = program.pools[0]?.workers[255]?.whole
  expect(whole?.sums.length).toBe(512 * 7)
})

test('a timeline that keeps everything makes its cells wider and loses nothing', () => {
  const program = fold(runEvents({ ...run, tasks: 1e6, slices: 2000 }))
  const worker = program.pools[0]?.workers[0]
  const range = { from: began, to: began + 200_000 }
  const sums = worker === undefined ? [] : sumsWithin(worker.whole, range)
  expect(worker?.whole.widthMs).toBe(400)
  expect(sums[1]).toBeCloseTo(2000 * 94, -2)
  const minute = worker === undefined ? [] : sumsWithin(worker.recent, { from: range.to - 60_000, to: range.to })
  expect(minute[1]).toBeCloseTo(600 * 94, -2)
})
