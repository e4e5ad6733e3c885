/** One measured way of doing the work of a demo. */
export interface Measure {
  /** Such as `2 processes`. */
  label: string
  /** Ways of one group did the same work and are compared; the first is the one-core baseline. */
  group: string
  workers: number
  ms: number
}

/** What a demo computed and how long it took. */
export interface Outcome {
  /** The result, as a line to show. */
  computed: string
  /** Baseline first in each group. */
  measures: readonly Measure[]
  /** Why the numbers are what they are, in a sentence. */
  verdict: string
}

/** A measure beside the baseline of its group. */
export interface Comparison extends Measure {
  speedUp: number
  isBaseline: boolean
}

/** Compares each measure with the baseline of its group. */
export function compare(measures: readonly Measure[]): Comparison[] {
  return measures.map((measure) => {
    const baseline = measures.find(({ group }) => group === measure.group) ?? measure
    return { ...measure, speedUp: baseline.ms / Math.max(measure.ms, 0.001), isBaseline: baseline === measure }
  })
}

/** Picks the comparison a demo is remembered for: the last way of its last group. */
export function headline(outcome: Outcome): Comparison | undefined {
  return compare(outcome.measures).at(-1)
}
