import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { Event, Pool, registerClass, TimeoutError, Value } from '@mp/core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { loaded } from '../fixtures/bad-on-load.ts'
import { failPayment, PaymentError, square } from '../fixtures/tasks.ts'
import { type AnyPool, sharingBackends, UnsharedPool } from '../pool/backends.ts'
import { limit } from '../sync/kinds.ts'
import { range } from './range.ts'

/** Cannot be made again from its message alone. */
class OddError extends Error {
  readonly parts: string[]

  constructor(first: string, second: string) {
    if (second === undefined) throw new TypeError('two parts are needed')
    super(first + second)
    this.parts = [first, second]
  }
}
registerClass(OddError)
registerClass(PaymentError)

/** Ends the worker, or fails, at the moment when its result is looked at. */
const failOnEncode = (how: string) => () => ({
  get value(): number {
    if (how === 'throw') throw new RangeError('of the getter')
    if (how === 'exit') process.exit(5)
    process.kill(process.pid, 'SIGKILL')
    for (;;);
  },
})
const exited = { code: 'ERR_MP_WORKER_EXIT', exitCode: 5 }

const endless = (): Promise<never> => new Promise(() => {})
const failAt = (n: number): number => {
  if (n === 3) throw new RangeError(`no ${n}`)
  return n
}

