import type { ChildState } from './child-events.ts'
import type { ObjectSample } from './object-events.ts'
import type { PoolState } from './pool-events.ts'

/** The first event of every stream and recording: which schema it has, and which program it is of. */
export interface HeaderEvent {
  type: 'header'
  at: number
  /** {@link SCHEMA_VERSION} of the program that wrote it; new types and new fields do not raise it. */
  schemaVersion: number
  program: ProgramFacts
}

/** What is known of a program from its start. */
export interface ProgramFacts {
  pid: number
  /** 0 for the main thread; pools in a worker thread are told by that thread. */
  threadId: number
  parentPid: number
  /** File of the main script, as it was started; undefined for code of the command line. */
  script?: string | undefined
  /** Arguments of the script. */
  args: string[]
  /** Version of Node, such as `26.10.0`. */
  nodeVersion: string
  platform: string
  /** When it was started, in milliseconds since the epoch. */
  startedAt: number
  /** Cores of the machine. */
  coreCount: number
  /** Numbers of the cores that it may use; undefined where the system does not tell. */
  allowedCores?: number[] | undefined
  /** How many cores' worth of time it may use by the quota of its control group; undefined without one. */
  quotaCores?: number | undefined
  /** Memory that it may use, in bytes. */
  memoryLimitBytes: number
}

/**
 * Everything that is so at one moment: where a stream begins, and after events were lost. What comes after it changes it.
 */
export interface SnapshotEvent {
  type: 'snapshot'
  at: number
  pools: PoolState[]
  objects: ObjectSample[]
  /** Processes and threads that run, those of pools excepted; undefined in recordings of earlier versions. */
  children?: ChildState[] | undefined
}

/** Says that this many events before it were dropped, as whoever reads was too slow; a snapshot follows. */
export interface LostEvent {
  type: 'lost'
  at: number
  events: number
}

/** The last event of a program that ended by itself; a stream without one is of a program that was killed. */
export interface EndEvent {
  type: 'end'
  at: number
  /** Code that the program exits with. */
  exitCode: number
}

/** The program itself, all its threads together, about once a second. */
export interface ProgramSampleEvent {
  type: 'program-sample'
  at: number
  /** CPU time since its start, in milliseconds; threads included, child processes not. */
  cpuMs: number
  rssBytes: number
  heapUsedBytes: number
  /** Share of the time since the last sample in which the event loop of its main thread was busy, from 0 to 1. */
  loopBusyFraction: number
  /** Time that its main thread spent collecting garbage since it began to be watched, in milliseconds. */
  gcMs: number
  /** Core that the main thread ran on last; undefined where the system does not tell. */
  core?: number | undefined
  /** Time that its main thread spent on telling events since it began to be watched, in milliseconds. */
  monitorMs: number
  /** Programs that watch it now. */
  watchers: number
}

/** The machine, about once a second; what the system does not tell is undefined. */
export interface MachineSampleEvent {
  type: 'machine-sample'
  at: number
  /** Every core, in order of its number. */
  cores: CoreLoad[]
  /** Programs that run or wait for a core, averaged over a minute. */
  load: number
  /** Share of the last ten seconds in which something waited for a core, from 0 to 1. */
  cpuPressure?: number | undefined
  memoryTotalBytes: number
  memoryAvailableBytes: number
}

/**
 * Other programs that used the cores, as seen by whoever recorded, every few seconds; a program does not tell it of itself.
 */
export interface ForeignSampleEvent {
  type: 'foreign-sample'
  at: number
  /** Those that used most, the greatest first. */
  processes: ForeignProcess[]
}

/** Another program that uses a core. */
export interface ForeignProcess {
  pid: number
  name: string
  /** The core it ran on last. */
  core: number
  /** Share of one core that it used, from 0 to 1 and more. */
  share: number
}

/** What a core did since the last sample, in shares from 0 to 1. */
export interface CoreLoad {
  core: number
  busy: number
  /** Share in which the program's own threads and workers ran, by the core that each ran on last. */
  own?: number | undefined
  /** Share in which others ran: `busy` without `own`. */
  foreign?: number | undefined
}
