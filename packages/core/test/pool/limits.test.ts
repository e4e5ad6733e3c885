import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { CancelledError, Event, Pool, taskContext, TimeoutError } from '@mp/core'
import { answer } from '../fixtures/slow-module.ts'
import { square } from '../fixtures/tasks.ts'
import { backends } from './backends.ts'

describe.each(backends)('limits on $backend', ({ PoolClass }) => {
  test('a busy loop out of time is rejected, and its worker replaced', async () => {
    await using pool = new PoolClass(1)
    const [before] = await pool.map(() => taskContext().workerId, [0])
    const loop = (): never => {
      for (;;);
    }
    await expect(pool.apply(loop, [], { timeout: 50 })).rejects.toBeInstanceOf(TimeoutError)
    expect(await pool.apply(() => taskContext().workerId)).not.toBe(before)
    expect(pool.stats().crashed).toBe(0)
  })

  test('a task that heeds its signal keeps its worker', async () => {
    await using pool = new PoolClass(1)
    const workerOf = (): number => taskContext().workerId
    const heed = async (): Promise<void> => {
      const { signal } = taskContext()
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    }
    // It has half a second for that, which may be too little on a busy machine; then once more.
    for (let isKept = false; !isKept;) {
      const before = await pool.apply(workerOf)
      await expect(pool.apply(heed, [], { timeout: 50 })).rejects.toMatchObject({
        code: 'ERR_MP_TIMEOUT',
        timeoutMs: 50,
      })
      isKept = (await pool.apply(workerOf)) === before
    }
  })

  test('the limit counts for each task alone, not for the job', async () => {
    await using pool = new PoolClass(1)
    const nap = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000))
    const job = pool.map(nap, [1, 2, 3, 4, 5, 6], { timeout: 5000, chunkSize: 6 })
    expect(await job).toHaveLength(6)
  })

  test('the limit does not count while the function is loaded', async () => {
    await using pool = new PoolClass(1)
    await pool.apply(square, [1])
    expect(await pool.apply(answer, [], { timeout: 1000 })).toBe(42)
  })

  test('only the late task of a chunk is rejected', async () => {
    await using pool = new PoolClass(1)
    const settled = await pool.mapSettled(
      async (n: number) => {
        if (n === 1) await new Promise(() => {})
        return n
      },
      [0, 1, 2],
      { timeout: 2000, chunkSize: 3 },
    )
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('a signal aborts what runs, and the rest is not started', async () => {
    await using pool = new PoolClass(1)
    const controller = new AbortController()
    const job = pool.map(
      async (n: number) => {
        const { signal, progress } = taskContext()
        progress(0.5)
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        return n
      },
      [1, 2, 3],
      { signal: controller.signal, chunkSize: 1 },
    )
    pool.subscribe((event) => event.type === 'task-progress' && controller.abort('enough'))
    await expect(job).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED', cause: 'enough' })
    expect(await pool.apply(square, [3])).toBe(9)
    expect(pool.stats()).toMatchObject({ done: 1, cancelled: 1 })
  })

  test('a late task with retries is given another try', async () => {
    await using pool = new PoolClass(1)
    const lateOnce = async (): Promise<number> => {
      const { attempt } = taskContext()
      if (attempt === 1) await new Promise(() => {})
      return attempt
    }
    expect(await pool.apply(lateOnce, [], { timeout: 2000, retries: 1 })).toBe(2)
  })

  test('a parent that was busy does not call a finished task late', async () => {
    await using pool = new PoolClass(1)
    await pool.apply(square, [1])
    const job = pool.apply(() => 'in time', [], { timeout: 1000 })
    const end = performance.now() + 1500
    while (performance.now() < end);
    expect(await job).toBe('in time')
  })

  test('a parent that was busy keeps a worker whose task stopped meanwhile', async () => {
    await using pool = new PoolClass(1)
    using mayStop = new Event()
    const workerOf = (): number => taskContext().workerId
    const stopLater = async (): Promise<void> => {
      taskContext().progress(0)
      await mayStop.wait()
    }
    let controller = new AbortController()
    pool.subscribe((event) => event.type === 'task-progress' && controller.abort())
    // On a busy machine the task may get to its end too late; then once more.
    for (let isKept = false; !isKept;) {
      controller = new AbortController()
      mayStop.clear()
      const before = await pool.apply(workerOf)
      await expect(pool.apply(stopLater, [], { signal: controller.signal })).rejects.toBeInstanceOf(CancelledError)
      // Nobody looks for what ends any more, but waits to be told.
      for (let turn = 0; turn < 10; turn++) await nextTurn()
      mayStop.set()
      const end = performance.now() + 1000
      while (performance.now() < end);
      isKept = (await pool.apply(workerOf)) === before
    }
  })
})

test('taskContext outside a task says so', () => {
  expect(() => taskContext()).toThrow(expect.objectContaining({ code: 'ERR_MP_STATE' }))
})

test('progress is a share', async () => {
  await using pool = new Pool(1)
  await expect(pool.apply(() => taskContext().progress(2))).rejects.toThrow(RangeError)
})
