/**
 * Base of every error that `mp` throws: one class and one `code` for each cause.
 *
 * @remarks
 * Bad arguments are reported as `RangeError` or `TypeError`, as everywhere in JavaScript; they carry a `code`
 * too and count as `MpError` under `instanceof`.
 * @example
 * ```ts @import.meta.vitest
 * import { MpError, PoolClosedError } from '@mp/core'
 * const error = new PoolClosedError('closed')
 * expect(error instanceof MpError && error.code).toBe('ERR_MP_POOL_CLOSED')
 * ```
 */
declare class MpError extends Error {
    readonly name: string;
    /** What went wrong, stable across versions: `ERR_MP_…`. */
    readonly code: string;
    /**
     * Address of the page that explains this error: what has happened and what to do.
     *
     * @remarks
     * It begins with what the variable `MP_DOCS` names, such as `http://localhost:4321` for documentation that is served
     * on this machine; without it, it is the path within the documentation.
     */
    get help(): string;
    /** Recognises every error of ours by its `code`, argument errors and other copies of this package included. */
    static [Symbol.hasInstance](value: unknown): boolean;
}

/** Thrown when a line of a stream or a recording is no event, or one of a schema that this version cannot read. */
declare class EventFormatError extends MpError {
    readonly name = "EventFormatError";
    readonly code = "ERR_MP_EVENT_FORMAT";
    /** Number of the line, counted from 1. */
    readonly line: number;
    constructor(line: number, reason: string, options?: ErrorOptions);
}
/** Thrown when there is no program to be watched under a process id: none, or none that lets itself be watched. */
declare class ProgramNotFoundError extends MpError {
    readonly name = "ProgramNotFoundError";
    readonly code = "ERR_MP_PROGRAM_NOT_FOUND";
    /** The process id that was looked for. */
    readonly pid: number;
    constructor(pid: number, options?: ErrorOptions);
}
/** Thrown when the directory for sockets is not this user's alone. */
declare class UnsafeDirectoryError extends MpError {
    readonly name = "UnsafeDirectoryError";
    readonly code = "ERR_MP_UNSAFE_DIRECTORY";
    /** The directory. */
    readonly path: string;
    constructor(path: string, reason: string, options?: ErrorOptions);
}
/** Thrown when a recording cannot be written; the reason of the system is the `cause`. */
declare class RecordingError extends MpError {
    readonly name = "RecordingError";
    readonly code = "ERR_MP_RECORDING";
    /** The file. */
    readonly path: string;
    constructor(path: string, options?: ErrorOptions);
}

/**
 * What a pool reports while it works, in order of happening; times are milliseconds since the epoch, with fractions.
 *
 * @remarks
 * Besides by {@link Pool.subscribe}, each is published on a channel of `node:diagnostics_channel`: `mp.` and its type,
 * such as `mp.job-start`. An event is made only while a pool has listeners, or its channel has subscribers. So tracing,
 * as that of OpenTelemetry, needs nothing of the code that it watches, and jobs alone cost little.
 * @example
 * ```ts @import.meta.vitest
 * import { subscribe } from 'node:diagnostics_channel'
 * import { Pool, type PoolEvent } from '@mp/core'
 * // A span as a tracer of OpenTelemetry would start and end it.
 * const open = new Map<string, { name: string; startedAt: number }>()
 * const spans: { name: string; ms: number; status: string }[] = []
 * subscribe('mp.job-start', (message) => {
 *   const { pool, job, kind, function: fn, at } = message as PoolEvent & { type: 'job-start' }
 *   open.set(`${pool}/${job}`, { name: `${kind}(${fn})`, startedAt: at })
 * })
 * subscribe('mp.job-end', (message) => {
 *   const { pool, job, state, at } = message as PoolEvent & { type: 'job-end' }
 *   const span = open.get(`${pool}/${job}`)
 *   if (span !== undefined) spans.push({ name: span.name, ms: at - span.startedAt, status: state })
 *   open.delete(`${pool}/${job}`)
 * })
 * const pool = new Pool(1)
 * await pool.map(Math.sqrt, [1, 4, 9])
 * expect(spans).toEqual([{ name: 'map(sqrt)', ms: expect.any(Number), status: 'done' }])
 * await pool.terminate()
 * ```
 */
