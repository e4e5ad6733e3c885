export {
  AuthenticationError,
  BrokenBarrierError,
  BufferTooShortError,
  CancelledError,
  CaptureError,
  ConnectError,
  ConnectionClosedError,
  EndOfFileError,
  EventFormatError,
  ManagerGoneError,
  MessageFormatError,
  MessageTooLongError,
  MpError,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  PoolClosedError,
  ProgramNotFoundError,
  QueueEmptyError,
  QueueFullError,
  QueueShutDownError,
  RecordingError,
  SharedMemoryExistsError,
  SharedMemoryFullError,
  SharedMemoryNotFoundError,
  StateError,
  TimeoutError,
  UnsafeDirectoryError,
  UnsupportedPlatformError,
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
export type { PoolListener } from './monitor/event-emitter.ts'
export type { MonitorOptions } from './monitor/monitor-settings.ts'
export type { Address, TcpAddress } from './channel/address.ts'
export type { ChallengeDigest } from './channel/authenticate.ts'
export type { AuthKey } from './channel/authkey.ts'
export type { Bytes } from './channel/byte-range.ts'
export { connect, type ConnectOptions } from './channel/connect.ts'
export { Connection } from './channel/connection.ts'
export { JoinableQueue } from './channel/joinable-queue.ts'
export { Listener, type ListenOptions } from './channel/listener.ts'
export { pipe, type PipeOptions } from './channel/pipe.ts'
export { Queue, type QueueOptions, type ShutdownOptions } from './channel/queue.ts'
export { SimpleQueue } from './channel/simple-queue.ts'
export { type Ending, type Pollable, wait, type Waitable } from './channel/wait.ts'
export type { Reach, Transport, TransportEnd } from './channel/transport.ts'
export { taskContext, type TaskContext } from './guest/task-context.ts'
export type { DictKey } from './manager/dict-key.ts'
export { BaseProxy } from './manager/base-proxy.ts'
export { Manager } from './manager/manager.ts'
export type { ManagerConnectOptions, ManagerOptions } from './manager/manager-options.ts'
export { ManagerFactories } from './manager/manager-factories.ts'
export { ArrayProxy, type NumberArray } from './manager/proxies/array-proxy.ts'
export { BarrierProxy, type ManagerBarrierOptions } from './manager/proxies/barrier-proxy.ts'
export { type DictEntries, DictProxy } from './manager/proxies/dict-proxy.ts'
export { EventProxy } from './manager/proxies/event-proxy.ts'
export { IteratorProxy } from './manager/proxies/iterator-proxy.ts'
export { ListProxy, type SortOptions } from './manager/proxies/list-proxy.ts'
export { ConditionProxy, HeldLock, LockProxy } from './manager/proxies/lock-proxy.ts'
export { NamespaceProxy } from './manager/proxies/namespace-proxy.ts'
export { PoolProxy, type PoolProxyImapOptions } from './manager/proxies/pool-proxy.ts'
export { PoolProxyIterator } from './manager/proxies/pool-proxy-iterator.ts'
export { JoinableQueueProxy, QueueProxy } from './manager/proxies/queue-proxy.ts'
export { type Remote, RemoteProxy, type RemoteResult } from './manager/proxies/remote-proxy.ts'
export { SemaphoreProxy } from './manager/proxies/semaphore-proxy.ts'
export { SetProxy } from './manager/proxies/set-proxy.ts'
export { ValueProxy } from './manager/proxies/value-proxy.ts'
export type { ArrayType } from './manager/referents/managed-array.ts'
export type { RegisteredType, RegisterOptions } from './manager/registered-types.ts'
export { Job, type JobState } from './pool/job.ts'
export type { ElasticWorkers, ImapOptions, MapOptions, PoolOptions, Progress, TaskOptions } from './pool/options.ts'
export { PoolIterator } from './pool/pool-iterator.ts'
export { Pool } from './pool/pool.ts'
export type { Inputs } from './pool/submit.ts'
export { ThreadPool } from './pool/thread-pool.ts'
export { activeChildren } from './process/active-children.ts'
export type { ProcessOptions } from './process/options.ts'
export { type CurrentProcess, currentProcess, type ParentProcess, parentProcess } from './process/current-process.ts'
export { Process } from './process/process.ts'
export { Thread } from './process/thread.ts'
export type { WaitOptions } from './wait-for.ts'
export { cpuCount } from './process/cpu-count.ts'
export type { SharedOptions } from './memory/cell.ts'
export type { ShareableItem } from './memory/shareable-item.ts'
export { ShareableList } from './memory/shareable-list.ts'
export { SharedMemory, type SharedMemoryOptions } from './memory/shared-memory.ts'
export type { WaitSyncOptions } from './sync/acquire.ts'
export { Barrier, type BarrierOptions } from './sync/barrier.ts'
export { BoundedSemaphore } from './sync/bounded-semaphore.ts'
export { Condition } from './sync/condition.ts'
export { Event } from './sync/event.ts'
export { Held } from './sync/held.ts'
export { Lock } from './sync/lock.ts'
export { RLock } from './sync/rlock.ts'
export { Semaphore } from './sync/semaphore.ts'
export { SharedArray } from './sync/shared-array.ts'
export { Value } from './sync/value.ts'
export type { ValueLock, ValueOptions } from './sync/value-lock.ts'
export type { ElementOf, ElementType, ViewOf } from './memory/elements.ts'
export { registerClass } from './wire/class-registry.ts'
export { transfer } from './wire/transfer.ts'
