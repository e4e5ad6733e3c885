import { describe, expect, test } from 'vitest'
import { Event, Value } from '@mp/core'
import { sharingBackends } from './backends.ts'
import { until } from './until.ts'

const signal = (event: Event, isLast: boolean): void => {
  if (isLast) event.set()
}

const signalSlowly = (event: Event, isLast: boolean): void => {
  const end = performance.now() + 6
  while (performance.now() < end);
  if (isLast) event.set()
}

describe.each(sharingBackends)('a program that sleeps before its turn ends, on $backend', ({ PoolClass }) => {
  test.each([1, 2, 200])('has given a worker its last %d quick calls', async (count) => {
    await using pool = new PoolClass(1)
    using event = new Event()
    // So many that its lane begins anew.
    for (let round = 0; round < 20; round += 1) {
      // They are known to be quick, and to come with others.
      await Promise.all(Array.from({ length: 40 }, () => pool.apply(signal, [event, false])))
      event.clear()
      const jobs = Array.from({ length: count }, (_, n) => pool.apply(signal, [event, n === count - 1]))
      expect(event.waitSync({ timeout: 60_000 })).toBe(true)
      await Promise.all(jobs)
    }
  })

  test.each(['not known', 'known'])('has given its workers long calls, whose pace is %s', async (pace) => {
    await using pool = new PoolClass(2)
    using event = new Event()
    await pool.map(
      Math.abs,
      Array.from({ length: 100 }, (_, n) => n),
    )
    if (pace === 'known') await pool.apply(signalSlowly, [event, false])
    const jobs = Array.from({ length: 20 }, (_, n) => pool.apply(signalSlowly, [event, n === 19]))
    expect(event.waitSync({ timeout: 60_000 })).toBe(true)
    await Promise.all(jobs)
  })

  test('has given a worker many calls, whose pace is not known', async () => {
    await using pool = new PoolClass(1)
    using event = new Event()
    await pool.apply(Math.abs, [1])
    const jobs = Array.from({ length: 400 }, (_, n) => pool.apply(signal, [event, n === 399]))
    expect(event.waitSync({ timeout: 60_000 })).toBe(true)
    await Promise.all(jobs)
  })

  test('has given a worker what waited before that turn', async () => {
    await using pool = new PoolClass(1)
    using event = new Event()
    const job = pool.map(
      (n: number) => signalSlowly(event, n === 19),
      Array.from({ length: 20 }, (_, n) => n),
    )
    await pool.apply(Math.abs, [1], { priority: 1 })
    expect(event.waitSync({ timeout: 60_000 })).toBe(true)
    await job
  })

  test('gives what is first in line to who is free next, once it is awake', async () => {
    await using pool = new PoolClass(2)
    const gates = [new Event(), new Event()]
    using never = new Event()
    using begun = new Value('i32', 0)
    const wait = (gate: number): void => {
      begun.add(1)
      gates[gate]?.waitSync()
    }
    const note = (): number => begun.add(1)
    const waiting = [0, 1].map((gate) => pool.apply(wait, [gate]))
    const noting = [pool.apply(note), pool.apply(note)]
    await until(() => begun.value === 2)
    expect(never.waitSync({ timeout: 5 })).toBe(false)
    await new Promise((resolve) => void setImmediate(resolve))
    gates[1]?.set()
    const order = await Promise.all(noting)
    gates[0]?.set()
    await Promise.all(waiting)
    expect(order).toEqual([2, 3])
    for (const gate of gates) gate.close()
  })

  test('goes on handing out after it has slept, and ends none of it twice', async () => {
    await using pool = new PoolClass(2)
    using event = new Event()
    await pool.apply(Math.abs, [1])
    let ended = 0
    for (let round = 0; round < 3; round += 1) {
      event.clear()
      const jobs = Array.from({ length: 200 }, (_, n) => pool.apply(signal, [event, n === 0]).then(() => (ended += 1)))
      expect(event.waitSync({ timeout: 60_000 })).toBe(true)
      await Promise.all(jobs)
    }
    expect(ended).toBe(600)
  })
})