type PoolEvent = {
    type: 'pool-open';
    at: number;
    pool: string;
    backend: Backend;
    minWorkers: number;
    maxWorkers: number;
} | {
    type: 'pool-resize';
    at: number;
    pool: string;
    minWorkers: number;
    maxWorkers: number;
} | {
    type: 'pool-end';
    at: number;
    pool: string;
    state: 'closed' | 'terminated' | 'broken';
} | {
    type: 'worker-start';
    at: number;
    pool: string;
    worker: number;
    lane: number;
    pid: number | undefined;
} | {
    type: 'worker-ready';
    at: number;
    pool: string;
    worker: number;
    lane: number;
    pid: number;
    threadId: number;
    startMs: number;
} | {
    type: 'worker-exit';
    at: number;
    pool: string;
    worker: number;
    lane: number;
    reason: WorkerExitReason;
    exitCode: number | null;
    signal: string | null;
} | {
    type: 'job-start';
    at: number;
    pool: string;
    job: number;
    kind: JobKind;
    function: string;
    total: number | undefined;
} | {
    type: 'job-progress';
    at: number;
    pool: string;
    job: number;
    done: number;
    failed: number;
    total: number | undefined;
} | {
    type: 'job-end';
    at: number;
    pool: string;
    job: number;
    state: 'done' | 'failed' | 'cancelled';
    done: number;
    failed: number;
} | {
    type: 'task-start';
    at: number;
    pool: string;
    job: number;
    index: number;
    worker: number;
    lane: number;
    attempt: number;
} | {
    type: 'task-progress';
    at: number;
    pool: string;
    job: number;
    index: number;
    worker: number;
    lane: number;
    fraction: number;
} | {
    type: 'task-end';
    at: number;
    pool: string;
    job: number;
    index: number;
    worker: number;
    lane: number;
    attempt: number;
    outcome: TaskOutcome;
    ms: number;
    error: string | undefined;
};
/** Which kind of worker a pool runs its tasks on. */
type Backend = 'process' | 'thread';
/** Which method of the pool a job came from. */
type JobKind = 'apply' | 'map' | 'mapSettled' | 'starmap' | 'imap' | 'imapUnordered';
/** How a task ended; `retry` is followed by another attempt. */
type TaskOutcome = 'done' | 'failed' | 'timeout' | 'cancelled' | 'retry';
/** Why a worker is gone: by itself (`crashed`), or by the pool's decision. */
type WorkerExitReason = 'crashed' | 'recycled' | 'idle' | 'stopped' | 'closed' | 'terminated';
/** Figures of a pool at one moment. */
interface PoolStats {
    name: string;
    backend: Backend;
    state: 'running' | 'closed' | 'terminated' | 'broken';
    workers: WorkerStats[];
    /** Tasks that wait for a worker; what a lazy input has not given yet is not counted. */
    queued: number;
    /** Tasks that a worker is running now. */
    running: number;
    done: number;
    failed: number;
    /** Attempts beyond the first. */
    retried: number;
    cancelled: number;
    /** Workers that ended without being told to. */
    crashed: number;
    /** How long a task ran, over the last 1,024 tasks of every worker. */
    latency: Latency;
}
/** Figures of one worker at one moment. */
interface WorkerStats {
    /** Counts up from 1 over the life of the pool; a replacement has a new one. */
    id: number;
    /** Place among the workers, from 0; a replacement takes the place of the one it replaces. */
    lane: number;
    pid: number | undefined;
    /** Node's id of the thread; 0 for a process. */
    threadId: number;
    state: 'starting' | 'idle' | 'running' | 'stopping';
    task: RunningTask | undefined;
    done: number;
    failed: number;
    /** Share of its life that it ran tasks, from 0 to 1. */
    busyFraction: number;
    /** CPU time it used, in milliseconds; undefined where the system does not tell. */
    cpuMs: number | undefined;
    /** Resident memory of a process, or heap of a thread, in bytes, as last reported. */
    memoryBytes: number | undefined;
    /** The core it ran on last; undefined where the system does not tell. */
    core: number | undefined;
    /** Tasks handed to it and not started yet. */
    queued: number;
    latency: Latency;
    /** When it was started, in milliseconds since the epoch. */
    startedAt: number;
}
/** The task that a worker is running. */
interface RunningTask {
    job: number;
    /** Position of its input. */
    index: number;
    function: string;
    attempt: number;
    /** For how long it has run, in milliseconds. */
    ms: number;
    /** What it last gave to `taskContext().progress`, from 0 to 1. */
    progress: number | undefined;
}
/** Percentiles of task times, in milliseconds; zeros before the first task. */
interface Latency {
    count: number;
    p50: number;
    p95: number;
    p99: number;
    max: number;
}

