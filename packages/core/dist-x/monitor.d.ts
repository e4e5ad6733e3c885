import { M as MonitorEvent, U as UnknownEvent, H as HeaderEvent, P as ProgramFacts, B as Backend, a as PoolStats } from './schema-BWU2_aIR.js';
export { C as ChildExitEvent, b as ChildFacts, c as ChildReadyEvent, d as ChildSample, e as ChildStartEvent, f as ChildState, g as ChildrenSampleEvent, h as CoreLoad, E as EndEvent, i as EventFormatError, F as ForeignProcess, j as ForeignSampleEvent, J as JobKind, k as JobSlice, l as JobStartEvent, m as JobState, L as Latency, n as LockSample, o as LostEvent, p as MachineSampleEvent, q as ManagerSample, r as MemorySample, s as MonitoredStats, O as ObjectBase, t as ObjectSample, u as ObjectsSampleEvent, v as PoolEvent, w as PoolFacts, x as PoolOpenEvent, y as PoolPauseEvent, z as PoolSampleEvent, A as PoolState, D as ProgramNotFoundError, G as ProgramSampleEvent, Q as QueueSample, R as RecordingError, I as RunningTask, S as SCHEMA_VERSION, K as SliceEvent, N as SnapshotEvent, T as SourcePlace, V as TaskEndEvent, W as TaskFailure, X as TaskOutcome, Y as UnsafeDirectoryError, Z as WorkerExitEvent, _ as WorkerExitReason, $ as WorkerSample, a0 as WorkerSlice, a1 as WorkerStats } from './schema-BWU2_aIR.js';
import { Socket } from 'node:net';

/** What a watcher can ask of a pool, by its name in the events. */
type ControlRequest = {
    type: 'pause';
    pool: string;
} | {
    type: 'resume';
    pool: string;
} | {
    type: 'resize';
    pool: string;
    workers: number;
} | {
    type: 'drain';
    pool: string;
} | {
    type: 'kill-task';
    pool: string;
    job: number;
    index: number;
} | {
    type: 'kill-worker';
    pool: string;
    worker: number;
};
/** What became of a request. */
type ControlResult = {
    outcome: 'done';
} | {
    outcome: 'refused';
    reason: RefusalReason;
    message: string;
};
/**
 * Why a request was refused: the pool does not let watchers control it; there is no such pool, worker or running task;
 * the request makes no sense, as with no workers; or the program could not be asked, as the watcher was detached or the
 * program ended.
 */
type RefusalReason = 'not-allowed' | 'no-such-pool' | 'no-such-worker' | 'no-such-task' | 'invalid' | 'gone';

type AnyEvent = MonitorEvent | UnknownEvent;
/** What comes from a program: events, taken one by one, and answers to requests. */
declare class Inbox {
    #private;
    constructor(socket: Socket);
    /** Returns the next event; undefined after the last. */
    next(): Promise<AnyEvent | undefined>;
    /** Sends a request, and waits for its answer. */
    request(send: (id: number) => void): Promise<ControlResult>;
}

/**
 * A line to another program: its events, and requests to its pools.
 *
 * @remarks
 * Events are read with `for await`, once; the first is the header, the second a snapshot. A reader that is slow loses
 * events and is told how many by a `lost` event, with a fresh snapshot. The loop ends when the program does: after an
 * `end` event if it ended by itself, without one if it was killed. The requests are answered with what became of them,
 * and never reject.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * import { attach } from '@mp/core/monitor'
 * const pool = new Pool({ workers: 1, name: 'shown', monitor: true })
 * const names = []
 * for await (const event of await attach(process.pid)) {
 *   if (event.type !== 'snapshot') continue
 *   names.push(...event.pools.map(({ stats }) => stats.name))
 *   break
 * }
 * expect(names).toContain('shown')
 * await pool.terminate()
 * ```
 */
