import { describe, expect, test } from 'vitest'
import { Event } from '@mp/core'
import { sharingBackends } from './backends.ts'

const signal = (event: Event, isLast: boolean): void => {
  if (isLast) event.set()
}

describe.each(sharingBackends)('a program that sleeps before its turn ends, on $backend', ({ PoolClass }) => {
  test.each([1, 2])('has given a worker its last %d quick calls', async (count) => {
    await using pool = new PoolClass(1)
    using event = new Event()
    for (let round = 0; round < 10; round += 1) {
      // They are known to be quick, and to come with others.
      await Promise.all(Array.from({ length: 40 }, () => pool.apply(signal, [event, false])))
      event.clear()
      const jobs = Array.from({ length: count }, (_, n) => pool.apply(signal, [event, n === count - 1]))
      expect(event.waitSync({ timeout: 60_000 })).toBe(true)
      await Promise.all(jobs)
    }
  })
})
