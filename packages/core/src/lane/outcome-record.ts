/** What an outcome says of its task. */
export type OutcomeType = 'result' | 'error' | 'progress'

/** The types by the numbers that stand for them. */
export const OUTCOME_TYPES: readonly OutcomeType[] = ['result', 'error', 'progress']

/** What stands in front of the value of an outcome. */
export interface OutcomeHead {
  /** Sequence of the record of tasks. */
  sequence: number
  /** Which of its tasks. */
  item: number
  type: OutcomeType
  /** For how long the task ran, in milliseconds; for progress, how far it is. */
  figure: number
  /** Messages that the host has to have received before. */
  after: number
}

// Cells of an outcome.
export const LENGTH = 0
export const SEQUENCE = 1
export const ITEM = 2
export const TYPE = 3
export const KIND = 4
export const AFTER = 5
/** Its one number. */
export const FIGURE = 3
/** Where the value begins. */
export const OUTCOME_HEAD_BYTES = 32
