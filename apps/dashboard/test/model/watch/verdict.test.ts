import { expect, test } from 'vitest'
import { shownJob } from '../../../src/model/watch/job-figures.ts'
import { verdictOf } from '../../../src/model/watch/verdict.ts'
import type { WatchedProgram } from '../../../src/model/watch/watched-program.ts'
import { whatIf } from '../../../src/model/watch/what-if-run.ts'
import { fold, runEvents, type SampleRun } from '../../fixture/sample-run.ts'

const run: SampleRun = { workers: 2, cores: 2, tasks: 100_000, slices: 50, taskMs: 5 }

function verdict(program: WatchedProgram) {
  const [pool] = program.pools
  if (pool === undefined) throw new Error('the program has no pool')
  return verdictOf(program, pool, shownJob(program))
}

test('the speed-up is the time tasks ran beside the time on the wall', () => {
  expect(verdict(fold(runEvents({ ...run, copyMs: 2, waitMs: 4 })))).toMatchObject({
    ...{ speedUp: 1.88, possible: 2, serialMs: 9400, workMs: 5000 },
    shares: { run: 0.94, copy: 0.02, wait: 0.04 },
  })
})

test('short tasks that wait are told to come in larger chunks, with what that would give', () => {
  expect(verdict(fold(runEvents({ ...run, copyMs: 2, waitMs: 4 })))?.words).toMatch(
    /^1\.88× of 2: 4 % waiting for work, 2 % copying results; larger chunks would give about 1\.\d\d×$/,
  )
})

test('long tasks that wait are told to be fed faster', () => {
  expect(verdict(fold(runEvents({ ...run, tasks: 100, taskMs: 400, waitMs: 20 })))?.words).toContain(
    '20 % waiting for work; feeding it faster would give about 2.00×',
  )
})

test('copies are told to share memory', () => {
  expect(verdict(fold(runEvents({ ...run, copyMs: 30 })))?.words).toBe(
    '1.40× of 2: 30 % copying results; SharedMemory or smaller results would give about 1.92×',
  )
})

test('tasks that had a core only part of the time are counted by it', () => {
  const found = verdict(fold(runEvents({ ...run, foreign: 0.25 })))
  expect(found?.speedUp).toBeCloseTo(1.5, 1)
  expect(found?.words).toMatch(/2\d % lost to other programs on the cores$/)
})

test('garbage is named where it takes more than a twentieth of the tasks', () => {
  expect(verdict(fold(runEvents({ ...run, waitMs: 4, gcMs: 4 })))?.words).not.toContain('garbage')
  expect(verdict(fold(runEvents({ ...run, gcMs: 30 })))?.words).toBe('2.00× of 2: 30 % collecting garbage')
})

test('more workers than cores never speed up beyond the cores', () => {
  const found = verdict(fold(runEvents({ ...run, workers: 8 })))
  expect(found).toMatchObject({ possible: 2, speedUp: 2, workers: 8, cores: 2 })
})

test('nothing is said before a task ran', () => {
  expect(verdict(fold(runEvents({ ...run, slices: 0 })))).toBeUndefined()
})

test('with twice the workers on enough cores the same tasks take half the time', () => {
  const program = fold(runEvents({ ...run, tasks: 400, taskMs: 50, cores: 4 }))
  const [pool, job] = [program.pools[0], shownJob(program)]
  if (pool === undefined || job === undefined) throw new Error('nothing ran')
  const found = whatIf(program, { pool, job }, { workers: 4, chunkSize: 1, cores: 4 })
  expect((found?.now.ms ?? 0) / (found?.changed.ms ?? 1)).toBeCloseTo(2, 1)
  expect(whatIf(program, { pool, job }, { workers: 4, chunkSize: 400, cores: 4 })?.changed.speedUp).toBeCloseTo(1, 0)
})
