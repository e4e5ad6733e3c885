import { describe, expect, test } from 'vitest'
import { Pool, SharedArray, WorkerExitError } from '@mp/core'
import { type AnyPool, backends } from './backends.ts'
import { Killer } from './killer.ts'
import { randomForTest } from './random.ts'

/** How many rounds of tasks there are for each kind of call, in each of which workers are killed twice. */
const ROUNDS = Math.ceil(Number(process.env['MP_KILLS'] ?? 4) / 2)
const KILLS_PER_ROUND = 2

type Runs = SharedArray<'i32'>
type Settled = PromiseSettledResult<number>[]

/** A way to hand in tasks; the task with a number notes that it runs, and returns its double. */
interface Calls {
  calls: string
  open: (pool: AnyPool, runs: Runs) => (numbers: number[], retries: number) => Promise<Settled>
}

const callsOfAllKinds: Calls[] = [
  {
    calls: 'a map of numbers',
    open: (pool, runs) => {
      const task = (n: number): number => {
        runs.add(n, 1)
        return slowDouble(n)
      }
      return (numbers, retries) => pool.mapSettled(task, numbers, { retries })
    },
  },
  {
    calls: 'a map of objects',
    open: (pool, runs) => {
      const task = ({ at: [n] }: { at: [number] }): { double: number; text: string } => {
        runs.add(n, 1)
        return { double: slowDouble(n), text: 'x'.repeat(n % 100) }
      }
      return async (numbers, retries) => {
        const inputs = numbers.map((n): { at: [number] } => ({ at: [n] }))
        const settled = await pool.mapSettled(task, inputs, { retries })
        return settled.map((each) =>
          each.status === 'rejected' ? each : { status: 'fulfilled', value: each.value.double },
        )
      }
    },
  },
  {
    calls: 'single calls',
    open: (pool, runs) => {
      const task = (n: number): number => {
        runs.add(n, 1)
        return slowDouble(n)
      }
      return (numbers, retries) =>
        Promise.allSettled(numbers.map((n) => pool.apply(task, [n], retries === 0 ? undefined : { retries })))
    },
  },
  {
    calls: 'imap',
    open: (pool, runs) => {
      const task = (n: number): number => {
        runs.add(n, 1)
        return slowDouble(n)
      }
      return async (numbers, retries) => {
        const results = pool.imap(task, numbers, { retries })
        const settled: Settled = []
        while (settled.length < numbers.length) {
          const [next] = await Promise.allSettled([results.next()])
          if (next.status === 'rejected') settled.push(next)
          else if (next.value.done !== true) settled.push({ status: 'fulfilled', value: next.value.value })
          else break
        }
        return settled
      }
    },
  },
]

/** Takes some microseconds, so that a kill hits a task rather than what is between two. */
function slowDouble(n: number): number {
  let sum = n
  for (let step = 0; step < 800; step++) sum = (sum * 31 + step) | 0
  return n * 2 + (sum % 1)
}

describe.each(backends)('workers killed in the middle of batches on $backend', ({ PoolClass, prefetches }) => {
  const count = prefetches ? 20_000 : 1000
  const numbers = Array.from({ length: count }, (_, n) => n)

  test.each(callsOfAllKinds)(
    '$calls: each task runs once, or again where retries allow it',
    { timeout: 300_000 + ROUNDS * 2000 },
    async ({ open }) => {
      const random = randomForTest()
      await using pool = new PoolClass(2)
      using runs = new SharedArray('i32', count)
      const killer = new Killer(pool, random)
      const run = open(pool, runs)
      for (let round = 0; round < ROUNDS; round++) {
        const retries = round % 2 === 0 ? 0 : KILLS_PER_ROUND
        const before = pool.stats().crashed
        const job = run(numbers, retries)
        let isOver = false
        for (let kill = 0; kill < KILLS_PER_ROUND; kill++) {
          const last = Math.floor(random() * count)
          await killer.killOnce(() => isOver || runs.load(last) > 0)
          void job.then(() => (isOver = true))
        }
        const settled = await job
        const kills = pool.stats().crashed - before
        if (retries === 0) checkWithoutRetries(settled, runs, kills)
        else checkWithRetries(settled, runs, kills)
        runs.view.fill(0)
      }
      expect(pool.stats().crashed).toBeGreaterThan(0)
    },
  )

  test('tasks that end their worker fail alone, whatever stands behind them', async () => {
    const random = randomForTest()
    await using pool = new PoolClass(2)
    using runs = new SharedArray('i32', count)
    const fatal = new Set(Array.from({ length: 4 }, () => Math.floor(random() * count)))
    const task = (n: number): number => {
      runs.add(n, 1)
      if (fatal.has(n)) process.exit(7)
      return n * 2
    }
    const settled = await pool.mapSettled(task, numbers)
    const failed = numbers.filter((n) => settled[n]?.status === 'rejected')
    expect(failed).toEqual([...fatal].toSorted((a, b) => a - b))
    expect([...runs].every((times) => times === 1)).toBe(true)
    checkWithoutRetries(settled, runs, pool.stats().crashed)
  })
})

test('a task that eats all memory fails alone, in the middle of a batch', async () => {
  await using pool = new Pool({ workers: 1, execArgv: ['--max-old-space-size=40'] })
  using runs = new SharedArray('i32', 2000)
  const task = (n: number): number => {
    runs.add(n, 1)
    const kept: number[][] = []
    const last = n === 1234 ? Number.POSITIVE_INFINITY : 0
    for (let piece = 0; piece < last; piece++) kept.push(Array.from({ length: 100_000 }, Math.random))
    return n * 2
  }
  const numbers = Array.from({ length: 2000 }, (_, n) => n)
  const settled = await pool.mapSettled(task, numbers, { chunkSize: 2000 })
  expect(numbers.filter((n) => settled[n]?.status === 'rejected')).toEqual([1234])
  expect([...runs].every((times) => times === 1)).toBe(true)
  checkWithoutRetries(settled, runs, 1)
})

/** Each task was done by one run, or fell with its worker; no more fell than workers died. */
function checkWithoutRetries(settled: Settled, runs: Runs, kills: number): void {
  expect(settled).toHaveLength(runs.length)
  const failed = settled.filter((each) => each.status === 'rejected')
  for (const { reason } of failed) expect(reason).toBeInstanceOf(WorkerExitError)
  expect(failed.length).toBeLessThanOrEqual(kills)
  const wrong = settled.filter((each, n) => {
    if (each.status === 'rejected') return runs.load(n) > 1
    return each.value !== n * 2 || runs.load(n) !== 1
  })
  expect(wrong).toEqual([])
}

/** Each task was done; no more ran again than workers died. */
function checkWithRetries(settled: Settled, runs: Runs, kills: number): void {
  expect(settled).toHaveLength(runs.length)
  const wrong = settled.filter((each, n) => {
    return each.status === 'rejected' || each.value !== n * 2 || runs.load(n) === 0
  })
  expect(wrong).toEqual([])
  let again = 0
  for (const times of runs) again += times - 1
  expect(again).toBeLessThanOrEqual(kills)
}
