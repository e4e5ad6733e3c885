import type { Span } from './batch.ts'
import type { Work } from './work.ts'

/** Neighbouring inputs of one piece of work. */
export interface Stretch {
  /** Where the inputs are, and which of those is the first. */
  inputs: readonly unknown[]
  offset: number
  length: number
  /** Index of the first in the work. */
  first: number
  attempt: number
}

/** Returns the part of a stretch between two positions. */
export function partOf(stretch: Stretch, { from, to }: Span): Stretch {
  return { ...stretch, offset: stretch.offset + from, first: stretch.first + from, length: to - from }
}

/** Work that hands out its inputs in stretches. */
export interface StretchOwner extends Work {
  /** Takes the results of neighbouring tasks that are numbers. */
  settleNumbers(span: Span, numbers: Float64Array, place: { at: number; stride: number }): void
  /** Takes back inputs that have to run again, or were not started. */
  takeBack(stretch: Stretch): void
}
