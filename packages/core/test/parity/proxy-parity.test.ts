import { type DictProxy, type ListProxy, Manager, Process, StateError } from '@mp/core'
import { expect, test } from 'vitest'

test('lists, dicts and sets of the server have the methods of theirs', async () => {
  await using manager = await Manager.start()
  const list = await manager.list([3, 1])
  await Promise.all([list.append(2), list.extend([1]), list.insert(0, 9)])
  await list.sort({ reverse: true })
  expect([await list.copy(), await list.get(-1), await list.index(2), await list.count(1)]).toEqual([
    [9, 3, 2, 1, 1],
    1,
    2,
    2,
  ])
  expect([await list.pop(), await list.remove(9), await list.has(9), await list.length()]).toEqual([1, true, false, 3])
  const dict = await manager.dict({ a: 1 })
  await dict.update({ b: 2 })
  expect(await Promise.all([dict.setDefault('c', 3), dict.pop('a'), dict.has('a'), dict.size()])).toEqual([
    3,
    1,
    false,
    2,
  ])
  expect([await dict.keys(), await dict.entries(), await dict.get('z', 26)]).toEqual([
    ['b', 'c'],
    [
      ['b', 2],
      ['c', 3],
    ],
    26,
  ])
  const set = await manager.set<number>([1, 2])
  expect([await set.add(2), await set.union([3]), await set.isSubsetOf([1, 2, 3])]).toEqual([
    false,
    new Set([1, 2, 3]),
    true,
  ])
})

test('namespaces, values and arrays are shared, and updated atomically', async () => {
  await using manager = await Manager.start()
  const space = await manager.namespace({ x: 1 })
  const value = await manager.value(5)
  const array = await manager.array('i32', [1, 2])
  const work = async (parts: [typeof space, typeof value, typeof array]): Promise<void> => {
    const [space, value, array] = parts
    await Promise.all([space.set('x', 2), value.update((n) => n + 1), array.set(-1, 20)])
  }
  await new Process(work, { args: [[space, value, array]] }).start().join()
  expect([await space.get('x'), await space.delete('x'), await space.has('x')]).toEqual([2, true, false])
  expect([await value.get(), await array.length(), await array.copy()]).toEqual([6, 2, new Int32Array([1, 20])])
})

test('a write to a nested thing is seen by all, and the thing outlives the proxy that put it there', async () => {
  await using manager = await Manager.start()
  const outer = await manager.dict<string, ListProxy<number>>()
  {
    using inner = await manager.list([1])
    await outer.set('list', inner)
  }
  const push = async (outer: DictProxy<string, ListProxy<number>>): Promise<void> => {
    const inner = await outer.get('list')
    await inner?.push(2)
  }
  await new Process(push, { args: [outer] }).start().join()
  const inner = await outer.get('list')
  expect(await inner?.copy()).toEqual([1, 2])
})

test('locks, semaphores, conditions, events and barriers of the server work from a child', async () => {
  await using manager = await Manager.start()
  const [lock, rlock, semaphore, bounded] = await Promise.all([
    manager.lock(),
    manager.rlock(),
    manager.semaphore(2),
    manager.boundedSemaphore(1),
  ])
  const [condition, event, barrier] = await Promise.all([manager.condition(), manager.event(), manager.barrier(2)])
  const held = await lock.acquire()
  await rlock.acquire()
  await rlock.acquire()
  await semaphore.acquire()
  await condition.acquire()
  const work = async (parts: {
    lock: typeof lock
    rlock: typeof rlock
    condition: typeof condition
    event: typeof event
    barrier: typeof barrier
  }): Promise<void> => {
    const { lock, rlock, condition, event, barrier } = parts
    const isTaken = (await lock.tryAcquire()) === undefined && (await rlock.tryAcquire()) === undefined
    await event.set()
    const held = await condition.acquire()
    await condition.notify()
    await held.release()
    await barrier.wait()
    process.exit(isTaken ? 5 : 6)
  }
  const child = new Process(work, { args: [{ lock, rlock, condition, event, barrier }] }).start()
  expect([await event.wait(), await condition.wait(), await barrier.wait()]).toEqual([true, true, expect.any(Number)])
  await child.join()
  await held.release()
  await expect(lock.release()).rejects.toThrow(StateError)
  await expect(bounded.release()).rejects.toThrow(StateError)
  expect([child.exitCode, await semaphore.value(), await event.isSet()]).toEqual([5, 1, true])
})

test('what a client held is free again when it was killed', async () => {
  await using manager = await Manager.start()
  const lock = await manager.lock()
  const die = async (held: typeof lock): Promise<void> => {
    await held.acquire()
    process.kill(process.pid, 'SIGKILL')
  }
  await new Process(die, { args: [lock] }).start().join()
  const held = await lock.acquire()
  expect(held.abandoned).toBe(true)
})

test('queues of the server know limits, unfinished items and shutdown', async () => {
  await using manager = await Manager.start()
  const queue = await manager.joinableQueue<number>(1)
  await queue.put(1)
  expect([await queue.tryPut(2), await queue.size(), await queue.isFull()]).toEqual([false, 1, true])
  expect(await queue.get()).toBe(1)
  await queue.taskDone()
  await queue.join()
  await expect(queue.taskDone()).rejects.toThrow(StateError)
  await queue.shutdown()
  await expect(queue.get()).rejects.toMatchObject({ code: 'ERR_MP_QUEUE_SHUT_DOWN' })
})

test('a pool of the server runs functions', async () => {
  await using manager = await Manager.start()
  const pool = await manager.pool(1)
  expect(await pool.starmap(Math.pow, [[2, 3]])).toEqual([8])
  await pool.terminate()
})

test('proxies are themselves, copies are values, and an error of the server keeps its class', async () => {
  await using manager = await Manager.start()
  const list = await manager.list([1])
  const nested = await manager.list([list])
  const same = await nested.get(0)
  expect([same === list, same?.isSame(list)]).toEqual([false, true])
  expect(String(list)).toMatch(/^<ListProxy of list \d+>$/)
  await expect(list.set(5, 1)).rejects.toThrow(RangeError)
  list[Symbol.dispose]()
  expect(await same?.copy()).toEqual([1])
  await expect(list.copy()).rejects.toThrow(StateError)
})