/** Queues, locks, blocks of shared memory and managers that the program has made, when something about them changes. */
interface ObjectsSampleEvent {
    type: 'objects-sample';
    at: number;
    /** All there are; one that is missing has been closed. */
    objects: ObjectSample[];
}
/** A thing of the program at one moment; made while the program is watched, or with `MP_MONITOR` or `MP_RECORD` set. */
type ObjectSample = QueueSample | LockSample | MemorySample | ManagerSample;
/** What every thing has. */
interface ObjectBase {
    /** Counts up from 1 over the things of a program. */
    id: number;
    /** Its class, such as `JoinableQueue`. */
    class: string;
    /** Where it was made. */
    site?: SourcePlace | undefined;
}
/** A queue. */
interface QueueSample extends ObjectBase {
    kind: 'queue';
    size: number;
    /** Undefined for a queue without a limit. */
    maxSize?: number | undefined;
}
/** A lock, or a semaphore. */
interface LockSample extends ObjectBase {
    kind: 'lock';
    isTaken: boolean;
    /** Who holds it, such as `4712`, or `4711:4715` for a thread that is not the first of its process; undefined when nobody does, or for a semaphore. */
    holder?: string | undefined;
    /** Whether somebody may be waiting for it; undefined where that is not known. */
    isAwaited?: boolean | undefined;
    /** How many calls wait for it, by 12 threads at most; undefined where that is not known. */
    waiters?: number | undefined;
    /** The threads that wait, as in `holder`, at most 12 of them; undefined where that is not known. */
    waitingThreads?: string[] | undefined;
    /** Permits that are free, for a semaphore. */
    permits?: number | undefined;
}
/** A block of shared memory. */
interface MemorySample extends ObjectBase {
    kind: 'memory';
    name: string;
    bytes: number;
}
/** A manager: its server as this program sees it. */
interface ManagerSample extends ObjectBase {
    kind: 'manager';
    address: string;
    /** Connections of this program to it. */
    connections: number;
    /** Calls that wait for an answer. */
    pending: number;
    /** Calls answered so far. */
    calls: number;
    /** How long calls took of late, in milliseconds. */
    latency: {
        p50: number;
        p95: number;
        max: number;
    };
}
/** A place in a source file; the line and the column count from 1. */
interface SourcePlace {
    /** Path, or URL of what is no file. */
    file: string;
    line: number;
    column: number;
}

type Of<T extends PoolEvent['type']> = Extract<PoolEvent, {
    type: T;
}>;
/** What a pool allows and how it was set up. */
interface PoolFacts {
    /** Whether a watcher may pause, resize, drain it, and end tasks. */
    allowsControl: boolean;
    maxTasksPerWorker?: number | undefined;
    maxMemoryPerWorker?: number | undefined;
    /** Where it was made. */
    site?: SourcePlace | undefined;
}
/** A pool was made. */
type PoolOpenEvent = Of<'pool-open'> & {
    facts: PoolFacts;
};
/** A pool was paused, or goes on. */
interface PoolPauseEvent {
    type: 'pool-pause';
    at: number;
    pool: string;
    isPaused: boolean;
}
/** A worker has ended. */
type WorkerExitEvent = Of<'worker-exit'> & {
    /** The task it was running, which failed of this or runs again. */
    task?: RunningTask | undefined;
};
/**
 * A job was given to a pool.
 *
 * All calls of one function by `apply` are one job here, with the number of the first; its `total` grows, and the `index`
 * of each of its tasks is the number of the call, which is `id` of its `Job`. It ends when
 * none has been open for a second.
 */
type JobStartEvent = Of<'job-start'> & {
    /** Where the program called the pool. */
    site?: SourcePlace | undefined;
    /** Inputs handed out at a time, if the caller said so. */
    chunkSize?: number | undefined;
};
/**
 * A task that ended, told by itself: all of them while they are few, else each that failed, the slowest, and samples.
 *
 * A {@link SliceEvent} counts it as well. Tasks of less than about 20 µs are timed together and never told alone.
 */
