import { Barrier, OptionTypeError, PoolClosedError, Semaphore, taskContext, Value } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { addBase, square } from '../fixtures/tasks.ts'
import { collectGarbage } from '../memory/shared-files.ts'
import { sharingBackends } from '../pool/backends.ts'
import { until } from '../pool/until.ts'
import { isAlive } from './is-alive.ts'
import { range } from './range.ts'

const workerOf = (): number => taskContext().workerId

describe.each(sharingBackends)('life of a pool on $backend', ({ PoolClass }) => {
  test('there are as many workers as asked for, also many more than cores (_TestPool.test_make_pool, MiscTestCase.test_large_pool)', async () => {
    for (const workers of [0, -1]) expect(() => new PoolClass(workers)).toThrow(RangeError)
    await using pool = new PoolClass(12)
    expect(pool.stats().workers).toHaveLength(12)
    expect(await pool.map(square, range(1000))).toEqual(range(1000).map(square))
  })

  test('after the block of a pool its workers are gone, and nothing is taken (_TestPool.test_context, ProcessPoolShutdownTest.test_context_manager_shutdown)', async () => {
    let pids: (number | undefined)[] = []
    let left
    {
      await using pool = new PoolClass(2)
      left = pool
      expect(await pool.map(square, range(10))).toEqual(range(10).map(square))
      pids = pool.stats().workers.map(({ pid }) => pid)
    }
    expect([pids.length, pids.filter(isAlive), left.stats().workers]).toEqual([2, [], []])
    await expect(left.map(square, [1])).rejects.toBeInstanceOf(PoolClosedError)
    expect(() => left.imap(square, [1])).toThrow(PoolClosedError)
  })

  test('after the close fifty calls finish, and workers end without a join (ExecutorShutdownTest.test_hang_issue12364, ProcessPoolShutdownTest.test_shutdown_no_wait)', async () => {
    const pool = new PoolClass(2)
    const jobs = range(50).map((n) => pool.apply(square, [n]))
    pool.close()
    expect(await Promise.all(jobs)).toEqual(range(50).map(square))
    await until(() => pool.stats().workers.length === 0)
    expect(jobs.map(({ state }) => state)).toEqual(jobs.map(() => 'done'))
  })

  test('a pool that was terminated takes nothing more in another block (_TestPool.test_enter)', async () => {
    const ended = new PoolClass(1)
    await ended.terminate()
    {
      await using pool = ended
      await expect(pool.apply(square, [1])).rejects.toBeInstanceOf(PoolClosedError)
    }
    expect(ended.stats()).toMatchObject({ state: 'terminated', workers: [] })
  })

  test('calls that were not begun can be cancelled at the close (ExecutorShutdownTest.test_cancel_futures)', async () => {
    using gate = new Semaphore(0)
    using begun = new Value('i32')
    const pool = new PoolClass(1)
    const jobs = range(50).map((n) =>
      pool.apply(async () => {
        begun.add(1)
        await gate.acquire()
        return n
      }),
    )
    await until(() => begun.value === 1)
    for (const job of jobs.slice(1)) job.cancel()
    pool.close()
    gate.release()
    const [first, ...others] = await Promise.allSettled(jobs)
    await pool.join()
    expect(first).toEqual({ status: 'fulfilled', value: 0 })
    for (const other of others) expect(other).toMatchObject({ reason: { code: 'ERR_MP_CANCELLED' } })
    expect(begun.value).toBe(1)
  })

  test('a call that is cancelled right before the end holds up nothing (ExecutorShutdownTest.test_hang_gh94440)', async () => {
    const pool = new PoolClass(1)
    const job = pool.apply(square, [3])
    job.cancel()
    pool.close()
    await Promise.all([expect(job).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED' }), pool.join()])
  })

  test('workers change after ten tasks, and all results are right (_TestPoolWorkerLifetime.test_pool_worker_lifetime)', async () => {
    await using pool = new PoolClass({ workers: 2, maxTasksPerWorker: 10 })
    const first = pool.stats().workers.map(({ id }) => id)
    // Again, as one of the first may be slow to start or to end.
    do expect(await pool.map(square, range(40), { chunkSize: 1 })).toEqual(range(40).map(square))
    while (pool.stats().workers.some(({ id }) => first.includes(id)))
  })

  test('a worker of three tasks is followed by another (ProcessPoolExecutorTest.test_max_tasks_per_child)', async () => {
    await using pool = new PoolClass({ workers: 1, maxTasksPerWorker: 3 })
    const workers: number[] = []
    for (let call = 0; call < 4; call++) workers.push(await pool.apply(workerOf))
    expect(workers).toEqual([1, 1, 1, 2])
    expect(pool.stats().workers).toHaveLength(1)
  })

  test('calls one after the other use one worker (ProcessPoolExecutorTest.test_idle_process_reuse_one)', async () => {
    await using pool = new PoolClass({ workers: { min: 0, max: 3 } })
    const workers = new Set<number>()
    for (let call = 0; call < 5; call++) {
      workers.add(await pool.apply(workerOf))
      // It is free a moment after its result.
      await until(() => pool.stats().running === 0)
    }
    expect([...workers]).toEqual([1])
  })

  test('however much waits, there are no more workers than allowed (ProcessPoolExecutorTest.test_saturation)', async () => {
    await using pool = new PoolClass({ workers: { min: 0, max: 3 } })
    using gate = new Semaphore(0)
    let started = 0
    pool.subscribe(({ type }) => type === 'worker-start' && started++)
    const jobs = range(45).map(() => pool.apply(async () => void (await gate.acquire())))
    await until(() => pool.stats().running === 3)
    for (const _ of jobs) gate.release()
    await Promise.all(jobs)
    expect(started).toBe(3)
  })

  test('the initializer runs once in each worker, with its arguments (TestInitializers.test_pool_initializer, InitializerMixin.test_initializer)', async () => {
    expect(() => Reflect.construct(PoolClass, [{ initializer: 1 }])).toThrow(OptionTypeError)
    using count = new Value('i32')
    using all = new Barrier(3)
    let sum = 0
    const initializer = (by: number): void => {
      sum += by
      count.add(1)
    }
    await using pool = new PoolClass({ workers: 3, initializer, initializerArgs: [7] })
    const meet = async (): Promise<number> => {
      await all.wait()
      return sum
    }
    // Three tasks that wait for each other are in three workers.
    expect(await pool.map(meet, range(3), { chunkSize: 1 })).toEqual([7, 7, 7])
    expect(await pool.map(addBase, [0])).toEqual([0])
    expect(count.value).toBe(3)
  })

  test('when one worker cannot start, the others end and its error is thrown (TestPoolNotLeakOnFailure.test_release_unused_processes)', async () => {
    using starts = new Value('i32')
    const initializer = (): void => {
      if (starts.add(1) === 2) throw new RangeError('no third one')
    }
    const pool = new PoolClass({ workers: 3, initializer })
    const pids = pool.stats().workers.map(({ pid }) => pid)
    await until(() => pool.stats().state === 'broken')
    await expect(pool.apply(square, [1])).rejects.toThrow('no third one')
    await pool.join()
    expect(pool.stats().workers).toEqual([])
    expect(pids.filter(isAlive)).toEqual([])
  })

  test('arguments and results are let go of after the job (_TestPool.test_release_task_refs)', async () => {
    await using pool = new PoolClass(2)
    const run = async (): Promise<WeakRef<object>[]> => {
      const inputs = range(10).map((n) => ({ n }))
      const results = await pool.map((input: { n: number }) => input, inputs)
      const single = await pool.apply((input: object) => input, [{ n: 10 }])
      return [...inputs, ...results, single].map((value) => new WeakRef(value))
    }
    const references = await run()
    // A worker is done with a batch a moment after its results.
    await until(() => pool.stats().running === 0)
    await collectGarbage()
    expect(references.filter((reference) => reference.deref() !== undefined)).toEqual([])
  })
})
