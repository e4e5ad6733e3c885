export { EventFormatError, ProgramNotFoundError, RecordingError, UnsafeDirectoryError } from './errors.ts'
export { attach, type AttachOptions } from './monitor/attach.ts'
export { Attachment } from './monitor/attachment.ts'
export type {
  Backend,
  JobKind,
  Latency,
  PoolEvent,
  PoolStats,
  RunningTask,
  TaskOutcome,
  WorkerExitReason,
  WorkerStats,
} from './monitor/events.ts'
export type {
  ChildExitEvent,
  ChildFacts,
  ChildReadyEvent,
  ChildSample,
  ChildStartEvent,
  ChildState,
  ChildrenSampleEvent,
} from './monitor/child-events.ts'
export type { ControlRequest, ControlResult, RefusalReason } from './monitor/control.ts'
export type {
  LockSample,
  ManagerSample,
  MemorySample,
  ObjectBase,
  ObjectSample,
  ObjectsSampleEvent,
  QueueSample,
  SourcePlace,
} from './monitor/object-events.ts'
export { type ListOptions, listPrograms, type PoolSummary, type WatchableProgram } from './monitor/list-programs.ts'
export { type EventObserver, observe } from './monitor/observe.ts'
export { encodeEvent, parseEvent } from './monitor/parse-event.ts'
export type {
  JobSlice,
  JobStartEvent,
  JobState,
  MonitoredStats,
  PoolFacts,
  PoolOpenEvent,
  PoolPauseEvent,
  PoolSampleEvent,
  PoolState,
  SliceEvent,
  TaskEndEvent,
  TaskFailure,
  WorkerExitEvent,
  WorkerSample,
  WorkerSlice,
} from './monitor/pool-events.ts'
export type {
  CoreLoad,
  EndEvent,
  ForeignProcess,
  ForeignSampleEvent,
  HeaderEvent,
  LostEvent,
  MachineSampleEvent,
  ProgramFacts,
  ProgramSampleEvent,
  SnapshotEvent,
} from './monitor/program-events.ts'
export { record, type Recording } from './monitor/record.ts'
export { type EventSource, readEvents } from './monitor/read-events.ts'
export { type MonitorEvent, SCHEMA_VERSION, type UnknownEvent } from './monitor/schema.ts'
export { eventSchema, type JsonSchema } from './monitor/event-schema.ts'
export { bucketOf, bucketStartMs } from './monitor/time-buckets.ts'