declare class Attachment implements AsyncIterable<MonitorEvent | UnknownEvent>, AsyncDisposable {
    #private;
    /** @internal */
    constructor(socket: Socket, header: HeaderEvent, inbox: Inbox);
    /** What is known of the program from its start. */
    get program(): ProgramFacts;
    /** Hands out no more tasks of a pool until it is resumed. */
    pause(pool: string): Promise<ControlResult>;
    /** Hands out tasks of a pool again. */
    resume(pool: string): Promise<ControlResult>;
    /** Changes the number of workers of a pool; those that have to go finish their tasks first. */
    resize(pool: string, workers: number): Promise<ControlResult>;
    /** Has a pool take no more work and end once it has done what there is. */
    drain(pool: string): Promise<ControlResult>;
    /** Ends the worker of a running task, as a crash would: the task fails or is repeated, and another takes its place. */
    killTask(pool: string, { job, index }: {
        job: number;
        index: number;
    }): Promise<ControlResult>;
    /** Sends a request, and returns what became of it. */
    control(request: ControlRequest): Promise<ControlResult>;
    /** Lets go of the program, which goes on. Ends a loop over the events. */
    close(): void;
    [Symbol.asyncIterator](): AsyncGenerator<MonitorEvent | UnknownEvent, void, undefined>;
    [Symbol.asyncDispose](): Promise<void>;
}

/** A program, or a worker thread with pools of its own. */
interface ProgramAddress {
    pid: number;
    /** 0 for the main thread. */
    threadId: number;
}

/** Options of `attach`. */
interface AttachOptions {
    /**
     * A worker thread of the program that has pools of its own.
     * @defaultValue 0, the main thread
     */
    threadId?: number;
    /**
     * How long the program may take to answer, in milliseconds; it does so when its event loop turns.
     * @defaultValue 5000
     */
    timeout?: number;
    /** Gives up when it aborts; has no effect afterwards. */
    signal?: AbortSignal;
}
/**
 * Begins to watch another program of this user, while it runs.
 *
 * @remarks
 * The program has to let itself be watched: by `MP_MONITOR=1` in its environment, or `{ monitor: true }` of a pool. It
 * never waits for those who watch it. Works on Linux and macOS.
 * @param pid - Process id, as {@link listPrograms} tells it.
 * @returns Its events, and requests to its pools.
 * @throws (rejects) {@link ProgramNotFoundError} when there is no such program, or it does not let itself be watched.
 * @throws (rejects) {@link TimeoutError} when it does not answer, as when it is stopped.
 * @throws (rejects) {@link EventFormatError} when what answers is not this package, or a version with another schema.
 * @throws (rejects) {@link UnsafeDirectoryError} when somebody else may write where sockets are looked for.
 * @throws (rejects) {@link OptionTypeError} and {@link OptionRangeError} when an argument is wrong.
 * @see {@link observe} for the pools of this program.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * import { attach } from '@mp/core/monitor'
 * const pool = new Pool({ workers: 1, name: 'squares', monitor: { control: true } })
 * const program = await attach(process.pid)
 * expect(program.program.pid).toBe(process.pid)
 * expect(await program.pause('squares')).toEqual({ outcome: 'done' })
 * expect(await program.pause('cubes')).toMatchObject({ outcome: 'refused', reason: 'no-such-pool' })
 * program.close()
 * await pool.terminate()
 * ```
 */
declare function attach(pid: number, options?: AttachOptions): Promise<Attachment>;

/** Options of `listPrograms`. */
interface ListOptions {
    /**
     * How long a program may take to answer before it counts as not responding, in milliseconds.
     * @defaultValue 1000
     */
    timeout?: number;
}
/** A program that lets itself be watched. */
type WatchableProgram = ProgramAddress & ({
    isResponding: true;
    program: ProgramFacts;
    pools: PoolSummary[];
}
/** It is stopped, or its event loop does not turn. */
 | {
    isResponding: false;
});
/** A pool of another program, in short. */
interface PoolSummary {
    name: string;
    backend: Backend;
    state: PoolStats['state'];
    workers: number;
    queued: number;
    running: number;
    done: number;
    failed: number;
}
/**
 * Lists the programs of this user that let themselves be watched, by process id.
 *
 * @remarks Asks each of them, all at a time; what programs left that were killed is removed.
 * @throws (rejects) {@link UnsafeDirectoryError} when somebody else may write where sockets are looked for.
 * @see {@link attach} to watch one.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * import { listPrograms } from '@mp/core/monitor'
 * const pool = new Pool({ workers: 1, name: 'listed', monitor: true })
 * const own = (await listPrograms()).find(({ pid, threadId }) => pid === process.pid && threadId === 0)
 * expect(own).toMatchObject({ isResponding: true, pools: expect.arrayContaining([expect.objectContaining({ name: 'listed' })]) })
 * await pool.terminate()
 * ```
 */
