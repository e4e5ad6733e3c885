import { describe, expect, test } from 'vitest'
import { type AnyPool, backends, sharingBackends } from './backends.ts'

/** Calls that one turn hands out together at most, and then some. */
const MANY = 1100

/** Hands in calls within one turn until something is so, or for so long that it would be by any measure. */
function handInUntil(isSo: () => boolean, handIn: () => void): void {
  const end = performance.now() + 30_000
  while (!isSo() && performance.now() < end) {
    for (let n = 0; n < MANY; n += 1) handIn()
    const pause = performance.now() + 20
    while (performance.now() < pause);
  }
}

/** Has a pool start its workers, and learn that a function is quick. */
async function warmUp(pool: AnyPool): Promise<void> {
  await pool.map(Math.abs, [1, 2, 3])
  await Promise.all(Array.from({ length: 100 }, () => pool.apply(Math.abs, [-1])))
}

describe.each(sharingBackends)('a turn with very many calls, on $backend', ({ PoolClass }) => {
  test.each<[string, (n: number) => unknown, unknown]>([
    ['numbers', Math.abs, 1],
    ['other values', String, '-1'],
  ])('takes results before its end: %s', async (_, fn, result) => {
    await using pool = new PoolClass(1)
    await warmUp(pool)
    const jobs = [pool.apply(fn, [-1])]
    handInUntil(
      () => jobs[0]?.state === 'done',
      () => jobs.push(pool.apply(fn, [-1])),
    )
    expect(jobs[0]?.state).toBe('done')
    expect(new Set(await Promise.all(jobs))).toEqual(new Set([result]))
  })

  test('calls nothing of the program before its end', async () => {
    await using pool = new PoolClass(1)
    await warmUp(pool)
    let called = 0
    const options = { onProgress: () => void (called += 1) }
    const quiet = [pool.apply(Math.abs, [-1])]
    const told = Array.from({ length: 10 }, () => pool.apply(Math.abs, [-1], options))
    handInUntil(
      () => quiet[0]?.state === 'done',
      () => quiet.push(pool.apply(Math.abs, [-1])),
    )
    expect(quiet[0]?.state).toBe('done')
    expect(called).toBe(0)
    await Promise.all([...quiet, ...told])
    expect(called).toBe(10)
  })

  test('leaves failures to its end, and the results behind them', async () => {
    await using pool = new PoolClass(1)
    await warmUp(pool)
    const fail = (): never => {
      throw new RangeError('as it should')
    }
    const first = pool.apply(Math.abs, [-1])
    const failed = pool.apply(fail)
    const others = Array.from({ length: 10 }, () => pool.apply(Math.abs, [-1]))
    handInUntil(
      () => first.state === 'done',
      () => others.push(pool.apply(Math.abs, [-1])),
    )
    expect(failed.state).not.toBe('failed')
    await expect(failed).rejects.toThrow('as it should')
    expect(new Set(await Promise.all([first, ...others]))).toEqual(new Set([1]))
  })
})

describe.each(backends)('a listener that hands in very many calls, on $backend', ({ PoolClass }) => {
  test('is told of each task once, and all of them end', async () => {
    await using pool = new PoolClass(1)
    const extra: PromiseLike<number>[] = []
    let ends = 0
    using _ = pool.subscribe(({ type }) => {
      if (type !== 'task-end') return
      ends += 1
      if (ends === 3) for (let n = 0; n < MANY; n += 1) extra.push(pool.apply(Math.abs, [-n]))
    })
    await pool.map(String, [1, 2, 3, 4, 5])
    expect(await Promise.all(extra)).toEqual(Array.from({ length: MANY }, (_, n) => n))
    expect(ends).toBe(5 + MANY)
    expect(pool.stats().crashed).toBe(0)
  })

  test('so is one that is called with the progress of a call', async () => {
    await using pool = new PoolClass(1)
    const extra: PromiseLike<number>[] = []
    const onProgress = (): void => {
      for (let n = 0; n < MANY; n += 1) extra.push(pool.apply(Math.abs, [-n]))
    }
    expect(await pool.apply(String, [1], { onProgress })).toBe('1')
    expect(await Promise.all(extra)).toEqual(Array.from({ length: MANY }, (_, n) => n))
    expect(pool.stats().crashed).toBe(0)
  })
})
