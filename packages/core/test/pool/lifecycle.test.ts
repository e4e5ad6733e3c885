import { describe, expect, test } from 'vitest'
import { Barrier, currentProcess, PoolClosedError, taskContext } from '@mp/core'
import { addBase, setBase, square } from '../fixtures/tasks.ts'
import { backends } from './backends.ts'
import { until } from './until.ts'

describe.each(backends)('life of a pool on $backend', ({ PoolClass }) => {
  test('close lets everything finish, then nothing more is taken', async () => {
    const pool = new PoolClass(2)
    const job = pool.map(square, [1, 2, 3])
    pool.close()
    pool.close()
    await expect(pool.apply(square, [1])).rejects.toBeInstanceOf(PoolClosedError)
    expect(() => pool.imap(square, [1])).toThrow(PoolClosedError)
    await pool.join()
    expect(await job).toEqual([1, 4, 9])
    expect(pool.stats()).toMatchObject({ state: 'closed', workers: [] })
    await pool.terminate()
  })

  test('join before close is a mistake', async () => {
    await using pool = new PoolClass(1)
    await expect(pool.join()).rejects.toMatchObject({ code: 'ERR_MP_STATE' })
  })

  test('terminate rejects all that is pending, at once', async () => {
    const pool = new PoolClass(2)
    const endless = pool.map(() => new Promise(() => {}), Array.from({ length: 10_000 }))
    const stream = pool.imap(square, [1])
    const [rejected] = await Promise.all([endless.catch((error: unknown) => error), pool.terminate()])
    expect(rejected).toMatchObject({ code: 'ERR_MP_POOL_CLOSED' })
    await expect(stream.next()).rejects.toBeInstanceOf(PoolClosedError)
    expect(pool.stats()).toMatchObject({ state: 'terminated', workers: [] })
  })

  test('leaving await using normally closes and joins', async () => {
    let job: Promise<number[]> | undefined
    {
      await using pool = new PoolClass(1)
      job = pool.map(square, [1, 2, 3])
    }
    expect(await job).toEqual([1, 4, 9])
  })

  test('leaving await using by the throw of a job terminates', async () => {
    let endless: Promise<unknown> | undefined
    const leave = async (): Promise<void> => {
      await using pool = new PoolClass(2)
      endless = pool.apply(() => new Promise(() => {}))
      endless.catch(() => {})
      await pool.apply(() => {
        throw new RangeError('leave')
      })
    }
    await expect(leave()).rejects.toThrow('leave')
    await expect(endless).rejects.toBeInstanceOf(PoolClosedError)
  })

  test('close at once with one task for each worker loses nothing', async () => {
    const pool = new PoolClass({ workers: 3, maxTasksPerWorker: 1 })
    const jobs = [1, 2, 3, 4, 5, 6].map((n) => pool.apply(square, [n]))
    pool.close()
    await pool.join()
    expect(await Promise.all(jobs)).toEqual([1, 4, 9, 16, 25, 36])
  })

  test('maxTasksPerWorker counts tasks, also within chunks', async () => {
    await using pool = new PoolClass({ workers: 1, maxTasksPerWorker: 3 })
    const ids = await pool.map(() => taskContext().workerId, Array.from({ length: 9 }), { chunkSize: 9 })
    expect(ids).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3])
  })

  test('the initializer runs once in every worker, replacements included', async () => {
    await using pool = new PoolClass({ workers: 1, initializer: setBase, initializerArgs: [100], maxTasksPerWorker: 2 })
    expect(await pool.map(addBase, [1, 2, 3, 4, 5])).toEqual([101, 102, 103, 104, 105])
  })

  test('initializer and task share a variable of their module', async () => {
    let base = 0
    const initializer = async (value: number): Promise<void> => {
      base = await Promise.resolve(value)
    }
    await using pool = new PoolClass({ workers: 2, initializer, initializerArgs: [10] })
    expect(await pool.map((n: number) => n + base, [1, 2, 3])).toEqual([11, 12, 13])
    expect(base).toBe(0)
  })

  test('an elastic pool grows with the work and shrinks without it', async () => {
    await using pool = new PoolClass({ workers: { min: 0, max: 3, idleTimeout: 30 } })
    expect(pool.stats().workers).toHaveLength(0)
    const gone = new Promise<void>((resolve) => {
      pool.subscribe((event) => {
        if (event.type === 'worker-exit' && event.reason === 'idle' && pool.stats().workers.length === 0) resolve()
      })
    })
    // Two tasks that wait for each other need two workers.
    using barrier = new Barrier(2)
    const ids = await pool.map(
      async (index: number) => {
        const { workerId } = taskContext()
        if (index < 2) await barrier.wait()
        return workerId
      },
      Array.from({ length: 12 }, (_, index) => index),
      { chunkSize: 1 },
    )
    expect(new Set(ids).size).toBeGreaterThan(1)
    expect(Math.max(...ids)).toBeLessThanOrEqual(3)
    await gone
    expect(await pool.apply(square, [2])).toBe(4)
  })

  test('resize changes the number of workers', async () => {
    await using pool = new PoolClass(1)
    pool.resize(3)
    expect(pool.stats().workers).toHaveLength(3)
    pool.resize(1)
    // Also of those that were starting.
    await until(() => pool.stats().workers.length === 1)
    expect(await pool.map(square, [1, 2, 3])).toEqual([1, 4, 9])
    expect(() => pool.resize(0)).toThrow(RangeError)
  })

  test('workers get the environment, the flags and the preloaded modules', async () => {
    const preload = [new URL('../fixtures/preload.ts', import.meta.url).href]
    await using pool = new PoolClass({ workers: 1, env: { MP_TEST: 'yes', PATH: undefined }, preload })
    expect(await pool.apply(() => [process.env.MP_TEST, process.env.PATH])).toEqual(['yes', undefined])
    expect(await pool.apply(() => Reflect.get(globalThis, 'preloaded'))).toBe(true)
  })

  test('tasks see the arguments of the program', async () => {
    await using pool = new PoolClass(1)
    expect(await pool.apply(() => process.argv.slice(1))).toEqual(process.argv.slice(1))
  })

  test('workers are named after their pool', async () => {
    await using pool = new PoolClass({ workers: 1, name: 'thumbs' })
    expect(await pool.apply(() => currentProcess().name)).toBe('thumbs-1')
    expect(pool.name).toBe('thumbs')
  })

  test('a worker over its memory limit is replaced after the task', async () => {
    await using pool = new PoolClass({ workers: 1, maxMemoryPerWorker: 1 })
    const ids = [await pool.apply(() => taskContext().workerId), await pool.apply(() => taskContext().workerId)]
    expect(ids).toEqual([1, 2])
  })

  test('tasks may use pools of their own', async () => {
    await using pool = new PoolClass(1)
    const nested = async (n: number): Promise<number[]> => {
      await using inner = new PoolClass(1)
      return await inner.map((m: number) => m * 2, [n])
    }
    expect(await pool.map(nested, [1, 2])).toEqual([[2], [4]])
  })

  test.each([
    0,
    -1,
    1.5,
    Number.NaN,
    '2',
    { workers: { min: 3, max: 2 } },
    { wrokers: 2 },
    { maxTasksPerWorker: 0 },
    { maxTasksPerWorker: -1 },
    { maxTasksPerWorker: 0.5 },
    { maxTasksPerWorker: '12' },
    { initializer: 'x' },
  ])('new with %j is refused', (options) => {
    expect(() => Reflect.construct(PoolClass, [options])).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^ERR_MP_OPTION/) }),
    )
  })
})