declare function listPrograms(options?: ListOptions): Promise<WatchableProgram[]>;

/** Called with events of the program, in order; must be quick. */
type EventObserver = (events: readonly MonitorEvent[]) => void;
/**
 * Calls an observer with what all pools of this program do, ten times a second: counts and times in place of single tasks.
 *
 * @remarks
 * The first call comes at once, with a `header` and a `snapshot`. Tasks are counted in place of being told one by one: a
 * few additions for each batch of quick ones, while {@link Pool.subscribe} makes an event for the start and the end of
 * each. Does not keep the program running. Pools in worker threads and processes are not among them: those are programs of their own.
 * @returns What ends the observation when disposed of.
 * @throws {@link OptionTypeError} when `observer` is no function.
 * @see {@link Pool.subscribe} for every task by itself; `attach()` to watch another program.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * import { observe } from '@mp/core/monitor'
 * const pool = new Pool(1)
 * const types = new Set<string>()
 * const observation = observe((events) => { for (const { type } of events) types.add(type) })
 * await pool.map((n: number) => n * n, [1, 2, 3])
 * pool.close()
 * await pool.join()
 * observation[Symbol.dispose]()
 * expect([...types]).toEqual(expect.arrayContaining(['header', 'snapshot', 'job-start', 'slice', 'job-end', 'pool-sample']))
 * ```
 */
declare function observe(observer: EventObserver): Disposable;

/**
 * Reads one event from a line of a stream or a recording, and checks all that its type says of it.
 *
 * @remarks
 * Fields that the schema does not know are kept. An event of an unknown type is one of a later version of this package:
 * it is returned as an {@link UnknownEvent}, to be counted or passed on.
 * @param line - JSON of one event, with or without its line end.
 * @param lineNumber - For the message of an error, counted from 1.
 * @throws {@link EventFormatError} when the line is no event, or one of a schema that this version cannot read.
 * @see {@link readEvents} for a whole stream.
 * @example
 * ```ts @import.meta.vitest
 * import { parseEvent } from '@mp/core/monitor'
 * expect(parseEvent('{"type":"lost","at":1764360000000,"events":12}')).toMatchObject({ type: 'lost', events: 12 })
 * expect(parseEvent('{"type":"weather","at":1764360000000}')).toMatchObject({ type: 'unknown', name: 'weather' })
 * expect(() => parseEvent('{"type":"lost"}', 7)).toThrow('line 7: at is no number')
 * ```
 */
declare function parseEvent(line: string, lineNumber?: number): MonitorEvent | UnknownEvent;
/**
 * Writes an event as a line of a stream or a recording, its line end included.
 *
 * @returns One line of JSON; fractions of times are cut to a microsecond.
 * @see {@link parseEvent}, which reads it.
 * @example
 * ```ts @import.meta.vitest
 * import { encodeEvent, parseEvent } from '@mp/core/monitor'
 * const line = encodeEvent({ type: 'lost', at: 1764360000000, events: 12 })
 * expect(line).toBe('{"type":"lost","at":1764360000000,"events":12}\n')
 * expect(parseEvent(line)).toEqual({ type: 'lost', at: 1764360000000, events: 12 })
 * ```
 */
declare function encodeEvent(event: MonitorEvent | UnknownEvent): string;

/** What is being recorded; ends with the program, or when it is disposed of. */
interface Recording extends Disposable {
    readonly path: string;
}
/**
 * Records in a file what all pools of this program do, as NDJSON.
 *
 * @remarks
 * Events are written ten times a second, so that a program that is killed loses a tenth of a second. A file that is
 * there is overwritten; only this user may read it. When the disk is full the recording ends with a warning, and the
 * program goes on. `MP_RECORD=run.ndjson` in the environment does the same from the first pool on; a worker or another
 * program started below that has pools of its own then writes a file of its own, such as `run.4711.ndjson`.
 * @param path - The file; its directory has to be there.
 * @throws {@link RecordingError} when it cannot be written.
 * @see {@link readEvents} to read it.
 * @example
 * ```ts @import.meta.vitest
 * import { createReadStream, mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { Pool } from '@mp/core'
 * import { readEvents, record } from '@mp/core/monitor'
 * const path = `${mkdtempSync(`${tmpdir()}/mp-`)}/run.ndjson`
 * const recording = record(path)
 * const pool = new Pool(1)
 * await pool.map((n: number) => n * n, [1, 2, 3])
 * pool.close()
 * await pool.join()
 * recording[Symbol.dispose]()
 * const types = new Set<string>()
 * for await (const { type } of readEvents(createReadStream(path))) types.add(type)
 * expect([...types].slice(0, 3)).toEqual(['header', 'snapshot', 'pool-open'])
 * ```
 */
