import { Event, taskContext, Value } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { square } from '../fixtures/tasks.ts'
import { backends } from './backends.ts'
import { until } from './until.ts'

describe.each(backends)('streams on $backend', ({ PoolClass }) => {
  test.each(['sync', 'async'])('imap reads at most buffer inputs ahead of its reader: %s source', async (kind) => {
    await using pool = new PoolClass(2)
    let read = 0
    function* numbers(): Generator<number> {
      for (;;) yield read++
    }
    async function* numbersAsync(): AsyncGenerator<number> {
      yield* numbers()
    }
    const results = pool.imap(square, kind === 'sync' ? numbers() : numbersAsync(), { buffer: 8 })
    let taken = 0
    let farthest = 0
    for await (const result of results) {
      expect(result).toBe(taken * taken)
      taken++
      farthest = Math.max(farthest, read - taken)
      if (taken === 300) break
    }
    expect(farthest).toBeGreaterThan(0)
    expect(farthest).toBeLessThanOrEqual(8)
  })

  test('leaving the loop closes the source', async () => {
    await using pool = new PoolClass(1)
    let isClosed = false
    function* numbers(): Generator<number> {
      try {
        for (let n = 0; ; n++) yield n
      } finally {
        isClosed = true
      }
    }
    for await (const n of pool.imapUnordered(square, numbers())) if (n > 4) break
    expect(isClosed).toBe(true)
    expect(await pool.apply(square, [3])).toBe(9)
  })

  test('a source that is stuck does not hold up a loop that is left', async () => {
    await using pool = new PoolClass(1)
    async function* stuck(): AsyncGenerator<number> {
      yield 3
      await new Promise(() => {})
    }
    for await (const n of pool.imap(square, stuck())) {
      expect(n).toBe(9)
      break
    }
    expect(await pool.apply(square, [2])).toBe(4)
  })

  test('leaving the loop waits until what still runs has stopped', async () => {
    await using pool = new PoolClass(2)
    const begun = new Event()
    const steps = new Value('i32', 0)
    const task = async (n: number): Promise<unknown> => {
      if (n === 0) return await begun.wait()
      const { signal } = taskContext()
      const isStopped = new Promise((resolve) => signal.addEventListener('abort', resolve))
      begun.set()
      await isStopped
      // What it has to put in order takes some turns.
      for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate)
      steps.add(1)
      return n
    }
    const workersNow = (): number[] =>
      pool.stats().workers.flatMap(({ id, state }) => (state === 'stopping' ? [] : [id]))
    // Its half second may be over before on a busy machine, and its worker was ended; then once more.
    let stepsThen = 0
    for (let isEnded = true; isEnded;) {
      begun.clear()
      steps.value = 0
      const before = workersNow()
      for await (const _ of pool.imapUnordered(task, [0, 1], { chunkSize: 1 })) break
      stepsThen = steps.value
      isEnded = stepsThen === 0 && before.some((id) => !workersNow().includes(id))
    }
    expect(stepsThen).toBe(1)
  })

  test('leaving the loop stops the worker of a task that goes on', async () => {
    await using pool = new PoolClass(2)
    const turns = new Value('i64', 0n)
    const tasks = pool.imapUnordered(
      (n: number) => {
        if (n === 0) while (turns.value === 0n);
        else for (;;) turns.add(1n)
        return n
      },
      [0, 1],
      { chunkSize: 1 },
    )
    for await (const _ of tasks) break
    await until(() => pool.stats().workers.every(({ state }) => state !== 'stopping'))
    const then = turns.value
    expect(await pool.map(square, [1, 2, 3])).toEqual([1, 4, 9])
    expect(turns.value).toBe(then)
  })

  test('close lets a reader finish', async () => {
    const pool = new PoolClass(2)
    const results = Array.fromAsync(
      pool.imap(
        square,
        Array.from({ length: 500 }, (_, n) => n),
      ),
    )
    pool.close()
    await pool.join()
    expect(await results).toHaveLength(500)
  })

  test('a reader that stopped at an error does not hold up join', async () => {
    const pool = new PoolClass(1)
    const results = pool.imap(
      (text: string) => JSON.parse(text),
      (function* () {
        for (;;) yield '{'
      })(),
    )
    await expect(results.next()).rejects.toBeInstanceOf(SyntaxError)
    pool.close()
    await pool.join()
  })

  test('concurrent calls of next get results in turn', async () => {
    await using pool = new PoolClass(2)
    const results = pool.imap(square, [1, 2, 3])
    const all = await Promise.all([results.next(), results.next(), results.next(), results.next()])
    expect(all.map(({ value }) => value)).toEqual([1, 4, 9, undefined])
  })

  test('ten thousand small tasks arrive in order with default settings', async () => {
    await using pool = new PoolClass(2)
    let next = 0
    for await (const n of pool.imap(
      (value: number) => value,
      Array.from({ length: 10_000 }, (_, n) => n),
    ))
      expect(n).toBe(next++)
    expect(next).toBe(10_000)
  })

  test('inputs must be iterable', async () => {
    await using pool = new PoolClass(1)
    expect(() => Reflect.apply(pool.imap, pool, [square, 5])).toThrow(TypeError)
    await expect(Reflect.apply(pool.map, pool, [square, 5])).rejects.toThrow(TypeError)
  })
})
