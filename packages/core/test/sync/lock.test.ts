import { describe, expect, test } from 'vitest'
import {
  Event,
  Held,
  Lock,
  OptionTypeError,
  Pool,
  Process,
  RLock,
  StateError,
  Thread,
  TimeoutError,
  Value,
} from '@mp/core'
import { kinds, limit } from './kinds.ts'

describe.each([
  ['Lock', Lock],
  ['RLock', RLock],
])('a %s', (_name, Kind) => {
  test('is held until it is released, by the held or at the end of its block', async () => {
    const lock = new Kind()
    expect(lock.locked).toBe(false)
    {
      using held = await lock.acquire()
      expect([lock.locked, lock.isOwn, held.abandoned]).toEqual([true, true, false])
    }
    expect(lock.locked).toBe(false)
    const held = lock.acquireSync()
    held.release()
    held.release()
    expect(lock.locked).toBe(false)
  })

  test('cannot be released when nobody holds it', () => {
    expect(() => new Kind().release()).toThrow(StateError)
  })

  test('is refused with misspelt options, and after it was closed', async () => {
    expect(() => new Kind({ scopes: 1 } as never)).toThrow(OptionTypeError)
    expect(() => new Kind({ scope: 'all' as never })).toThrow(OptionTypeError)
    const lock = new Kind()
    await expect(lock.acquire({ time: 1 } as never)).rejects.toThrow(OptionTypeError)
    lock.close()
    expect(() => lock.locked).toThrow(StateError)
    expect(() => lock.tryAcquire()).toThrow(StateError)
    await expect(lock.acquire()).rejects.toThrow(StateError)
  })

  test.each(kinds)('keeps a %s out as long as it is held, whatever form the other waits in', async (_kind, Other) => {
    const [lock, tried, released] = [new Kind(), new Event(), new Event()]
    const held = await lock.acquire()
    const child = new Other(
      async (theirs: Lock | RLock, tried: Event, released: Event) => {
        if (theirs.tryAcquire() !== undefined) throw new Error('got it')
        await theirs.acquire({ timeout: 5 }).catch((error: unknown) => {
          if (!(error instanceof Error && error.name === 'TimeoutError')) throw error
        })
        tried.set()
        const first = theirs.acquireSync()
        released.set()
        first.release()
        const second = await theirs.acquire()
        second.release()
      },
      { args: [lock, tried, released] },
    )
    child.start()
    await tried.wait(limit)
    expect(released.isSet).toBe(false)
    held.release()
    expect(await released.wait(limit)).toBe(true)
    await child.join()
    expect([child.exitCode, lock.locked]).toEqual([0, false])
  })

  test.each(kinds)('makes steps of several %ss one, in both forms', async (_kind, Other) => {
    const [lock, count] = [new Kind(), new Value('i32')]
    const children = [1, 2].map(() =>
      new Other(
        async (lock: Lock | RLock, count: Value<'i32'>) => {
          for (let turn = 0; turn < 200; turn += 1) {
            const held = turn % 2 === 0 ? lock.acquireSync() : await lock.acquire()
            count.value = count.value + 1
            held.release()
          }
        },
        { args: [lock, count] },
      ).start(),
    )
    for (const child of children) await child.join()
    expect(count.value).toBe(400)
  })

  test.each(kinds)('that a %s leaves held is taken over, and says so', async (_kind, Other) => {
    const lock = new Kind()
    const child = new Other((lock: Lock | RLock) => void lock.acquireSync(), { args: [lock] })
    child.start()
    await child.join()
    const held = lock.tryAcquire() ?? (await lock.acquire(limit))
    expect(held.abandoned).toBe(true)
    held.release()
    const next = await lock.acquire(limit)
    expect(next.abandoned).toBe(false)
    next.release()
  })

  test.each(kinds)('that a %s holds when it is ended is taken over by one that waits already', async (_kind, Other) => {
    const [lock, taken] = [new Kind(), new Event()]
    const child = new Other(
      async (lock: Lock | RLock, taken: Event) => {
        lock.acquireSync()
        taken.set()
        await new Promise(() => setInterval(() => {}, 1000))
      },
      { args: [lock, taken] },
    )
    child.start()
    await taken.wait(limit)
    const waiting = lock.acquire(limit)
    child.kill()
    expect((await waiting).abandoned).toBe(true)
    await child.join()
  })
})

