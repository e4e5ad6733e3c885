import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { Pool, Value } from '@mp/core'
import { count } from '../fixtures/slow-module.ts'
import { square } from '../fixtures/tasks.ts'
import { UnsharedPool } from './backends.ts'

/** Tells how many lanes this process shares with workers of its own, or with its host. */
function sharedLanes(): number {
  return readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .filter((line) => line.includes('mp-lane')).length
}

afterEach(() => void vi.unstubAllEnvs())

test.runIf(process.platform === 'linux')(
  'a pool with MP_SHARED_MEMORY=off shares no lane with its workers, nor do these with theirs',
  async () => {
    await using pool = new UnsharedPool(1)
    const nested = async (): Promise<[number, number]> => {
      await using inner = new Pool(1)
      return [await inner.apply(square, [3]), sharedLanes()]
    }
    expect(await pool.apply(nested)).toEqual([9, 0])
    expect(sharedLanes()).toBe(0)
  },
)

test.runIf(process.platform === 'linux')(
  'what a pool says of MP_SHARED_MEMORY goes before what the program says',
  async () => {
    vi.stubEnv('MP_SHARED_MEMORY', 'off')
    await using unshared = new Pool(1)
    await using shared = new Pool({ workers: 1, env: { MP_SHARED_MEMORY: undefined } })
    expect(await unshared.apply(sharedLanes)).toBe(0)
    expect(await shared.apply(sharedLanes)).toBe(1)
  },
)

test('a task that is cancelled while its function is loaded does not begin', async () => {
  await using pool = new UnsharedPool({ workers: 1, env: { MP_LOAD_MS: '60000' } })
  await pool.apply(square, [1])
  using calls = new Value('i32', 0)
  const job = pool.apply(count, [calls])
  // The worker may still report the end of the first task.
  await expect.poll(() => job.state).toBe('running')
  job.cancel()
  await expect(job).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED' })
  expect(await pool.apply(square, [2])).toBe(4)
  expect(calls.value).toBe(0)
  expect(pool.stats()).toMatchObject({ done: 2, cancelled: 1, queued: 0 })
})
