/** A result and how long it took. */
export interface Timed<T> {
  value: T
  ms: number
}

const longEnoughMs = 250
const mostRuns = 5

/**
 * Runs a job and times it: once if it is long, else up to five times, of which the median counts.
 *
 * @remarks A job of a few milliseconds is at the mercy of whatever else the machine does; its median is not.
 */
export async function timed<T>(run: () => PromiseLike<T>, signal: AbortSignal): Promise<Timed<T>> {
  const times: number[] = []
  const began = performance.now()
  for (;;) {
    signal.throwIfAborted()
    const start = performance.now()
    const value = await run()
    times.push(performance.now() - start)
    if (times.length === mostRuns || performance.now() - began > longEnoughMs) return { value, ms: median(times) }
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
