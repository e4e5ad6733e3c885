export {
  CancelledError,
  CaptureError,
  MpError,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  PoolClosedError,
  StateError,
  TimeoutError,
  WorkerExitError,
  WorkerStartError,
} from './errors.ts'
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
