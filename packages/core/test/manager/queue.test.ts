import {
  Manager,
  Process,
  QueueEmptyError,
  QueueFullError,
  QueueShutDownError,
  StateError,
  TimeoutError,
} from '@mp/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let manager: Manager

beforeAll(async () => {
  manager = await Manager.start()
})
afterAll(() => manager.shutdown())

describe('a queue', () => {
  test('gives items in order, holds as many as it may, and keeps undefined', async () => {
    const queue = await manager.queue<unknown>(2)
    await queue.put(1)
    expect(await queue.tryPut(undefined)).toBe(true)
    expect(await queue.tryPut(3)).toBe(false)
    expect(await queue.isFull()).toBe(true)
    await expect(queue.put(3, { timeout: 1 })).rejects.toThrow(QueueFullError)
    const put = queue.put(3)
    expect(await queue.get()).toBe(1)
    await put
    expect(await queue.get()).toBeUndefined()
    expect(await queue.size()).toBe(1)
    expect(await queue.tryGet()).toBe(3)
    expect(await queue.isEmpty()).toBe(true)
    await expect(queue.get({ timeout: 1 })).rejects.toThrow(QueueEmptyError)
  })

  test('a wait that is aborted takes no item', async () => {
    const queue = await manager.queue<number>()
    const stop = new AbortController()
    const waiting = queue.get({ signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await queue.put(1)
    expect(await queue.get({ timeout: 60_000 })).toBe(1)
    await expect(queue.get({ signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before')
  })

  test('async iteration ends when it was shut down and is empty', async () => {
    const queue = await manager.queue<number>()
    await queue.put(1)
    await queue.put(2)
    await queue.shutdown()
    const found: number[] = []
    for await (const item of queue) found.push(item)
    expect(found).toEqual([1, 2])
    await expect(queue.put(3)).rejects.toThrow(QueueShutDownError)
    await expect(queue.get()).rejects.toThrow(QueueShutDownError)
  })

  test('is shared by processes, and each item comes once', async () => {
    const queue = await manager.queue<number>(5)
    const workers = Array.from({ length: 3 }, (_, worker) => {
      const child = new Process(
        async (to: typeof queue, from: number) => {
          for (let n = 0; n < 20; n++) await to.put(from + n)
        },
        { args: [queue, worker * 20] },
      )
      child.start()
      return child
    })
    const items: number[] = []
    for (let count = 0; count < 60; count++) items.push(await queue.get())
    await Promise.all(workers.map((child) => child.join()))
    expect(items.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n))
  })

  test('an item that a client waited for that was killed goes to the next', async () => {
    const queue = await manager.queue<string>()
    const event = await manager.event()
    const child = new Process(
      async (from: typeof queue, started: typeof event) => {
        const item = from.get()
        await started.set()
        await item
      },
      { args: [queue, event] },
    )
    child.start()
    await event.wait()
    child.kill()
    await child.join()
    await queue.put('kept')
    expect(await queue.get({ timeout: 60_000 })).toBe('kept')
  })

  test('that is joinable knows when all is done', async () => {
    const queue = await manager.joinableQueue<number>()
    await queue.join()
    await queue.put(1)
    await expect(queue.join({ timeout: 1 })).rejects.toThrow(TimeoutError)
    const joined = queue.join()
    await queue.get()
    await queue.taskDone()
    await joined
    await expect(queue.taskDone()).rejects.toThrow(StateError)
  })
})
