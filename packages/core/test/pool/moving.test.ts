import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { CancelledError, Event, SharedArray, TimeoutError } from '@mp/core'
import { type AnyPool, backends } from './backends.ts'
import { until } from './until.ts'

const COUNT = 200
/** The task with this number waits until the gate is open, and keeps its worker from all else. */
const SLOW = 0

describe.each(backends)('tasks behind others on $backend', ({ PoolClass, prefetches }) => {
  const gate = new Event()
  const runs = new SharedArray('i32', COUNT)
  const numbers = Array.from({ length: COUNT }, (_, n) => n)
  let alone: AnyPool
  let pair: AnyPool

  const task = (n: number): number => {
    runs.add(n, 1)
    if (n === SLOW) gate.waitSync()
    return n * 2
  }

  beforeAll(async () => {
    alone = new PoolClass(1)
    pair = new PoolClass(2)
    gate.set()
    // From now on the function is known to be quick, and workers are handed many of its tasks.
    await Promise.all([alone.map(task, numbers), pair.map(task, numbers)])
    reset()
  })

  afterEach(async () => {
    gate.set()
    await Promise.all([alone.apply(Math.abs, [-1]), pair.apply(Math.abs, [-1])])
    reset()
  })

  afterAll(async () => {
    await Promise.all([alone.terminate(), pair.terminate()])
  })

  function reset(): void {
    runs.view.fill(0)
    gate.clear()
  }

  function expectOneRunEach(numbersThatRan: readonly number[] = numbers): void {
    const ran = new Set(numbersThatRan)
    expect([...runs]).toEqual(numbers.map((n) => (ran.has(n) ? 1 : 0)))
  }

  test('single calls behind a slow one run on another worker', async () => {
    const [slow, ...others] = numbers.map((n) => pair.apply(task, [n]))
    expect(await Promise.all(others)).toEqual(numbers.slice(1).map((n) => n * 2))
    gate.set()
    expect(await slow).toBe(0)
    expectOneRunEach()
  })

  test.each([COUNT / 2, COUNT])(
    'the rest of a chunk of %i behind a slow item runs on another worker',
    async (chunkSize) => {
      let done = 0
      const job = pair.map(task, numbers, { chunkSize, onProgress: (progress) => (done = progress.done) })
      await until(() => done === COUNT - 1)
      gate.set()
      expect(await job).toEqual(numbers.map((n) => n * 2))
      expectOneRunEach()
    },
  )

  test('a call that is cancelled before it was started does not run, and its neighbours do, once', async () => {
    const jobs = numbers.map((n) => alone.apply(task, [n]))
    await until(() => runs.load(SLOW) > 0)
    const cancelled = [1, 50, 51, COUNT - 1]
    for (const n of cancelled) jobs[n]?.cancel()
    gate.set()
    const settled = await Promise.allSettled(jobs)
    for (const n of cancelled) expect(settled[n]).toMatchObject({ reason: expect.any(CancelledError) })
    const kept = numbers.filter((n) => !cancelled.includes(n))
    expect(kept.map((n) => settled[n])).toEqual(kept.map((n) => ({ status: 'fulfilled', value: n * 2 })))
    expectOneRunEach(kept)
  })

  test('a list that is cancelled leaves the worker to what comes after it', async () => {
    const calls = [SLOW, 1].map((n) => alone.apply(task, [n]))
    const list = alone.map(task, numbers.slice(2, 100), { chunkSize: 98 })
    const after = alone.apply(task, [100])
    await until(() => runs.load(SLOW) > 0)
    list.cancel()
    await expect(list).rejects.toBeInstanceOf(CancelledError)
    gate.set()
    expect(await Promise.all([...calls, after])).toEqual([0, 2, 200])
    expectOneRunEach([SLOW, 1, 100])
  })

  test('pause takes back what was not started, and resume hands it out again', async () => {
    const [slow, ...others] = numbers.map((n) => alone.apply(task, [n]))
    await until(() => runs.load(SLOW) > 0)
    alone.pause()
    expect(alone.stats()).toMatchObject({ queued: COUNT - 1, workers: [{ queued: 0 }] })
    gate.set()
    expect(await slow).toBe(0)
    await until(() => alone.stats().running === 0)
    expectOneRunEach([SLOW])
    alone.resume()
    expect(await Promise.all(others)).toEqual(numbers.slice(1).map((n) => n * 2))
    expectOneRunEach()
  })

  test('what was taken back is begun in the order of the inputs', async () => {
    using order = new SharedArray('i32', 1 + COUNT)
    const note = (n: number): void => {
      order.view[1 + order.add(0, 1)] = n
      if (n === SLOW) gate.waitSync()
    }
    gate.set()
    await alone.map(note, numbers)
    order.view.fill(0)
    gate.clear()
    const job = alone.map(note, numbers, { chunkSize: 1 })
    await until(() => order.load(0) > 0)
    alone.pause()
    alone.resume()
    gate.set()
    await job
    expect([...order].slice(1)).toEqual(numbers)
  })

  test('work of higher priority goes before what was not started', async () => {
    const order: number[] = []
    const jobs = numbers.map((n) => alone.apply(task, [n]).then(() => order.push(n)))
    await until(() => runs.load(SLOW) > 0)
    const urgent = alone.apply(task, [SLOW], { priority: 1 }).then(() => order.push(-1))
    gate.set()
    await Promise.all([...jobs, urgent])
    expect(order.slice(0, 2)).toEqual([0, -1])
    expect(runs.load(SLOW)).toBe(2)
    runs.store(SLOW, 1)
    expectOneRunEach()
  })

  test.each([0, 1])('the neighbours of a call out of time run once, with %i retries', async (retries) => {
    const late = 40
    const crawl = (n: number): number => {
      if (runs.add(n, 1) === 0 && n === late) for (;;);
      return n
    }
    const before = alone.stats().crashed
    const settled = await Promise.allSettled(numbers.map((n) => alone.apply(crawl, [n], { timeout: 5000, retries })))
    const failed = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(failed.map((error) => error instanceof TimeoutError)).toEqual(retries === 0 ? [true] : [])
    expect(runs.load(late)).toBe(1 + retries)
    runs.store(late, 1)
    expectOneRunEach()
    expect(alone.stats().crashed).toBe(before)
  })

  test('each of two calls in one batch has its own place in the program in its error', async () => {
    const check = (n: number): number => {
      if (n < 0) throw new RangeError('below zero')
      return n
    }
    await alone.map(check, numbers)
    const callHere = (): Promise<number> => alone.apply(check, [-1])
    const callThere = (): Promise<number> => alone.apply(check, [-2])
    const settled = await Promise.allSettled([alone.apply(task, [1]), callHere(), callThere()])
    const stacks = settled.map((each) => (each.status === 'rejected' ? String(each.reason.stack) : ''))
    expect(stacks[1]).toMatch(/at callHere/)
    expect(stacks[2]).toMatch(/at callThere/)
  })

  test('a worker that is handed many tasks ahead runs no more than it may', async () => {
    const most = 50
    await using pool = new PoolClass({ workers: 2, maxTasksPerWorker: most })
    const count = (n: number): number => {
      const state: { tasks?: number } = Object(globalThis)
      state.tasks = (state.tasks ?? 0) + 1
      runs.add(n, 1)
      return state.tasks
    }
    const half = COUNT / 2
    const calls = numbers.slice(0, half).map((n) => pool.apply(count, [n]))
    const counts = [...(await pool.map(count, numbers.slice(half))), ...(await Promise.all(calls))]
    expect(Math.max(...counts)).toBe(most)
    expectOneRunEach()
  })

  test('nothing is lost when there come to be fewer workers while all have tasks', async () => {
    await using pool = new PoolClass(3)
    await pool.map(task, numbers.slice(1))
    runs.view.fill(0)
    const calls = numbers.map((n) => pool.apply(task, [n]))
    await until(() => runs.load(SLOW) > 0)
    pool.resize(1)
    gate.set()
    expect(await Promise.all(calls)).toEqual(numbers.map((n) => n * 2))
    expectOneRunEach()
    await until(() => pool.stats().workers.length === 1)
  })

  test('nothing is lost when workers end for lack of work just as some comes', async () => {
    await using pool = new PoolClass({ workers: { min: 1, max: 2, idleTimeout: 1 } })
    const ended: number[] = []
    pool.subscribe((event) => event.type === 'worker-exit' && ended.push(event.worker))
    const quick = (n: number): number => {
      runs.add(n, 1)
      return n
    }
    let rounds = 0
    for (; ended.length < 2; rounds++) {
      expect(await Promise.all(numbers.map((n) => pool.apply(quick, [n])))).toEqual(numbers)
      const end = performance.now() + 1
      await until(() => performance.now() > end)
    }
    expect([...runs]).toEqual(numbers.map(() => rounds))
  })

  test('results larger than the lane wait for a host that is busy, and all arrive', async () => {
    const length = prefetches ? 120_000 : 10_000
    const write = (n: number): string => {
      runs.add(n, 1)
      if (n === SLOW) gate.waitSync()
      return `${n}`.padEnd(length, 'é')
    }
    const job = alone.map(write, numbers, { chunkSize: COUNT })
    await until(() => runs.load(SLOW) > 0)
    gate.set()
    const end = performance.now() + 200
    while (performance.now() < end);
    expect(runs.load(COUNT - 1)).toBe(0)
    const texts = await job
    expect(texts.every((text, n) => text.length === length && Number.parseInt(text, 10) === n)).toBe(true)
    expectOneRunEach()
  })
})
