import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { AnyFunction } from '../function/load-function.ts'
import type { Contender, Measured } from './contender.ts'
import { median, ratio, type Summary, summarize } from './statistics.ts'
import { openWork, type TimedWork, type Work } from './timed-work.ts'

/** How a bench is run. */
export interface BenchOptions {
  runs: number
  warmup: number
  signal: AbortSignal
  /** Is told of each run that begins. */
  onRun: (contender: Contender, run: number) => void
}

/** What a bench found beside the times. */
export interface Finding {
  measured: Measured[]
  /** Contenders whose results were other than those of the serial run. */
  different: Contender[]
}

/** How long a serial run should take, so that the clock is fine enough and the start of a job counts little. */
const runMs = 1000
const mostTasks = 1_000_000

/**
 * Times one call, and says how many make a run of about a second: a multiple of `most`, so that workers share them
 * evenly.
 *
 * @param most - The most workers that share them.
 */
export async function sizeOf(
  { fn, args }: { fn: AnyFunction; args: readonly unknown[] },
  most: number,
): Promise<{ tasks: number; taskMs: number }> {
  const times: number[] = []
  const end = performance.now() + runMs / 4
  do {
    const start = performance.now()
    await fn(...args)
    times.push(performance.now() - start)
  } while (performance.now() < end && times.length < 1000)
  // The first calls are slower, until they are compiled.
  const taskMs = median(times.slice(Math.floor(times.length / 2)))
  const tasks = Math.min(mostTasks, Math.max(runMs / Math.max(taskMs, 1e-6), 4 * most))
  return { tasks: Math.ceil(tasks / most) * most, taskMs }
}

/** Times contenders one after the other; the first is what the others are compared with. */
export async function bench(contenders: readonly Contender[], work: Work, options: BenchOptions): Promise<Finding> {
  const finding: Finding = { measured: [], different: [] }
  let expected: unknown[] | undefined
  for (const contender of contenders) {
    const opened = await openWork(contender, work, options.signal)
    try {
      const { times, results } = await timeRuns(opened, contender, options)
      expected ??= results
      if (!isDeepStrictEqual(results, expected)) finding.different.push(contender)
      finding.measured.push(compared(contender, times, finding.measured[0]?.summary))
    } finally {
      await opened[Symbol.asyncDispose]()
    }
  }
  return finding
}

async function timeRuns(
  work: TimedWork,
  contender: Contender,
  { runs, warmup, signal, onRun }: BenchOptions,
): Promise<{ times: number[]; results: unknown[] }> {
  const times: number[] = []
  let results: unknown[] = []
  for (let run = -warmup; run < runs; run++) {
    await setImmediate()
    signal.throwIfAborted()
    onRun(contender, run)
    const start = performance.now()
    results = await work.run()
    if (run >= 0) times.push(performance.now() - start)
  }
  return { times, results }
}

function compared(contender: Contender, times: number[], serial: Summary | undefined): Measured {
  const summary = summarize(times)
  const speedUp = serial === undefined ? { value: 1, sd: 0 } : ratio(serial, summary)
  return { contender, times, summary, speedUp, efficiency: speedUp.value / contender.workers }
}
