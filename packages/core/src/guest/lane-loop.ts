import type { GuestLane } from '../lane/guest-lane.ts'
import type { TaskRecord } from '../lane/task-record.ts'
import { GcClock } from './gc-clock.ts'
import type { LoadedFunction } from './loaded-function.ts'
import { NO_TIMES, type RunTimes, TaskRun, type TaskSetting } from './task-run.ts'

/** What the loop needs of the worker that it runs in. */
export interface LoopSetting extends TaskSetting {
  /** Returns a function by its number, once it is loaded. */
  load(fn: number): LoadedFunction | Promise<LoadedFunction>
  /** Lets go of a function. */
  forget(fn: number): void
  memoryBytes(): number
}

/** Takes the records of a lane as they come, and runs their tasks. */
export class LaneLoop {
  readonly #lane: GuestLane
  readonly #setting: LoopSetting
  readonly #gcClock = new GcClock()
  #isAwake = false
  #run: TaskRun | undefined
  /** The work that failed last, whose tasks nobody wants any more. */
  #failedGroup = 0
  /** The record that was aborted last without being the one that runs. */
  #dropped = 0

  constructor(lane: GuestLane, setting: LoopSetting) {
    this.#lane = lane
    this.#setting = setting
  }

  /** Has the loop look for tasks, if it sleeps. */
  wake(): void {
    if (this.#isAwake) return
    this.#isAwake = true
    void this.#loop()
  }

  /** Takes a record that came in a message. */
  receive(record: Uint8Array): void {
    this.#lane.tasks.receive(record)
    this.wake()
  }

  /** Tells a task to stop, if it is the one that runs; one that was sent and has not begun will not. */
  abort(sequence: number, item: number, reason: unknown): void {
    if (this.#run?.record.sequence === sequence) this.#run.abort(item, reason)
    else this.#dropped = sequence
  }

  async #loop(): Promise<void> {
    const { turns } = this.#setting
    turns.begin()
    for (;;) {
      const record = this.#lane.tasks.next()
      if (record === undefined) {
        if (this.#rest()) return
        continue
      }
      await this.#runRecord(record)
      if (turns.isDue(performance.now())) await turns.take()
    }
  }

  /** Waits a moment for more; returns true when the loop is over until it is woken. */
  #rest(): boolean {
    if (this.#lane.lookOn()) return false
    if (!this.#lane.sleep()) return false
    this.#isAwake = false
    return true
  }

  async #runRecord(record: TaskRecord): Promise<void> {
    const { inbox, reporter } = this.#setting
    if (!inbox.has(record.after)) await inbox.reached(record.after)
    if (record.forgets !== 0) this.#setting.forget(record.forgets)
    this.#gcClock.measure(record.isMeasured)
    const times = await this.#runTasks(record)
    inbox.release(record.after)
    record.end({ ...times, gcMs: this.#gcClock.take(), memoryBytes: this.#setting.memoryBytes() })
    reporter.ringNow()
  }

  async #runTasks(record: TaskRecord): Promise<RunTimes> {
    if (record.stopsOnError && record.group === this.#failedGroup) return NO_TIMES
    try {
      const loaded = this.#setting.load(record.fn)
      const run = new TaskRun(record, loaded instanceof Promise ? await loaded : loaded, this.#setting)
      if (record.sequence === this.#dropped) return NO_TIMES
      this.#run = run
      await run.run()
      if (run.hasFailed && record.stopsOnError) this.#failedGroup = record.group
      return run.times
    } catch (error) {
      // Only loading throws: what tasks throw is reported.
      await TaskRun.failAll(record, error, this.#setting)
      return NO_TIMES
    } finally {
      this.#run = undefined
    }
  }
}
