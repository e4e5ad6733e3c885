import { cpuCount, Pool, taskContext, ThreadPool } from '@mp/core'
import { expect, test } from 'vitest'
import { power, square } from '../fixtures/tasks.ts'

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

test('a job calls back once, with the whole list or with one error', async () => {
  await using pool = new Pool(2)
  const calls: unknown[] = []
  await pool.map(square, [1, 2, 3]).then((list) => calls.push(list))
  await pool.starmap(power, [[2, 3]]).then((list) => calls.push(list))
  await pool.map(fail, [4, 4, 4]).catch((error: unknown) => calls.push(error))
  expect(calls).toEqual([[1, 4, 9], [8], new RangeError('no 4')])
})

test('a callback that throws harms no other job', async () => {
  await using pool = new Pool(1)
  const called = pool.apply(square, [2]).then(() => {
    throw new SyntaxError('of the callback')
  })
  await expect(called).rejects.toThrow('of the callback')
  expect(await pool.map(square, [3, 4])).toEqual([9, 16])
})

test('jobs go with the combinators of promises', async () => {
  await using pool = new Pool(2)
  const endless = pool.apply(() => new Promise<number>(() => {}))
  const quick = pool.apply(square, [3])
  const failing = pool.apply(fail, [1])
  expect(await Promise.race([endless, quick])).toBe(9)
  await expect(Promise.all([endless, failing])).rejects.toThrow('no 1')
  expect(await Promise.any([endless, failing, quick])).toBe(9)
  endless.cancel()
  const settled = await Promise.allSettled([endless, quick, failing])
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
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
