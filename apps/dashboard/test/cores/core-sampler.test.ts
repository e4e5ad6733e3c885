import { expect, test } from 'vitest'
import { CoreSampler, readCoreTimes } from '../../src/cores/core-sampler.ts'

test('a load is the busy share since the last sample', () => {
  const readings = [
    [
      { busy: 10, total: 100 },
      { busy: 0, total: 100 },
    ],
    [
      { busy: 60, total: 200 },
      { busy: 0, total: 200 },
    ],
    [
      { busy: 60, total: 200 },
      { busy: 100, total: 300 },
    ],
  ]
  const sampler = new CoreSampler(() => readings.shift() ?? [])
  expect(sampler.sample()).toEqual([0.5, 0])
  expect(sampler.sample()).toEqual([0, 1])
})

test('this machine tells the times of at least one core', () => {
  const times = readCoreTimes()
  expect(times.length).toBeGreaterThan(0)
  for (const { busy, total } of times) expect(busy).toBeLessThanOrEqual(total)
})
