import { once } from 'node:events'
import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { Pool } from '@mp/core'
import { type MonitorEvent, readEvents, record, type UnknownEvent } from '@mp/core/monitor'
import { afterAll, expect, test } from 'vitest'
import { half } from './fixtures/works.ts'
import { startFixture, useOwnRuntimeDirectory } from './watched-program.ts'

const directory = useOwnRuntimeDirectory()

afterAll(() => rmSync(directory, { recursive: true }))

function newDirectory(): string {
  return mkdtempSync(`${tmpdir()}/mp-test-`)
}

function eventsIn(path: string): Promise<(MonitorEvent | UnknownEvent)[]> {
  return Array.fromAsync(readEvents(createReadStream(path)))
}

test('a program is recorded to its end, which being watchable does not put off', async () => {
  const place = newDirectory()
  const path = `${place}/run.ndjson`
  const child = startFixture('recorded', [], { MP_MONITOR: '1', MP_RECORD: path })
  expect(await once(child, 'exit')).toEqual([5, null])
  const events = await eventsIn(path)
  const types = events.map(({ type }) => type)
  expect(types.slice(0, 3)).toEqual(['header', 'snapshot', 'pool-open'])
  expect(types).toEqual(expect.arrayContaining(['worker-ready', 'job-start', 'slice', 'job-progress', 'pool-sample']))
  expect(events.at(-1)).toMatchObject({ type: 'end', exitCode: 5 })
  expect(events.findLast(({ type }) => type === 'pool-sample')).toMatchObject({ stats: { name: 'recorded', done: 3 } })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  // The worker that inherits the variable has no pool, and so no recording of its own.
  expect(readdirSync(place)).toEqual(['run.ndjson'])
  expect(existsSync(`${directory}/mp/${child.pid}.sock`)).toBe(false)
  rmSync(place, { recursive: true })
})

test('a program that cannot be watched or recorded says why, and goes on', async () => {
  const place = newDirectory()
  writeFileSync(`${place}/mp`, 'in the place of the directory')
  const child = startFixture('recorded', [], {
    ...{ MP_MONITOR: '1', MP_RECORD: `${place}/nowhere/run.ndjson`, XDG_RUNTIME_DIR: place },
  })
  const [said, exit] = await Promise.all([child.stderr === null ? '' : text(child.stderr), once(child, 'exit')])
  expect(exit).toEqual([5, null])
  expect(said).toContain(`UnsafeDirectoryError: ${place}/mp cannot hold sockets`)
  expect(said).toContain(`RecordingError: Nothing can be recorded in ${place}/nowhere/run.ndjson`)
  rmSync(place, { recursive: true })
})

test('a recording ends when it is disposed of, and holds what happened until then', async () => {
  const place = newDirectory()
  const path = `${place}/run.ndjson`
  const recording = record(path)
  await using pool = new Pool({ workers: 1, name: 'some' })
  await using hidden = new Pool({ workers: { min: 0, max: 1 }, name: 'hidden', monitor: false })
  await pool.map(half, [1, 2])
  expect(hidden.stats().workers).toEqual([])
  recording[Symbol.dispose]()
  recording[Symbol.dispose]()
  await pool.map(half, [1, 2])
  const events = await eventsIn(path)
  const slices = events.filter((event) => event.type === 'slice')
  const jobs = slices.flatMap((slice) => slice.jobs)
  expect(jobs.reduce((sum, { done }) => sum + done, 0)).toBe(2)
  expect(JSON.stringify(events)).not.toContain('hidden')
  rmSync(place, { recursive: true })
})

test('a recording that cannot be opened is refused with its path', () => {
  expect(() => record('/nowhere/run.ndjson')).toThrow(
    expect.objectContaining({ code: 'ERR_MP_RECORDING', path: '/nowhere/run.ndjson' }),
  )
  expect(() => Reflect.apply(record, undefined, [7])).toThrow('path must be a string')
})
