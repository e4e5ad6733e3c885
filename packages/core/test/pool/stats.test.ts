import { describe, expect, test } from 'vitest'
import { type PoolEvent, taskContext } from '@mp/core'
import { square } from '../fixtures/tasks.ts'
import { backends } from './backends.ts'
import { until } from './until.ts'

describe.each(backends)('figures on $backend', ({ PoolClass, backend, prefetches }) => {
  test('stats tell what each worker is and did', async () => {
    await using pool = new PoolClass(2)
    await pool.map(
      square,
      Array.from({ length: 50 }, (_, n) => n),
    )
    // How long a worker was busy it tells after its last result.
    const isCounted = (): boolean =>
      pool.stats().workers.every(({ done, busyFraction }) => done === 0 || busyFraction > 0)
    await expect.poll(isCounted).toBe(true)
    const stats = pool.stats()
    expect(stats).toMatchObject({
      state: 'running',
      done: 50,
      failed: 0,
      queued: 0,
      backend: backend === 'threads' ? 'thread' : 'process',
    })
    expect(stats.latency.count).toBe(50)
    expect(stats.latency.max).toBeGreaterThanOrEqual(stats.latency.p50)
    expect(stats.workers.reduce((sum, worker) => sum + worker.done, 0)).toBe(50)
    for (const worker of stats.workers.filter(({ done }) => done > 0)) {
      expect(worker.memoryBytes).toBeGreaterThan(1_000_000)
      expect(worker.pid).toBeGreaterThan(0)
      expect(worker.threadId > 0).toBe(backend === 'threads')
    }
  })

  test.runIf(process.platform === 'linux')(
    'on Linux, stats tell the core and the CPU time of a busy worker',
    async () => {
      await using pool = new PoolClass(1)
      await pool.apply(() => {
        const end = performance.now() + 150
        while (performance.now() < end);
      })
      const [worker] = pool.stats().workers
      expect(worker?.cpuMs).toBeGreaterThan(0)
      expect(worker?.core).toBeGreaterThanOrEqual(0)
    },
  )

  test('stats show the running task and its progress', async () => {
    await using pool = new PoolClass(1)
    const job = pool.map(
      async (n: number) => {
        const { signal, progress } = taskContext()
        progress(0.25)
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        return n
      },
      [1, 2],
      { chunkSize: 2 },
    )
    await new Promise<void>((resolve) => pool.subscribe((event) => event.type === 'task-progress' && resolve()))
    const { workers, queued, running } = pool.stats()
    job.cancel()
    await expect(job).rejects.toThrow('cancelled')
    expect(workers[0]).toMatchObject({
      state: 'running',
      queued: prefetches ? 1 : 0,
      task: { index: 0, attempt: 1, progress: 0.25, job: job.id },
    })
    expect([queued, running]).toEqual([1, 1])
  })

  test('events tell the whole story in order', async () => {
    const events: PoolEvent[] = []
    const pool = new PoolClass(1)
    using subscription = pool.subscribe((event) => events.push(event))
    expect(subscription).toBeDefined()
    await pool.map(square, [1, 2])
    pool.close()
    await pool.join()
    const types = events.map(({ type }) => type)
    expect(types.filter((type) => type !== 'worker-ready')).toEqual([
      'pool-open',
      'worker-start',
      'job-start',
      'task-start',
      'task-end',
      'job-progress',
      'task-start',
      'task-end',
      'job-progress',
      'job-end',
      'pool-end',
      'worker-exit',
    ])
    expect(events.every(({ at }) => at > 1e12)).toBe(true)
    expect(events.find(({ type }) => type === 'job-start')).toMatchObject({ total: 2, kind: 'map', function: 'square' })
  })

  test('each of very many quick tasks is told to begin once, however often they are looked at meanwhile', async () => {
    await using pool = new PoolClass(1)
    const count = prefetches ? 20_000 : 2000
    const starts = new Uint8Array(count)
    using _ = pool.subscribe((event) => {
      if (event.type === 'task-start') starts[event.index] = (starts[event.index] ?? 0) + 1
    })
    const addUp = (n: number): number => {
      let sum = 0
      for (let term = 0; term < 2000; term++) sum += (term * n) % 7
      return sum
    }
    const job = pool.map(addUp, [...starts.keys()])
    await until(() => pool.stats().done === count)
    await job
    expect(starts.every((times) => times === 1)).toBe(true)
  })

  test('a subscription ends when disposed of, and a throwing listener harms nobody', async () => {
    await using pool = new PoolClass(1)
    const seen: string[] = []
    const subscription = pool.subscribe((event) => seen.push(event.type))
    await pool.apply(square, [1])
    subscription[Symbol.dispose]()
    const before = seen.length
    await pool.apply(square, [2])
    expect(before).toBeGreaterThan(0)
    expect(seen).toHaveLength(before)
  })
})
