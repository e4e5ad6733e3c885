import type { Outcome, Task, Work, WorkSpec } from './work.ts'

/** Some tasks of one function that are handed to a worker together; positions count from 0. */
export interface Batch {
  readonly length: number
  /** What holds for all of them. */
  readonly spec: WorkSpec
  readonly attempt: number
  readonly stopsOnError: boolean
  /** Number of the work that all of them are of; 0 when there are several. */
  readonly group: number
  inputAt(position: number): unknown
  taskAt(position: number): Task
  /** Whether nothing of the program is called when one of its tasks ends well: no callback, and no source of inputs. */
  readonly endsQuietly: boolean
  /** Whether any of them is of this work. */
  includes(work: Work): boolean
  /** Whether anybody still wants the result. */
  isWanted(position: number): boolean
  /**
   * Writes as many inputs as are numbers, and as there is room for, from the first on.
   *
   * @returns How many inputs were written.
   */
  writeNumbers(to: Float64Array, at: { start: number; room: number; arity: number }): number
  settle(position: number, outcome: Outcome): void
  /** Settles the tasks in a span with the numbers that stand `stride` apart, from `at` on. */
  settleNumbers(span: Span, numbers: Float64Array, place: { at: number; stride: number }): void
  /** Has the tasks in a span run elsewhere, or again if the attempt is another. */
  giveBack(span: Span, attempt: number): void
}

/** Positions from the first up to, not including, the end. */
export interface Span {
  from: number
  to: number
}

/** Returns how many numbers each input is made of, by the first of them; 0 when it is not. */
export function arityOf(batch: Batch): number {
  const first = batch.length === 0 ? undefined : batch.inputAt(0)
  if (!batch.spec.spreads) return typeof first === 'number' ? 1 : 0
  return Array.isArray(first) && areNumbers(first) ? first.length : 0
}

/**
 * Writes as many inputs as are arrays of that many numbers, and as there is room for, from the first on.
 *
 * @returns How many inputs were written.
 */
export function writeNumericArguments(
  batch: Batch,
  to: Float64Array,
  { start, room, arity }: { start: number; room: number; arity: number },
): number {
  const count = Math.min(batch.length, Math.floor(room / arity))
  for (let position = 0; position < count; position++) {
    if (!writeArguments(batch.inputAt(position), to, { at: start + position * arity, arity })) return position
  }
  return count
}

/** Writes an array of arguments if it is that many numbers; returns whether it was. */
function writeArguments(args: unknown, to: Float64Array, { at, arity }: { at: number; arity: number }): boolean {
  if (!Array.isArray(args) || args.length !== arity) return false
  for (let index = 0; index < arity; index++) {
    const value: unknown = args[index]
    if (typeof value !== 'number') return false
    to[at + index] = value
  }
  return true
}

/** The most numbers that make an input which is written as such. */
const MOST_NUMBERS = 16

function areNumbers(values: readonly unknown[]): boolean {
  return values.length > 0 && values.length <= MOST_NUMBERS && values.every((value) => typeof value === 'number')
}
