import type {
  ChildFacts,
  ForeignProcess,
  JobStartEvent,
  MachineSampleEvent,
  ObjectSample,
  PoolFacts,
  PoolState,
  ProgramFacts,
  ProgramSampleEvent,
  RunningTask,
  TaskEndEvent,
  WorkerSample,
} from '@mp/core/monitor'
import type { CoreLoad } from '../core-load.ts'
import type { ErrorGroup } from './error-groups.ts'
import type { Histogram } from './histogram.ts'
import type { LaneTime } from './lane-time.ts'
import { emptyRing, type Ring } from './ring.ts'
import type { Timeline } from './timeline.ts'

/**
 * Everything that is known of a program that is watched: plain data, bounded, changed by `foldEvent` alone.
 *
 * @remarks Times are milliseconds since the epoch.
 */
export interface WatchedProgram {
  facts: ProgramFacts | undefined
  /** Time of the first and of the newest event. */
  startedAt: number | undefined
  now: number
  end: { at: number; exitCode: number } | undefined
  /** In the order they were opened. */
  pools: WatchedPool[]
  /** The newest last. */
  jobs: WatchedJob[]
  /** The newest of the tasks that are told by themselves. */
  tasks: Ring<TaskEndEvent>
  errors: ErrorGroup[]
  log: LogEntry[]
  /** Processes and threads of their own, by the places that they take one after the other. */
  children: WatchedWorker[]
  objects: readonly ObjectSample[]
  sample: ProgramSampleEvent | undefined
  machine: MachineSampleEvent | undefined
  cores: readonly CoreLoad[]
  /** Other programs that use the cores, as last seen by whoever watches or recorded. */
  foreign: readonly ForeignProcess[]
  /** Events that the watcher was too slow for. */
  lost: number
  /** Events of types that this version does not know. */
  unknown: number
  events: number
}

/** One pool. */
export interface WatchedPool {
  name: string
  backend: PoolState['stats']['backend']
  state: PoolState['stats']['state']
  isPaused: boolean
  facts: PoolFacts
  minWorkers: number
  maxWorkers: number
  workers: WatchedWorker[]
  /** Tasks that wait for a worker, and workers that run one, as last told. */
  queued: number
  running: number
  retried: number
  crashed: number
  recycled: number
  time: LaneTime
  /** For how long it had work, by the clock on the wall. */
  workMs: number
  encodeMs: number
  decodeMs: number
  openedAt: number
  endedAt: number | undefined
}

/** What a worker does; `dead` is one that ended without being told to, `gone` one that the pool ended. */
type WorkerState = WorkerSample['state'] | 'dead' | 'gone'

/** One place in a pool, or among the children, over time: a replacement goes on in the lane of the one it replaces. */
export interface WatchedWorker {
  /** Empty for a child. */
  pool: string
  /** What a process or thread of its own is besides; undefined for a worker of a pool. */
  child: { name: string; backend: ChildFacts['backend']; isDaemon: boolean } | undefined
  lane: number
  /** The worker that has the place now; counts up over the life of the pool. */
  worker: number
  pid: number | undefined
  threadId: number
  state: WorkerState
  startedAt: number
  /** The task it was seen with last, and when that began. */
  task: (RunningTask & { since: number }) | undefined
  done: number
  failed: number
  /** How many workers had the place before. */
  replaced: number
  time: LaneTime
  /** How much of the time of its tasks went into the collection of garbage. */
  gcMs: number
  /** The latest minute, fine; and everything, coarse. */
  recent: Timeline
  whole: Timeline
  lastEnd: WorkerEnd | undefined
  /** As last told; undefined before that. */
  sample: WorkerFigures | undefined
  /** Up to when its time is known. */
  toldAt: number
}

/** What is known of a worker's needs. */
type WorkerFigures = Partial<
  Pick<WorkerSample, 'cpuMs' | 'memoryBytes' | 'core' | 'queued' | 'latency' | 'busyMs' | 'startMs'>
>

/** How a worker ended. */
interface WorkerEnd {
  at: number
  worker: number
  /** Such as `w3`. */
  name: string
  isCrash: boolean
  isRecycled: boolean
  /** Such as `SIGKILL` or `exit code 1`. */
  how: string
  /** What it was running. */
  task: RunningTask | undefined
}

/** One job. */
export interface WatchedJob {
  start: JobStartEvent
  endedAt: number | undefined
  state: 'running' | 'done' | 'failed' | 'cancelled'
  /** Undefined while the input has not told its end. */
  total: number | undefined
  done: number
  failed: number
  retried: number
  times: Histogram
  /** Tasks finished over time: the newest counts, a tenth of a second each, from the newest backwards. */
  finishes: Finishes
}

/** Counts by tenth of a second. */
export interface Finishes {
  /** Number, since the epoch, of the newest tenth of a second. */
  last: number
  /** The newest last. */
  counts: number[]
}

/** One line of the log, worded for people. */
export interface LogEntry {
  at: number
  level: 'note' | 'warning' | 'error'
  text: string
}

const tasksKept = 4096
const logKept = 200

/** Returns a program of which nothing is known. */
export function emptyProgram(): WatchedProgram {
  return {
    facts: undefined,
    startedAt: undefined,
    now: 0,
    end: undefined,
    pools: [],
    jobs: [],
    tasks: emptyRing(tasksKept),
    errors: [],
    log: [],
    objects: [],
    children: [],
    sample: undefined,
    machine: undefined,
    cores: [],
    foreign: [],
    lost: 0,
    unknown: 0,
    events: 0,
  }
}

/** Lists the workers of all pools, then the processes and threads of their own. */
export function workersOf({ pools, children }: Pick<WatchedProgram, 'pools' | 'children'>): WatchedWorker[] {
  return [...pools.flatMap(({ workers }) => workers), ...children]
}

/** Counts the places of workers in pools that are open, and those of children that run or have died. */
export function openWorkers({ pools, children }: WatchedProgram): number {
  const open = pools.filter(({ endedAt }) => endedAt === undefined)
  const own = children.filter(({ state }) => state !== 'gone')
  return open.reduce((sum, { workers }) => sum + workers.length, own.length)
}

/** Adds a line to the log, in place; the oldest gives way beyond 200. */
export function addLog(program: WatchedProgram, entry: LogEntry): void {
  program.log.push(entry)
  if (program.log.length > logKept) program.log.shift()
}
