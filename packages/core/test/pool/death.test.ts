import { describe, expect, test } from 'vitest'
import { Pool, type ThreadPool, WorkerExitError, WorkerStartError } from '@mp/core'
import { square, workerPid } from '../fixtures/tasks.ts'
import { backends } from './backends.ts'

describe.each(backends)('death of a worker on $backend', ({ PoolClass }) => {
  test('process.exit in a task fails that task with its code; the others go on', async () => {
    await using pool = new PoolClass(2)
    const settled = await pool.mapSettled(
      (n: number) => {
        if (n === 50) process.exit(3)
        return n
      },
      Array.from({ length: 100 }, (_, n) => n),
    )
    const failed = settled.filter(({ status }) => status === 'rejected')
    expect(failed).toHaveLength(1)
    expect(settled[50]).toMatchObject({
      status: 'rejected',
      reason: { code: 'ERR_MP_WORKER_EXIT', exitCode: 3, signal: null },
    })
    expect(settled[51]).toEqual({ status: 'fulfilled', value: 51 })
    expect(pool.stats().crashed).toBe(1)
    expect(await pool.apply(square, [4])).toBe(16)
  })

  test('an uncaught error outside the task ends the worker, and is the cause', async () => {
    await using pool = new PoolClass(1)
    const crash = async (): Promise<void> => {
      setImmediate(() => {
        throw new RangeError('nobody caught this')
      })
      await new Promise(() => {})
    }
    const error = await pool.apply(crash).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WorkerExitError)
    expect(error).toMatchObject({ exitCode: 1, cause: { message: 'nobody caught this' } })
    expect(await pool.apply(square, [4])).toBe(16)
  })

  test('with retries, the task of a dead worker runs again, and nothing else does', async () => {
    await using pool = new PoolClass(2)
    const runs = new Int32Array(new SharedArrayBuffer(400))
    const dieOnce = async (n: number): Promise<number> => {
      const { taskContext } = await import('@mp/core')
      if (n === 7 && taskContext().attempt === 1) process.exit(9)
      return n
    }
    const inputs = Array.from({ length: 40 }, (_, n) => n)
    expect(await pool.map(dieOnce, inputs, { retries: 1, chunkSize: 20 })).toEqual(inputs)
    expect(runs[0]).toBe(0)
    expect(pool.stats()).toMatchObject({ done: 40, retried: 1, crashed: 1 })
  })

  test('a worker killed from outside fails only what it runs', async () => {
    await using pool = new PoolClass(2)
    const job = pool.apply(() => new Promise(() => {}))
    const other = pool.map(square, [1, 2, 3])
    const worker = await runningWorker(pool, job.id)
    expect(pool.killWorker(worker)).toBe(true)
    await expect(job).rejects.toMatchObject({ code: 'ERR_MP_WORKER_EXIT' })
    expect(await other).toEqual([1, 4, 9])
    expect(await pool.map(square, [5, 6])).toEqual([25, 36])
    expect(pool.killWorker(999)).toBe(false)
  })

  test('an idle worker that dies is replaced', async () => {
    await using pool = new PoolClass(1)
    await pool.apply(square, [1])
    const [before] = pool.stats().workers
    const exited = new Promise((resolve) => {
      pool.subscribe((event) => event.type === 'worker-exit' && resolve(event.reason))
    })
    pool.killWorker(before?.id ?? 0)
    expect(await exited).toBe('crashed')
    expect(await pool.apply(square, [3])).toBe(9)
    expect(pool.stats().workers.map(({ id, lane }) => [id, lane])).toEqual([[2, 0]])
  })

  test('an idle worker that is killed is handed nothing more', async () => {
    await using pool = new PoolClass(1)
    await pool.apply(square, [1])
    for (let round = 0; round < 3; round++) {
      const [idle] = pool.stats().workers
      pool.killWorker(idle?.id ?? 0)
      expect(await pool.apply(square, [round])).toBe(round ** 2)
    }
    expect(pool.stats()).toMatchObject({ done: 4, failed: 0, crashed: 3 })
  })

  test('an initializer that throws rejects every call with its error, without a respawn loop', async () => {
    const pool = new PoolClass({
      workers: 2,
      initializer: () => {
        throw new RangeError('no licence')
      },
    })
    const starts: number[] = []
    pool.subscribe((event) => event.type === 'worker-start' && starts.push(event.worker))
    await expect(pool.apply(square, [1])).rejects.toThrow('no licence')
    await expect(pool.map(square, [1])).rejects.toBeInstanceOf(RangeError)
    expect(() => pool.imap(square, [1])).toThrow('no licence')
    await pool.join()
    expect(pool.stats()).toMatchObject({ state: 'broken', workers: [] })
    expect(starts.length).toBeLessThanOrEqual(2)
  })

  test('an initializer that exits makes the pool unable to start', async () => {
    const pool = new PoolClass({ workers: 1, initializer: () => process.exit(4) })
    await expect(pool.apply(square, [1])).rejects.toBeInstanceOf(WorkerStartError)
    await pool.join()
  })
})

test('SIGKILL of a process fails its task with the signal', async () => {
  await using pool = new Pool(1)
  const kill = (): Promise<never> => {
    process.kill(process.pid, 'SIGKILL')
    return new Promise(() => {})
  }
  await expect(pool.apply(kill)).rejects.toMatchObject({
    code: 'ERR_MP_WORKER_EXIT',
    exitCode: null,
    signal: 'SIGKILL',
  })
  expect(await pool.apply(workerPid)).not.toBe(process.pid)
})

test('out of memory ends the worker only', async () => {
  await using pool = new Pool({ workers: 1, execArgv: ['--max-old-space-size=40'] })
  const eat = (): number => {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 100_000 }, Math.random))
  }
  await expect(pool.apply(eat)).rejects.toBeInstanceOf(WorkerExitError)
  expect(await pool.apply(square, [4])).toBe(16)
})

test.each(backends)(
  'flags that a worker cannot have reject every call with the reason: $backend',
  async ({ PoolClass }) => {
    await using pool = new PoolClass({ workers: 1, execArgv: ['--no-such-flag'] })
    await expect(pool.apply(square, [1])).rejects.toBeInstanceOf(WorkerStartError)
    await expect(pool.apply(square, [1])).rejects.toMatchObject({ code: 'ERR_MP_WORKER_START' })
  },
)

async function runningWorker(pool: Pool | ThreadPool, job: number): Promise<number> {
  for (;;) {
    const worker = pool.stats().workers.find(({ task }) => task?.job === job)
    if (worker !== undefined) return worker.id
    await new Promise((resolve) => setImmediate(resolve))
  }
}
