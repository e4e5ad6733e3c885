/** How often to draw so that drawing and listening stay within a budget. */
export interface PaceOptions {
  /** Share of one core that may be used, from 0 to 1. */
  budget: number
  /** The shortest and the longest time between two frames, in milliseconds. */
  leastMs: number
  mostMs: number
}

/** What was measured of late. */
export interface Cost {
  /** CPU time of a frame, in milliseconds. */
  frameMs: number
  /** Share of one core that everything else took, from 0 to 1: listening, looking at other programs. */
  restShare: number
}

/** Two hundredths of a core, with four frames a second where that is enough. */
export const usualPace: PaceOptions = { budget: 0.02, leastMs: 250, mostMs: 3000 }

/** Part of the budget that is aimed at, so that it holds when more happens. */
const margin = 0.85
/** Frames get at least this part of the budget, however much the rest takes. */
const leastForFrames = 0.2

/**
 * Works out the time to the next frame from what frames cost, and from what the rest leaves of the budget.
 *
 * @returns Milliseconds between two frames from now on.
 * @example
 * ```ts @import.meta.vitest
 * expect(intervalFor({ frameMs: 2, restShare: 0.002 }, usualPace)).toBe(250)
 * expect(intervalFor({ frameMs: 9, restShare: 0.008 }, usualPace)).toBeCloseTo(1000)
 * expect(intervalFor({ frameMs: 90, restShare: 0.5 }, usualPace)).toBe(3000)
 * ```
 */
export function intervalFor({ frameMs, restShare }: Cost, options: PaceOptions): number {
  const { budget, leastMs, mostMs } = options
  const forFrames = Math.max(budget * leastForFrames, budget * margin - restShare)
  return Math.min(mostMs, Math.max(leastMs, frameMs / forFrames))
}
