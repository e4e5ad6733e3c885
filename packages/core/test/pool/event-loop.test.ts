import { describe, expect, test } from 'vitest'
import { backends } from './backends.ts'

/** More than fit between two turns of the event loop that are a quarter of a millisecond apart. */
const MOST_CALLS = 500

describe.each(backends)('one quick call after the other, on $backend', ({ PoolClass }) => {
  test('leaves the event loop its turns', async () => {
    await using pool = new PoolClass(1)
    const seen = { most: 0 }
    let calls = 0
    let callsBefore = 0
    const turn = (): void => {
      seen.most = Math.max(seen.most, calls - callsBefore)
      callsBefore = calls
      immediate = setImmediate(turn)
    }
    let immediate = setImmediate(turn)
    for (; calls < 10_000 && seen.most < MOST_CALLS; calls += 1) await pool.apply(Math.abs, [calls])
    clearImmediate(immediate)
    expect(seen.most).toBeGreaterThan(0)
    expect(seen.most).toBeLessThan(MOST_CALLS)
  })
})

describe.each(backends)('a call, on $backend', ({ PoolClass }) => {
  test('is not looked for before what the program does in the same turn', async () => {
    await using pool = new PoolClass(1)
    for (let n = 0; n < 1000; n += 1) await pool.apply(Math.abs, [n])
    const order: string[] = []
    const job = pool.apply(Math.abs, [-1]).then(() => order.push('job'))
    let chain = Promise.resolve()
    for (let step = 0; step < 100; step += 1) chain = chain.then(() => void order.push('step'))
    await Promise.all([job, chain])
    expect(order.indexOf('job')).toBe(100)
  })
})