describe('a Lock', () => {
  test('is not recursive, and times out with the limit', async () => {
    const lock = new Lock()
    using held = await lock.acquire()
    expect(held).toBeInstanceOf(Held)
    expect(lock.tryAcquire()).toBeUndefined()
    expect(() => lock.acquireSync({ timeout: 5 })).toThrow(TimeoutError)
    await expect(lock.acquire({ timeout: 5 })).rejects.toMatchObject({ code: 'ERR_MP_TIMEOUT', timeoutMs: 5 })
  })

  test('rejects the wait that is aborted with the reason, and gives the lock to the next', async () => {
    const lock = new Lock()
    const held = await lock.acquire()
    const controller = new AbortController()
    const aborted = lock.acquire({ signal: controller.signal })
    const next = lock.acquire(limit)
    controller.abort('enough')
    await expect(aborted).rejects.toBe('enough')
    held.release()
    ;(await next).release()
    expect(lock.locked).toBe(false)
  })

  test('is given in order to those of one thread who wait', async () => {
    const lock = new Lock()
    const held = await lock.acquire()
    const order: number[] = []
    const waits = [1, 2, 3, 4].map(async (number) => {
      const own = await lock.acquire()
      order.push(number)
      own.release()
    })
    held.release()
    await Promise.all(waits)
    expect(order).toEqual([1, 2, 3, 4])
  })

  test.each(kinds)('may be released by a %s that does not hold it', async (_kind, Other) => {
    const lock = new Lock()
    const held = lock.acquireSync()
    const child = new Other((lock: Lock) => lock.release(), { args: [lock] })
    child.start()
    await child.join()
    expect(lock.locked).toBe(false)
    expect(() => held.release()).toThrow(StateError)
  })

  test('released by somebody else and held again is not released by the first holder', () => {
    const lock = new Lock()
    const first = lock.acquireSync()
    lock.release()
    const second = lock.acquireSync()
    first[Symbol.dispose]()
    expect(lock.locked).toBe(true)
    second.release()
  })

  test('that is for threads works between them and is refused at the way to a process', async () => {
    const lock = new Lock({ scope: 'threads' })
    const thread = new Thread((lock: Lock) => lock.acquireSync().release(), { args: [lock] })
    thread.start()
    await thread.join()
    expect(thread.exitCode).toBe(0)
    expect(() => new Process((lock: Lock) => lock.locked, { args: [lock] }).start()).toThrow(
      expect.objectContaining({ code: 'ERR_MP_NOT_SERIALIZABLE' }),
    )
  })

  test('goes on to grandchildren, and is the same object when it comes back', async () => {
    const lock = new Lock()
    const held = await lock.acquire()
    await using pool = new Pool(1)
    const same = await pool.apply(
      async (given: Lock) => {
        const child = new Process((own: Lock) => process.exit(own.locked ? 7 : 8), { args: [given] })
        child.start()
        await child.join()
        return { exitCode: child.exitCode, given }
      },
      [lock],
    )
    expect([same.exitCode, same.given]).toEqual([7, lock])
    expect(same.given).toBe(lock)
    held.release()
  })

  test('made by a process that ends at once arrives as its result', async () => {
    await using pool = new Pool({ workers: 1, maxTasksPerWorker: 1 })
    const lock = await pool.apply(() => new Lock())
    await pool.apply(() => 1)
    await pool.apply(async (own: Lock) => (await own.acquire()).release(), [lock])
    expect(lock.locked).toBe(false)
  })
})

describe('an RLock', () => {
  test('is released when it was released as often as it was acquired', async () => {
    const lock = new RLock()
    const [first, second] = [lock.acquireSync(), await lock.acquire()]
    const third = lock.tryAcquire()
    third?.release()
    second.release()
    expect(lock.locked).toBe(true)
    first.release()
    expect(lock.locked).toBe(false)
    expect(() => lock.release()).toThrow(StateError)
  })

  test.each(kinds)('cannot be released by a %s that does not hold it', async (_kind, Other) => {
    const lock = new RLock()
    using held = lock.acquireSync()
    const child = new Other(
      (lock: RLock) => {
        try {
          lock.release()
        } catch {
          process.exit(lock.isOwn ? 1 : 5)
        }
      },
      { args: [lock] },
    )
    child.start()
    await child.join()
    expect([child.exitCode, lock.locked, held.abandoned]).toEqual([5, true, false])
  })
})
