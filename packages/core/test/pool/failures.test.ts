import { describe, expect, test } from 'vitest'
import { CancelledError, MpError, NotSerializableError, registerClass } from '@mp/core'
import { failPayment, PaymentError, square } from '../fixtures/tasks.ts'
import { backends } from './backends.ts'

registerClass(PaymentError)

describe.each(backends)('failures on $backend', ({ PoolClass }) => {
  test('an error keeps its class, code, fields, cause chain and both stacks', async () => {
    await using pool = new PoolClass(1)
    const error = await pool.apply(failPayment).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PaymentError)
    expect(error).toMatchObject({ name: 'PaymentError', message: '7 cents are missing', cents: 7 })
    const cause = error instanceof Error ? error.cause : undefined
    expect(cause).toBeInstanceOf(RangeError)
    expect(cause).toMatchObject({ message: 'empty account', cause: 'poor' })
    const stack = error instanceof Error ? error.stack : ''
    expect(stack).toMatch(/at failPayment .*tasks\.ts/)
    expect(stack).toMatch(/failures\.test\.ts/)
  })

  test('an error of a class nobody registered keeps its name and fields', async () => {
    await using pool = new PoolClass(1)
    const fail = (): never => {
      class QuotaError extends TypeError {
        override readonly name = 'QuotaError'
        readonly code = 'E_QUOTA'
      }
      throw new QuotaError('full')
    }
    const error = await pool.apply(fail).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TypeError)
    expect(error).toMatchObject({ name: 'QuotaError', code: 'E_QUOTA', message: 'full' })
  })

  test('what is thrown need not be an error', async () => {
    await using pool = new PoolClass(1)
    const fail = (): never => {
      const thrown: unknown = 'just text'
      throw thrown
    }
    await expect(pool.apply(fail)).rejects.toBe('just text')
  })

  test('map rejects with the first failure to arrive and starts nothing more', async () => {
    await using pool = new PoolClass(1)
    const seen: number[] = []
    const job = pool.map(
      (n: number) => {
        if (n === 3) throw new RangeError('three')
        return n
      },
      Array.from({ length: 10 }, (_, n) => n),
      { chunkSize: 1, onProgress: ({ done }) => seen.push(done) },
    )
    await expect(job).rejects.toThrow('three')
    expect(job.state).toBe('failed')
    expect(pool.stats()).toMatchObject({ done: 3, failed: 1, queued: 0 })
  })

  test('mapSettled returns all; one failure does not touch its chunk', async () => {
    await using pool = new PoolClass(2)
    const settled = await pool.mapSettled(
      (n: number) => {
        if (n % 5 === 0) throw new RangeError(`no ${n}`)
        return n
      },
      Array.from({ length: 20 }, (_, n) => n),
      { chunkSize: 10 },
    )
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(16)
    expect(settled[5]).toMatchObject({ status: 'rejected', reason: { message: 'no 5' } })
    expect(settled[6]).toEqual({ status: 'fulfilled', value: 6 })
  })

  test.each([1, 4])(
    'imap throws at the failing position and can be continued, with chunks of %i',
    async (chunkSize) => {
      await using pool = new PoolClass(2)
      const results = pool.imap(
        (n: number) => {
          if (n === 3 || n === 7) throw new RangeError(`no ${n}`)
          return n
        },
        Array.from({ length: 10 }, (_, n) => n),
        { chunkSize },
      )
      const seen: (number | string)[] = []
      for (;;) {
        try {
          const { done, value } = await results.next()
          if (done === true) break
          seen.push(value)
        } catch (error) {
          seen.push(String(error))
        }
      }
      expect(seen).toEqual([0, 1, 2, 'RangeError: no 3', 4, 5, 6, 'RangeError: no 7', 8, 9])
    },
  )

  test('an input that cannot travel is refused with its path, and the pool goes on', async () => {
    await using pool = new PoolClass(1)
    const user = { user: { save: () => {} } }
    const echo = (value: unknown): unknown => value
    await expect(pool.apply(echo, [user])).rejects.toMatchObject({
      code: 'ERR_MP_NOT_SERIALIZABLE',
      path: 'args[0].user.save',
    })
    await expect(pool.map(echo, [1, { list: [Symbol('s')] }])).rejects.toMatchObject({ path: 'items[1].list[0]' })
    await expect(pool.apply(echo, [new (class Cart {})()])).rejects.toThrow(/Cart/)
    await expect(pool.apply(echo, [Promise.resolve()])).rejects.toBeInstanceOf(NotSerializableError)
    expect(await pool.apply(square, [3])).toBe(9)
  })

  test('only the input that cannot travel fails', async () => {
    await using pool = new PoolClass(1)
    const settled = await pool.mapSettled((value: unknown) => value, [1, () => {}, 3])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('a result that cannot travel fails its task, twenty times, without losing the worker', async () => {
    await using pool = new PoolClass(1)
    for (let round = 0; round < 20; round++) {
      await expect(pool.apply(() => ({ at: { fn: () => 1 } }))).rejects.toMatchObject({ path: 'result.at.fn' })
    }
    expect(pool.stats().crashed).toBe(0)
  })

  test('what the source throws rejects map, and comes after the earlier results of imap', async () => {
    await using pool = new PoolClass(2)
    function* source(): Generator<number> {
      yield 1
      yield 2
      throw new RangeError('source is dry')
    }
    await expect(pool.map(square, source())).rejects.toThrow('source is dry')
    const results: number[] = []
    const read = async (): Promise<void> => {
      for await (const n of pool.imap(square, source())) results.push(n)
    }
    await expect(read()).rejects.toThrow('source is dry')
    expect(results).toEqual([1, 4])
    expect(await pool.apply(square, [5])).toBe(25)
  })

  test('retries run a failing task again, counting attempts', async () => {
    await using pool = new PoolClass(1)
    const flaky = async (): Promise<number> => {
      const { taskContext } = await import('@mp/core')
      return taskContext().attempt
    }
    expect(await pool.apply(flaky)).toBe(1)
    const third = (n: number): number => {
      const state: { tries?: number } = Object(globalThis)
      state.tries = (state.tries ?? 0) + 1
      if (state.tries < 3) throw new RangeError(`attempt ${state.tries}`)
      return n
    }
    expect(await pool.map(third, [42], { retries: 2 })).toEqual([42])
    expect(pool.stats().retried).toBe(2)
  })

  test.each([
    ['chunkSize', { chunkSize: 0 }],
    ['chunkSize', { chunkSize: 1.5 }],
    ['timeout', { timeout: -1 }],
    ['retries', { retries: -1 }],
    ['typo', { typo: 1 }],
  ])('a bad %s is refused, and nothing is lost', async (_name, options) => {
    await using pool = new PoolClass(1)
    await expect(Reflect.apply(pool.map, pool, [square, [1], options])).rejects.toBeInstanceOf(MpError)
    expect(await pool.map(square, [2])).toEqual([4])
  })

  test('cancel rejects with the reason as cause and drops what waits', async () => {
    await using pool = new PoolClass(1)
    pool.pause()
    const job = pool.map(square, [1, 2, 3])
    job.cancel('not needed')
    await expect(job).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED', cause: 'not needed' })
    expect(job.state).toBe('cancelled')
    pool.resume()
    expect(await pool.apply(square, [4])).toBe(16)
    expect(pool.stats().done).toBe(1)
  })

  test('a signal that aborted before the call cancels it unrun', async () => {
    await using pool = new PoolClass(1)
    await expect(pool.apply(square, [1], { signal: AbortSignal.abort('early') })).rejects.toBeInstanceOf(CancelledError)
    expect(pool.stats().done).toBe(0)
  })
})
