import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  Process,
  RLock,
  Semaphore,
  SharedArray,
  ShareableList,
  SharedMemory,
  Thread,
  Value,
} from '@mp/core'
import { limit } from './kinds.ts'

test('a lock shows who holds it', async () => {
  const [lock, rlock] = [new Lock(), new RLock()]
  expect([inspect(lock), String(rlock)]).toEqual(['Lock(free)', 'RLock(free)'])
  // The tests may run in a thread of their own.
  const self = expect.stringContaining(`held by ${process.pid}`)
  lock.acquireSync()
  rlock.acquireSync()
  rlock.acquireSync()
  expect([inspect(lock), inspect(rlock)]).toEqual([self, self])
  expect(inspect(rlock)).toMatch(/, depth=2\)$/)
  lock.close()
  expect(inspect(lock)).toBe('Lock(closed)')
})

test.each([
  ['process', Process],
  ['thread', Thread],
])('a lock shows the %s that holds it, and that it has ended', async (kind, Kind) => {
  const [lock, other, held, done] = [new Lock(), new Lock(), new Event(), new Event()]
  const child = new Kind(
    (lock: Lock, other: Lock, held: Event, done: Event) => {
      lock.acquireSync()
      other.acquireSync()
      held.set()
      done.waitSync()
    },
    { args: [lock, other, held, done] },
  )
  child.start()
  expect(await held.wait(limit)).toBe(true)
  const owner = kind === 'process' ? String(child.pid) : String.raw`${process.pid}:\d+`
  expect(inspect(lock)).toMatch(new RegExp(String.raw`^Lock\(held by ${owner}\)$`))
  done.set()
  await child.join()
  expect((await lock.acquire(limit)).abandoned).toBe(true)
  expect(inspect(other)).toMatch(/^Lock\(held by \d+, which has ended\)$/)
})

test('what is counted shows its figures', async () => {
  const [semaphore, bounded] = [new Semaphore(2), new BoundedSemaphore(3)]
  bounded.acquireSync()
  expect([inspect(semaphore), inspect(bounded)]).toEqual(['Semaphore(value=2)', 'BoundedSemaphore(value=2, max=3)'])
  const barrier = new Barrier(2)
  const waiting = barrier.wait().catch(() => {})
  expect(inspect(barrier)).toBe('Barrier(parties=2, waiting=1)')
  barrier.abort()
  await waiting
  expect(inspect(barrier)).toBe('Barrier(parties=2, broken)')
  const condition = new Condition(new RLock())
  const held = await condition.acquire()
  const notified = condition.wait(limit)
  expect(inspect(condition)).toBe('Condition(RLock(free), waiting=1)')
  ;(await condition.acquire()).release()
  condition.acquireSync()
  condition.notify()
  condition.release()
  expect(await notified).toBe(true)
  held.release()
  const event = new Event()
  expect(inspect(event)).toBe('Event(unset)')
  event.set()
  expect(inspect(event)).toBe('Event(set)')
})

test('what holds values shows them, the first of many', () => {
  expect([inspect(new Value('i64', 7n)), inspect(new Value('bool'))]).toEqual([
    "Value('i64', 7n)",
    "Value('bool', false)",
  ])
  expect(inspect(new SharedArray('f64', [1, 2.5]))).toBe("SharedArray('f64', [1, 2.5])")
  expect(inspect(new SharedArray('u8', 100))).toBe("SharedArray('u8', [0, 0, 0, 0, 0, 0, … 94 more])")
  using list = new ShareableList([1n, 2.5, 'x', null])
  expect(inspect(list)).toBe(`ShareableList([1n, 2.5, 'x', null], name='${list.shm.name}')`)
  using block = SharedMemory.create(10)
  expect(inspect(block)).toBe(`SharedMemory('${block.name}', size=10)`)
  block.close()
  list.close()
  expect([inspect(block), inspect(list)]).toEqual([
    `SharedMemory('${block.name}', size=10, closed)`,
    `ShareableList(closed, name='${list.shm.name}')`,
  ])
})
