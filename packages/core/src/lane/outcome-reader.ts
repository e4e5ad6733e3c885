import type { MessageFormatError } from '../errors.ts'
import type { Encoded } from '../wire/encode.ts'
import { damaged } from '../wire/reading-message.ts'
import { aligned, GO_ROUND, OUTCOME_COUNT, OUTCOME_HEAD, outcomeRegion } from './layout.ts'
import type { LaneMemory } from './lane-memory.ts'
import { postedNumber, readLaneValue } from './lane-value.ts'
import type { TakenOutcomes } from './outcome-writer.ts'
import * as outcome from './outcome-record.ts'

/** The host's end of the ring of outcomes; once it is damaged, nothing comes out of it any more. */
export class OutcomeReader {
  readonly #memory: LaneMemory
  readonly #start: number
  readonly #end: number
  #at: number
  #count = 0
  #damage: MessageFormatError | undefined

  constructor(memory: LaneMemory) {
    this.#memory = memory
    const { start, byteLength } = outcomeRegion(memory.size)
    this.#start = start
    this.#end = start + byteLength
    this.#at = this.#start
  }

  /** What is wrong with the ring, if it holds what no worker of ours has written. */
  get damage(): MessageFormatError | undefined {
    return this.#damage
  }

  /** Whether there is an outcome. */
  get hasNext(): boolean {
    return this.#damage === undefined && Atomics.load(this.#memory.cells, OUTCOME_COUNT) !== this.#count
  }

  /** Puts outcomes that came in a message where the next one is read; all before must have been. */
  receive({ outcomes, count }: TakenOutcomes): void {
    if (outcomes.byteLength > this.#end - this.#start) this.#damage = damaged(outcomes)
    else this.#memory.bytes.set(outcomes, this.#start)
    this.#at = this.#start
    Atomics.add(this.#memory.cells, OUTCOME_COUNT, count)
  }

  /** Returns the head of the next outcome, which stays; undefined when there is none. */
  peek(): outcome.OutcomeHead | undefined {
    if (!this.hasNext) return undefined
    const { cells, numbers } = this.#memory
    if (cells[this.#at >> 2] === GO_ROUND) this.#at = this.#start
    const base = this.#at >> 2
    if (!this.#isWhole(base)) return this.giveUp()
    return {
      sequence: cells[base + outcome.SEQUENCE] ?? 0,
      item: cells[base + outcome.ITEM] ?? 0,
      type: outcome.OUTCOME_TYPES[cells[base + outcome.TYPE] ?? 0] ?? 'result',
      figure: numbers[(this.#at >> 3) + outcome.FIGURE] ?? 0,
      after: cells[base + outcome.AFTER] ?? 0,
    }
  }

  /** Tells whether an outcome begins there that lies within the ring. */
  #isWhole(base: number): boolean {
    const { cells } = this.#memory
    const byteLength = cells[base + outcome.LENGTH] ?? 0
    const hasType = outcome.OUTCOME_TYPES[cells[base + outcome.TYPE] ?? -1] !== undefined
    return hasType && byteLength >= outcome.OUTCOME_HEAD_BYTES && this.#at + byteLength <= this.#end
  }

  /** Says that the outcome which is next is none of those that can come. */
  giveUp(): undefined {
    this.#damage = damaged(this.#memory.bytes.subarray(this.#at, this.#at + outcome.OUTCOME_HEAD_BYTES))
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
