import { BrokenBarrierError, Manager, OptionTypeError, Process, StateError, TimeoutError } from '@mp/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let manager: Manager

beforeAll(async () => {
  manager = await Manager.start()
})
afterAll(() => manager.shutdown())

describe('a lock', () => {
  test('is held by one at a time, and those who wait get it in order', async () => {
    const lock = await manager.lock()
    const first = await lock.acquire()
    expect(first.abandoned).toBe(false)
    expect(await lock.isLocked()).toBe(true)
    await expect(lock.acquire({ timeout: 1 })).rejects.toThrow(TimeoutError)
    const order: number[] = []
    const others = [1, 2, 3].map(async (n) => {
      await using _held = await lock.acquire()
      order.push(n)
    })
    await first.release()
    await first.release()
    await Promise.all(others)
    expect(order).toEqual([1, 2, 3])
    await expect(lock.release()).rejects.toThrow(StateError)
  })

  test('excludes processes from each other', async () => {
    const lock = await manager.lock()
    const counter = await manager.value(0)
    const children = Array.from({ length: 3 }, () => {
      const child = new Process(async () => {
        for (let n = 0; n < 30; n++) {
          const held = await lock.acquire()
          await counter.set((await counter.get()) + 1)
          held[Symbol.dispose]()
        }
      })
      child.start()
      return child
    })
    await Promise.all(children.map((child) => child.join()))
    expect(await counter.get()).toBe(90)
  })

  test('of a client that was killed is released, and the next is told', async () => {
    const lock = await manager.lock()
    const semaphore = await manager.semaphore(1)
    const event = await manager.event()
    const child = new Process(async () => {
      await lock.acquire()
      await semaphore.acquire()
      await event.set()
      await new Promise((resolve) => setTimeout(resolve, 600_000))
    })
    child.start()
    await event.wait()
    expect(await lock.tryAcquire()).toBeUndefined()
    expect(await semaphore.value()).toBe(0)
    child.kill()
    const held = await lock.acquire({ timeout: 60_000 })
    expect(held.abandoned).toBe(true)
    await semaphore.acquire({ timeout: 60_000 })
    await held.release()
    expect((await lock.acquire()).abandoned).toBe(false)
    await child.join()
  })

  test('that is reentrant belongs to its holder', async () => {
    const lock = await manager.rlock()
    await lock.acquire()
    await lock.acquire()
    const child = new Process(async () => {
      const mayRelease = await lock.release().then(
        () => true,
        () => false,
      )
      process.exit(mayRelease || (await lock.tryAcquire()) !== undefined ? 1 : 0)
    })
    child.start()
    await child.join()
    expect(child.exitCode).toBe(0)
    await lock.release()
    expect(await lock.isLocked()).toBe(true)
    await lock.release()
    await expect(lock.release()).rejects.toThrow(StateError)
  })
})

test('semaphores count, and bounded ones know their limit', async () => {
  const semaphore = await manager.semaphore(2)
  await semaphore.acquire()
  const held = await semaphore.acquire()
  expect(await semaphore.tryAcquire()).toBeUndefined()
  await expect(semaphore.acquire({ timeout: 1 })).rejects.toThrow(TimeoutError)
  await held.release()
  await semaphore.release(5)
  expect(await semaphore.value()).toBe(6)
  const bounded = await manager.boundedSemaphore(1)
  await expect(bounded.release()).rejects.toThrow(StateError)
})

test('a condition wakes as many as are notified', async () => {
  const condition = await manager.condition(await manager.rlock())
  await expect(condition.notify()).rejects.toThrow(StateError)
  await expect(condition.wait()).rejects.toThrow(StateError)
  const ready = await manager.semaphore(0)
  const woken = await manager.semaphore(0)
  const children = [1, 2].map(() => {
    const child = new Process(async () => {
      const held = await condition.acquire()
      await ready.release()
      await condition.wait()
      await woken.release()
      await held.release()
    })
    child.start()
    return child
  })
  await ready.acquire()
  await ready.acquire()
  const held = await condition.acquire()
  await condition.notify()
  await held.release()
  await woken.acquire()
  expect(await woken.tryAcquire()).toBeUndefined()
  const again = await condition.acquire()
  await condition.notifyAll()
  expect(await condition.wait({ timeout: 1 })).toBe(false)
  expect(await condition.waitFor(() => 'at once')).toBe('at once')
  expect(await condition.waitFor(() => '', { timeout: 1 })).toBe('')
  await again.release()
  await woken.acquire()
  await Promise.all(children.map((child) => child.join()))
})

