import { ratio } from './statistics.ts'

/** How long some number of workers took. */
export interface Timing {
  workers: number
  mean: number
  sd: number
}

/** What a series of timings says about more workers. */
export interface Scaling {
  /** Share of the work that does not spread, from 0 to 1. */
  serialShare: number
  /** Standard deviation of `serialShare`, from those of the timings. */
  serialShareSd: number
  /** Speed-up that no number of workers goes beyond, over one worker; infinite without a serial share. */
  limit: number
  /** Root of the mean squared difference between what was measured and what the law says, as a share of one worker's time. */
  misfit: number
  /** The fewest workers that were as fast as the fastest, by its standard deviation. */
  bestWorkers: number
}

/**
 * Fits Amdahl's law, `time(n) = time(1) · (s + (1 - s) / n)`, by least squares.
 *
 * @remarks
 * G. M. Amdahl, Validity of the single processor approach to achieving large scale computing capabilities, 1967.
 * More workers than cores only share what there is, so they say nothing of the law and are left out of the fit.
 * @param timings - With one worker among them.
 * @returns Undefined where there is no timing of one worker, or of more that fit on the cores.
 * @example
 * ```ts @import.meta.vitest
 * const timings = [1, 2, 4].map((workers) => ({ workers, mean: 100 * (0.1 + 0.9 / workers), sd: 1 }))
 * const scaling = fitAmdahl(timings, 4)
 * expect(scaling?.serialShare).toBeCloseTo(0.1)
 * expect(scaling?.limit).toBeCloseTo(10)
 * expect(scaling?.bestWorkers).toBe(4)
 * ```
 */
export function fitAmdahl(timings: readonly Timing[], cores: number): Scaling | undefined {
  const one = timings.find(({ workers }) => workers === 1)
  const more = timings.filter(({ workers }) => workers > 1 && workers <= cores)
  if (one === undefined || more.length === 0) return undefined
  // time(n) / time(1) - 1 / n = s · (1 - 1 / n) is a line through the origin.
  const points = more.map((timing) => {
    const { value, sd } = ratio(timing, one)
    return { x: 1 - 1 / timing.workers, y: value - 1 / timing.workers, sd }
  })
  const spread = sum(points.map(({ x }) => x * x))
  const slope = sum(points.map(({ x, y }) => x * y)) / spread
  const serialShare = Math.min(1, Math.max(0, slope))
  const squares = points.map(({ x, y }) => (y - serialShare * x) ** 2)
  return {
    serialShare,
    serialShareSd: Math.sqrt(sum(points.map(({ x, sd }) => (x * sd) ** 2))) / spread,
    limit: 1 / serialShare,
    misfit: Math.sqrt(sum(squares) / points.length),
    bestWorkers: fewestAsFast(timings),
  }
}

/** Returns the speed-up over one worker that the law gives some number of workers. */
export function speedUpOf(serialShare: number, workers: number): number {
  return 1 / (serialShare + (1 - serialShare) / workers)
}

function fewestAsFast(timings: readonly Timing[]): number {
  const [fastest] = timings.toSorted((a, b) => a.mean - b.mean)
  const enough = timings.filter(({ mean }) => fastest !== undefined && mean <= fastest.mean + fastest.sd)
  return Math.min(...enough.map(({ workers }) => workers))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
