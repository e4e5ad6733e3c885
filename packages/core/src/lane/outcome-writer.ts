import { OUTCOME_COUNT, OUTCOME_HEAD, outcomeRegion } from './layout.ts'
import type { LaneMemory } from './lane-memory.ts'
import { type LaneValue, writeLaneValue } from './lane-value.ts'
import * as outcome from './outcome-record.ts'
import { RingSpace } from './ring-space.ts'

/** Outcomes on their way to a host with memory of its own. */
export interface TakenOutcomes {
  outcomes: Uint8Array
  count: number
}

/** The worker's end of the ring of outcomes: each counts from the store that publishes it, whatever happens next. */
export class OutcomeWriter {
  readonly #memory: LaneMemory
  readonly #space: RingSpace
  readonly #start: number
  #count = 0
  #taken = 0

  constructor(memory: LaneMemory) {
    this.#memory = memory
    const region = outcomeRegion(memory.size)
    this.#start = region.start
    this.#space = new RingSpace(memory.cells, region)
    // The host has read nothing yet.
    if (Atomics.load(memory.cells, OUTCOME_HEAD) === 0) Atomics.store(memory.cells, OUTCOME_HEAD, region.start)
  }

  /** The longest value that always finds room once the host has read everything. */
  get longest(): number {
    return this.#space.longest - outcome.OUTCOME_HEAD_BYTES
  }

  /** Puts an outcome; returns false when the host has to read some first. */
  put(head: outcome.OutcomeHead, value: LaneValue | undefined): boolean {
    const byteLength = outcome.OUTCOME_HEAD_BYTES + (value?.byteLength ?? 0)
    const { cells, numbers, bytes } = this.#memory
    const found = this.#space.find(byteLength, Atomics.load(cells, OUTCOME_HEAD))
    if (found === undefined) return false
    const { at } = found
    this.#space.take(at, byteLength)
    const base = at >> 2
    cells[base + outcome.LENGTH] = byteLength
    cells[base + outcome.SEQUENCE] = head.sequence
    cells[base + outcome.ITEM] = head.item
    cells[base + outcome.TYPE] = outcome.OUTCOME_TYPES.indexOf(head.type)
    cells[base + outcome.KIND] = value?.kind ?? 0
    cells[base + outcome.AFTER] = head.after
    numbers[(at >> 3) + outcome.FIGURE] = head.figure
    if (value !== undefined) writeLaneValue(value, bytes, at + outcome.OUTCOME_HEAD_BYTES)
    this.#count = (this.#count + 1) | 0
    Atomics.store(cells, OUTCOME_COUNT, this.#count)
    return true
  }

  /** Takes out what was put since the last time, for a host with memory of its own. */
  takeOut(): TakenOutcomes {
    const outcomes = Uint8Array.from(this.#memory.bytes.subarray(this.#start, this.#space.tail))
    const count = (this.#count - this.#taken) | 0
    this.#taken = this.#count
    this.#space.restart()
    return { outcomes, count }
  }
}