type TaskEndEvent = Of<'task-end'> & {
    /** Why it is told: `failed` also for what is tried again, `slow` for the slowest of its slice. */
    why: 'failed' | 'slow' | 'sampled';
    /** What became of it, where it did not end well. */
    failure?: TaskFailure | undefined;
};
/** What is known of a task that did not end well. */
interface TaskFailure {
    /** Class of what was thrown, or its type. */
    name: string;
    message: string;
    code?: string | undefined;
    /** Innermost place of its stack that is no part of Node. */
    site?: SourcePlace | undefined;
    /** The arguments in words, at most 200 characters; undefined where the pool is told to keep them back. */
    arguments?: string | undefined;
}
/**
 * What a pool did in a short time, ten times a second while it does anything: counts and times of all tasks.
 *
 * @remarks Counts and times are those of the slice alone; what a reader loses of them is made good by samples.
 */
interface SliceEvent {
    type: 'slice';
    /** End of the slice. */
    at: number;
    /** Length of the slice, in milliseconds. */
    ms: number;
    pool: string;
    /** Tasks that wait for a worker at its end. */
    queued: number;
    /** Workers that run a task at its end. */
    running: number;
    /** Time that the main thread spent writing inputs for workers, in milliseconds. */
    encodeMs: number;
    /** Time that the main thread spent reading results, in milliseconds. */
    decodeMs: number;
    /** Workers that did anything; one that is missing had nothing to do. */
    workers: WorkerSlice[];
    /** Jobs of which tasks ended. */
    jobs: JobSlice[];
}
/** What a worker did in a slice; the five times add up to the slice, or to the part of it in which the worker lived. */
interface WorkerSlice {
    worker: number;
    lane: number;
    /** In the functions of tasks. */
    runMs: number;
    /** Reading inputs and writing results. */
    copyMs: number;
    /** Without a task while the pool had work: the rest of it was with others, or had not come yet. */
    waitMs: number;
    /** Without a task, and nothing to do for anyone. */
    idleMs: number;
    /** Starting, or loading a function. */
    startMs: number;
    /** How much of the time of tasks went into the collection of garbage; told of when the tasks have ended. */
    gcMs?: number | undefined;
    done: number;
    failed: number;
}
/** What was done of a job in a slice. */
interface JobSlice {
    /** Number of the job; 0 stands for all of those whose start was not told, as there were too many. */
    job: number;
    done: number;
    failed: number;
    retried: number;
    cancelled: number;
    /** Time in which its tasks ran, of all workers together, in milliseconds. */
    runMs: number;
    /** How long its tasks took: numbers of buckets and counts in turn; see {@link bucketOf}. */
    times: number[];
}
/** A pool as a whole, about once a second, and once more when it ends: totals since it was opened. */
interface PoolSampleEvent {
    type: 'pool-sample';
    at: number;
    /** Figures as `pool.stats()` returns them. */
    stats: MonitoredStats;
}
/** Figures of a pool with those that only a pool which is watched has. */
interface MonitoredStats extends Omit<PoolStats, 'workers'> {
    isPaused: boolean;
    workers: WorkerSample[];
}
/** Figures of a worker; all times and counts are totals since its start. */
interface WorkerSample extends WorkerStats {
    /** Time it ran tasks, in milliseconds. */
    busyMs: number;
    /** Time in which its tasks read inputs and wrote results, in milliseconds; a part of `busyMs`. */
    copyMs: number;
    /** How long it took to get ready, in milliseconds; undefined while it starts. */
    startMs?: number | undefined;
}
/** A pool as a snapshot tells it. */
interface PoolState {
    at: number;
    minWorkers: number;
    maxWorkers: number;
    facts: PoolFacts;
    stats: MonitoredStats;
    /** Jobs that have not ended, at most 100 of them. */
    jobs: JobState[];
}
/** A job as a snapshot tells it. */
interface JobState {
    /** As it was told when it began. */
    start: JobStartEvent;
    total?: number | undefined;
    done: number;
    failed: number;
}

