/** How often to draw so that drawing and listening stay within a budget. */
export interface PaceOptions {
  /** Share of one core that may be used, from 0 to 1. */
  budget: number
  /** The shortest and the longest time between two frames, in milliseconds. */
  leastMs: number
  mostMs: number
}

/** Two hundredths of a core, with four frames a second where that is enough. */
export const usualPace: PaceOptions = { budget: 0.02, leastMs: 250, mostMs: 3000 }

/** Part of the budget that is aimed at, so that it holds when more happens. */
const margin = 0.7
/** A frame comes at most this much sooner than the last, so that a quiet moment does not make it flicker. */
const gentle = 0.6

/**
 * Works out the time to the next frame from what the last ones cost.
 *
 * @param intervalMs - Time between two frames now.
 * @param share - Share of one core that was used at that pace, from 0 to 1.
 * @returns Milliseconds between two frames from now on.
 * @example
 * ```ts @import.meta.vitest
 * expect(nextInterval(250, 0.056, usualPace)).toBeCloseTo(1000)
 * expect(nextInterval(1000, 0.001, usualPace)).toBe(600)
 * expect(nextInterval(250, 0.9, usualPace)).toBe(3000)
 * ```
 */
export function nextInterval(intervalMs: number, share: number, options: PaceOptions): number {
  const { budget, leastMs, mostMs } = options
  const wanted = (intervalMs * share) / (budget * margin)
  return Math.min(mostMs, Math.max(leastMs, wanted, intervalMs * gentle))
}
