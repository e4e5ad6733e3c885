import type { LaneMemory } from './lane-memory.ts'

// Cells of a record.
const LENGTH = 0
const SEQUENCE = 1
const STARTED = 2
const ENDED = 3
const FUNCTION = 4
const COUNT = 5
const FLAGS = 6
const ATTEMPT = 7
const ARITY = 8
const AFTER = 9
const GROUP = 10
const FORGETS = 11
// Its numbers.
const STARTED_AT = 6
const BUSY_MS = 7
const MEMORY_BYTES = 8
const COPY_MS = 9
const GC_MS = 10
/** Where the inputs begin. */
export const TASK_HEAD_BYTES = 88

/** In front of each value: its kind and its length, a cell each. */
export const VALUE_HEAD_BYTES = 8

/** Added to the count of what was started: nothing more may be. */
const CUT = 1 << 30

/** Each input is an array of arguments. */
const SPREADS = 1
/** The first failure ends the record. */
const STOPS_ON_ERROR = 2
/** Inputs are numbers, and so may results be, in their places. */
const NUMBERS = 4
/** When each task was started has to be known. */
const TIMED = 8
/** The host wants to be told of each task that is started, unless they are quick. */
const WATCHED = 16
/** The host wants to know what the time of the worker went into. */
const MEASURED = 32

/** What the record of some tasks says about all of them. */
export interface TaskHead {
  /** Number of the function, in this lane. */
  fn: number
  /** Number of a function that neither this record nor one after it needs; 0 when there is none. */
  forgets: number
  /** Messages that the worker has to have handled before. */
  after: number
  attempt: number
  spreads: boolean
  /** The first failure ends the record, and those of the same group that come after it. */
  stopsOnError: boolean
  /** Work that the tasks belong to, by its number. */
  group: number
  isTimed: boolean
  isWatched: boolean
  /** Whether it shall measure for how long it collects garbage. */
  isMeasured: boolean
}

/** What a worker says of a record that it has done with. */
export interface RecordEnd {
  /** For how long its tasks ran, in milliseconds. */
  busyMs: number
  /** How much of that went into reading inputs and writing results; what is timed together counts as none. */
  copyMs: number
  /** For how long the worker collected garbage since the record before; 0 unless that is measured. */
  gcMs: number
  memoryBytes: number
}

/**
 * Some inputs of one function, one after the other, in the memory that host and worker share.
 *
 * The count of the tasks that were started is what both agree by: the worker counts one up by a compare-and-exchange
 * before it starts it, and the host cuts the rest off by the same. So of each task it is certain, also after a death,
 * whether the worker began it.
 */
export class TaskRecord {
  /** Position in the memory. */
  readonly at: number
  readonly memory: LaneMemory
  readonly #cells: Int32Array
  readonly #base: number
  readonly #numbers: number

  constructor(memory: LaneMemory, at: number) {
    this.memory = memory
    this.at = at
    this.#cells = memory.cells
    this.#base = at >> 2
    this.#numbers = at >> 3
  }

  /** Writes all but the inputs. */
  write(head: TaskHead, sequence: number, shape: { count: number; arity: number; byteLength: number }): void {
    const cells = this.#cells
    const base = this.#base
    cells[base + LENGTH] = shape.byteLength
    cells[base + SEQUENCE] = sequence
    cells[base + STARTED] = 0
    cells[base + ENDED] = 0
    cells[base + FUNCTION] = head.fn
    cells[base + COUNT] = shape.count
    const isNumbers = shape.arity > 0
    cells[base + FLAGS] =
      (head.spreads ? SPREADS : 0) |
      (head.stopsOnError ? STOPS_ON_ERROR : 0) |
      (isNumbers ? NUMBERS : 0) |
      (head.isTimed ? TIMED : 0) |
      (head.isWatched ? WATCHED : 0) |
      (head.isMeasured ? MEASURED : 0)
    cells[base + GROUP] = head.group
    cells[base + FORGETS] = head.forgets
    cells[base + ATTEMPT] = head.attempt
    cells[base + ARITY] = shape.arity
    cells[base + AFTER] = head.after
    this.startedAt = 0
  }

  get byteLength(): number {
    return this.#cell(LENGTH)
  }

  /** Whether the length fits what is said to be in it. */
  get isWhole(): boolean {
    const { count, arity, byteLength } = this
    if (count < 0 || arity < 0) return false
    const inputBytes = byteLength - TASK_HEAD_BYTES
    return arity === 0 ? inputBytes >= VALUE_HEAD_BYTES * count : inputBytes === 8 * count * arity
  }

