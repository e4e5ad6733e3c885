import { type Backend, Pool, ThreadPool } from '@mp/core'
import type { DemoPool } from '../../demos/demo.ts'
import { allReady } from '../../demos/warm-up.ts'
import { median } from '../bench/statistics.ts'
import { spin } from './spin.ts'

/** What workers of one kind cost here. */
export interface PoolCosts {
  backend: Backend
  /** From making a pool of one worker to the first result, in milliseconds. */
  startMs: number
  /** One call that does nothing, awaited, in milliseconds: the median. */
  roundTripMs: number
  /** The shortest task that more than one worker did sooner than this program alone, in microseconds. */
  breakEvenUs: number | undefined
  /** The shortest job, in milliseconds on one core, for which it pays to start all workers. */
  breakEvenJobMs: number | undefined
}

/** How costs are measured. */
export interface CostOptions {
  backend: Backend
  workers: number
  stepsPerUs: number
  signal: AbortSignal
}

const starts = 3
const roundTrips = 300
/** Task lengths that are tried, in microseconds. */
const lengthsUs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
/** How long a job of such tasks is, in milliseconds on one core. */
const jobMs = 20
const tries = 3
/** After this long it is given up, as a busy machine is never sooner with more workers. */
const patienceMs = 1500

/**
 * Measures what workers of one kind cost on this machine.
 *
 * @throws whatever keeps a pool from starting.
 */
export async function measureCosts(options: CostOptions): Promise<PoolCosts> {
  const { backend, workers } = options
  const startMs = await measureStart(options)
  const breakEvenUs = await inPool(options, workers, (pool) => findBreakEven(pool, options))
  const roundTripMs = await inPool(options, 1, (pool) => measureRoundTrip(pool, options.signal))
  const breakEvenJobMs = workers === 1 ? undefined : (startMs * workers) / (workers - 1)
  return { backend, startMs, roundTripMs, breakEvenUs, breakEvenJobMs }
}

async function measureStart(options: CostOptions): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < starts; time++) {
    const start = performance.now()
    await inPool(options, 1, async (pool) => {
      await pool.apply(spin, [1], { signal: options.signal })
      times.push(performance.now() - start)
    })
  }
  return median(times)
}

async function measureRoundTrip(pool: DemoPool, signal: AbortSignal): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < roundTrips; time++) {
    const start = performance.now()
    await pool.apply(spin, [1], { signal })
    times.push(performance.now() - start)
  }
  return median(times.slice(roundTrips / 3))
}

/** Tries longer and longer tasks, until a map of them ends sooner than a loop in this program. */
async function findBreakEven(
  pool: DemoPool,
  { workers, stepsPerUs, signal }: CostOptions,
): Promise<number | undefined> {
  if (workers === 1) return undefined
  await allReady(pool, signal)
  await pool.map(
    spin,
    Array.from({ length: 1000 }, () => stepsPerUs),
    { signal },
  )
  const end = performance.now() + patienceMs
  for (const length of lengthsUs) {
    if (performance.now() > end) return undefined
    const count = Math.ceil((jobMs * 1000) / length / workers) * workers
    const inputs = Array.from({ length: count }, () => length * stepsPerUs)
    const alone: number[] = []
    const together: number[] = []
    for (let time = 0; time < tries; time++) {
      alone.push(timeOf(() => inputs.map(spin)))
      const start = performance.now()
      await pool.map(spin, inputs, { signal })
      together.push(performance.now() - start)
    }
    if (Math.min(...together) < Math.min(...alone)) return length
  }
  return undefined
}

function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

async function inPool<T>({ backend }: CostOptions, workers: number, use: (pool: DemoPool) => Promise<T>): Promise<T> {
  const options = { workers, name: 'doctor' }
  const pool = backend === 'process' ? new Pool(options) : new ThreadPool(options)
  try {
    return await use(pool)
  } finally {
    await pool.terminate()
  }
}
