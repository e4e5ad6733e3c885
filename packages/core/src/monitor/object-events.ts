/** Queues, locks, blocks of shared memory and managers that the program has made, when something about them changes. */
export interface ObjectsSampleEvent {
  type: 'objects-sample'
  at: number
  /** All there are; one that is missing has been closed. */
  objects: ObjectSample[]
}

/** A thing of the program at one moment; made while the program is watched, or with `MP_MONITOR` or `MP_RECORD` set. */
export type ObjectSample = QueueSample | LockSample | MemorySample | ManagerSample

/** What every thing has. */
export interface ObjectBase {
  /** Counts up from 1 over the things of a program. */
  id: number
  /** Its class, such as `JoinableQueue`. */
  class: string
  /** Where it was made. */
  site?: SourcePlace | undefined
}

/** A queue. */
export interface QueueSample extends ObjectBase {
  kind: 'queue'
  size: number
  /** Undefined for a queue without a limit. */
  maxSize?: number | undefined
}

/** A lock, or a semaphore. */
export interface LockSample extends ObjectBase {
  kind: 'lock'
  isTaken: boolean
  /** Who holds it, such as `4712`, or `4711:4715` for a thread that is not the first of its process; undefined when nobody does, or for a semaphore. */
  holder?: string | undefined
  /** Whether somebody may be waiting for it; undefined where that is not known. */
  isAwaited?: boolean | undefined
  /** How many calls wait for it, by 12 threads at most; undefined where that is not known. */
  waiters?: number | undefined
  /** The threads that wait, as in `holder`, at most 12 of them; undefined where that is not known. */
  waitingThreads?: string[] | undefined
  /** Permits that are free, for a semaphore. */
  permits?: number | undefined
}

/** A block of shared memory. */
export interface MemorySample extends ObjectBase {
  kind: 'memory'
  name: string
  bytes: number
}

/** A manager: its server as this program sees it. */
export interface ManagerSample extends ObjectBase {
  kind: 'manager'
  address: string
  /** Connections of this program to it. */
  connections: number
  /** Calls that wait for an answer. */
  pending: number
  /** Calls answered so far. */
  calls: number
  /** How long calls took of late, in milliseconds. */
  latency: { p50: number; p95: number; max: number }
}

/** A place in a source file; the line and the column count from 1. */
export interface SourcePlace {
  /** Path, or URL of what is no file. */
  file: string
  line: number
  column: number
}
