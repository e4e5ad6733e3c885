import { Barrier, Condition, SharedArray, Value } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { kinds, limit } from '../sync/kinds.ts'
import { range } from './range.ts'

/** What waiters of a condition count. */
interface Counts {
  asleep: Value<'i32'>
  woken: Value<'i32'>
  late: Value<'i32'>
}

/** Has three wait at a time, and counts how that ends. */
const waitThrice = async (condition: Condition, counts: Counts, timeout: number): Promise<void> => {
  const wait = async (): Promise<void> => {
    const held = await condition.acquire()
    counts.asleep.add(1)
    const isWoken = await condition.wait({ timeout })
    if (isWoken) counts.woken.add(1)
    else counts.late.add(1)
    held.release()
  }
  await Promise.all([wait(), wait(), wait()])
}

/** Waits until something has come to be so many. */
const reach = (count: () => number, expected: number) => expect.poll(count, { ...limit, interval: 5 }).toBe(expected)

describe.each(kinds)('between this thread and a %s', (_kind, Other) => {
  test('a condition wakes as many as it is told, and all of them at once (_TestCondition.test_notify_n, _TestCondition.test_notify_all)', async () => {
    using condition = new Condition()
    const counts = { asleep: new Value('i32'), woken: new Value('i32'), late: new Value('i32') }
    const six = (timeout: number): Promise<unknown> => {
      const child = new Other(waitThrice, { args: [condition, counts, timeout] }).start()
      return Promise.all([child.join(), waitThrice(condition, counts, timeout)])
    }
    const notify = async (how: (condition: Condition) => void): Promise<void> => {
      using _held = await condition.acquire()
      how(condition)
    }
    await six(5)
    expect([counts.asleep.value, counts.late.value]).toEqual([6, 6])
    const all = six(200_000)
    await reach(() => counts.asleep.value, 12)
    await notify((each) => each.notifyAll())
    await all
    expect(counts.woken.value).toBe(6)
    const some = six(200_000)
    await reach(() => counts.asleep.value, 18)
    await notify((each) => each.notify(2))
    await reach(() => counts.woken.value, 8)
    await notify((each) => each.notify(4))
    await some
    await notify((each) => each.notify(3))
    expect([counts.woken.value, counts.late.value]).toEqual([12, 6])
  })

  test('a barrier keeps five in step for 1,000 rounds, one of them first in each (_TestBarrier.test_thousand, _TestBarrier.test_barrier_10, _TestBarrier.test_wait_return)', async () => {
    using barrier = new Barrier(5)
    using rounds = new SharedArray('i32', 5)
    using firsts = new Value('i32')
    const keepStep = async (barrier: Barrier, shared: [typeof rounds, typeof firsts], own: number): Promise<number> => {
      const [rounds, firsts] = shared
      let wrong = 0
      for (let round = 1; round <= 1000; round += 1) {
        rounds.add(own, 1)
        if ((await barrier.wait({ timeout: 200_000 })) === 0) firsts.add(1)
        if ([...rounds].some((other) => other < round || other > round + 1)) wrong += 1
      }
      return wrong
    }
    const two = async (barrier: Barrier, shared: [typeof rounds, typeof firsts], own: number): Promise<void> => {
      const wrong = await Promise.all([keepStep(barrier, shared, own), keepStep(barrier, shared, own + 1)])
      process.exit(Math.max(...wrong) > 0 ? 9 : 0)
    }
    const children = [0, 2].map((own) => new Other(two, { args: [barrier, [rounds, firsts], own] }).start())
    const wrong = await keepStep(barrier, [rounds, firsts], 4)
    for (const child of children) await child.join()
    expect([wrong, ...children.map(({ exitCode }) => exitCode)]).toEqual([0, 0, 0])
    expect([[...rounds], firsts.value]).toEqual([range(5).map(() => 1000), 1000])
  })

  test.each(['abort', 'reset', 'timeout'])(
    'a barrier that breaks by %s breaks for all who wait (_TestBarrier.test_abort, _TestBarrier.test_reset, _TestBarrier.test_timeout)',
    async (how) => {
      using barrier = new Barrier(4)
      using broken = new Value('i32')
      const wait = async (barrier: Barrier, broken: Value<'i32'>): Promise<void> => {
        const outcomes = await Promise.allSettled([barrier.wait(), barrier.wait()])
        for (const outcome of outcomes)
          if (outcome.status === 'rejected' && outcome.reason.name === 'BrokenBarrierError') broken.add(1)
        // After a reset it works again, for all of them.
        if (outcomes.length === broken.value && !barrier.broken) await barrier.wait()
      }
      const child = new Other(wait, { args: [barrier, broken] }).start()
      await reach(() => barrier.waiting, 2)
      if (how === 'abort') barrier.abort()
      if (how === 'reset') barrier.reset()
      const late = how === 'timeout' ? barrier.wait({ timeout: 5 }).then(() => 'passed', String) : 'BrokenBarrierError'
      expect(await late).toMatch('BrokenBarrierError')
      await reach(() => broken.value, 2)
      expect(barrier.broken).toBe(how !== 'reset')
      if (how === 'reset') await Promise.all([barrier.wait(limit), barrier.wait(limit), barrier.wait(limit)])
      await child.join()
      expect(child.exitCode).toBe(0)
    },
  )
})