  get sequence(): number {
    return this.#cell(SEQUENCE)
  }

  get fn(): number {
    return this.#cell(FUNCTION)
  }

  get forgets(): number {
    return this.#cell(FORGETS)
  }

  get count(): number {
    return this.#cell(COUNT)
  }

  get attempt(): number {
    return this.#cell(ATTEMPT)
  }

  /** How many numbers make an input; 0 when inputs are not numbers. */
  get arity(): number {
    return this.#cell(ARITY)
  }

  get after(): number {
    return this.#cell(AFTER)
  }

  get spreads(): boolean {
    return (this.#cell(FLAGS) & SPREADS) !== 0
  }

  get stopsOnError(): boolean {
    return (this.#cell(FLAGS) & STOPS_ON_ERROR) !== 0
  }

  get isTimed(): boolean {
    return (this.#cell(FLAGS) & TIMED) !== 0
  }

  get isWatched(): boolean {
    return (this.#cell(FLAGS) & WATCHED) !== 0
  }

  get isMeasured(): boolean {
    return (this.#cell(FLAGS) & MEASURED) !== 0
  }

  get group(): number {
    return this.#cell(GROUP)
  }

  /** Where inputs that are numbers begin in `memory.numbers`; the result of a task goes where its first input was. */
  get slots(): number {
    return (this.at + TASK_HEAD_BYTES) >> 3
  }

  /** How many tasks the worker has started. */
  get started(): number {
    return Atomics.load(this.#cells, this.#base + STARTED) & ~CUT
  }

  /** Starts the task with this number; returns false when it may not be. For the worker. */
  start(item: number): boolean {
    return Atomics.compareExchange(this.#cells, this.#base + STARTED, item, item + 1) === item
  }

  /** Has nothing more started, and returns how many tasks were. For the host. */
  cut(): number {
    const cell = this.#base + STARTED
    for (;;) {
      const started = Atomics.load(this.#cells, cell)
      if ((started & CUT) !== 0 || Atomics.compareExchange(this.#cells, cell, started, started | CUT) === started)
        return started & ~CUT
    }
  }

  /** Whether the worker has done with it. */
  get hasEnded(): boolean {
    return Atomics.load(this.#cells, this.#base + ENDED) === 1
  }

  /** Says that nothing of it runs any more, and nothing will. For the worker. */
  end({ busyMs, copyMs, gcMs, memoryBytes }: RecordEnd): void {
    this.memory.numbers[this.#numbers + BUSY_MS] = busyMs
    this.memory.numbers[this.#numbers + COPY_MS] = copyMs
    this.memory.numbers[this.#numbers + GC_MS] = gcMs
    this.memory.numbers[this.#numbers + MEMORY_BYTES] = memoryBytes
    Atomics.store(this.#cells, this.#base + ENDED, 1)
  }

  /** For how long its tasks ran, in milliseconds. */
  get busyMs(): number {
    return this.memory.numbers[this.#numbers + BUSY_MS] ?? 0
  }

  /** How much of that went into reading inputs and writing results, in milliseconds. */
  get copyMs(): number {
    return this.memory.numbers[this.#numbers + COPY_MS] ?? 0
  }

  /** For how long the worker collected garbage since the record before, in milliseconds. */
  get gcMs(): number {
    return this.memory.numbers[this.#numbers + GC_MS] ?? 0
  }

  /** Memory of the worker when it ended the record. */
  get memoryBytes(): number {
    return this.memory.numbers[this.#numbers + MEMORY_BYTES] ?? 0
  }

  /** When the running task was started, or a little before that; in milliseconds of the shared clock, 0 if none was. */
  get startedAt(): number {
    return this.memory.numbers[this.#numbers + STARTED_AT] ?? 0
  }

  set startedAt(at: number) {
    this.memory.numbers[this.#numbers + STARTED_AT] = at
  }

  /** Returns a copy of all of it, for a worker with memory of its own. */
  copy(): Uint8Array {
    return this.#copyOf(this.byteLength)
  }

  /** Returns a copy of what the worker changes, for a host with memory of its own. */
  copyState(): Uint8Array {
    return this.#copyOf(this.arity === 0 ? TASK_HEAD_BYTES : this.byteLength)
  }

  /** Takes over what the worker has changed. */
  takeState(state: Uint8Array): void {
    this.memory.bytes.set(state, this.at)
  }

  #copyOf(byteLength: number): Uint8Array {
    return Uint8Array.from(this.memory.bytes.subarray(this.at, this.at + byteLength))
  }

  #cell(index: number): number {
    return this.#cells[this.#base + index] ?? 0
  }
}
