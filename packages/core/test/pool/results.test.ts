import { describe, expect, test } from 'vitest'
import { Job, Semaphore } from '@mp/core'
import { power, square } from '../fixtures/tasks.ts'
import { backends, sharingBackends } from './backends.ts'

describe.each(backends)('results on $backend', ({ PoolClass }) => {
  test('map equals the serial map, in input order, with any chunk size', async () => {
    await using pool = new PoolClass(2)
    const inputs = Array.from({ length: 100 }, (_, n) => n)
    const serial = inputs.map(square)
    expect(await pool.map(square, inputs)).toEqual(serial)
    expect(await pool.map(square, inputs, { chunkSize: 20 })).toEqual(serial)
    expect(await pool.map(square, inputs, { chunkSize: 1 })).toEqual(serial)
    expect(await pool.map(square, inputs, { chunkSize: 1000 })).toEqual(serial)
  })

  test('map takes generators, sets and async generators', async () => {
    await using pool = new PoolClass(2)
    async function* slowly(): AsyncGenerator<number> {
      for (const n of [1, 2, 3]) yield n
    }
    expect(await pool.map(square, new Set([1, 2, 3]))).toEqual([1, 4, 9])
    expect(await pool.map(square, [1, 2, 3].values())).toEqual([1, 4, 9])
    expect(await pool.map(square, slowly())).toEqual([1, 4, 9])
  })

  test('starmap spreads each array of arguments, apply those of one call', async () => {
    await using pool = new PoolClass(2)
    expect(
      await pool.starmap(power, [
        [2, 3],
        [3, 2],
        [10, 0],
      ]),
    ).toEqual([8, 9, 1])
    expect(await pool.apply(power, [2, 8])).toBe(256)
    expect(await pool.apply(() => 'no arguments')).toBe('no arguments')
  })

  test.each([1, 2, 3, 4, 16, 17])(
    'quick calls with %d numbers have each of them, whatever comes of the others',
    async (arity) => {
      await using pool = new PoolClass(1)
      const tell = function (this: unknown, ...numbers: number[]): number | string {
        const [first = 0] = numbers
        if (first % 100 === 98) throw new RangeError(`no ${numbers.join()}`)
        return first % 100 === 99
          ? `${numbers.join()} of ${String(this)}`
          : numbers.reduce((sum, n) => sum * 2 + n, arity)
      }
      const inputs = Array.from({ length: 400 }, (_, n) => Array.from({ length: arity }, (_, at) => n + at / 8))
      const outcome = (call: () => unknown): unknown => {
        try {
          return call()
        } catch (error) {
          return error
        }
      }
      const expected = inputs.map((numbers) => outcome(() => tell.apply(undefined, numbers)))
      for (let round = 0; round < 3; round += 1) {
        const settled = await Promise.allSettled(inputs.map((numbers) => pool.apply(tell, numbers)))
        expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : each.reason))).toEqual(expected)
      }
    },
  )

  test('a job is awaited as it is, and what follows it is no job', async () => {
    await using pool = new PoolClass(1)
    const job = pool.apply(square, [3])
    expect(job).toBeInstanceOf(Job)
    expect(Promise.resolve(job)).toBe(job)
    const next = job.then((value) => value + 1)
    expect(next).not.toBeInstanceOf(Job)
    expect(await next).toBe(10)
  })

  test('async functions are awaited', async () => {
    await using pool = new PoolClass(2)
    expect(await pool.map(async (n: number) => (await Promise.resolve(n)) + 1, [1, 2])).toEqual([2, 3])
  })

  test('no inputs give no results at once', async () => {
    await using pool = new PoolClass(1)
    expect(await pool.map(square, [])).toEqual([])
    expect(await pool.starmap(power, [])).toEqual([])
    expect(await pool.mapSettled(square, [])).toEqual([])
    expect(await Array.fromAsync(pool.imap(square, []))).toEqual([])
    expect(await Array.fromAsync(pool.imapUnordered(square, []))).toEqual([])
  })

  test('imap gives results in input order, whatever ends first', async () => {
    await using pool = new PoolClass(2)
    const slowFirst = async (n: number): Promise<number> => {
      if (n === 0) await new Promise((resolve) => setTimeout(resolve, 50))
      return n
    }
    expect(await Array.fromAsync(pool.imap(slowFirst, [0, 1, 2, 3, 4]))).toEqual([0, 1, 2, 3, 4])
  })

  test('imapUnordered gives each result as it comes, each exactly once', async () => {
    await using pool = new PoolClass(2)
    const gate = new Int32Array(new SharedArrayBuffer(4))
    const inputs = Array.from({ length: 200 }, (_, n) => n)
    const results = await Array.fromAsync(pool.imapUnordered(square, inputs))
    expect(results.toSorted((a, b) => a - b)).toEqual(inputs.map(square))
    expect(gate[0]).toBe(0)
  })

  test('values keep their types both ways', async () => {
    await using pool = new PoolClass(1)
    const values = [
      1n,
      -0,
      Number.NaN,
      undefined,
      null,
      'é\u0000',
      new Date(5),
      /a+/gi,
      new Map([[{ a: 1 }, new Set([1])]]),
      new Float64Array([1.5]),
      Buffer.from('bytes'),
      new URL('https://example.com/a?b#c'),
      [1, , 3],
      Object.assign(Object.create(null), { a: 1 }),
      { '\u0000mp': 'error' },
      JSON.parse('{"__proto__": {"polluted": true}}'),
    ]
    const echoed = await pool.map((value: unknown) => value, values)
    expect(echoed).toEqual(values)
    expect(Object.is(echoed[1], -0)).toBe(true)
    expect(echoed[10]).toBeInstanceOf(Buffer)
    expect(1 in (echoed[12] as object)).toBe(false)
    expect(Object.getPrototypeOf(echoed[13])).toBe(null)
    expect(Object.hasOwn(echoed[15] as object, '__proto__')).toBe(true)
  })

  test('cycles and shared parts survive', async () => {
    await using pool = new PoolClass(1)
    const cyclic: { self?: unknown; error: Error } = { error: new TypeError('inside') }
    cyclic.self = cyclic
    const echoed = await pool.apply((value: typeof cyclic) => value, [cyclic])
    expect(echoed.self).toBe(echoed)
    expect(echoed.error).toBeInstanceOf(TypeError)
  })

  test('a job tells its state and id, and is a promise', async () => {
    await using pool = new PoolClass(1)
    const first = pool.apply(square, [2])
    const second = pool.apply(square, [3])
    expect(second.id).toBeGreaterThan(first.id)
    expect(second.state).toBe('queued')
    expect(await Promise.all([first, second])).toEqual([4, 9])
    expect([first.state, second.state]).toEqual(['done', 'done'])
    expect(first).toBeInstanceOf(Promise)
  })

  test('onProgress counts up to the total', async () => {
    await using pool = new PoolClass(2)
    const seen: string[] = []
    await pool.map(square, [1, 2, 3], {
      onProgress: ({ done, total, failed }) => seen.push(`${done}/${total} ${failed}`),
    })
    expect(seen).toEqual(['1/3 0', '2/3 0', '3/3 0'])
  })

  test('a job of higher priority is served before those that wait', async () => {
    await using pool = new PoolClass(1)
    const order: string[] = []
    pool.pause()
    const jobs = [
      pool.apply(square, [1]).then(() => order.push('first')),
      pool.apply(square, [2]).then(() => order.push('second')),
      pool.apply(square, [3], { priority: 1 }).then(() => order.push('urgent')),
    ]
    pool.resume()
    await Promise.all(jobs)
    expect(order).toEqual(['urgent', 'first', 'second'])
  })
})

test.each(sharingBackends)(
  'of calls that a worker has together each is running, on $backend',
  async ({ PoolClass }) => {
    await using pool = new PoolClass(1)
    using gate = new Semaphore(0)
    const pass = (isHeld: boolean, gate: Semaphore): void => {
      if (isHeld) gate.acquireSync()
    }
    // What is known to be quick is handed out in batches.
    for (let call = 0; call < 200; call += 1) await pool.apply(pass, [false, gate])
    const jobs = Array.from({ length: 20 }, (_, n) => pool.apply(pass, [n === 0, gate]))
    await Promise.resolve()
    const running = jobs.filter(({ state }) => state === 'running')
    // All that it has, be that few on a machine that is so busy that nothing was quick.
    expect(running.length).toBeGreaterThanOrEqual(pool.stats().workers[0]?.queued ?? 0)
    gate.release()
    await Promise.all(jobs)
    expect(new Set(jobs.map(({ state }) => state))).toEqual(new Set(['done']))
  },
)
