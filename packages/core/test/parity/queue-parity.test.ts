import { JoinableQueue, NotSerializableError, Pool, Process, Queue, SimpleQueue } from '@mp/core'
import { expect, test } from 'vitest'

test('size, isEmpty and isFull are exact', async () => {
  using queue = new Queue<number>({ maxSize: 2 })
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([0, true, false])
  await queue.put(1)
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([1, false, false])
  await queue.put(2)
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([2, false, true])
  expect([await queue.get(), await queue.get()]).toEqual([1, 2])
})

test('a full queue makes put wait, and an empty one get, as long as asked', async () => {
  using queue = new Queue<number>({ maxSize: 1 })
  await expect(queue.get({ timeout: 1 })).rejects.toMatchObject({ code: 'ERR_MP_QUEUE_EMPTY' })
  expect(queue.tryGet()).toBeUndefined()
  expect([queue.tryPut(1), queue.tryPut(2)]).toEqual([true, false])
  await expect(queue.put(3, { timeout: 1 })).rejects.toMatchObject({ code: 'ERR_MP_QUEUE_FULL' })
  const put = queue.put(4)
  expect([await queue.get(), await put, queue.tryGet()]).toEqual([1, undefined, 4])
})

test('an item is taken as it is at put, and what cannot travel is refused there', async () => {
  using queue = new Queue()
  const item = { list: [1] }
  const put = queue.put(item)
  item.list.push(2)
  await put
  await expect(queue.put({ at: () => 1 })).rejects.toThrow(NotSerializableError)
  expect([await queue.get(), queue.size]).toEqual([{ list: [1] }, 0])
})

test('a process that has put a large item that nobody reads ends all the same', async () => {
  using queue = new Queue<string>()
  const put = async (queue: Queue<string>): Promise<void> => queue.put('x'.repeat(5_000_000))
  const child = new Process(put, { args: [queue] })
  await child.start().join()
  expect([child.exitCode, queue.size, (await queue.get()).length]).toEqual([0, 1, 5_000_000])
})

test('a reader that is killed while it waits harms nobody', async () => {
  using queue = new Queue<number>()
  using ready = new Queue<boolean>()
  const read = (queue: Queue<number>, ready: Queue<boolean>): void => {
    ready.putSync(true)
    queue.getSync()
  }
  const child = new Process(read, { args: [queue, ready] })
  child.start()
  await ready.get()
  child.kill()
  await child.join()
  await queue.put(1)
  expect(await queue.get({ timeout: 10_000 })).toBe(1)
})

test('close ends the use of a queue here only', async () => {
  const queue = new Queue<number>()
  const wait = queue.get()
  queue.close()
  queue.close()
  await expect(wait).rejects.toMatchObject({ code: 'ERR_MP_STATE' })
  await expect(queue.put(1)).rejects.toMatchObject({ code: 'ERR_MP_STATE' })
  await expect(queue.get()).rejects.toMatchObject({ code: 'ERR_MP_STATE' })
})

test('a simple queue puts, gets and tells whether it is empty', async () => {
  const queue = new SimpleQueue<number>()
  await queue.put(1)
  expect([queue.isEmpty, await queue.get(), queue.isEmpty]).toEqual([false, 1, true])
  queue.close()
  queue.close()
  await expect(queue.put(1)).rejects.toMatchObject({ code: 'ERR_MP_STATE' })
})

test('join waits until each item is done, and one taskDone too many is an error', async () => {
  using queue = new JoinableQueue<number>()
  expect(await queue.join()).toBe(true)
  await queue.put(1)
  expect(await queue.join({ timeout: 1 })).toBe(false)
  await queue.get()
  const joined = queue.join()
  queue.taskDone()
  expect(await joined).toBe(true)
  expect(() => queue.taskDone()).toThrow(expect.objectContaining({ code: 'ERR_MP_STATE' }))
})

test('shutdown lets readers finish, and ends iteration', async () => {
  using queue = new Queue<number>()
  await queue.put(1)
  await queue.put(2)
  queue.shutdown()
  await expect(queue.put(3)).rejects.toMatchObject({ code: 'ERR_MP_QUEUE_SHUT_DOWN' })
  expect(await Array.fromAsync(queue)).toEqual([1, 2])
  await expect(queue.get()).rejects.toMatchObject({ code: 'ERR_MP_QUEUE_SHUT_DOWN' })
})

test('a queue is an argument of a task, an item of a queue and a result', async () => {
  await using pool = new Pool(2)
  using outer = new Queue<Queue<string>>()
  using inner = new Queue<string>()
  await outer.put(inner)
  const pass = async (outer: Queue<Queue<string>>): Promise<Queue<string>> => {
    const inner = await outer.get()
    await inner.put('from the worker')
    return inner
  }
  const back = await pool.apply(pass, [outer])
  expect([await back.get(), inner.size]).toEqual(['from the worker', 0])
})
