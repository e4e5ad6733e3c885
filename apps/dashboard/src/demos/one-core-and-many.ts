import type { Outcome } from '../model/outcome.ts'
import { duration } from '../view/duration.ts'
import type { DemoContext } from './demo.ts'
import { ForeignLoad } from './foreign-load.ts'
import { TaskTimes } from './task-times.ts'
import { timed } from './timed.ts'
import { verdictOn } from './verdict.ts'
import { allReady } from './warm-up.ts'

/** Work to do twice: on one core, then on many workers. */
export interface SharedWork<T, R> {
  fn: (input: T) => R
  inputs: readonly T[]
  workers: number
  /** Inputs that are run first and not timed, so that workers have loaded their modules. */
  warmUp: readonly T[]
  /** Inputs in a message; the pool's own choice if not given. */
  chunkSize?: number
}

/** What came of doing the work once. */
interface Once<R> {
  results: Awaited<R>[]
  ms: number
  /** How long a task ran, the median. */
  taskMs: number
  longestMs: number
  foreignLoad: number | undefined
}

/** What the pool of one worker is called. */
export const baseline = 'one core'

/** How often a task is tried again when its worker dies, or is killed by key. */
export const retries = 2

/** Runs the same inputs in a pool of one worker and in a pool of many, times both, and says why they differ. */
export async function oneCoreAndMany<T, R>(
  context: DemoContext,
  work: SharedWork<T, R>,
  describe: (results: Awaited<R>[]) => string,
): Promise<Outcome> {
  const { inputs, workers } = work
  const one = await inPool(context, { ...work, workers: 1 }, baseline)
  const name = workersName(context, workers)
  const many = await inPool(context, work, name)
  const { taskMs, longestMs } = one
  const facts = { oneCoreMs: one.ms, manyMs: many.ms, taskMs, longestMs, foreignLoad: many.foreignLoad }
  return {
    computed: describe(many.results),
    measures: [
      { label: baseline, group: '', workers: 1, ms: one.ms },
      { label: name, group: '', workers, ms: many.ms },
    ],
    verdict: verdictOn({ ...facts, tasks: inputs.length, workers, cores: context.cores }),
  }
}

/** Words a number of workers, such as `4 processes`. */
export function workersName(context: DemoContext, workers: number): string {
  if (context.backend === 'process') return workers === 1 ? '1 process' : `${workers} processes`
  return workers === 1 ? '1 thread' : `${workers} threads`
}

async function inPool<T, R>(context: DemoContext, work: SharedWork<T, R>, name: string): Promise<Once<R>> {
  const { signal } = context
  context.phase(`starting: ${name}`)
  const pool = context.openPool({ name, workers: work.workers, isFixed: name === baseline })
  const { chunkSize } = work
  const options = { retries, signal, ...(chunkSize === undefined ? {} : { chunkSize }) }
  await allReady(pool, signal)
  await pool.map(work.fn, repeated(work.warmUp, work.workers * 2), { retries, signal, chunkSize: 1 })
  context.phase(`on ${name}`, work.inputs.length)
  const foreign = new ForeignLoad(pool)
  const times = new TaskTimes(pool)
  const { value, ms } = await timed(() => pool.map(work.fn, work.inputs, options), signal)
  const once = { results: value, ms, ...times.stop(), foreignLoad: foreign.measure() }
  context.log(
    `${name}: ${duration(ms)}, a task takes ${duration(once.taskMs)}, the longest ${duration(once.longestMs)}`,
  )
  pool.close()
  await pool.join()
  return once
}

function repeated<T>(inputs: readonly T[], count: number): T[] {
  return Array.from({ length: Math.ceil(count / inputs.length) }, () => inputs).flat()
}
