import { Pool, ThreadPool } from '@mp/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { power, square } from '../fixtures/tasks.ts'
import { heldBytes } from '../memory/shared-files.ts'
import { type AnyPool, backends } from '../pool/backends.ts'
import { range } from './range.ts'

/** Yields numbers, and throws in place of one of them. */
function* failingAt(index: number, error: Error): Generator<number> {
  for (const n of range(index)) yield n
  throw error
}

/** Says that there is one item, and throws in place of it. */
function lyingAboutLength(error: Error): Iterable<number> {
  return Object.assign(failingAt(0, error), { length: 1 })
}

describe.each(backends)('calls of a pool on $backend', ({ PoolClass }) => {
  let pool: AnyPool
  beforeAll(() => {
    pool = new PoolClass(2)
  })
  afterAll(() => pool.terminate())

  test('apply passes arguments, named ones in an object, and returns the value (_TestPool.test_apply)', async () => {
    const scale = (n: number, { by = 1, plus = 0 } = {}): number => n * by + plus
    expect(await pool.apply(square, [5])).toBe(25)
    expect(await pool.apply(scale, [5])).toBe(5)
    expect(await pool.apply(scale, [5, { plus: 1, by: 3 }])).toBe(16)
  })

  test.each([1, 3, 20, undefined])(
    'starmap spreads each tuple and keeps the order, in chunks of %s (_TestPool.test_starmap, ExecutorTest.test_map)',
    async (chunkSize) => {
      const tuples = range(100).map((n): [number, number] => [n, n % 7])
      const options = chunkSize === undefined ? {} : { chunkSize }
      expect(await pool.starmap(power, tuples, options)).toEqual(tuples.map(([a, b]) => a ** b))
    },
  )

  test('map returns before there are results, and gives them all in order (_TestPool.test_map_async)', async () => {
    const job = pool.map(square, range(100))
    expect(['queued', 'running']).toContain(job.state)
    expect(await job).toEqual(range(100).map(square))
    expect(await job).toEqual(range(100).map(square))
  })

  test('imap gives item after item in order, then the end (_TestPool.test_imap)', async () => {
    const results = pool.imap(square, range(10))
    for (const n of range(10)) expect(await results.next()).toEqual({ done: false, value: n * n })
    expect(await results.next()).toEqual({ done: true, value: undefined })
    expect(await results.next()).toEqual({ done: true, value: undefined })
    const many = await Array.fromAsync(pool.imap(square, range(1000), { chunkSize: 100 }))
    expect(many).toEqual(range(1000).map(square))
  })

  test.each([1, 100])(
    'imapUnordered gives each result once, in chunks of %i (_TestPool.test_imap_unordered)',
    async (chunkSize) => {
      const results = await Array.fromAsync(pool.imapUnordered(square, range(500), { chunkSize }))
      expect(results.toSorted((a, b) => a - b)).toEqual(range(500).map(square))
    },
  )

  test.each([6, 50, 40])(
    'imap equals the serial map, in chunks of %i (ProcessPoolExecutorTest.test_map_chunksize)',
    async (chunkSize) => {
      expect(await Array.fromAsync(pool.imap(square, range(100), { chunkSize }))).toEqual(range(100).map(square))
    },
  )

  test.each([{}, { chunkSize: 1 }, { chunkSize: 100 }])(
    'nothing gives nothing at once, with %j (_TestPool.test_empty_iterable)',
    async (options) => {
      expect(await pool.map(square, [], options)).toEqual([])
      expect(await pool.starmap(power, [], options)).toEqual([])
      expect(await Array.fromAsync(pool.imap(square, [], options))).toEqual([])
      expect(await Array.fromAsync(pool.imapUnordered(square, [], options))).toEqual([])
    },
  )

  test.each([
    ['at once', (error: Error) => failingAt(0, error)],
    ['after 3 items', (error: Error) => failingAt(3, error)],
    ['in spite of its length', lyingAboutLength],
  ])(
    'map rejects with the very error that its source throws %s (_TestPool.test_map_handle_iterable_exception, _TestPool.test_traceback)',
    async (_when, source) => {
      const error = new RangeError('of the source')
      await expect(pool.map(square, source(error))).rejects.toBe(error)
      await expect(pool.map(square, source(error), { chunkSize: 1 })).rejects.toBe(error)
      expect(error.cause).toBeUndefined()
      expect(await pool.map(square, [3])).toEqual([9])
    },
  )

  test.each([
    [0, 1],
    [3, 1],
    [7, 2],
    [7, 4],
  ])(
    'imap gives all %i results before the error of its source, in chunks of %i (_TestPool.test_imap_handle_iterable_exception)',
    async (count, chunkSize) => {
      const error = new RangeError('of the source')
      const results = pool.imap(square, failingAt(count, error), { chunkSize })
      for (const n of range(count)) expect(await results.next()).toEqual({ done: false, value: n * n })
      await expect(results.next()).rejects.toBe(error)
      expect((await results.next()).done).toBe(true)
    },
  )

  test.each([0, 3, 7])(
    'imapUnordered gives all %i results, and the error of its source (_TestPool.test_imap_unordered_handle_iterable_exception)',
    async (count) => {
      const error = new RangeError('of the source')
      const seen: number[] = []
      const read = async (): Promise<void> => {
        for await (const result of pool.imapUnordered(square, failingAt(count, error))) seen.push(result)
      }
      await expect(read()).rejects.toBe(error)
      expect(seen.toSorted((a, b) => a - b)).toEqual(range(count).map(square))
    },
  )
})

/** As many as the workers may be ahead when tasks are quick, twice over. */
const FEW = 20_000

test.each([Pool, ThreadPool])('a slow reader of a million inputs keeps few of them waiting', async (PoolClass) => {
  await using pool = new PoolClass(2)
  let read = 0
  function* numbers(): Generator<number> {
    while (read < 1_000_000) yield read++
  }
  const before = await heldBytes()
  let taken = 0
  let most = 0
  for await (const n of pool.imap((n: number) => n, numbers())) {
    if (n !== taken++) throw new RangeError(`${n} in place of ${taken - 1}`)
    most = Math.max(most, read - taken)
    if (taken % 1000 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  expect(taken).toBe(1_000_000)
  expect(most).toBeLessThan(FEW)
  expect((await heldBytes()) - before).toBeLessThan(2 ** 25)
})
