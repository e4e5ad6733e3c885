import { Condition, Event, Lock, Process, RLock, StateError, Thread, Value } from '@mp/core'
import { expect, test } from 'vitest'

test('a condition has a Lock, or the lock that it is given, and acquires and releases it', async () => {
  using lock = new Lock()
  using own = new Condition()
  using given = new Condition(lock)
  expect([own.lock instanceof Lock, given.lock]).toEqual([true, lock])
  const held = await given.acquire()
  expect([held.abandoned, lock.locked, given.tryAcquire()]).toEqual([false, true, undefined])
  given.release()
  expect(lock.locked).toBe(false)
})

test('wait, notify and notifyAll need the lock', async () => {
  using condition = new Condition()
  await expect(condition.wait()).rejects.toThrow(StateError)
  expect(() => condition.notify()).toThrow(StateError)
  expect(() => condition.notifyAll()).toThrow(StateError)
})

test('wait tells whether it was notified, and has the lock again either way', async () => {
  using condition = new Condition(new RLock())
  await condition.acquire()
  await condition.acquire()
  condition.notify()
  expect(await condition.wait({ timeout: 1 })).toBe(false)
  const notify = (condition: Condition): void => {
    const held = condition.acquireSync()
    condition.notify()
    held.release()
  }
  const child = new Process(notify, { args: [condition] }).start()
  expect(await condition.wait()).toBe(true)
  condition.release()
  expect(condition.lock.locked).toBe(true)
  condition.release()
  expect(condition.lock.locked).toBe(false)
  await child.join()
})

test('waitFor returns what the predicate said last', async () => {
  using condition = new Condition()
  using stock = new Value('i32', 0)
  await condition.acquire()
  expect(await condition.waitFor(() => stock.value, { timeout: 1 })).toBe(0)
  const supply = (condition: Condition, stock: Value<'i32'>): void => {
    const held = condition.acquireSync()
    stock.add(5)
    condition.notifyAll()
    held.release()
  }
  const thread = new Thread(supply, { args: [condition, stock] }).start()
  expect(await condition.waitFor(() => stock.value)).toBe(5)
  condition.release()
  await thread.join()
})

test('notify waits for nobody, a waiter that was killed least of all', async () => {
  using condition = new Condition()
  using ready = new Event()
  const wait = (condition: Condition, ready: Event): void => {
    condition.acquireSync()
    ready.set()
    condition.waitSync()
  }
  const child = new Process(wait, { args: [condition, ready] }).start()
  await ready.wait()
  const during = await condition.acquire()
  child.kill()
  await child.join()
  condition.notify()
  condition.notifyAll()
  during.release()
  expect(condition.lock.locked).toBe(false)
})
