import { cpuCount, Event, type Job, Pool, taskContext, ThreadPool, TimeoutError, wait } from '@mp/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { square } from '../fixtures/tasks.ts'
import { type AnyPool, sharingBackends } from '../pool/backends.ts'
import { until } from '../pool/until.ts'

const fail = (n: number): number => {
  throw new RangeError(`no ${n}`)
}

test('Pool is the base of ThreadPool', async () => {
  await using pool = new ThreadPool(1)
  expect(pool).toBeInstanceOf(Pool)
})

test('there are as many workers as cores unless told', async () => {
  await using pool = new ThreadPool()
  expect(pool.stats().workers).toHaveLength(cpuCount())
})

test('cancel ends a task that runs', async () => {
  await using pool = new Pool(1)
  const job = pool.apply(() => {
    taskContext().progress(0)
    for (;;);
  })
  await new Promise<void>((resolve) => pool.subscribe(({ type }) => type === 'task-progress' && resolve()))
  expect(job.state).toBe('running')
  job.cancel('enough')
  await expect(job).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED', cause: 'enough' })
  expect(job.state).toBe('cancelled')
  expect(await pool.apply(square, [3])).toBe(9)
})

test('a pool cannot travel', async () => {
  await using pool = new Pool(1)
  const refused = pool.apply((value: unknown) => value, [{ inner: pool }])
  await expect(refused).rejects.toMatchObject({ code: 'ERR_MP_NOT_SERIALIZABLE', path: 'args[0].inner' })
})

/** Runs until it is told to stop. */
const untilTold = async (): Promise<void> => {
  const { signal } = taskContext()
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
}
/** Returns a number; a negative one takes as long as it may. */
const unlessNegative = async (n: number): Promise<number> => {
  if (n < 0) await untilTold()
  return n
}

describe.each(sharingBackends)('futures on $backend', ({ PoolClass }) => {
  let pool: AnyPool
  beforeAll(() => {
    pool = new PoolClass(2)
  })
  // What is late is so because of its task, not because workers start.
  beforeEach(() => until(() => pool.stats().workers.every(({ state }) => state === 'idle')))
  afterAll(() => pool.terminate())

  test('imap gives what came in time, then an error at the place of what did not (ExecutorTest.test_map_timeout)', async () => {
    const results = pool.imap(unlessNegative, [1, 2, -1, 3], { timeout: 2000, chunkSize: 1 })
    expect([await results.next(), await results.next()].map(({ value }) => value)).toEqual([1, 2])
    await expect(results.next()).rejects.toBeInstanceOf(TimeoutError)
    expect((await results.next()).value).toBe(3)
  })

  test('imapUnordered gives what is finished before the errors of what is late (AsCompletedTests.test_future_times_out)', async () => {
    const results = pool.imapUnordered(unlessNegative, [-1, 4, 4, 5], { timeout: 6000, chunkSize: 1 })
    const first = [await results.next(), await results.next(), await results.next()].map(({ value }) => value)
    expect(first.toSorted((a, b) => Number(a) - Number(b))).toEqual([4, 4, 5])
    await expect(results.next()).rejects.toBeInstanceOf(TimeoutError)
    expect((await results.next()).done).toBe(true)
  })

  test('mapSettled tells which two of four did not finish (AsCompletedTests.test_correct_timeout_exception_msg)', async () => {
    const settled = await pool.mapSettled(unlessNegative, [1, -1, 2, -1], { timeout: 2000, chunkSize: 1 })
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
    expect(settled[3]).toMatchObject({ reason: { code: 'ERR_MP_TIMEOUT' } })
  })

  test('wait gives what is settled when the time is over, and no error (WaitTests.test_timeout)', async () => {
    const [quick, late] = [pool.apply(square, [3]), pool.apply(unlessNegative, [-1])]
    expect(await wait([late], { timeout: 1 })).toEqual([])
    await quick
    expect(await wait([quick, late], { timeout: 1 })).toEqual([quick])
    late.cancel()
    await expect(late).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED' })
    expect(await wait([quick, late])).toEqual([quick, late])
  })

  test('jobs go with the combinators of promises (WaitTests.test_first_completed)', async () => {
    const endless = pool.apply(unlessNegative, [-1])
    const quick = pool.apply(square, [3])
    const failing = pool.apply(fail, [1])
    // It may fail before anybody waits for it.
    failing.catch(() => {})
    expect(await Promise.race([endless, quick])).toBe(9)
    await expect(Promise.all([endless, failing])).rejects.toThrow('no 1')
    expect(await Promise.any([endless, failing, quick])).toBe(9)
    endless.cancel()
    const settled = await Promise.allSettled([endless, quick, failing])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
  })

  test('what waits or runs can be cancelled, what is over cannot (FutureTests.test_cancel)', async () => {
    await using own = new PoolClass(1)
    using begun = new Event()
    const running = own.apply(async () => {
      begun.set()
      await untilTold()
    })
    await begun.wait()
    const waiting = own.apply(square, [2])
    const cancel = async (job: Job<unknown>): Promise<string> => {
      job.cancel()
      job.cancel()
      await Promise.allSettled([job])
      return job.state
    }
    expect([await cancel(waiting), await cancel(running)]).toEqual(['cancelled', 'cancelled'])
    const done = own.apply(square, [4])
    expect(await done).toBe(16)
    expect([await cancel(done), await done]).toEqual(['done', 16])
  })
})