test('an event wakes all who wait', async () => {
  const event = await manager.event()
  expect(await event.isSet()).toBe(false)
  const waits = [event.wait(), event.wait({ timeout: 60_000 })]
  await event.set()
  expect(await Promise.all(waits)).toEqual([true, true])
  await event.clear()
  expect(await event.wait({ timeout: 0 })).toBe(false)
})

test('a pool of the manager runs functions in children of the server', async () => {
  await using pool = await manager.pool(2)
  expect(await pool.apply((a: number, b: number) => a + b, [1, 2])).toBe(3)
  expect(
    await pool.starmap(
      (a: number, b: number) => a * b,
      [
        [2, 3],
        [4, 5],
      ],
    ),
  ).toEqual([6, 20])
  const list = await manager.list<number>()
  await pool.map(async (n: number) => list.push(n), [1, 2])
  expect((await list.copy()).sort((a, b) => a - b)).toEqual([1, 2])
  const failed = pool.apply(() => {
    throw new RangeError('in the pool')
  }, [])
  await expect(failed).rejects.toThrow(RangeError)
  expect((await pool.stats()).workers).toHaveLength(2)
  await pool.close()
  await pool.join()
})

describe('a barrier of the manager', () => {
  test('is broken by a party that gives up', async () => {
    const barrier = await manager.barrier(2)
    const waits = await Promise.allSettled([barrier.wait(), barrier.wait()])
    expect(waits.map((wait) => wait.status)).toEqual(['fulfilled', 'fulfilled'])
    await expect(barrier.wait({ timeout: 1 })).rejects.toThrow(BrokenBarrierError)
    expect(await barrier.isBroken()).toBe(true)
    await expect(barrier.wait()).rejects.toThrow(BrokenBarrierError)
    await barrier.reset()
    const third = barrier.wait()
    expect(await Promise.all([third, barrier.wait()])).toEqual([1, 0])
    const fourth = barrier.wait()
    await barrier.abort()
    await expect(fourth).rejects.toThrow(BrokenBarrierError)
  })

  test('runs its action in the server before all go on, and lets the next round wait meanwhile', async () => {
    const [calls, may] = [await manager.value(0), await manager.event()]
    const action = async () => {
      await calls.update((n) => n + 1)
      await may.wait()
    }
    const barrier = await manager.barrier(2, { action })
    const [first, second, third, fourth] = [barrier.wait(), barrier.wait(), barrier.wait(), barrier.wait()]
    while ((await calls.get()) === 0);
    expect(await barrier.waiting()).toBe(0)
    await may.set()
    expect(await Promise.all([first, second])).toEqual([1, 0])
    expect(await Promise.all([third, fourth])).toEqual([1, 0])
    expect(await calls.get()).toBe(2)
  })

  test('is broken by an action that fails, whose error the last party gets', async () => {
    const fail = () => {
      throw new RangeError('in the action')
    }
    const barrier = await manager.barrier(2, { action: fail, timeout: 60_000 })
    const first = barrier.wait()
    await Promise.all([
      expect(first).rejects.toThrow(BrokenBarrierError),
      expect(barrier.wait()).rejects.toThrow(RangeError),
    ])
    expect(await barrier.isBroken()).toBe(true)
    await expect(manager.barrier(2, { action: 5 } as object)).rejects.toThrow(OptionTypeError)
    await expect(manager.barrier(2, { actoin: fail } as object)).rejects.toThrow(OptionTypeError)
  })

  test('broken while its action runs stays so', async () => {
    const [running, may] = [await manager.event(), await manager.event()]
    const action = async () => {
      await running.set()
      await may.wait()
    }
    const barrier = await manager.barrier(1, { action })
    const wait = barrier.wait()
    await running.wait()
    await barrier.abort()
    await may.set()
    await expect(wait).rejects.toThrow(BrokenBarrierError)
  })
})
