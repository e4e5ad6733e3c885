import { Listener, Lock, Manager, Pool, Process, ThreadPool, Thread } from '@mp/core'
import { describe, expect, test } from 'vitest'

describe('a shared thing that a function captures', () => {
  test.each([
    ['processes', Pool],
    ['threads', ThreadPool],
  ])('is the same for all %s of a pool', async (_, AnyPool) => {
    await using manager = await Manager.start()
    const list = await manager.list<number>()
    const lock = new Lock()
    await using pool = new AnyPool(3)
    const work = async (n: number) => {
      const held = await lock.acquire()
      const length = await list.length()
      await list.push(n)
      held.release()
      return length
    }
    const lengths = await pool.map(work, [1, 2, 3, 4, 5, 6], { chunkSize: 1 })
    expect(lengths.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
    await pool.map(work, [7])
    expect(await list.length()).toBe(7)
  })

  test.each([
    ['a process', Process],
    ['a thread', Thread],
  ])('goes with the function of %s', async (_, Child) => {
    await using manager = await Manager.start()
    const things = { value: await manager.value(1) }
    const child = new Child(async () => void (await things.value.update((n) => n + 1)))
    child.start()
    await child.join()
    expect(await things.value.get()).toBe(2)
  })

  test('that only threads share goes to threads, and is refused by processes', async () => {
    const lock = new Lock({ scope: 'threads' })
    await using threads = new ThreadPool(1)
    expect(await threads.apply(async () => (await lock.acquire()).release())).toBeUndefined()
    await using processes = new Pool(1)
    await expect(processes.apply(async () => (await lock.acquire()).release())).rejects.toMatchObject({
      code: 'ERR_MP_NOT_SERIALIZABLE',
    })
    expect(await processes.apply(() => 'goes on')).toBe('goes on')
  })

  test('a listener is none, and is refused at the call', async () => {
    using listener = await Listener.listen()
    await using pool = new Pool(1)
    await expect((async () => pool.apply(() => listener.address))()).rejects.toMatchObject({ code: 'ERR_MP_CAPTURE' })
  })
})
