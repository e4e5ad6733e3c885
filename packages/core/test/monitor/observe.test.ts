import { channel } from 'node:diagnostics_channel'
import { type PoolEvent, taskContext } from '@mp/core'
import { type MonitorEvent, observe, parseEvent, encodeEvent, type SliceEvent } from '@mp/core/monitor'
import { describe, expect, test } from 'vitest'
import { square } from '../fixtures/tasks.ts'
import { backends } from '../pool/backends.ts'
import { half } from './fixtures/works.ts'

function sumOf(slices: readonly SliceEvent[], count: (job: SliceEvent['jobs'][number]) => number): number {
  return slices.flatMap(({ jobs }) => jobs).reduce((sum, job) => sum + count(job), 0)
}

describe.each(backends)('observed on $backend', ({ PoolClass }) => {
  test('slices add up to the figures of the pool, whatever becomes of tasks', async () => {
    const events: MonitorEvent[] = []
    using observation = observe((told) => events.push(...told))
    expect(observation).toBeDefined()
    const pool = new PoolClass({ workers: 2, name: 'counted' })
    await pool.map(
      square,
      Array.from({ length: 5000 }, (_, n) => n),
    )
    await Promise.all(Array.from({ length: 500 }, (_, n) => pool.apply(square, [n])))
    await pool.mapSettled(half, [1, 'one', { two: 2 }], { retries: 1 })
    await pool.map(async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)), [30, 30, 30])
    const job = pool.apply(() => new Promise(() => {}))
    await expect.poll(() => pool.stats().workers.filter(({ task }) => task !== undefined)).toHaveLength(1)
    job.cancel()
    await job.catch(() => {})
    pool.close()
    await pool.join()
    const { done, failed, retried, cancelled } = pool.stats()
    const slices = events.filter((event) => event.type === 'slice')
    expect(sumOf(slices, (each) => each.done)).toBe(done)
    expect(sumOf(slices, (each) => each.failed)).toBe(failed)
    expect(sumOf(slices, (each) => each.retried)).toBe(retried)
    expect(sumOf(slices, (each) => each.cancelled)).toBe(cancelled)
    expect([done, failed, retried, cancelled]).toEqual([5504, 2, 2, 1])
    const timed = sumOf(slices, ({ times }) => times.reduce((sum, count, place) => sum + (place % 2) * count, 0))
    expect(timed).toBe(done + failed + retried + cancelled)
    for (const { ms, workers } of slices) {
      for (const { runMs, copyMs, waitMs, idleMs, startMs } of workers) {
        expect(Math.min(runMs, copyMs, waitMs, idleMs, startMs)).toBeGreaterThanOrEqual(0)
        expect(runMs + copyMs + waitMs + idleMs + startMs).toBeLessThanOrEqual(ms + 1)
      }
    }
    for (const event of events) expect(parseEvent(encodeEvent(event)).type).toBe(event.type)
    expect(
      events.filter(({ type }) => type === 'job-start').map((event) => 'function' in event && event.function),
    ).toEqual(['square', 'square', 'half', '(anonymous)', '(anonymous)'])
    const last = events.findLast(({ type }) => type === 'pool-sample')
    expect(last).toMatchObject({ stats: { state: 'closed', done, failed, workers: [] } })
  })
})

test('reading inputs and writing results is told apart from running, in workers and in the program', async () => {
  const [{ PoolClass }] = backends
  const events: MonitorEvent[] = []
  const observation = observe((told) => events.push(...told))
  const pool = new PoolClass(1)
  await pool.map((bytes: Uint8Array) => bytes.length, [new Uint8Array(32 * 2 ** 20), new Uint8Array(32 * 2 ** 20)])
  await pool.map((length: number) => new Uint8Array(length), [2 ** 25, 2 ** 25])
  pool.close()
  await pool.join()
  observation[Symbol.dispose]()
  const slices = events.filter((event) => event.type === 'slice')
  const workers = slices.flatMap((slice) => slice.workers)
  expect(workers.reduce((sum, { copyMs }) => sum + copyMs, 0)).toBeGreaterThan(0)
  expect(slices.reduce((sum, { encodeMs }) => sum + encodeMs, 0)).toBeGreaterThan(0)
  expect(slices.reduce((sum, { decodeMs }) => sum + decodeMs, 0)).toBeGreaterThan(0)
})

