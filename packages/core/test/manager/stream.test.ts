import { Manager, NotSerializableError, OptionRangeError, OptionTypeError, PoolClosedError, Process } from '@mp/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let manager: Manager

beforeAll(async () => {
  manager = await Manager.start()
})
afterAll(() => manager.shutdown())

describe('imap of a pool of the manager', () => {
  const square = (n: number): number => {
    if (n === 13) throw new RangeError('13')
    return n * n
  }

  test('gives results in order, whatever the source is', async () => {
    await using pool = await manager.pool(2)
    async function* later() {
      for (let n = 0; n < 200; n++) yield n % 13
    }
    const inputs = Array.from({ length: 200 }, (_, n) => n % 13)
    const expected = inputs.map((n) => n * n)
    expect(await Array.fromAsync(pool.imap(square, inputs))).toEqual(expected)
    expect(await Array.fromAsync(pool.imap(square, later(), { buffer: 3, chunkSize: 2 }))).toEqual(expected)
    const unordered = await Array.fromAsync(pool.imapUnordered(square, new Set(inputs)))
    expect(unordered.toSorted((a, b) => a - b)).toEqual(expected.slice(0, 13))
    expect(await Array.fromAsync(pool.imap(square, []))).toEqual([])
  })

  test('reads no further ahead than the buffer, and closes the source when the loop is left', async () => {
    await using pool = await manager.pool(2)
    const seen = { read: 0, closed: false, ahead: 0 }
    function* endless() {
      try {
        for (;;) yield seen.read++
      } finally {
        seen.closed = true
      }
    }
    let taken = 0
    for await (const _ of pool.imap(square, endless(), { buffer: 5 })) {
      seen.ahead = Math.max(seen.ahead, seen.read - taken)
      if (++taken === 13) break
    }
    expect(seen.closed).toBe(true)
    expect(seen.ahead).toBeLessThanOrEqual(6)
    expect(await pool.apply(square, [3])).toBe(9)
  })

  test('rejects at the place of a task that failed, and goes on after it', async () => {
    await using pool = await manager.pool(1)
    const results = pool.imap(square, [1, 13, 3])
    expect(await results.next()).toEqual({ done: false, value: 1 })
    await expect(results.next()).rejects.toThrow(RangeError)
    expect(await results.next()).toEqual({ done: false, value: 9 })
    expect(await results.next()).toEqual({ done: true, value: undefined })
    expect(await results.next()).toEqual({ done: true, value: undefined })
    const stopped = pool.imap(square, [13, 1, 2])
    await expect(stopped.next()).rejects.toThrow(RangeError)
    await pool.close()
    await pool.join()
  })

  test('ends with the error of the source, or of an input that cannot travel, after the results before it', async () => {
    await using pool = await manager.pool(1)
    function* breaking() {
      yield 1
      yield 2
      throw new SyntaxError('in the source')
    }
    const broken = pool.imap(square, breaking())
    expect([await broken.next(), await broken.next()].map(({ value }) => value)).toEqual([1, 4])
    await expect(broken.next()).rejects.toThrow(SyntaxError)
    expect((await broken.next()).done).toBe(true)
    const silent = pool.imap((value: unknown) => typeof value, [1, Symbol('here'), 3])
    expect((await silent.next()).value).toBe('number')
    await expect(silent.next()).rejects.toThrow(NotSerializableError)
    expect((await silent.next()).done).toBe(true)
  })

  test('refuses what is none', async () => {
    await using pool = await manager.pool(1)
    expect(() => pool.imap(square, 5 as unknown as number[])).toThrow(OptionTypeError)
    expect(() => pool.imap('square' as unknown as typeof square, [])).toThrow(OptionTypeError)
    expect(() => pool.imap(square, [], { buffer: 0 })).toThrow(OptionRangeError)
    expect(() => pool.imap(square, [], { bufer: 1 } as object)).toThrow(OptionTypeError)
  })

  test('is worked on no further when its client was killed', async () => {
    await using pool = await manager.pool(1)
    const [started, gate] = [await manager.semaphore(0), await manager.semaphore(0)]
    const [lock, count] = [await manager.lock(), await manager.value(0)]
    const child = new Process(async () => {
      await lock.acquire()
      const work = async (n: number) => {
        await started.release()
        await gate.acquire()
        return count.update((before) => before + n)
      }
      await pool.imap(work, new Array<number>(100).fill(1), { chunkSize: 1 }).next()
    })
    child.start()
    await started.acquire({ timeout: 60_000 })
    child.kill()
    // The server frees the lock when it lets go of all that the client had.
    await lock.acquire({ timeout: 60_000 })
    await gate.release(100)
    expect(await pool.apply(square, [3])).toBe(9)
    expect(await count.get()).toBeLessThan(10)
    await child.join()
  })

  test('rejects when the pool is terminated', async () => {
    await using pool = await manager.pool(1)
    const stuck = pool.imap(() => new Promise<void>(() => {}), [1])
    const failed = stuck.next().catch((error: unknown) => error)
    await pool.terminate()
    expect(await failed).toBeInstanceOf(PoolClosedError)
    await expect(pool.imap(square, [1]).next()).rejects.toThrow(PoolClosedError)
  })
})
