import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CancelledError, Event, type Job, SharedArray } from '@mp/core'
import { ownResources } from '../memory/shared-files.ts'
import { type AnyPool, sharingBackends } from './backends.ts'

const numbers = Array.from({ length: 40 }, (_, n) => n)
/** So large that a block has room for four of its kind. */
const LARGE = 16_000
const ROUNDS = 6

describe.each(sharingBackends)('what was sent with tasks that stand behind another, on $backend', ({ PoolClass }) => {
  const [began, gate] = [new Event(), new Event()]
  let alone: AnyPool
  let pair: AnyPool

  /** The first task waits until the gate is open. */
  const task = (n: number, array: SharedArray<'u8'>): number => {
    began.set()
    if (n === 0) gate.waitSync()
    array.lock.close()
    array.close()
    return n
  }

  beforeAll(() => {
    alone = new PoolClass(1)
    pair = new PoolClass(2)
  })

  afterAll(async () => {
    await Promise.all([alone.terminate(), pair.terminate()])
    began.close()
    gate.close()
  })

  /** Sends something large with each of many inputs, all those of a chunk at once, and lets go of it. */
  async function sendAll(pool: AnyPool, use: (job: Job<number[]>) => Promise<void>): Promise<void> {
    for (const event of [began, gate]) event.clear()
    const array = new SharedArray('u8', LARGE)
    const inputs = numbers.map((n): [number, SharedArray<'u8'>] => [n, array])
    await use(pool.starmap(task, inputs, { chunkSize: 20 }))
    array.lock.close()
    array.close()
  }

  /** Blocks for what is large, whose names tell its size: one is enough if none of it is left. */
  function largeBlocks(): string[] {
    return ownResources(`mp-${process.pid}-`).files.filter((name) => Number(name.split('-')[2]) > LARGE)
  }

  test('is gone once they have run on another worker', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await sendAll(pair, async (job) => {
        await expect.poll(() => pair.stats().done % numbers.length).toBe(numbers.length - 1)
        gate.set()
        expect(await job).toEqual(numbers)
      })
    }
    expect(largeBlocks()).toHaveLength(1)
  })

  test('is gone once they were cancelled', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await sendAll(alone, async (job) => {
        await began.wait()
        job.cancel()
        await expect(job).rejects.toBeInstanceOf(CancelledError)
        gate.set()
        await alone.apply(Math.abs, [-1])
      })
    }
    expect(largeBlocks()).toHaveLength(1)
  })
})
