import type { Summary } from './summary.ts'

/** Whether more of a figure is better (a rate) or less (a time). */
export type Better = 'higher' | 'lower'

/** What can be said of one contender against another: nothing, as long as their quartiles overlap. */
type Verdict = 'better' | 'worse' | 'within noise'

/** One contender against another. */
export interface Comparison {
  /** How many times as good the first is, by the medians: above 1 where it is better, whichever way that is. */
  ratio: number
  verdict: Verdict
}

/** With fewer samples than this, nothing is known of the noise. */
const FEWEST_SAMPLES = 3

/** Compares two summaries of the same figure; three samples of each are the least that may tell a difference. */
export function compare(first: Summary, second: Summary, better: Better): Comparison {
  const ratio = better === 'higher' ? first.median / second.median : second.median / first.median
  const isOverlapping = first.low <= second.high && second.low <= first.high
  if (isOverlapping || Math.min(first.count, second.count) < FEWEST_SAMPLES) return { ratio, verdict: 'within noise' }
  return { ratio, verdict: ratio > 1 ? 'better' : 'worse' }
}

/** Returns the index of the summary with the best median; -1 when there is none. */
export function bestOf(summaries: readonly Summary[], better: Better): number {
  const medians = summaries.map(({ median }) => median)
  return medians.indexOf(better === 'higher' ? Math.max(...medians) : Math.min(...medians))
}

/**
 * Returns the index of the summary that is better than every other beyond the noise.
 *
 * @returns Undefined when the intervals of the best two overlap.
 */
export function winnerOf(summaries: readonly Summary[], better: Better): number | undefined {
  const best = bestOf(summaries, better)
  const first = summaries[best]
  if (first === undefined) return undefined
  const isClear = summaries.every(
    (other, index) => index === best || compare(first, other, better).verdict === 'better',
  )
  return isClear ? best : undefined
}
