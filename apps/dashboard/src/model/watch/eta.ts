/** What an estimate is made from. */
export interface EtaFacts {
  /** Tasks finished, and those left, running ones counted by what is left of them. */
  done: number
  left: number
  /** Tasks finished in each millisecond, of late. */
  perMs: number
  /** Mean and standard deviation of how long a task runs, in milliseconds. */
  meanMs: number
  deviationMs: number
  /** Workers that work side by side. */
  lanes: number
}

/** When the work will be done. */
export interface Eta {
  /** Milliseconds from now. */
  ms: number
  /** The end is this far before or after, nineteen times in twenty, if tasks stay as they were. */
  spreadMs: number
}

/**
 * Estimates when the rest will be done, with its spread; undefined until a task was finished.
 *
 * @remarks
 * The time of what is left is a sum of `left` draws whose mean is known from `done` draws, so its variance is
 * s² · left · (1 + left / done): the prediction interval of a mean. Lanes share it, and the last task adds its own spread.
 * @example
 * ```ts @import.meta.vitest
 * const facts = { left: 100, perMs: 0.01, meanMs: 100, deviationMs: 50, lanes: 1 }
 * const [early, late] = [10, 1000].map((done) => etaOf({ ...facts, done }))
 * expect(early?.ms).toBe(10_000)
 * expect(early?.spreadMs).toBeGreaterThan(2 * (late?.spreadMs ?? 0))
 * ```
 */
export function etaOf(facts: EtaFacts): Eta | undefined {
  const { done, left, perMs, meanMs, deviationMs, lanes } = facts
  if (done === 0 || perMs <= 0) return undefined
  const ms = left / perMs
  if (left === 0 || meanMs === 0) return { ms, spreadMs: 0 }
  // How much longer the wall clock takes than the lanes' work alone: copies, waits, shared cores.
  const stretch = Math.max(1, (ms * lanes) / (left * meanMs))
  const variance = deviationMs ** 2 * left * (1 + left / done)
  return { ms, spreadMs: (1.96 * Math.sqrt(variance) * stretch) / Math.max(1, lanes) }
}
