import type { Spinner } from '../memory/spinner.ts'
import { Bell } from './bell.ts'
import type { LaneReport } from './guest-lane.ts'
import { MAY_SPIN, NEWS } from './layout.ts'
import { createProcessLane, createThreadLane, type LaneAddress, type NewLane } from './lane-memory.ts'
import { OutcomeReader } from './outcome-reader.ts'
import type { TaskRecord } from './task-record.ts'
import { TaskWriter } from './task-writer.ts'

/** The host's end of a lane. */
export class HostLane {
  readonly tasks: TaskWriter
  readonly outcomes: OutcomeReader
  readonly address: LaneAddress
  /** Rings the worker. */
  readonly guest: Bell
  /** Rings the worker that waits for room. */
  readonly room: Bell
  /** Is rung by the worker. */
  readonly own: Bell
  readonly #lane: NewLane

  /**
   * @param sharesMemory - Whether the worker is a thread of this process.
   * @param env - How the environment of the worker differs from that of this process.
   */
  constructor(sharesMemory: boolean, env: Readonly<Record<string, string | undefined>>) {
    this.#lane = sharesMemory ? createThreadLane() : createProcessLane(env)
    const { memory, address } = this.#lane
    this.tasks = new TaskWriter(memory)
    this.outcomes = new OutcomeReader(memory)
    this.address = address
    this.guest = new Bell(memory, 'tasks')
    this.own = new Bell(memory, 'outcomes')
    this.room = new Bell(memory, 'room')
  }

  /** Whether the worker sees at once what is put in, and can be cut off from the rest of it. */
  get isShared(): boolean {
    return this.#lane.memory.isShared
  }

  /** Changes whenever there is something to look at. */
  get news(): number {
    return Atomics.load(this.#lane.memory.cells, NEWS)
  }

  /** Looks at the lane for a moment, if that has paid lately; returns whether it has changed from `news`. */
  lookOn(spinner: Spinner, news: number): boolean {
    return this.isShared && spinner.spin(this.#lane.memory.cells, NEWS, news)
  }

  /** Takes over what a worker with memory of its own has sent of it, while it runs this record. */
  receive(report: LaneReport, record: TaskRecord): void {
    record.takeState(report.record)
    this.outcomes.receive(report)
  }

  /** Lets the worker look on for a moment when it has nothing to do, or has it sleep at once. */
  allowSpinning(isAllowed: boolean): void {
    Atomics.store(this.#lane.memory.cells, MAY_SPIN, isAllowed ? 1 : 0)
  }

  /** Is called once the worker has opened the lane. */
  forgetAddress(): void {
    this.#lane.forgetAddress()
  }

  /** Lets go of the memory. */
  close(): void {
    this.#lane.forgetAddress()
    this.#lane.close()
  }
}
