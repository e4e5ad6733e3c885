import { Spinner } from '../memory/spinner.ts'
import { Bell } from './bell.ts'
import { MAY_SPIN, NEWS, TASK_COUNT } from './layout.ts'
import type { LaneMemory } from './lane-memory.ts'
import { OutcomeWriter, type TakenOutcomes } from './outcome-writer.ts'
import { TaskReader } from './task-reader.ts'

/** Long enough for the host to take the results of some tasks and to answer with the next ones. */
const SPIN_MS = 0.25

/** What a worker with memory of its own sends of it to its host. */
export interface LaneReport extends TakenOutcomes {
  /** What the worker has changed in the record that it runs. */
  record: Uint8Array
}

/** The worker's end of a lane. */
export class GuestLane {
  readonly memory: LaneMemory
  readonly tasks: TaskReader
  readonly outcomes: OutcomeWriter
  /** Rings the host. */
  readonly host: Bell
  /** Is rung by the host once it has read outcomes. */
  readonly room: Bell
  readonly #own: Bell
  readonly #spinner = new Spinner(SPIN_MS)
  #hasRung = false

  constructor(memory: LaneMemory) {
    this.memory = memory
    this.tasks = new TaskReader(memory)
    this.outcomes = new OutcomeWriter(memory)
    this.host = new Bell(memory, 'outcomes')
    this.room = new Bell(memory, 'room')
    this.#own = new Bell(memory, 'tasks')
  }

  /** Whether the host sleeps and has to be rung now. */
  mustRing(): boolean {
    const isAsleep = this.host.mustRing()
    this.#hasRung ||= isAsleep
    return isAsleep
  }

  /**
   * Looks on for tasks for a moment, if that has paid lately; returns whether there is one.
   *
   * Not when the host was rung just now: it may be given the very core on which this thread would look on.
   */
  lookOn(): boolean {
    const { cells } = this.memory
    const hasRung = this.#hasRung
    this.#hasRung = false
    if (hasRung || Atomics.load(cells, MAY_SPIN) === 0) return this.tasks.hasNext
    return this.#spinner.spin(cells, TASK_COUNT, this.tasks.count)
  }

  /** Says that this end must be rung from now on; returns whether it may sleep, as there is nothing to do. */
  sleep(): boolean {
    this.#own.sleep()
    if (!this.tasks.hasNext) return true
    this.#own.wake()
    return false
  }

  /** Whether the host sees at once what this end writes; else it has to be sent it. */
  get isShared(): boolean {
    return this.memory.isShared
  }

  /** Returns what the host has to be sent: where the record is that was read last, and the outcomes since the last report. */
  report(): LaneReport {
    return { record: this.tasks.last?.copyState() ?? new Uint8Array(), ...this.outcomes.takeOut() }
  }

  /** Lets a host that looks by itself see that there is something. */
  tell(): void {
    Atomics.add(this.memory.cells, NEWS, 1)
  }
}
