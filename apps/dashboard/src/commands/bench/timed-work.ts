import { setImmediate } from 'node:timers/promises'
import { Pool, ThreadPool } from '@mp/core'
import type { DemoPool } from '../../demos/demo.ts'
import { allReady } from '../../demos/warm-up.ts'
import type { AnyFunction } from '../function/load-function.ts'
import { logToStderr } from '../function/own-output.ts'
import type { Contender } from './contender.ts'

/** How often a serial run lets the program hear of Ctrl-C. */
const turnMs = 100

/** The work that every contender does. */
export interface Work {
  fn: AnyFunction
  args: readonly unknown[]
  /** Calls in each run. */
  tasks: number
  chunkSize: number | undefined
}

/** One contender, ready to be timed. */
export interface TimedWork extends AsyncDisposable {
  /** Does all of the work once, and returns what the calls returned. */
  run(): PromiseLike<unknown[]>
}

/** Makes a contender ready: workers are started before the clock runs. */
export async function openWork(contender: Contender, work: Work, signal: AbortSignal): Promise<TimedWork> {
  if (contender.backend === 'serial') return serialWork(work, signal)
  const { backend, workers } = contender
  const options = { workers, name: 'bench', initializer: logToStderr }
  const pool = backend === 'process' ? new Pool(options) : new ThreadPool(options)
  try {
    await allReady(pool, signal)
    return pooledWork(pool, work, signal)
  } catch (error) {
    await pool.terminate()
    throw error
  }
}

function pooledWork(pool: DemoPool, { fn, args, tasks, chunkSize }: Work, signal: AbortSignal): TimedWork {
  const inputs = Array.from({ length: tasks }, () => [...args])
  const options = chunkSize === undefined ? { signal } : { signal, chunkSize }
  return {
    run: () => pool.starmap(fn, inputs, options),
    [Symbol.asyncDispose]: () => pool.terminate(),
  }
}

function serialWork({ fn, args, tasks }: Work, signal: AbortSignal): TimedWork {
  const run = async (): Promise<unknown[]> => {
    const results: unknown[] = []
    let turnAt = performance.now()
    for (let task = 0; task < tasks; task++) {
      const result = fn(...args)
      // A call that does not wait is not made to: a microtask for each would be counted as its work.
      results.push(isPromise(result) ? await result : result)
      if (performance.now() - turnAt < turnMs) continue
      await setImmediate()
      signal.throwIfAborted()
      turnAt = performance.now()
    }
    return results
  }
  return { run, [Symbol.asyncDispose]: () => Promise.resolve() }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value
}
