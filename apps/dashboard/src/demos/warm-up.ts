import type { PoolEvent } from '@mp/core'
import type { DemoPool } from './demo.ts'

/**
 * Waits until every worker of a pool is ready.
 *
 * @remarks A pool works as soon as one worker is ready; on the clock, the others' start would count.
 * @throws (rejects) the reason of the signal when it aborts.
 */
export async function allReady(pool: DemoPool, signal: AbortSignal): Promise<void> {
  const changed = Promise.withResolvers<void>()
  const look = (): void => {
    if (signal.aborted) changed.reject(signal.reason)
    else if (pool.stats().workers.every(({ state }) => state !== 'starting')) changed.resolve()
  }
  const subscription = pool.subscribe(({ type }: PoolEvent) => {
    if (type === 'worker-ready' || type === 'worker-exit' || type === 'pool-end') queueMicrotask(look)
  })
  signal.addEventListener('abort', look)
  // Workers without work do not keep the program running, and nothing else may.
  const keepsRunning = setInterval(look, 1000)
  look()
  try {
    await changed.promise
  } finally {
    clearInterval(keepsRunning)
    subscription[Symbol.dispose]()
    signal.removeEventListener('abort', look)
  }
}