/** What is known of a `Process` or a `Thread` from its start; the workers of pools are told by their pools. */
interface ChildFacts {
    /** Counts up from 1 over the children of a program. */
    child: number;
    /** Its class, such as `Process`. */
    class: string;
    backend: Backend;
    /** As a `Process` of that name; need not be unique. */
    name: string;
    /** The function that it runs; `run` for a subclass. */
    function: string;
    isDaemon: boolean;
    /** Process id; that of the program for a thread. */
    pid?: number | undefined;
    /** Where it was started. */
    site?: SourcePlace | undefined;
}
/** A `Process` or a `Thread` was started. */
interface ChildStartEvent extends ChildFacts {
    type: 'child-start';
    at: number;
}
/** A child is about to run its function. */
interface ChildReadyEvent {
    type: 'child-ready';
    at: number;
    child: number;
    pid: number;
    /** Node's id of the thread; 0 for a process. */
    threadId: number;
    /** How long it took to get there, in milliseconds. */
    startMs: number;
}
/** A child has ended. */
interface ChildExitEvent {
    type: 'child-exit';
    at: number;
    child: number;
    /** 0 when its function returned, 1 when it threw, n after `process.exit(n)`, -n when signal n ended it. */
    exitCode: number;
    /** Whether the program had asked it to end, by `terminate()`, `kill()` or `interrupt()`. */
    isAsked: boolean;
}
/** What children use, about once a second. */
interface ChildrenSampleEvent {
    type: 'children-sample';
    at: number;
    /** All that run; one that is missing has ended. */
    children: ChildSample[];
}
/** What a child uses; undefined is what the system does not tell. */
interface ChildSample {
    child: number;
    /** CPU time since its start, in milliseconds. */
    cpuMs?: number | undefined;
    /** Resident memory of a process, in bytes; undefined for a thread. */
    memoryBytes?: number | undefined;
    /** The core it ran on last. */
    core?: number | undefined;
}
/** A child that runs, as a snapshot tells it. */
interface ChildState extends ChildFacts {
    /** When it was started, in milliseconds since the epoch. */
    startedAt: number;
    /** Node's id of the thread, 0 for a process; undefined before it runs its function. */
    threadId?: number | undefined;
}

/** The first event of every stream and recording: which schema it has, and which program it is of. */
interface HeaderEvent {
    type: 'header';
    at: number;
    /** {@link SCHEMA_VERSION} of the program that wrote it; new types and new fields do not raise it. */
    schemaVersion: number;
    program: ProgramFacts;
}
/** What is known of a program from its start. */
interface ProgramFacts {
    pid: number;
    /** 0 for the main thread; pools in a worker thread are told by that thread. */
    threadId: number;
    parentPid: number;
    /** File of the main script, as it was started; undefined for code of the command line. */
    script?: string | undefined;
    /** Arguments of the script. */
    args: string[];
    /** Version of Node, such as `26.10.0`. */
    nodeVersion: string;
    platform: string;
    /** When it was started, in milliseconds since the epoch. */
    startedAt: number;
    /** Cores of the machine. */
    coreCount: number;
    /** Numbers of the cores that it may use; undefined where the system does not tell. */
    allowedCores?: number[] | undefined;
    /** How many cores' worth of time it may use by the quota of its control group; undefined without one. */
    quotaCores?: number | undefined;
    /** Memory that it may use, in bytes. */
    memoryLimitBytes: number;
}
/**
 * Everything that is so at one moment: where a stream begins, and after events were lost. What comes after it changes it.
 */
interface SnapshotEvent {
    type: 'snapshot';
    at: number;
    pools: PoolState[];
    objects: ObjectSample[];
    /** Processes and threads that run, those of pools excepted; undefined in recordings of earlier versions. */
    children?: ChildState[] | undefined;
}
/** Says that this many events before it were dropped, as whoever reads was too slow; a snapshot follows. */
interface LostEvent {
    type: 'lost';
    at: number;
    events: number;
}
/** The last event of a program that ended by itself; a stream without one is of a program that was killed. */
interface EndEvent {
    type: 'end';
    at: number;
    /** Code that the program exits with. */
    exitCode: number;
}
/** The program itself, all its threads together, about once a second. */
interface ProgramSampleEvent {
    type: 'program-sample';
    at: number;
    /** CPU time since its start, in milliseconds; threads included, child processes not. */
    cpuMs: number;
    rssBytes: number;
    heapUsedBytes: number;
    /** Share of the time since the last sample in which the event loop of its main thread was busy, from 0 to 1. */
    loopBusyFraction: number;
    /** Time that its main thread spent collecting garbage since it began to be watched, in milliseconds. */
    gcMs: number;
    /** Core that the main thread ran on last; undefined where the system does not tell. */
    core?: number | undefined;
    /** Time that its main thread spent on telling events since it began to be watched, in milliseconds. */
    monitorMs: number;
    /** Programs that watch it now. */
    watchers: number;
}
/** The machine, about once a second; what the system does not tell is undefined. */
interface MachineSampleEvent {
    type: 'machine-sample';
    at: number;
    /** Every core, in order of its number. */
    cores: CoreLoad[];
    /** Programs that run or wait for a core, averaged over a minute. */
    load: number;
    /** Share of the last ten seconds in which something waited for a core, from 0 to 1. */
    cpuPressure?: number | undefined;
    memoryTotalBytes: number;
    memoryAvailableBytes: number;
}
/**
 * Other programs that used the cores, as seen by whoever recorded, every few seconds; a program does not tell it of itself.
 */