declare function record(path: string): Recording;

/** Text or bytes of a stream of events, in pieces of any length: a file's stream, a socket, an array of strings. */
type EventSource = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
/**
 * Reads the events of a recording or a stream, one after the other, and checks each.
 *
 * @remarks
 * The first is always a `header`. A last line without its end that is no JSON is left out: the program was killed while
 * it wrote that. Memory is held for one line at a time.
 * @param source - NDJSON in UTF-8, in pieces that may end anywhere.
 * @throws {@link EventFormatError} at the first line that is no event, or when the first one is no header.
 * @see {@link parseEvent} for a single line.
 * @example
 * ```ts @import.meta.vitest
 * import { encodeEvent, readEvents } from '@mp/core/monitor'
 * const lines = ['{"type":"lost","at":1,', '"events":2}\n']
 * const read = async () => { for await (const event of readEvents(lines)) return event }
 * await expect(read()).rejects.toThrow('line 1: the first event is no header')
 * ```
 */
declare function readEvents(source: EventSource): AsyncGenerator<MonitorEvent | UnknownEvent, void, undefined>;

/** A schema of JSON Schema, or a part of one. */
interface JsonSchema {
    readonly [keyword: string]: unknown;
}
/**
 * Describes one line of a stream or a recording as a JSON Schema of the draft 2020-12.
 *
 * @remarks
 * Made from what {@link parseEvent} checks by, so that both accept the same. Each type of event is under `$defs` by its
 * name. Fields and types that the schema does not know are allowed: a later version of this package may tell more.
 * `mp report --schema` prints it.
 * @returns A schema that refers to nothing outside of itself.
 * @see {@link parseEvent} to check an event without a validator.
 * @see https://json-schema.org/draft/2020-12
 * @example
 * ```ts @import.meta.vitest
 * import { eventSchema } from '@mp/core/monitor'
 * const { $schema, $defs } = eventSchema()
 * expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
 * expect($defs).toMatchObject({ lost: { properties: { events: { type: 'number' } } } })
 * ```
 */
declare function eventSchema(): JsonSchema;

/**
 * Returns the number of the bucket that counts a time in {@link JobSlice} `times`.
 *
 * @remarks
 * Bucket 0 has all below a microsecond; the others are a quarter of a doubling wide, so that the middle of one is at
 * most 10 % away from each time in it.
 * @param ms - A time in milliseconds, from 0.
 * @returns A whole number from 0 to 160.
 * @see {@link bucketStartMs} for the way back.
 * @example
 * ```ts @import.meta.vitest
 * import { bucketOf, bucketStartMs } from '@mp/core/monitor'
 * expect(bucketOf(0)).toBe(0)
 * expect(bucketStartMs(bucketOf(20))).toBeLessThanOrEqual(20)
 * expect(bucketStartMs(bucketOf(20) + 1)).toBeGreaterThan(20)
 * ```
 */
declare function bucketOf(ms: number): number;
/**
 * Returns where a bucket of times begins, in milliseconds.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { bucketStartMs } from '@mp/core/monitor'
 * expect(bucketStartMs(0)).toBe(0)
 * expect(bucketStartMs(5)).toBeCloseTo(0.002)
 * ```
 */
declare function bucketStartMs(bucket: number): number;

export { Attachment, Backend, HeaderEvent, MonitorEvent, PoolStats, ProgramFacts, UnknownEvent, attach, bucketOf, bucketStartMs, encodeEvent, eventSchema, listPrograms, observe, parseEvent, readEvents, record };
export type { AttachOptions, ControlRequest, ControlResult, EventObserver, EventSource, JsonSchema, ListOptions, PoolSummary, Recording, RefusalReason, WatchableProgram };