test.each(backends)('the garbage that tasks leave is told apart, on $backend', async ({ PoolClass }) => {
  const events: MonitorEvent[] = []
  const observation = observe((told) => events.push(...told))
  const pool = new PoolClass(1)
  const litter = async (count: number): Promise<number> => {
    const kept = Array.from({ length: count }, (_, n) => ({ text: `n${n}` }))
    // Node tells of collections when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve))
    return kept.length
  }
  await pool.map(litter, Array(20).fill(200_000), { chunkSize: 1 })
  pool.close()
  await pool.join()
  observation[Symbol.dispose]()
  const workers = events.flatMap((event) => (event.type === 'slice' ? event.workers : []))
  const gcMs = workers.reduce((sum, each) => sum + (each.gcMs ?? 0), 0)
  expect(gcMs).toBeGreaterThan(0)
  expect(gcMs).toBeLessThanOrEqual(workers.reduce((sum, each) => sum + each.runMs + each.copyMs, 0))
})

test('of many jobs at a time some are told by themselves, and the tasks of the others together', async () => {
  const [{ PoolClass }] = backends
  const events: MonitorEvent[] = []
  const observation = observe((told) => events.push(...told))
  const pool = new PoolClass(1)
  await Promise.all(Array.from({ length: 200 }, () => pool.map(square, [1, 2])))
  pool.close()
  await pool.join()
  observation[Symbol.dispose]()
  const slices = events.filter((event) => event.type === 'slice')
  expect(sumOf(slices, ({ done }) => done)).toBe(400)
  const started = events.flatMap((event) => (event.type === 'job-start' ? [event.job] : []))
  expect(started.length).toBeLessThan(200)
  const told = slices.flatMap(({ jobs }) => jobs.map(({ job }) => job)).filter((job) => job !== 0)
  expect(started).toEqual(expect.arrayContaining(told))
  expect(events.filter(({ type }) => type === 'job-end')).toHaveLength(started.length)
})

test('two pools of one name are told apart', async () => {
  const [{ PoolClass }] = backends
  await using first = new PoolClass({ workers: { min: 0, max: 1 }, name: 'twin' })
  await using second = new PoolClass({ workers: { min: 0, max: 1 }, name: 'twin' })
  const events: MonitorEvent[] = []
  using observation = observe((told) => events.push(...told))
  expect([first.name, second.name, typeof observation]).toEqual(['twin', 'twin', 'object'])
  expect(events[1]).toMatchObject({
    type: 'snapshot',
    pools: [{ stats: { name: 'twin' } }, { stats: { name: 'twin#2' } }],
  })
})

test('a throwing observer harms nobody but is no secret', async () => {
  const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve))
  const listeners = process.listeners('uncaughtException').slice(0, -1)
  for (const listener of listeners) process.off('uncaughtException', listener)
  using observation = observe(() => {
    throw new Error('the mistake of the observer')
  })
  expect(observation).toBeDefined()
  await expect(uncaught).resolves.toMatchObject({ message: 'the mistake of the observer' })
  for (const listener of listeners) process.on('uncaughtException', listener)
})

test('events are published on channels of Node that have subscribers, in order', async () => {
  const [{ PoolClass }] = backends
  const told: string[] = []
  const note = (message: unknown): void => void told.push(String(Reflect.get(Object(message), 'type')))
  const channels = ['mp.job-start', 'mp.task-end', 'mp.job-end'].map((name) => channel(name))
  for (const each of channels) each.subscribe(note)
  await using pool = new PoolClass(1)
  await pool.map(square, [1, 2])
  for (const each of channels) each.unsubscribe(note)
  await pool.map(square, [3])
  expect(told).toEqual(['job-start', 'task-end', 'task-end', 'job-end'])
})

test('a subscriber of tasks sees the progress that a task tells', async () => {
  const [{ PoolClass }] = backends
  const fractions: number[] = []
  const note = (event: unknown): void => void fractions.push((event as PoolEvent & { type: 'task-progress' }).fraction)
  channel('mp.task-progress').subscribe(note)
  await using pool = new PoolClass(1)
  await pool.apply(async () => taskContext().progress(0.5))
  channel('mp.task-progress').unsubscribe(note)
  expect(fractions).toEqual([0.5])
})