interface ForeignSampleEvent {
    type: 'foreign-sample';
    at: number;
    /** Those that used most, the greatest first. */
    processes: ForeignProcess[];
}
/** Another program that uses a core. */
interface ForeignProcess {
    pid: number;
    name: string;
    /** The core it ran on last. */
    core: number;
    /** Share of one core that it used, from 0 to 1 and more. */
    share: number;
}
/** What a core did since the last sample, in shares from 0 to 1. */
interface CoreLoad {
    core: number;
    busy: number;
    /** Share in which the program's own threads and workers ran, by the core that each ran on last. */
    own?: number | undefined;
    /** Share in which others ran: `busy` without `own`. */
    foreign?: number | undefined;
}

/** Version of the schema of events; raised only when an old reader would misread new events. */
declare const SCHEMA_VERSION = 1;
/** Events that the stream takes over from {@link PoolEvent} as they are. */
type Taken = Extract<PoolEvent, {
    type: 'pool-resize' | 'pool-end' | 'worker-start' | 'worker-ready' | 'job-progress' | 'job-end';
}>;
/**
 * What a program tells those who watch it, one JSON object a line (NDJSON).
 *
 * @remarks
 * `at` is in milliseconds since the epoch, with fractions. Events are told ten times a second: first what happened in the
 * meantime in order of time, then what sums it up, then the jobs that ended. What is undefined is left out of the line. A number of a worker, of a
 * job or of a task's input is unique within its pool, and a pool is known by its name, to which a program with several
 * of one name adds `#2`, `#3`.
 */
type MonitorEvent = HeaderEvent | SnapshotEvent | LostEvent | EndEvent | ProgramSampleEvent | MachineSampleEvent | ForeignSampleEvent | ObjectsSampleEvent | ChildStartEvent | ChildReadyEvent | ChildExitEvent | ChildrenSampleEvent | PoolOpenEvent | PoolPauseEvent | WorkerExitEvent | JobStartEvent | TaskEndEvent | SliceEvent | PoolSampleEvent | Taken;
/** An event of a type that a later version of the schema has added, as it came. */
interface UnknownEvent {
    type: 'unknown';
    /** The type that it said it is of. */
    name: string;
    /** All of it. */
    fields: Readonly<Record<string, unknown>>;
}

export { ProgramNotFoundError as D, RecordingError as R, SCHEMA_VERSION as S, UnsafeDirectoryError as Y, MpError as a2, EventFormatError as i };
export type { WorkerSample as $, PoolState as A, Backend as B, ChildExitEvent as C, EndEvent as E, ForeignProcess as F, ProgramSampleEvent as G, HeaderEvent as H, RunningTask as I, JobKind as J, SliceEvent as K, Latency as L, MonitorEvent as M, SnapshotEvent as N, ObjectBase as O, ProgramFacts as P, QueueSample as Q, SourcePlace as T, UnknownEvent as U, TaskEndEvent as V, TaskFailure as W, TaskOutcome as X, WorkerExitEvent as Z, WorkerExitReason as _, PoolStats as a, WorkerSlice as a0, WorkerStats as a1, ChildFacts as b, ChildReadyEvent as c, ChildSample as d, ChildStartEvent as e, ChildState as f, ChildrenSampleEvent as g, CoreLoad as h, ForeignSampleEvent as j, JobSlice as k, JobStartEvent as l, JobState as m, LockSample as n, LostEvent as o, MachineSampleEvent as p, ManagerSample as q, MemorySample as r, MonitoredStats as s, ObjectSample as t, ObjectsSampleEvent as u, PoolEvent as v, PoolFacts as w, PoolOpenEvent as x, PoolPauseEvent as y, PoolSampleEvent as z };
