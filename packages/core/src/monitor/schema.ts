import type { ChildExitEvent, ChildReadyEvent, ChildrenSampleEvent, ChildStartEvent } from './child-events.ts'
import type { PoolEvent } from './events.ts'
import type { ObjectsSampleEvent } from './object-events.ts'
import type {
  JobStartEvent,
  PoolOpenEvent,
  PoolPauseEvent,
  PoolSampleEvent,
  SliceEvent,
  TaskEndEvent,
  WorkerExitEvent,
} from './pool-events.ts'
import type {
  EndEvent,
  ForeignSampleEvent,
  HeaderEvent,
  LostEvent,
  MachineSampleEvent,
  ProgramSampleEvent,
  SnapshotEvent,
} from './program-events.ts'

/** Version of the schema of events; raised only when an old reader would misread new events. */
export const SCHEMA_VERSION = 1

/** Events that the stream takes over from {@link PoolEvent} as they are. */
type Taken = Extract<
  PoolEvent,
  { type: 'pool-resize' | 'pool-end' | 'worker-start' | 'worker-ready' | 'job-progress' | 'job-end' }
>

/**
 * What a program tells those who watch it, one JSON object a line (NDJSON).
 *
 * @remarks
 * `at` is in milliseconds since the epoch, with fractions. Events are told ten times a second: first what happened in the
 * meantime in order of time, then what sums it up, then the jobs that ended. What is undefined is left out of the line. A number of a worker, of a
 * job or of a task's input is unique within its pool, and a pool is known by its name, to which a program with several
 * of one name adds `#2`, `#3`.
 */
export type MonitorEvent =
  | HeaderEvent
  | SnapshotEvent
  | LostEvent
  | EndEvent
  | ProgramSampleEvent
  | MachineSampleEvent
  | ForeignSampleEvent
  | ObjectsSampleEvent
  | ChildStartEvent
  | ChildReadyEvent
  | ChildExitEvent
  | ChildrenSampleEvent
  | PoolOpenEvent
  | PoolPauseEvent
  | WorkerExitEvent
  | JobStartEvent
  | TaskEndEvent
  | SliceEvent
  | PoolSampleEvent
  | Taken

/** An event of a type that a later version of the schema has added, as it came. */
export interface UnknownEvent {
  type: 'unknown'
  /** The type that it said it is of. */
  name: string
  /** All of it. */
  fields: Readonly<Record<string, unknown>>
}
