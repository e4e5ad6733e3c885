import type { Backend } from './events.ts'
import type { SourcePlace } from './object-events.ts'

/** What is known of a `Process` or a `Thread` from its start; the workers of pools are told by their pools. */
export interface ChildFacts {
  /** Counts up from 1 over the children of a program. */
  child: number
  /** Its class, such as `Process`. */
  class: string
  backend: Backend
  /** As a `Process` of that name; need not be unique. */
  name: string
  /** The function that it runs; `run` for a subclass. */
  function: string
  isDaemon: boolean
  /** Process id; that of the program for a thread. */
  pid?: number | undefined
  /** Where it was started. */
  site?: SourcePlace | undefined
}

/** A `Process` or a `Thread` was started. */
export interface ChildStartEvent extends ChildFacts {
  type: 'child-start'
  at: number
}

/** A child is about to run its function. */
export interface ChildReadyEvent {
  type: 'child-ready'
  at: number
  child: number
  pid: number
  /** Node's id of the thread; 0 for a process. */
  threadId: number
  /** How long it took to get there, in milliseconds. */
  startMs: number
}

/** A child has ended. */
export interface ChildExitEvent {
  type: 'child-exit'
  at: number
  child: number
  /** 0 when its function returned, 1 when it threw, n after `process.exit(n)`, -n when signal n ended it. */
  exitCode: number
  /** Whether the program had asked it to end, by `terminate()`, `kill()` or `interrupt()`. */
  isAsked: boolean
}

/** What children use, about once a second. */
export interface ChildrenSampleEvent {
  type: 'children-sample'
  at: number
  /** All that run; one that is missing has ended. */
  children: ChildSample[]
}

/** What a child uses; undefined is what the system does not tell. */
export interface ChildSample {
  child: number
  /** CPU time since its start, in milliseconds. */
  cpuMs?: number | undefined
  /** Resident memory of a process, in bytes; undefined for a thread. */
  memoryBytes?: number | undefined
  /** The core it ran on last. */
  core?: number | undefined
}

/** A child that runs, as a snapshot tells it. */
export interface ChildState extends ChildFacts {
  /** When it was started, in milliseconds since the epoch. */
  startedAt: number
  /** Node's id of the thread, 0 for a process; undefined before it runs its function. */
  threadId?: number | undefined
}
