import type { Encoded } from '../wire/encode.ts'
import { damaged } from '../wire/reading-message.ts'
import { aligned, GO_ROUND, TASK_COUNT, taskRegion } from './layout.ts'
import type { LaneMemory } from './lane-memory.ts'
import { postedNumber, readLaneValue } from './lane-value.ts'
import { TASK_HEAD_BYTES, TaskRecord } from './task-record.ts'

/** The worker's end of the ring of tasks. */
export class TaskReader {
  readonly #memory: LaneMemory
  readonly #start: number
  readonly #end: number
  #at: number
  #count = 0
  #last: TaskRecord | undefined

  constructor(memory: LaneMemory) {
    this.#memory = memory
    const { start, byteLength } = taskRegion(memory.size)
    this.#start = start
    this.#end = start + byteLength
    this.#at = this.#start
  }

  /** How many records were read, ever, in 32 bits. */
  get count(): number {
    return this.#count
  }

  /** Whether there is a record. */
  get hasNext(): boolean {
    return Atomics.load(this.#memory.cells, TASK_COUNT) !== this.#count
  }

  /** The record that was read last. */
  get last(): TaskRecord | undefined {
    return this.#last
  }

  /** Puts a record that came in a message where the next one is read; there must be none. */
  receive(record: Uint8Array): void {
    const { bytes, cells } = this.#memory
    if (record.byteLength > this.#end - this.#start) throw damaged(record)
    bytes.set(record, this.#start)
    this.#at = this.#start
    Atomics.add(cells, TASK_COUNT, 1)
  }

  /**
   * Returns the next record; undefined when there is none.
   *
   * @throws {@link MessageFormatError} when something else lies there than a host of ours writes.
   */
  next(): TaskRecord | undefined {
    if (!this.hasNext) return undefined
    if (this.#memory.cells[this.#at >> 2] === GO_ROUND) this.#at = this.#start
    const record = new TaskRecord(this.#memory, this.#at)
    if (!record.isWhole || this.#at + record.byteLength > this.#end)
      throw damaged(this.#memory.bytes.subarray(this.#at, this.#at + TASK_HEAD_BYTES))
    this.#at += aligned(record.byteLength)
    this.#count = (this.#count + 1) | 0
    this.#last = record
    return record
  }
}

/** Reads the inputs of a record that are no numbers, one after the other. */
export class InputReader {
  readonly #memory: LaneMemory
  readonly #end: number
  #at: number

  constructor({ memory, at, byteLength }: TaskRecord) {
    this.#memory = memory
    this.#at = at + TASK_HEAD_BYTES
    this.#end = at + byteLength
  }

  /**
   * Returns the next input, or the number of the message that it came in.
   *
   * @throws {@link MessageFormatError} when something else lies there than a host of ours writes.
   */
  next(): Encoded | number {
    const { cells, bytes } = this.#memory
    const kind = cells[this.#at >> 2] ?? 0
    const byteLength = cells[(this.#at >> 2) + 1] ?? 0
    const at = this.#at + 8
    if (byteLength < 0 || at + byteLength > this.#end) throw damaged(bytes.subarray(this.#at, at))
    this.#at = at + aligned(byteLength)
    return postedNumber(bytes, at, kind) ?? readLaneValue(bytes, { at, byteLength }, kind)
  }
}
