import { aligned, TASK_COUNT, taskRegion } from './layout.ts'
import type { LaneMemory } from './lane-memory.ts'
import { type LaneValue, writeLaneValue } from './lane-value.ts'
import { RingSpace } from './ring-space.ts'
import { TASK_HEAD_BYTES, type TaskHead, TaskRecord, VALUE_HEAD_BYTES } from './task-record.ts'

/** The host's end of the ring of tasks: writes records, which the worker sees once they are published. */
export class TaskWriter {
  readonly #memory: LaneMemory
  readonly #space: RingSpace
  /** Where the worker looks for each record that it may still need, in order: at the record, or at what leads to it. */
  readonly #needed: number[] = []
  /** How many bytes went as messages for each of these, and for the open one: they count as if they lay in the ring. */
  readonly #beside: number[] = []
  #besideBytes = 0
  #openBeside = 0
  #count = 0
  #at = 0
  #room = 0
  #used = 0
  #values = 0

  constructor(memory: LaneMemory) {
    this.#memory = memory
    this.#space = new RingSpace(memory.cells, taskRegion(memory.size))
  }

  /** The longest value that always finds room once the worker has nothing left. */
  get longest(): number {
    return this.#space.longest - TASK_HEAD_BYTES - VALUE_HEAD_BYTES
  }

  /** Records that were published and not forgotten. */
  get depth(): number {
    return this.#needed.length
  }

  /** The memory in steps of 8 bytes. */
  get numbers(): Float64Array {
    return this.#memory.numbers
  }

  /** Begins a record with room for one input of so many bytes at least; returns false when there is none. */
  open(bytes: number): boolean {
    // While the worker runs one record the next may come, however large it is.
    if (this.depth > 1 && this.#besideBytes >= this.longest) return false
    const head = this.#needed[0] ?? this.#space.tail
    const found = this.#space.find(TASK_HEAD_BYTES + VALUE_HEAD_BYTES + aligned(bytes), head)
    if (found === undefined) return false
    this.#at = found.at
    this.#room = found.room
    this.#used = TASK_HEAD_BYTES
    this.#values = 0
    this.#openBeside = 0
    return true
  }

  /** Where the numbers of the open record begin in the memory, and how many there is room for. */
  get slots(): { start: number; room: number } {
    return { start: (this.#at + TASK_HEAD_BYTES) >> 3, room: (this.#room - TASK_HEAD_BYTES) >> 3 }
  }

  /** Whether one more input of so many bytes finds room in the open record. */
  hasRoom(bytes: number): boolean {
    if (this.#openBeside > 0 && this.#besideBytes + this.#openBeside >= this.longest) return false
    return this.#used + VALUE_HEAD_BYTES + aligned(bytes) <= this.#room
  }

  /** Adds an input to the open record, which must have room for it; so many bytes of it go as a message. */
  add(value: LaneValue, besideBytes = 0): void {
    const { kind, byteLength } = value
    const { cells, bytes } = this.#memory
    const at = this.#at + this.#used
    cells[at >> 2] = kind
    cells[(at >> 2) + 1] = byteLength
    writeLaneValue(value, bytes, at + VALUE_HEAD_BYTES)
    this.#used += VALUE_HEAD_BYTES + aligned(byteLength)
    this.#values += 1
    this.#openBeside += besideBytes
  }

  /** Publishes the open record, of the values that were added. */
  publishValues(head: TaskHead): TaskRecord {
    return this.#publish(head, { count: this.#values, arity: 0, byteLength: this.#used })
  }

  /** Publishes the open record, of the numbers that were written to its slots. */
  publishNumbers(head: TaskHead, count: number, arity: number): TaskRecord {
    return this.#publish(head, { count, arity, byteLength: TASK_HEAD_BYTES + 8 * count * arity })
  }

  /** Forgets the oldest record, which the worker has ended. */
  forget(): void {
    this.#needed.shift()
    this.#besideBytes -= this.#beside.shift() ?? 0
  }

  #publish(head: TaskHead, shape: { count: number; arity: number; byteLength: number }): TaskRecord {
    const record = new TaskRecord(this.#memory, this.#at)
    this.#count = (this.#count + 1) | 0
    record.write(head, this.#count, shape)
    // Where the ring goes round, the word that says so is needed like the record that comes after it.
    this.#needed.push(this.#space.tail)
    this.#beside.push(this.#openBeside)
    this.#besideBytes += this.#openBeside
    this.#space.take(this.#at, shape.byteLength)
    Atomics.store(this.#memory.cells, TASK_COUNT, this.#count)
    return record
  }
}
