import type { Encoded } from '../wire/encode.ts'
import { aligned, GO_ROUND, OUTCOME_COUNT, OUTCOME_HEAD, outcomeRegion } from './layout.ts'
import type { LaneMemory } from './lane-memory.ts'
import { postedNumber, readLaneValue } from './lane-value.ts'
import type { TakenOutcomes } from './outcome-writer.ts'
import * as outcome from './outcome-record.ts'

/** The host's end of the ring of outcomes. */
export class OutcomeReader {
  readonly #memory: LaneMemory
  readonly #start: number
  #at: number
  #count = 0

  constructor(memory: LaneMemory) {
    this.#memory = memory
    this.#start = outcomeRegion(memory.size).start
    this.#at = this.#start
  }

  /** Whether there is an outcome. */
  get hasNext(): boolean {
    return Atomics.load(this.#memory.cells, OUTCOME_COUNT) !== this.#count
  }

  /** Puts outcomes that came in a message where the next one is read; all before must have been. */
  receive({ outcomes, count }: TakenOutcomes): void {
    this.#memory.bytes.set(outcomes, this.#start)
    this.#at = this.#start
    Atomics.add(this.#memory.cells, OUTCOME_COUNT, count)
  }

  /** Returns the head of the next outcome, which stays; undefined when there is none. */
  peek(): outcome.OutcomeHead | undefined {
    if (!this.hasNext) return undefined
    const { cells, numbers } = this.#memory
    if (cells[this.#at >> 2] === GO_ROUND) this.#at = this.#start
    const base = this.#at >> 2
    return {
      sequence: cells[base + outcome.SEQUENCE] ?? 0,
      item: cells[base + outcome.ITEM] ?? 0,
      type: outcome.OUTCOME_TYPES[cells[base + outcome.TYPE] ?? 0] ?? 'result',
      figure: numbers[(this.#at >> 3) + outcome.FIGURE] ?? 0,
      after: cells[base + outcome.AFTER] ?? 0,
    }
  }

  /** Returns the value of the outcome that was peeked at, or the number of the message that it came in. */
  value(): Encoded | number {
    const { cells, bytes } = this.#memory
    const base = this.#at >> 2
    const kind = cells[base + outcome.KIND] ?? 0
    const byteLength = (cells[base + outcome.LENGTH] ?? 0) - outcome.OUTCOME_HEAD_BYTES
    const at = this.#at + outcome.OUTCOME_HEAD_BYTES
    return postedNumber(bytes, at, kind) ?? readLaneValue(bytes, { at, byteLength }, kind)
  }

  /** Turns to the next outcome. */
  advance(): void {
    const { cells } = this.#memory
    this.#at += aligned(cells[(this.#at >> 2) + outcome.LENGTH] ?? 0)
    this.#count = (this.#count + 1) | 0
    Atomics.store(cells, OUTCOME_HEAD, this.#at)
  }
}
