import type { Measure } from '../model/outcome.ts'
import type { DemoContext, DemoPool } from './demo.ts'
import { timed } from './timed.ts'

/** Work to do twice: on one core, then on many workers. */
export interface SharedWork<T, R> {
  fn: (input: T) => R
  inputs: readonly T[]
  workers: number
  /** Inputs that are run first and not timed, so that workers have loaded their modules. */
  warmUp: readonly T[]
}

/** What came of doing the work twice. */
export interface OneCoreAndMany<R> {
  results: Awaited<R>[]
  measures: Measure[]
  oneCoreMs: number
  manyMs: number
}

/** How often a task is tried again when its worker dies, or is killed by key. */
export const retries = 2

/** Runs the same inputs in a pool of one worker and in a pool of many, and times both. */
export async function oneCoreAndMany<T, R>(context: DemoContext, work: SharedWork<T, R>): Promise<OneCoreAndMany<R>> {
  context.phase('on one core')
  const one = await inPool(context, { ...work, workers: 1 }, 'one core')
  const kind = context.backend === 'process' ? 'processes' : 'threads'
  const name = `${work.workers} ${kind}`
  context.phase(`on ${name}`)
  const many = await inPool(context, work, name)
  const measures: Measure[] = [
    { label: 'one core', group: '', workers: 1, ms: one.ms },
    { label: name, group: '', workers: work.workers, ms: many.ms },
  ]
  return { results: many.value, measures, oneCoreMs: one.ms, manyMs: many.ms }
}

async function inPool<T, R>(context: DemoContext, work: SharedWork<T, R>, name: string) {
  const pool = context.openPool({ name, workers: work.workers })
  const options = { retries, signal: context.signal, chunkSize: 1 }
  await warm(pool, work, context.signal)
  const result = await timed(() => pool.map(work.fn, work.inputs, options), context.signal)
  pool.close()
  await pool.join()
  return result
}

/** Gives every worker something small to run, so that none loads a module on the clock. */
async function warm<T, R>(pool: DemoPool, work: SharedWork<T, R>, signal: AbortSignal): Promise<void> {
  const inputs = Array.from({ length: work.workers * 2 }, (_, index) => work.warmUp[index % work.warmUp.length] as T)
  if (work.warmUp.length > 0) await pool.map(work.fn, inputs, { retries, signal, chunkSize: 1 })
}
