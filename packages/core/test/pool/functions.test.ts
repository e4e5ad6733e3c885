import { describe, expect, test } from 'vitest'
import { backends } from './backends.ts'

/** More functions than a worker keeps. */
const MANY = 2500

describe.each(backends)('functions that capture something else each time, on $backend', ({ PoolClass }) => {
  test('are let go of by their worker', async () => {
    await using pool = new PoolClass(1)
    const byteLength = 1_000_000
    const count = 600
    for (let n = 0; n < count; n++) {
      const data = new Uint8Array(byteLength).fill(n)
      expect(await pool.apply(() => data[0])).toBe(n & 0xff)
    }
    const [worker] = pool.stats().workers
    expect(worker?.memoryBytes).toBeLessThan((count * byteLength) / 2)
  })

  test('are the right ones while many wait at a time, and when they are called again', async () => {
    await using pool = new PoolClass(2)
    const make = (n: number) => () => n
    const numbers = Array.from({ length: MANY }, (_, n) => n)
    const functions = numbers.map(make)
    expect(await Promise.all(functions.map((fn) => pool.apply(fn)))).toEqual(numbers)
    expect(await Promise.all(functions.map((fn) => pool.apply(fn)))).toEqual(numbers)
    expect(await pool.apply(make(1))).toBe(1)
  })
})