describe.each(sharingBackends)('failures in a pool on $backend', ({ PoolClass, backend }) => {
  let pool: AnyPool
  beforeAll(() => {
    pool = new PoolClass(1)
  })
  afterEach(async () => expect(await pool.apply(square, [4])).toBe(16))
  afterAll(() => pool.terminate())

  test('an error shows in print where it was thrown (_TestPool.test_traceback, ProcessPoolExecutorTest.test_traceback)', async () => {
    const error = await pool.apply(failPayment).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PaymentError)
    expect(error).toMatchObject({ cents: 7 })
    const lines = readFileSync(new URL('../fixtures/tasks.ts', import.meta.url), 'utf8').split('\n')
    const line = lines.findIndex((text) => text.includes('throw new PaymentError')) + 1
    expect(inspect(error)).toContain(`fixtures/tasks.ts:${line}:`)
  })

  test('callbacks are called once, with all results or with one error (_TestPool.test_map_async_callbacks, _TestPoolWorkerErrors.test_async_error_callback)', async () => {
    const calls: unknown[] = []
    const note = (outcome: unknown): number => calls.push(outcome)
    await pool.map(failAt, [0, 1, 2]).then(note, note)
    const jobs = [pool.map(failAt, [3, 3, 3]), pool.apply(failAt, [3])]
    for (const job of jobs) {
      await job.then(note, note)
      await expect(job).rejects.toBe(calls.at(-1))
    }
    expect(calls).toEqual([[0, 1, 2], new RangeError('no 3'), new RangeError('no 3')])
  })

  test('a callback that throws harms neither the next one nor another job (FutureTests.test_done_callback_raises)', async () => {
    const job = pool.apply(square, [2])
    const called = [
      job.then(() => {
        throw new SyntaxError('of the callback')
      }),
      job.then((value) => value + 1),
    ]
    expect(await Promise.allSettled(called)).toEqual([
      { status: 'rejected', reason: new SyntaxError('of the callback') },
      { status: 'fulfilled', value: 5 },
    ])
  })

  test('a call out of time rejects, and the pool can be ended (_TestPool.test_async_timeout)', async () => {
    const own = new PoolClass(1)
    await expect(own.apply(endless, [], { timeout: 30 })).rejects.toBeInstanceOf(TimeoutError)
    await own.terminate()
    await own.join()
  })

  test('map rejects at the first failure without waiting for the rest, and nothing hangs (_TestPool.test_map_no_failfast)', async () => {
    const own = new PoolClass(2)
    using gate = new Event()
    const failOrWait = async (n: number): Promise<void> => {
      if (n === 0) throw new RangeError('x'.repeat(2 ** 20))
      await gate.wait()
    }
    const lengthOf = (error: unknown): number => String(Reflect.get(Object(error), 'message')).length
    expect(await own.map(failOrWait, [1, 0], { chunkSize: 1 }).catch(lengthOf)).toBe(2 ** 20)
    const all = own.map(failOrWait, [0, 0, 0, 0], { chunkSize: 1 }).catch(lengthOf)
    own.close()
    gate.set()
    await own.join()
    expect(await all).toBe(2 ** 20)
  })

  test('an error that no message alone could make again keeps its class', async () => {
    const fail = (): never => {
      throw new OddError('odd', 'ity')
    }
    const error = await pool.apply(fail).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OddError)
    expect(error).toMatchObject({ message: 'oddity', parts: ['odd', 'ity'] })
  })

  test.each(backend === 'threads' ? ['throw', 'exit'] : ['throw', 'exit', 'kill'])(
    'a worker that fails by %s while it loads a task fails that task (ExecutorDeadlockTest.test_exit_at_task_unpickle)',
    async (how) => {
      await using own = new PoolClass({ workers: 1, env: { MP_ON_LOAD: how } })
      expect(loaded()).toBe('loaded')
      const code = how === 'throw' ? 'ERR_MP_CAPTURE' : 'ERR_MP_WORKER_EXIT'
      await expect(own.apply(loaded)).rejects.toMatchObject({ code })
      expect(await own.apply(square, [3])).toBe(9)
    },
  )

  test('a worker that exits while it writes a result fails that task (ExecutorDeadlockTest.test_error_during_result_pickle_on_worker)', async () => {
    await expect(pool.apply(failOnEncode('throw'))).rejects.toThrow('of the getter')
    await expect(pool.apply(failOnEncode('exit'))).rejects.toMatchObject(exited)
  })

  test('a result that cannot be read here fails its task (ExecutorDeadlockTest.test_error_during_result_unpickle_in_result_handler)', async () => {
    const strange = (): unknown => {
      class Stranger {
        readonly from = 'the worker'
      }
      registerClass(Stranger)
      return { at: new Stranger() }
    }
    await expect(pool.apply(strange)).rejects.toThrow(/Stranger/)
    expect(pool.stats().state).toBe('running')
  })

  test('a worker that dies after the close fails its task, and the end comes (ExecutorDeadlockTest.test_shutdown_deadlock)', async () => {
    using begun = new Event()
    const own = new PoolClass(1)
    const job = own.apply(() => {
      begun.set()
      return new Promise(() => {})
    })
    await begun.wait(limit)
    own.close()
    own.killWorker(own.stats().workers[0]?.id ?? 0)
    await expect(job).rejects.toMatchObject({ code: 'ERR_MP_WORKER_EXIT' })
    await own.join()
  })

  test('an argument that cannot travel does not hold up the end (ExecutorDeadlockTest.test_shutdown_deadlock_pickle)', async () => {
    const own = new PoolClass(1)
    const job = own.apply((value: unknown) => value, [Symbol('no')])
    own.close()
    await expect(job).rejects.toMatchObject({ path: 'args[0]' })
    await own.join()
  })

  test('a worker that dies while large inputs are on their way fails one task (ExecutorDeadlockTest.test_crash_big_data)', async () => {
    using died = new Value('bool')
    const inputs = range(10).map((n) => ({ n, text: 'x'.repeat(2_000_000), bytes: new Uint8Array(2_000_000).fill(n) }))
    const measure = ({ n, text, bytes }: (typeof inputs)[number]): number => {
      if (n === 0 && !died.exchange(true)) process.exit(5)
      return text.length + bytes.length + Number(bytes.at(-1))
    }
    const settled = await pool.mapSettled(measure, inputs)
    expect(settled[0]).toMatchObject({ status: 'rejected', reason: exited })
    const others = inputs.slice(1).map(({ n }) => ({ status: 'fulfilled', value: 4_000_000 + n }))
    expect(settled.slice(1)).toEqual(others)
  })
})

test.each([Pool, UnsharedPool])(
  'a crash of a process of %o fails its task, and the pool goes on (ExecutorDeadlockTest.test_crash_during_func_exec_on_worker)',
  async (PoolClass) => {
    await using pool = new PoolClass(1)
    const crash = (): Promise<never> => {
      process.kill(process.pid, 'SIGSEGV')
      return new Promise(() => {})
    }
    await expect(pool.apply(crash)).rejects.toMatchObject({ exitCode: null, signal: 'SIGSEGV' })
    await expect(pool.apply(failOnEncode('kill'))).rejects.toMatchObject({ exitCode: null, signal: 'SIGKILL' })
    expect(await pool.apply(square, [3])).toBe(9)
  },
)
