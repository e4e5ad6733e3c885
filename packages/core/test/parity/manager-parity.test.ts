import { type DictProxy, type ListProxy, Manager } from '@mp/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../sync/kinds.ts'

let manager: Manager

beforeAll(async () => {
  manager = await Manager.start()
})
afterAll(() => manager.shutdown())

/** Ends the child with 9 when two values differ. */
const check = (actual: unknown, expected: unknown): void => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) process.exit(9)
}

describe.each(kinds)('what a manager has, used by a %s', (_kind, Class) => {
  test('a dict has all its methods there (TestSyncManagerTypes.test_dict)', async () => {
    const dict = await manager.dict<string, number>()
    const use = async (dict: DictProxy<string, number>): Promise<void> => {
      check(await dict.size(), 3)
      check([await dict.get('a'), await dict.has('d'), await dict.get('d', 7)], [1, false, 7])
      check(await dict.keys(), ['a', 'b', 'c'])
      check(await dict.values(), [1, 2, 3])
      check(await dict.items(), [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ])
      check([...(await dict.copy())], await dict.items())
      check(await dict.setDefault('a', 9), 1)
      check([await dict.pop('b'), await dict.popItem()], [2, ['c', 3]])
      await dict.clear()
      await dict.update({ left: 4 })
    }
    await dict.update({ a: 1, b: 2, c: 3 })
    const child = new Class(use, { args: [dict] }).start()
    await child.join()
    expect([child.exitCode, await dict.items()]).toEqual([0, [['left', 4]]])
  })

  test('a list has all its methods there (TestSyncManagerTypes.test_list)', async () => {
    const list = await manager.list<string>(['a'])
    const use = async (list: ListProxy<string>): Promise<void> => {
      check(await list.copy(), ['a', 'b'])
      await list.extend(['d', 'c', 'b'])
      check([await list.length(), await list.get(-1)], [5, 'b'])
      check([await list.index('d'), await list.count('b'), await list.index('z')], [2, 2, -1])
      await list.remove('b')
      await list.insert(0, 'e')
      await list.sort()
      check(await Array.fromAsync(list), ['a', 'b', 'c', 'd', 'e'])
      await list.reverse()
      check([await list.pop(), await list.pop(0)], ['a', 'e'])
      await list.set(0, 'x')
    }
    await list.append('b')
    const child = new Class(use, { args: [list] }).start()
    await child.join()
    expect([child.exitCode, await list.copy()]).toEqual([0, ['x', 'c', 'b']])
  })

  test('queues and pools work there (TestSyncManagerTypes.test_queue, TestSyncManagerTypes.test_pool)', async () => {
    const things = {
      queue: await manager.queue<number>(),
      joinable: await manager.joinableQueue<number>(),
      pool: await manager.pool(1),
    }
    const use = async ({ queue, joinable, pool }: typeof things): Promise<void> => {
      check([await queue.get(), await queue.isEmpty(), await joinable.get()], [5, true, 7])
      await queue.put(6)
      await joinable.taskDone()
      check(await pool.map((n: number) => n * 2, [1, 2]), [2, 4])
    }
    await things.queue.put(5)
    await things.joinable.put(7)
    const child = new Class(use, { args: [things] }).start()
    await child.join()
    await things.joinable.join()
    expect([child.exitCode, await things.queue.get()]).toEqual([0, 6])
    await things.pool.terminate()
  })

  test('what is waited for works there (TestSyncManagerTypes.test_lock, TestSyncManagerTypes.test_semaphore, TestSyncManagerTypes.test_event, TestSyncManagerTypes.test_condition, TestSyncManagerTypes.test_barrier)', async () => {
    const things = {
      acquired: [
        await manager.lock(),
        await manager.rlock(),
        await manager.semaphore(2),
        await manager.boundedSemaphore(1),
      ],
      event: await manager.event(),
      condition: await manager.condition(),
      barrier: await manager.barrier(2),
    }
    const use = async ({ acquired, event, condition, barrier }: typeof things): Promise<void> => {
      for (const each of acquired) await (await each.acquire()).release()
      await event.wait()
      const held = await condition.acquire()
      check(await condition.wait({ timeout: 1 }), false)
      await held.release()
      await barrier.wait()
    }
    const child = new Class(use, { args: [things] }).start()
    await things.event.set()
    expect([0, 1]).toContain(await things.barrier.wait())
    await child.join()
    expect([child.exitCode, await things.acquired[0]?.tryAcquire()]).toEqual([0, expect.anything()])
  })

  test('values, arrays, namespaces and sets work there (TestSyncManagerTypes.test_value, TestSyncManagerTypes.test_array, TestSyncManagerTypes.test_namespace)', async () => {
    const things = {
      value: await manager.value(1),
      array: await manager.array('i32', [1, 2, 3]),
      namespace: await manager.namespace<{ x: number; y?: number }>({ x: 0 }),
      set: await manager.set<number>([1]),
    }
    const use = async ({ value, array, namespace, set }: typeof things): Promise<void> => {
      check([await value.get(), await array.length(), await namespace.get('x'), await set.has(1)], [1, 3, 0, true])
      await value.set(2)
      await array.set(1, 20)
      await namespace.set('y', 1)
      await set.add(2)
    }
    const child = new Class(use, { args: [things] }).start()
    await child.join()
    expect([child.exitCode, await things.value.get(), ...(await things.array.copy())]).toEqual([0, 2, 1, 20, 3])
    expect(Object.fromEntries(await things.namespace.entries())).toEqual({ x: 0, y: 1 })
    expect(await things.set.values()).toEqual([1, 2])
  })
})

test('lists in a list are lists of their own, and are changed in place (_TestContainers.test_list_proxy_in_list)', async () => {
  const rows: ListProxy<number>[] = []
  for (const row of [[0], [1], [2]]) rows.push(await manager.list(row))
  const outer = await manager.list<unknown>(rows)
  await rows[1]?.push(10)
  const contents = async (): Promise<number[][]> =>
    Promise.all((await outer.copy()).map(async (row) => (row as ListProxy<number>).copy()))
  expect(await contents()).toEqual([[0], [1, 10], [2]])
  await ((await outer.get(-1)) as ListProxy<number>).append(20)
  await outer.delete(0)
  expect(await contents()).toEqual([
    [1, 10],
    [2, 20],
  ])
  const self = await manager.list<unknown>(['a'])
  await self.append(self)
  const inner = (await self.get(1)) as typeof self
  expect([await inner.length(), inner.isSame(self)]).toEqual([2, true])
})
