import type { ControlRequest, ControlResult } from './control.ts'
import type { PoolSampleEvent, PoolState } from './pool-events.ts'
import type { MonitorEvent } from './schema.ts'

/** A stretch of time that events tell of. */
export interface Slice {
  /** Its end, in milliseconds since the epoch. */
  at: number
  /** Its length. */
  ms: number
}

/** Events of a slice, in the order in which they are told. */
export interface Collected {
  /** Jobs that began and tasks that ended, each at its own time. */
  happened: MonitorEvent[]
  /** What sums up the slice. */
  summed: MonitorEvent[]
  /** Jobs that ended. */
  ended: MonitorEvent[]
}

/** A pool as the monitor sees it; counts only while it is watched. */
export interface PoolSource {
  /** Its name in the events of the program, which no other pool has. */
  label: string
  /** Begins to count. */
  watch(): void
  /** Stops counting. */
  unwatch(): void
  /** Tells what has happened since the last call. */
  collect(slice: Slice): Collected
  /** Tells its figures. */
  sample(at: number): PoolSampleEvent
  /** Tells all of it, for those who know nothing yet. */
  state(at: number): PoolState
  /** Does what a watcher asks, if that is allowed. */
  control(request: ControlRequest): ControlResult
}
