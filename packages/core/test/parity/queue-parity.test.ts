import { Event, Queue, QueueEmptyError, QueueFullError, SimpleQueue } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { kinds, limit } from '../sync/kinds.ts'

test('size, isEmpty and isFull are exact', async () => {
  using queue = new Queue<number>({ maxSize: 2 })
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([0, true, false])
  await queue.put(1)
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([1, false, false])
  await queue.put(2)
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([2, false, true])
})

test('tryPut and tryGet wait for nothing', () => {
  using queue = new Queue<number>({ maxSize: 1 })
  expect([queue.tryGet(), queue.tryPut(1), queue.tryPut(2)]).toEqual([undefined, true, false])
  expect([queue.tryGet(), queue.tryGet()]).toEqual([1, undefined])
})

describe.each(kinds)('a queue shared with a %s', (_kind, Class) => {
  test('get waits in every form as long as it may, and no longer (_TestQueue.test_get)', async () => {
    using queue = new Queue<number>()
    using may = new Event()
    const put = async (to: Queue<number>, may: Event): Promise<void> => {
      await may.wait()
      for (let n = 1; n <= 5; n++) await to.put(n)
    }
    await using child = new Class(put, { args: [queue, may] }).start()
    const nothing = [() => queue.get({ timeout: 0 }), () => queue.get({ timeout: 5 })]
    for (const get of nothing) await expect(get()).rejects.toBeInstanceOf(QueueEmptyError)
    for (const timeout of [0, 5]) expect(() => queue.getSync({ timeout })).toThrow(QueueEmptyError)
    await expect(queue.get({ timeout: -1 })).rejects.toThrow(RangeError)
    expect(queue.tryGet()).toBeUndefined()
    may.set()
    const first = [await queue.get(), await queue.get(limit), queue.getSync(), queue.getSync(limit)]
    await child.join()
    expect([...first, queue.tryGet(), queue.isEmpty]).toEqual([1, 2, 3, 4, 5, true])
    for (const get of nothing) await expect(get()).rejects.toBeInstanceOf(QueueEmptyError)
  })

  test('put waits in every form for room as long as it may, and no longer (_TestQueue.test_put)', async () => {
    using queue = new Queue<number>({ maxSize: 4 })
    using may = new Event()
    const take = async (from: Queue<number>, may: Event): Promise<void> => {
      await may.wait()
      for (let n = 1; n <= 6; n++) if ((await from.get()) !== n) process.exit(n)
    }
    await using child = new Class(take, { args: [queue, may] }).start()
    await queue.put(1)
    await queue.put(2, { timeout: 0 })
    queue.putSync(3)
    expect([queue.isFull, queue.tryPut(4), queue.isFull, queue.isEmpty]).toEqual([false, true, true, false])
    for (const timeout of [0, 5]) {
      await expect(queue.put(0, { timeout })).rejects.toBeInstanceOf(QueueFullError)
      expect(() => queue.putSync(0, { timeout })).toThrow(QueueFullError)
    }
    await expect(queue.put(0, { timeout: -1 })).rejects.toThrow(RangeError)
    expect(queue.tryPut(0)).toBe(false)
    may.set()
    await queue.put(5, limit)
    queue.putSync(6, limit)
    await child.join()
    expect([child.exitCode, queue.isEmpty, queue.isFull]).toEqual([0, true, false])
  })

  test('both sides agree on whether it is empty (TestSimpleQueue.test_empty)', async () => {
    using queue = new SimpleQueue<string>()
    using told = new Queue<boolean>()
    using may = new Event()
    using goOn = new Event()
    const putAndTell = async (to: SimpleQueue<string>, told: Queue<boolean>, [may, goOn]: Event[]): Promise<void> => {
      await may?.wait()
      await told.put(to.isEmpty)
      await to.put('item')
      await told.put(to.isEmpty)
      await goOn?.wait()
      await told.put(to.isEmpty)
    }
    await using child = new Class(putAndTell, { args: [queue, told, [may, goOn]] }).start()
    expect(queue.isEmpty).toBe(true)
    may.set()
    expect([await told.get(limit), await told.get(limit), queue.isEmpty]).toEqual([true, false, false])
    expect([await queue.get(), queue.isEmpty]).toEqual(['item', true])
    goOn.set()
    expect(await told.get(limit)).toBe(true)
    await child.join()
  })

  test('one that is killed while it waits for an item keeps nobody else from it', async () => {
    using queue = new Queue<number>()
    using waits = new Event()
    const wait = (from: Queue<number>, waits: Event): void => {
      waits.set()
      from.getSync()
    }
    await using child = new Class(wait, { args: [queue, waits] }).start()
    await waits.wait(limit)
    child.kill()
    await child.join()
    await queue.put(1)
    await queue.put(2)
    expect([await queue.get(limit), queue.getSync(limit)]).toEqual([1, 2])
  })
})
