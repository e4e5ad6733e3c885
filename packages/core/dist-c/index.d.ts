import { a2 as MpError, v as PoolEvent, a as PoolStats, J as JobKind, B as Backend, X as TaskOutcome, L as Latency, I as RunningTask, _ as WorkerExitReason, a1 as WorkerStats } from './schema-BWU2_aIR.js';
import { MonitorEvent, JobState as JobState$1 } from './monitor.js';
export { i as EventFormatError, D as ProgramNotFoundError, R as RecordingError, Y as UnsafeDirectoryError } from './schema-BWU2_aIR.js';

/** Thrown on both sides of a connection when one of them does not prove that it knows the key. */
declare class AuthenticationError extends MpError {
    readonly name = "AuthenticationError";
    readonly code = "ERR_MP_AUTHENTICATION";
}
/** Thrown by a read when the other end was closed and all that it sent has been read. */
declare class EndOfFileError extends MpError {
    readonly name = "EndOfFileError";
    readonly code = "ERR_MP_END_OF_FILE";
    constructor(options?: ErrorOptions);
}
/** Thrown when a connection, or a listener, is used after one of its ends was closed. */
declare class ConnectionClosedError extends MpError {
    readonly name = "ConnectionClosedError";
    readonly code = "ERR_MP_CONNECTION_CLOSED";
}
/** Thrown when nobody can be reached at an address; the reason of the system is the `cause`. */
declare class ConnectError extends MpError {
    readonly name = "ConnectError";
    readonly code = "ERR_MP_CONNECT";
    /** Where nobody was reached: a path, or host and port. */
    readonly address: string;
    constructor(address: string, options?: ErrorOptions);
}
/** Thrown when a message does not fit into the buffer given for it; the message is not lost. */
declare class BufferTooShortError extends MpError {
    readonly name = "BufferTooShortError";
    readonly code = "ERR_MP_BUFFER_TOO_SHORT";
    /** The whole message. */
    readonly bytes: Uint8Array;
    constructor(bytes: Uint8Array, roomBytes: number, options?: ErrorOptions);
}
/** Thrown when a message is longer than the limit; nothing can be read from the connection after it. */
declare class MessageTooLongError extends MpError {
    readonly name = "MessageTooLongError";
    readonly code = "ERR_MP_MESSAGE_TOO_LONG";
    /** Length of the message, in bytes. */
    readonly lengthBytes: number;
    /** Longest message allowed, in bytes. */
    readonly limitBytes: number;
    constructor(lengthBytes: number, limitBytes: number, options?: ErrorOptions);
}
/** Thrown by `recv()` when a message is no value of ours, or holds what may not come this way. */
declare class MessageFormatError extends MpError {
    readonly name = "MessageFormatError";
    readonly code = "ERR_MP_MESSAGE_FORMAT";
    /** The whole message. */
    readonly bytes: Uint8Array;
    constructor(bytes: Uint8Array, reason: string, options?: ErrorOptions);
}
/** Thrown by every call of a manager, and of what it holds, when its server has ended or cannot be reached. */
declare class ManagerGoneError extends MpError {
    readonly name = "ManagerGoneError";
    readonly code = "ERR_MP_MANAGER_GONE";
}

/** Thrown at construction where this platform has no memory that processes share; names the alternative. */
declare class UnsupportedPlatformError extends MpError {
    readonly name = "UnsupportedPlatformError";
    readonly code = "ERR_MP_UNSUPPORTED_PLATFORM";
}
/** Thrown when shared memory has no room for what was asked; nothing was created. */
declare class SharedMemoryFullError extends MpError {
    readonly name = "SharedMemoryFullError";
    readonly code = "ERR_MP_SHARED_MEMORY_FULL";
    /** Bytes that were asked for. */
    readonly bytes: number;
    /** Bytes that were free at that time. */
    readonly freeBytes: number;
    constructor(bytes: number, freeBytes: number, options?: ErrorOptions);
}
/** Thrown when a block of shared memory cannot be created because its name is taken. */
declare class SharedMemoryExistsError extends MpError {
    readonly name = "SharedMemoryExistsError";
    readonly code = "ERR_MP_SHARED_MEMORY_EXISTS";
    /** The name that is taken. */
    readonly blockName: string;
    constructor(blockName: string, options?: ErrorOptions);
}
/** Thrown when no block of shared memory has the name, be it that it never was or that its owner has ended. */
declare class SharedMemoryNotFoundError extends MpError {
    readonly name = "SharedMemoryNotFoundError";
    readonly code = "ERR_MP_SHARED_MEMORY_NOT_FOUND";
    /** The name that nothing has. */
    readonly blockName: string;
    constructor(blockName: string, options?: ErrorOptions);
}
/** Thrown by a barrier that was aborted or reset, ran out of time, or lost a party that was waiting. */
declare class BrokenBarrierError extends MpError {
    readonly name = "BrokenBarrierError";
    readonly code = "ERR_MP_BROKEN_BARRIER";
}

/** Thrown by `put()` after a queue was shut down, and by `get()` once nothing is left in it. */
declare class QueueShutDownError extends MpError {
    readonly name = "QueueShutDownError";
    readonly code = "ERR_MP_QUEUE_SHUT_DOWN";
    constructor(options?: ErrorOptions);
}

/** Thrown when a task, or a wait, takes longer than its `timeout`. */
declare class TimeoutError extends MpError {
    readonly name: string;
    readonly code: string;
    /** The limit that was exceeded, in milliseconds. */
    readonly timeoutMs: number;
    constructor(what: string, timeoutMs: number, options?: ErrorOptions);
}
/** Thrown when a queue has no room for an item in time. */
declare class QueueFullError extends TimeoutError {
    readonly name = "QueueFullError";
    readonly code = "ERR_MP_QUEUE_FULL";
    constructor(timeoutMs: number, options?: ErrorOptions);
}
/** Thrown when no item comes out of a queue in time. */
declare class QueueEmptyError extends TimeoutError {
    readonly name = "QueueEmptyError";
    readonly code = "ERR_MP_QUEUE_EMPTY";
    constructor(timeoutMs: number, options?: ErrorOptions);
}

/** Thrown when a function cannot cross to a worker; names the variable that stands in the way. */
declare class CaptureError extends MpError {
    readonly name = "CaptureError";
    readonly code = "ERR_MP_CAPTURE";
    /** Name of the function that could not cross, or `(anonymous)`. */
    readonly functionName: string;
    /** The captured variable that could not cross; undefined when it is the function itself. */
    readonly variable: string | undefined;
    constructor(functionName: string, reason: string, options?: ErrorOptions & {
        variable?: string | undefined;
    });
}
/** Thrown at the call when a value cannot travel to another process or thread; names the place by its path. */
declare class NotSerializableError extends MpError {
    readonly name = "NotSerializableError";
    readonly code = "ERR_MP_NOT_SERIALIZABLE";
    /** Where the value stands, such as `args[0].user.save` or `result`. */
    readonly path: string;
    constructor(path: string, reason: string, options?: ErrorOptions);
}
/** Thrown when a worker exits while it still runs a task, or before it was ready. */
declare class WorkerExitError extends MpError {
    readonly name = "WorkerExitError";
    readonly code = "ERR_MP_WORKER_EXIT";
    /** Code the worker exited with; null when a signal ended it. */
    readonly exitCode: number | null;
    /** Signal that ended the worker, such as `SIGKILL`; null when it exited by itself. */
    readonly signal: NodeJS.Signals | null;
    /** What the worker was running: the name of the function and the position of its input. */
    readonly task: string;
    constructor(exit: {
        exitCode: number | null;
        signal: NodeJS.Signals | null;
    }, task: string, options?: ErrorOptions);
}
/** Thrown by every call of a pool whose workers cannot start. */
declare class WorkerStartError extends MpError {
    readonly name = "WorkerStartError";
    readonly code = "ERR_MP_WORKER_START";
}
/** Thrown when a job was cancelled by `cancel()` or by its `signal`, whose reason is the `cause`. */
declare class CancelledError extends MpError {
    readonly name = "CancelledError";
    readonly code = "ERR_MP_CANCELLED";
}
/** Thrown when work is given to a pool that was closed, and to what was pending when it was terminated. */
declare class PoolClosedError extends MpError {
    readonly name = "PoolClosedError";
    readonly code = "ERR_MP_POOL_CLOSED";
    constructor(state: 'closed' | 'terminated', options?: ErrorOptions);
}
/** Thrown when a method is called in a state that does not allow it, such as `join()` before `start()`. */
declare class StateError extends MpError {
    readonly name = "StateError";
    readonly code = "ERR_MP_STATE";
}
/** Thrown when a number is out of its range; says what was given and what is allowed. */
declare class OptionRangeError extends RangeError {
    readonly name = "OptionRangeError";
    readonly code = "ERR_MP_OPTION_RANGE";
    /** Address of the page that explains this error; see {@link MpError.help}. */
    get help(): string;
}
/** Thrown when an option is of the wrong type; says what was given and what is allowed. */
declare class OptionTypeError extends TypeError {
    readonly name = "OptionTypeError";
    readonly code = "ERR_MP_OPTION_TYPE";
    /** Address of the page that explains this error; see {@link MpError.help}. */
    get help(): string;
}

/** Called with each event of a pool, in order; must be quick. */
type PoolListener = (event: PoolEvent) => void;

/** Options of a pool about those who watch it. */
interface MonitorOptions {
    /**
     * Whether watchers may pause, resize and drain the pool, and end its tasks.
     * @defaultValue false, or true with `MP_MONITOR=control` in the environment
     */
    control?: boolean;
    /**
     * Whether the arguments of tasks that fail are told, in words of at most 200 characters.
     * @defaultValue true
     */
    arguments?: boolean;
}
/** Options with every default filled in. */
interface MonitorSettings {
    /** Whether the pool is told to anybody. */
    isShown: boolean;
    /** Whether the program asks to be watched. */
    isAsked: boolean;
    control: boolean;
    arguments: boolean;
}

/** A place on the network. */
interface TcpAddress {
    /** @defaultValue `127.0.0.1` */
    host?: string;
    port: number;
}
/**
 * Where to listen or whom to reach: the path of a unix socket, `host:port`, a port of this machine, or host and port
 * as an object. A name that starts with a NUL character is an abstract one, which only Linux has.
 */
type Address = string | number | TcpAddress;
/** An address in one form. */
type Endpoint = {
    type: 'unix';
    path: string;
} | {
    type: 'tcp';
    host: string;
    port: number;
};

/** How long to wait, for every call that waits. */
interface WaitOptions {
    /** Limit in milliseconds; without it, there is none. 0 looks once. */
    timeout?: number;
    /** Ends the wait with its reason when it aborts. */
    signal?: AbortSignal;
}

/** What one look at shared cells may ask and say. */
declare class Look {
    /** True when nothing has happened for a while: look also whether those that are waited for still live. */
    isCheckup: boolean;
    /** False in the first look, when the next may follow at once; then what is blocked goes to sleep and must be woken. */
    sleepsNext: boolean;
    /** The cell to wait on, and the value it holds as long as nothing has happened. */
    index: number;
    expected: number;
    /** Says what to wait for before the next look. */
    blocked(index: number, expected: number): undefined;
}
/** Tries to get what is waited for: returns it, or else `look.blocked(…)`. Must be quick and must not wait. */
type Attempt<T> = (look: Look) => T | undefined;

/**
 * Looks at a cell for some microseconds before a wait goes to sleep, as long as that paid lately.
 *
 * A spin keeps a core from others, perhaps from the very one who would change the cell. So after one that did not pay
 * the next are rare, and short at first.
 */
declare class Spinner {
    #private;
    constructor(limitMs?: number);
    /** Returns whether the cell changed while it was looked at. */
    spin(cells: Int32Array, index: number, expected: number): boolean;
}

/** A cell that is looked at for somebody until he ends it. */
interface Watch {
    /** Changes the value that the cell holds as long as nothing has happened; keeps the place in the line. */
    expect(value: number): void;
    end(): void;
}
/**
 * 32-bit cells in memory that several threads or processes share, which can be waited on.
 *
 * @remarks
 * A change is seen by waiters only after `wake`: store first, then wake. A wait may also end because of a wake that
 * was meant for others, so look again, or use `retry`, which does.
 */
declare abstract class Words {
    /** The cells themselves, for `Atomics`. */
    readonly cells: Int32Array;
    /** The same memory in steps of 8 bytes. */
    readonly wide: BigUint64Array;
    readonly spinner: Spinner;
    constructor(buffer: ArrayBufferLike, byteOffset: number, byteLength: number);
    /** Sleeps, at most so long, while the cell holds the value; may return early. Blocks the thread. */
    abstract sleep(index: number, expected: number, timeoutMs: number): void;
    /** Has `look` called soon after the cell no longer holds the value, or was woken; from time to time also without. */
    abstract watch(index: number, expected: number, look: () => void): Watch;
    /**
     * Wakes at most `count` of the threads that wait on the cell; without a count, all. Returns how many slept; one that
     * has yet to fall asleep is not counted, but sees that the value has changed.
     */
    abstract wake(index: number, count?: number): number;
    /** Makes a buffer of the same memory that users may have; `owner` stays as long as the buffer or a view of it. */
    abstract expose(owner: object): ArrayBufferLike;
    load(index: number): number;
    store(index: number, value: number): void;
    /** Adds, and returns what was there before. */
    add(index: number, value: number): number;
    /** Puts `replacement` where `expected` is, and returns what was there before. */
    compareExchange(index: number, expected: number, replacement: number): number;
    /**
     * Waits until the cell no longer holds the value.
     *
     * @returns Whether it changed in time.
     * @throws (rejects) the reason of the signal when that aborts first.
     */
    wait(index: number, expected: number, options?: WaitOptions): Promise<boolean>;
    /** As `wait`, but blocks the thread. */
    waitSync(index: number, expected: number, options?: {
        timeout?: number;
    }): boolean;
}

/** How long to wait, for calls that block the thread. */
interface WaitSyncOptions {
    /** Limit in milliseconds; without it, there is none. 0 looks once. */
    timeout?: number;
}

/** Anything whose bytes can be sent. */
type Bytes = ArrayBufferView | ArrayBufferLike;

/** Key of the method that tells how a thing is found again on the other side. */
declare const HANDLE: unique symbol;
/** How a shared thing, such as a lock or a queue, travels: as the kind of thing it is, and how to find it. */
interface HandleRecord {
    kind: string;
    /** Plain data that structured clone carries. */
    data: unknown;
}
/** A shared thing that can travel; the method is called once for each time it is sent. */
interface Handle {
    [HANDLE](options: HandleOptions): HandleRecord;
}
/**
 * Takes back what was done for a handle that was sent and does not arrive.
 *
 * @param about.mayHaveArrived - Whether that is not certain, as whoever it was sent to has ended; what was done is then
 * taken back only where that harms nothing if it has arrived.
 */
type GiveUp = (about: {
    mayHaveArrived: boolean;
}) => void;
/** Where a handle goes. */
interface HandleOptions {
    /** Whether the other side is in the same process. */
    sharesMemory: boolean;
    /** Is told what to do if the handle does not arrive. */
    onSent?: (giveUp: GiveUp) => void;
    /** Whether others may read along, so that it may not hold a key. */
    isReadable?: boolean;
    /** Id of the manager whose own line it goes on: that knows its key. */
    manager?: string;
}

/** Who can be at the two ends of a line, and who can read along. */
interface Reach {
    /** Whether both ends are on this machine. */
    readonly isLocal: boolean;
    /** Whether no other user of the machine, and nobody on a network, can take part or read along. */
    readonly isPrivate: boolean;
    /** Whether both ends have proved that they know the key. */
    readonly isAuthenticated: boolean;
}
/** How the other end went: by being closed, or by an error. */
interface TransportEnd {
    error: Error | undefined;
}
/**
 * A line that carries whole messages in order between two ends; a `Connection` speaks over it.
 *
 * Messages are pulled: a transport that nobody reads from stops taking bytes in, so that the other end has to wait.
 */
interface Transport {
    /** Whether messages can come. */
    readonly isReadable: boolean;
    /** Whether messages can be sent. */
    readonly isWritable: boolean;
    readonly reach: Reach;
    /** Whether a whole message has come that was not read yet. */
    readonly hasMessage: boolean;
    /** Set once the other end is gone; messages that came before can still be read. */
    readonly end: TransportEnd | undefined;
    /** Says whom to tell that a message has come, or the end. */
    listen(onChange: () => void): void;
    /**
     * Takes the next message; undefined when none has come whole.
     *
     * @throws {@link MessageTooLongError} as soon as it is known that the next message is longer than `limitBytes`.
     */
    read(limitBytes: number): Buffer | undefined;
    /**
     * Sends a message, and resolves when the next may be sent; the bytes are free for other use then.
     *
     * @throws (rejects) {@link ConnectionClosedError} when the other end is gone.
     */
    write(message: Uint8Array): Promise<void>;
    /** Says that somebody waits for a change, which keeps the program running. */
    watch(): void;
    /** Says that nobody waits any more. */
    unwatch(): void;
    /** Closes this end; what was written still goes out. */
    close(): void;
    /** Tells how another process or thread finds this end; missing when none can. */
    handle?(options: HandleOptions): HandleRecord;
}

/**
 * One end of a line to another process or thread that carries whole messages, in order.
 *
 * @remarks
 * `send()` and `recv()` carry values as an argument of a task travels; `sendBytes()` and `recvBytes()` carry bytes,
 * also to and from a connection of Python's `multiprocessing`. Messages never merge or split. A wait for a message
 * keeps the program running, an open connection alone does not. Readers are served in the order in which they asked.
 * @see {@link connect} and {@link Listener}, which make connections.
 * @example
 * ```ts @import.meta.vitest
 * import { connect, EndOfFileError, Listener } from '@mp/core'
 * const listener = await Listener.listen({ authkey: 'secret' })
 * const [mine, theirs] = await Promise.all([connect(listener.address, { authkey: 'secret' }), listener.accept()])
 * await mine.send({ n: 1n })
 * expect(await theirs.recv()).toEqual({ n: 1n })
 * mine.close()
 * await expect(theirs.recv()).rejects.toThrow(EndOfFileError)
 * theirs.close()
 * listener.close()
 * ```
 */
declare class Connection implements Disposable, AsyncDisposable, AsyncIterable<unknown> {
    #private;
    /** Makes a connection over a transport; `connect()`, `Listener` and `pipe()` do so. */
    constructor(transport: Transport);
    /** Whether this end was closed. */
    get closed(): boolean;
    /** Whether messages can be read here: not at the sending end of a one-way pipe, nor after one that was too long. */
    get readable(): boolean;
    /** Whether messages can be sent here: not at the receiving end of a one-way pipe. */
    get writable(): boolean;
    /**
     * Sends a value, as it is now, and resolves when there is room for the next one.
     *
     * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is sent then.
     * @throws (rejects) {@link ConnectionClosedError} when either end is closed.
     */
    send(value: unknown): Promise<void>;
    /**
     * Waits for the next value.
     *
     * @throws (rejects) {@link EndOfFileError} when the other end was closed and all that it sent has been read.
     * @throws (rejects) {@link MessageFormatError} when the next message was not sent by `send()`.
     * @throws (rejects) {@link ConnectionClosedError} when this end is closed, also while it waits.
     * @throws (rejects) {@link TimeoutError} when none comes in time; none is lost.
     */
    recv(options?: WaitOptions): Promise<unknown>;
    /**
     * Sends a value and blocks the thread until there is room for it. For workers; only on a {@link pipe}.
     *
     * @throws {@link TimeoutError} when there is no room in time.
     * @throws {@link StateError} on a connection that is not a pipe.
     * @throws what `send()` throws.
     */
    sendSync(value: unknown, options?: WaitSyncOptions): void;
    /**
     * Blocks the thread until a value comes, and returns it. For workers; only on a {@link pipe}.
     *
     * @throws {@link TimeoutError} when none comes in time; none is lost.
     * @throws {@link StateError} on a connection that is not a pipe.
     * @throws what `recv()` throws.
     */
    recvSync(options?: WaitSyncOptions): unknown;
    /**
     * Waits until a message, or the end, can be read, and tells whether it can; takes nothing.
     *
     * @param timeout - In milliseconds; `Infinity` waits for good. Or the options of other waits.
     * @defaultValue 0: looks once
     * @throws (rejects) {@link ConnectionClosedError} when this end is closed, also while it waits.
     */
    poll(timeout?: number | WaitOptions): Promise<boolean>;
    /**
     * Sends bytes as one message, which may be empty, and resolves when there is room for the next one.
     *
     * @remarks Up to 16 KiB are copied at once; longer ones must not be changed before it resolves.
     * @param offset - Where in the bytes to start.
     * @param size - How many bytes; by default all the rest.
     * @throws (rejects) {@link OptionRangeError} when the range is not within the bytes.
     * @throws (rejects) {@link OptionTypeError} for a string: say which bytes it stands for.
     * @throws (rejects) {@link ConnectionClosedError} when either end is closed.
     */
    sendBytes(bytes: Bytes, offset?: number, size?: number): Promise<void>;
    /**
     * Waits for the next message and returns its bytes.
     *
     * @param maxLength - Longest message taken, in bytes.
     * @throws (rejects) {@link MessageTooLongError} when it is longer; nothing can be read here any more.
     * @throws (rejects) what `recv()` throws.
     */
    recvBytes(maxLength?: number, options?: WaitOptions): Promise<Buffer>;
    /**
     * Waits for the next message, copies it into a buffer and returns how many bytes it has.
     *
     * @param offset - Where in the buffer to start, in bytes.
     * @throws (rejects) {@link BufferTooShortError} when it does not fit; the error holds the whole message.
     * @throws (rejects) what `recv()` throws.
     */
    recvBytesInto(buffer: Bytes, offset?: number, options?: WaitOptions): Promise<number>;
    /** Closes this end; what was sent still arrives. Can be called again. */
    close(): void;
    [Symbol.dispose](): void;
    [Symbol.asyncDispose](): Promise<void>;
    /** Yields each value that comes, until either end is closed. */
    [Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined>;
}

/** Digests for a challenge: the one of Python 3.12 and later, and the only one of those before. */
type ChallengeDigest = 'sha256' | 'md5';

/** A secret that both ends know: bytes, or a string that stands for its UTF-8 bytes. */
type AuthKey = Uint8Array | string;

/** Options of `connect()`. */
interface ConnectOptions extends WaitOptions {
    /** The secret of the listener; it has to prove that it knows it, too. */
    authkey?: AuthKey;
}
/**
 * Connects to a {@link Listener}, ours or Python's, and settles with it that both know the key.
 *
 * @param address - The `address` of the listener.
 * @param options - `timeout` is 20 seconds unless given, for everything up to the end of the handshake.
 * @throws (rejects) {@link ConnectError} when nobody listens there.
 * @throws (rejects) {@link AuthenticationError} when either end does not know the key.
 * @throws (rejects) {@link TimeoutError} when it takes too long.
 * @throws (rejects) the reason of the signal when it aborts first.
 * @example
 * ```ts @import.meta.vitest
 * import { AuthenticationError, connect, Listener } from '@mp/core'
 * const listener = await Listener.listen({ authkey: 'secret' })
 * await expect(connect(listener.address, { authkey: 'guess' })).rejects.toThrow(AuthenticationError)
 * listener.close()
 * ```
 */
declare function connect(address: Address, options?: ConnectOptions): Promise<Connection>;

/**
 * Waits for a moment, before a wait begins that leaves the event loop free, as long as that paid lately.
 *
 * @remarks
 * It looks on for some microseconds, and then sleeps in the kernel, which blocks the thread for half a millisecond at
 * most. Two sides that keep each other busy so meet awake, and where cores are few, the one that waits leaves its core
 * to the other; to be called back into an event loop takes several switches between threads instead of one.
 */
declare class ShortWait {
    #private;
    /** Repeats an attempt that has just failed with this look, and returns what it returned then. */
    retry<T>(words: Words, look: Look, attempt: Attempt<T>): T | undefined;
}

/** A stretch of memory that messages go round in. */
interface Segment {
    bytes: Uint8Array;
    /** The same in steps of 4 bytes. */
    cells: Uint32Array;
    /** The same in steps of 8 bytes. */
    numbers: Float64Array;
    /** Where a message has to end, with room behind it for a word that says where to go on. */
    endOfRoom: number;
}
/** The segments of a ring: the first lies beside its words, the others in blocks of their own. */
declare class Segments {
    #private;
    constructor(prefix: string, first: Uint8Array);
    /** Returns a segment that messages are in, or will be put into next. */
    get(number: number): Segment;
    /**
     * Makes a segment; only for whoever may put.
     *
     * @throws {@link SharedMemoryFullError} when there is no memory for it.
     */
    create(number: number, byteLength: number): Segment;
    /** Gives the memory of a segment back; only for whoever has taken its last message. */
    remove(number: number): void;
    /** Lets go of segments that nobody uses any more. */
    forgetBefore(number: number): void;
    close(): void;
}

/** A message as it lies in memory; valid until the next one is looked at. */
interface RingFrame {
    segment: Segment;
    /** Where it begins in the segment, in bytes; a multiple of 8. */
    start: number;
    byteLength: number;
    kind: number;
}

/** How much a call may do to get a lock: try for a moment, or wait for it, so that what it returns is certain. */
type Patience = 'try' | 'insist';

/** Looks at a message in the memory of the ring, and returns a copy of what it needs; never undefined. */
type ReadMessage<T> = (frame: RingFrame) => T;

/** Nothing can be put any more; what is there can be taken. */
declare const SHUT_DOWN = 1;
/** Nothing can be put or taken any more. */
declare const SHUT_DOWN_AT_ONCE = 2;

/** A message as it goes into a ring. */
interface RingMessage {
    /** What the bytes are, from 0 to 255; not for the ring. */
    readonly kind: number;
    readonly byteLength: number;
    /** Bytes that it counts for. */
    readonly weight: number;
    /** Whether memory that it is made of was transferred to somebody else. */
    readonly isTorn: boolean;
    /** Copies the message to where it goes; there the position is a multiple of 8. */
    writeTo(segment: Segment, position: number): void;
    /** Returns a message that can wait: later changes of what it was made of do not change it, large memory excepted. */
    keep(): RingMessage;
    /** Gives back what stands outside of the ring for it, as nobody will take it. */
    drop(): void;
}

/**
 * Those who sleep until something in a ring has moved, behind one cell that all of them sleep on.
 *
 * Its lowest bit says that there may be some, the rest counts the wakes. So whoever wakes others late, for something
 * that they have seen already, takes nothing back from one who is about to sleep: that one's ticket is out of date.
 */
declare class Sleepers {
    #private;
    constructor(words: Words, cell: number);
    /** Returns what the cell holds until the next wake; whoever sleeps for that long has to look once more before. */
    ticket(): number;
    /** Wakes all, if there may be any; has to come after what they wait for. */
    wake(): void;
}

/**
 * Messages in shared memory, in order, from any number of threads and processes to any number of them.
 *
 * @remarks
 * When a segment is full and the limits allow more, the next one, twice as large, begins.
 *
 * To put: take the lock of the tail; look whether the head leaves room; write the message behind the tail, where
 * nobody looks; move the tail (`RingEnd`), by which the message is in; leave the lock; wake those who wait for it. To
 * take: the same at the head, and the message is read before the head moves. To wait: get a ticket (`Sleepers`), look
 * at the other end once more, and sleep as long as the ticket is good. Whoever moves an end looks afterwards whether
 * there are tickets; so either that is seen, or the end has moved before the sleep begins.
 *
 * What always holds: the stamps only grow; the head is never beyond the tail; from head to tail lie whole messages;
 * only the holder of the lock of an end moves it, and each message moves each end once. Hence whoever dies at any
 * instruction has put or taken wholly or not at all, and a view of the other end that is out of date shows too little
 * room, or too few messages, but never too many: it is looked at anew only then.
 */
declare class Ring {
    #private;
    readonly words: Words;
    /** For those who wait for a message. */
    readonly waitForMessage: ShortWait;
    /** For those who wait for room. */
    readonly waitForRoom: ShortWait;
    /** Those who wait for a message. */
    readonly takers: Sleepers;
    constructor(words: Words, segments: Segments);
    /** Messages that can be taken. */
    get size(): number;
    get isEmpty(): boolean;
    /** Whether a message of one byte would have to wait. */
    get isFull(): boolean;
    /** Messages that were put and are not finished. */
    get unfinished(): number;
    /** Counts one message as finished; returns false when all are already. */
    finish(): boolean;
    /** Tells whether all messages are finished, or else what to wait for. */
    isFinished(look: Look): boolean;
    /** Whether it was shut down at once. */
    get isDropped(): boolean;
    get state(): number;
    /**
     * Puts a message, or else tells what to wait for.
     *
     * @returns Whether it was put; undefined if not, and false if the ring is shut down.
     * @throws {@link SharedMemoryFullError} when there is no memory, and nothing in the ring whose taking would free any.
     */
    put(message: RingMessage, look: Look, patience: Patience): boolean | undefined;
    /** Tells whether there is a message, or else what to wait for. */
    hasItem(look: Look): boolean;
    /**
     * Takes the next message, or else tells what to wait for.
     *
     * @param read - When it throws, the message stays.
     */
    take<T>(read: ReadMessage<T>, look: Look, patience: Patience): T | undefined;
    /** Shuts the ring down; messages that are put at this time are in before, or not at all. Waits for nobody. */
    shutDown(state: typeof SHUT_DOWN | typeof SHUT_DOWN_AT_ONCE): void;
    /** Has everybody who waits look again. */
    wakeAll(): void;
    /** Whether there may be blocks that belong to this one. */
    get hasParts(): boolean;
    /** Notes that a message goes in a block of its own, which the last user has to look for. */
    noteBlock(): void;
    close(): void;
}

/** What a ring may hold at a time. */
interface RingLimits {
    /** Most messages; 0 for any number. */
    maxItems: number;
    /** Most bytes of messages; Infinity for any. */
    maxBytes: number;
}

/** Stands for a handle that is under way. */
interface Ticket {
    /** Cell where the number stands until the handle has arrived. */
    place: number;
    number: number;
}

declare const ENDS: readonly [0, 1];
/** One of the two ends of a pipe; a queue has only the first. */
type RingSide = (typeof ENDS)[number];
/** How a block, and an end of it, are found by another thread or process. */
interface RingHandle {
    name: string;
    end: RingSide;
    ticket: Ticket;
}
/**
 * One user of a block of rings: a thread that has a queue, or an end of a pipe, open.
 *
 * Users are counted by the kernel, in locks of the block as an open file, so that the death of one counts too. The
 * last one removes the block. A handle that is under way counts as a user, as long as whoever has sent it lives.
 */
declare class RingUser {
    #private;
    readonly end: RingSide;
    private constructor();
    /** Creates a block, and returns a user of its first end. */
    static create(limits: readonly RingLimits[]): RingUser;
    /** Becomes a user of the block that a handle speaks of. */
    static adopt({ name, end, ticket }: RingHandle): RingUser;
    get name(): string;
    get isClosed(): boolean;
    /** Returns a ring by its number; a block has one for each direction. */
    ring(index: number): Ring;
    /** Whether the end has any user besides this one. */
    isHeldByOthers(end: RingSide): boolean;
    /** Shuts the lines of the other end of a pipe down if nobody has it any more. */
    noticeOtherEnd(): void;
    /** Returns another user, of the same or the other end, in this thread. */
    another(end: RingSide): RingUser;
    /** Makes what another thread or process needs to become a user. */
    handle({ onSent }?: Pick<HandleOptions, 'onSent'>): RingHandle;
    /** Says that a handle has arrived here. */
    redeem(ticket: Ticket): void;
    /** Ends the use; while a handle that was sent has not arrived, the end counts as used. */
    close(): void;
    /** Ends the use if no handle is under way any more. */
    releaseIfArrived(): void;
}

/** What a writer asks those it writes for. */
interface WriterHooks {
    /** Throws when nothing may be written any more; is told whether to look who lives. */
    assertOpen(isCheckup: boolean): void;
    /** Says that the ring was shut down. */
    shutDownError(): Error;
}
/** Puts messages into a ring, in the order in which they come, waiting in every way there is. */
declare class RingWriter {
    #private;
    constructor(ring: Ring, block: string, hooks: WriterHooks);
    /** Puts a message if there is room now, and nobody waits for some. */
    tryPut(message: RingMessage): boolean;
    /** Puts a message; blocks the thread. Returns whether there was room in time. */
    putSync(message: RingMessage, options: {
        timeout?: number;
    }): boolean;
    /** Puts a message, after those that wait already; returns true if it was put at once, or else whether it was in time. */
    put(message: RingMessage, options: WaitOptions): true | Promise<boolean>;
}

/** What was taken. */
interface TakenItem<T> {
    value: T;
}
/** The items of a queue: puts them into its ring and takes them, waiting in every way there is. */
declare class ItemLine<T> {
    #private;
    readonly user: RingUser;
    readonly ring: Ring;
    readonly writer: RingWriter;
    constructor(user: RingUser);
    /** @throws {@link StateError} when it was closed here. */
    assertOpen(): void;
    /** Puts an item if there is room now, and nobody waits for some. */
    tryPut(item: T): boolean;
    /** Puts an item; blocks the thread. */
    putSync(item: T, options: {
        timeout?: number;
    }): void;
    /** Puts an item, after those that wait already. What is put at once costs no promise. */
    put(item: T, options: WaitOptions): Promise<void>;
    /** Takes an item if there is one. */
    tryTake(): TakenItem<T> | undefined;
    /** Takes an item; blocks the thread. */
    getSync(options: {
        timeout?: number;
    }): T;
    /** Takes an item, after those who wait already. */
    get(options: WaitOptions): Promise<T>;
    /** Waits until an item, or the end, can be taken, and takes nothing. */
    poll(options: WaitOptions): Promise<boolean>;
    /** Waits until all that was put is finished. */
    join(options: WaitOptions): Promise<boolean>;
    /** Shuts the line down for everybody; `isAtOnce` throws away what is in it. */
    shutDown(isAtOnce: boolean): void;
    close(): void;
}

/** What all queues have in common: a line of items in shared memory that travels by handle. */
declare abstract class SharedQueue<T> implements Disposable, AsyncDisposable {
    #private;
    /** @internal */
    protected readonly line: ItemLine<T>;
    /** @internal */
    constructor(limits: RingLimits);
    /** The name under which the class is registered. */
    protected abstract get kind(): string;
    /**
     * Lets go of the queue in this thread or process: its methods throw from now on, and what waits here rejects. Items
     * stay, and others that have the queue are not affected. Can be called again.
     */
    close(): void;
    [Symbol.dispose](): void;
    [Symbol.asyncDispose](): Promise<void>;
}

/** How much a queue holds. */
interface QueueOptions {
    /**
     * Most items at a time; who puts another waits.
     * @defaultValue as many as memory holds
     */
    maxSize?: number;
    /**
     * Most bytes at a time. An item that is larger than this waits until it is alone.
     * @defaultValue as many as memory holds
     */
    maxBytes?: number;
}
/** How to shut a queue down. */
interface ShutdownOptions {
    /**
     * Whether to throw away what is in the queue.
     * @defaultValue false
     */
    immediate?: boolean;
}
/**
 * A queue that any number of processes and threads put items into and take them out of.
 *
 * @remarks
 * Items lie in shared memory, as they were when they were put: whoever has put them can change them, and can exit at
 * once. Those of one producer come out in order. An item is taken by one consumer; if that dies, it is lost with it at
 * most. The death of a process at any instruction harms nobody else. Async waits are served in order in each thread.
 * The queue can be an argument, part of one, an item of another queue or a result, and can be handed on.
 * @see {@link JoinableQueue} to wait until all items are done with.
 * @see {@link SimpleQueue} for the bare minimum.
 * @see {@link pipe} for two ends that talk with each other.
 * @example
 * ```ts @import.meta.vitest
 * import { Process, Queue } from '@mp/core'
 * const results = new Queue<number>()
 * const process = new Process(async (queue: Queue<number>) => queue.put(6 * 7), { args: [results] })
 * process.start()
 * expect(await results.get()).toBe(42)
 * await process.join()
 * results.close()
 * ```
 */
declare class Queue<T = unknown> extends SharedQueue<T> implements AsyncIterable<T> {
    constructor(options?: QueueOptions);
    protected get kind(): string;
    /** Items that can be taken at this moment; exact. */
    get size(): number;
    /** Whether there is nothing to take at this moment. */
    get isEmpty(): boolean;
    /** Whether even a small item would have to wait at this moment. */
    get isFull(): boolean;
    /** Whether nothing can be put any more, by anybody. */
    get isShutDown(): boolean;
    /**
     * Puts an item, as it is now, and resolves when it is in the queue, which it is at once when there is room.
     *
     * @remarks Typed arrays from 64 KiB up must not be changed before it resolves.
     * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is put then.
     * @throws (rejects) {@link QueueFullError} when there is no room in time.
     * @throws (rejects) {@link QueueShutDownError} when the queue was shut down, also while it waits.
     * @throws (rejects) {@link SharedMemoryFullError} when the queue is empty and memory has no room all the same.
     * @throws (rejects) {@link StateError} when the queue was closed here.
     */
    put(item: T, options?: WaitOptions): Promise<void>;
    /** Puts an item if there is room at this moment, and returns whether there was; throws what `put()` throws. */
    tryPut(item: T): boolean;
    /** Puts an item and blocks the thread until it is in the queue; throws what `put()` throws. For workers. */
    putSync(item: T, options?: WaitSyncOptions): void;
    /**
     * Waits for an item and takes it.
     *
     * @throws (rejects) {@link QueueEmptyError} when none comes in time; none is lost.
     * @throws (rejects) {@link QueueShutDownError} when the queue was shut down and nothing is left in it.
     * @throws (rejects) {@link NotSerializableError} when it holds an instance of a class that is not registered here.
     * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
     */
    get(options?: WaitOptions): Promise<T>;
    /**
     * Takes an item if there is one at this moment; returns undefined if there is none.
     *
     * @throws {@link QueueShutDownError} when the queue was shut down and nothing is left in it.
     * @see {@link Queue.get} with a timeout of 0 to tell an item that is undefined from none.
     */
    tryGet(): T | undefined;
    /** Takes an item and blocks the thread until there is one; throws what `get()` throws. For workers. */
    getSync(options?: WaitSyncOptions): T;
    /** Waits until an item, or the end, can be taken, takes nothing, and tells whether it can. */
    poll(options?: WaitOptions): Promise<boolean>;
    /** Lets nobody put any more; what is in the queue can be taken, unless it is thrown away. Can be called again. */
    shutdown({ immediate }?: ShutdownOptions): void;
    /** Takes items until the queue is shut down and empty. */
    [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
}

/**
 * A {@link Queue} that counts the items that are not done with, so that it can be waited until all are.
 *
 * @remarks
 * A consumer that dies between `get()` and `taskDone()` leaves its item undone for good: give `join()` a timeout where
 * that can be.
 * @example
 * ```ts @import.meta.vitest
 * import { JoinableQueue, Thread } from '@mp/core'
 * const queue = new JoinableQueue<number>()
 * const consume = async (queue: JoinableQueue<number>) => {
 *   for await (const item of queue) if (item > 0) queue.taskDone()
 * }
 * const thread = new Thread(consume, { args: [queue] }).start()
 * for (const item of [1, 2, 3]) await queue.put(item)
 * expect(await queue.join()).toBe(true)
 * queue.shutdown()
 * await thread.join()
 * queue.close()
 * ```
 */
declare class JoinableQueue<T = unknown> extends Queue<T> {
    protected get kind(): string;
    /** Items that were put and not reported as done. */
    get unfinished(): number;
    /**
     * Reports one item that was taken as done.
     *
     * @throws {@link StateError} when all that were put are done already.
     */
    taskDone(): void;
    /**
     * Waits until all items that were put are done, or the queue is shut down at once.
     *
     * @returns Whether they are; false when the time was over.
     * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
     */
    join(options?: WaitOptions): Promise<boolean>;
}

/** Options of `Listener.listen()`. */
interface ListenOptions {
    /**
     * Where to listen. A port without a host is one of this machine only; port 0 takes a free one.
     * @defaultValue a fresh unix socket in a directory that only this user can enter
     */
    address?: Address;
    /** A secret that every client has to know; without it, everybody who reaches the address is let in. */
    authkey?: AuthKey;
    /**
     * How many clients may wait in the system.
     * @defaultValue 128
     */
    backlog?: number;
    /**
     * How long a client may take to prove that it knows the key, in milliseconds.
     * @defaultValue 5000
     */
    handshakeTimeout?: number;
    /**
     * Digest of the challenge; `md5` is for clients that take no other, such as those of other libraries.
     * @defaultValue `sha256`, which clients of Python before 3.12 answer too
     */
    digest?: ChallengeDigest;
}
/**
 * Listens for connections of other programs, and proves to each that it knows the key, as they have to prove.
 *
 * @remarks
 * Speaks the protocol of Python's `multiprocessing.connection.Listener`. All clients are looked at side by side: one
 * that is slow or says nothing holds up nobody. A wait for a client keeps the program running, an open listener alone
 * does not. Use `for await` in a server: it passes over clients that do not know the key.
 * @see {@link connect} for the other end.
 * @example
 * ```ts @import.meta.vitest
 * import { connect, Listener } from '@mp/core'
 * const listener = await Listener.listen({ address: 0, authkey: 'secret' })
 * const client = await connect(listener.address, { authkey: 'secret' })
 * const server = await listener.accept()
 * await client.sendBytes(Buffer.from('hello'))
 * expect(String(await server.recvBytes())).toBe('hello')
 * client.close()
 * server.close()
 * listener.close()
 * ```
 */
declare class Listener implements Disposable, AsyncDisposable, AsyncIterable<Connection> {
    #private;
    private constructor();
    /**
     * Starts to listen.
     *
     * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
     * @throws (rejects) the error of the system when the address cannot be had, such as EADDRINUSE.
     */
    static listen(options?: ListenOptions): Promise<Listener>;
    /** Where it listens, with the port that it got: give it to `connect()`. */
    get address(): string | Required<TcpAddress>;
    /** Where the client of the last `accept()` came from; null before, and for unix sockets. */
    get lastAccepted(): Required<TcpAddress> | null;
    /** Whether it was closed. */
    get closed(): boolean;
    /**
     * Waits for the next client that was let in.
     *
     * @throws (rejects) {@link AuthenticationError} when one did not know the key; the next call waits for others.
     * @throws (rejects) {@link ConnectionClosedError} when the listener is closed, also while it waits.
     * @throws (rejects) {@link TimeoutError} when none comes in time.
     */
    accept(options?: WaitOptions): Promise<Connection>;
    /** Stops listening and turns those away who wait; connections that were accepted stay. Can be called again. */
    close(): void;
    [Symbol.dispose](): void;
    [Symbol.asyncDispose](): Promise<void>;
    /** Yields each client that was let in, until the listener is closed; others are passed over. */
    [Symbol.asyncIterator](): AsyncGenerator<Connection, void, undefined>;
}

/** What kind of pipe to make. */
interface PipeOptions {
    /**
     * Whether both ends can send. If not, the first end only receives and the second only sends.
     * @defaultValue true
     */
    duplex?: boolean;
}
/**
 * Makes two connected ends, of which one mostly goes to another process or thread.
 *
 * @remarks
 * An end can be an argument, part of one, an item of a queue or a result, and can be handed on; whoever has sent it
 * has it still, and closes it when he does not need it. Once nobody has an end any more, be it that the last one was
 * killed, the other end reads what was sent and then gets {@link EndOfFileError}. An end that is under way counts as
 * long as its sender lives. Messages lie in shared memory; up to 1 MiB of them wait in each direction.
 * @see {@link Queue} for more than two, and {@link Listener} for programs that do not know each other.
 * @throws {@link SharedMemoryFullError} when there is no memory for it.
 * @example
 * ```ts @import.meta.vitest
 * import { type Connection, pipe, Process } from '@mp/core'
 * const [mine, theirs] = pipe()
 * const echo = async (end: Connection) => end.send(await end.recv())
 * const process = new Process(echo, { args: [theirs] }).start()
 * theirs.close()
 * await mine.send({ hello: 'world' })
 * expect(await mine.recv()).toEqual({ hello: 'world' })
 * await process.join()
 * mine.close()
 * ```
 */
declare function pipe(options?: PipeOptions): [Connection, Connection];

/**
 * A queue without limits that knows three things: `put()`, `get()` and whether it is empty.
 *
 * @see {@link Queue} for limits, shutdown and forms that block a worker.
 * @example
 * ```ts @import.meta.vitest
 * import { SimpleQueue } from '@mp/core'
 * const queue = new SimpleQueue<string>()
 * await queue.put('first')
 * expect(queue.isEmpty).toBe(false)
 * expect(await queue.get()).toBe('first')
 * queue.close()
 * ```
 */
declare class SimpleQueue<T = unknown> extends SharedQueue<T> {
    constructor();
    protected get kind(): string;
    /** Whether there is nothing to take at this moment. */
    get isEmpty(): boolean;
    /**
     * Puts an item, as it is now.
     *
     * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is put then.
     * @throws (rejects) {@link StateError} when the queue was closed here.
     */
    put(item: T): Promise<void>;
    /**
     * Waits for an item and takes it.
     *
     * @throws (rejects) {@link QueueEmptyError} when none comes in time; none is lost.
     * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
     */
    get(options?: WaitOptions): Promise<T>;
}

/** What can be read without waiting at some time: a connection, a queue. */
interface Pollable {
    poll(options: WaitOptions): Promise<boolean>;
}
/** What ends at some time: a process, a thread. */
interface Ending {
    readonly sentinel: Promise<unknown>;
}
/** Anything that {@link wait} can wait for. */
type Waitable = Pollable | Ending | PromiseLike<unknown>;
/**
 * Waits until at least one of several things is ready, and returns all that are, in the order given.
 *
 * @remarks
 * A connection or a queue is ready when something, or its end, can be read without waiting, a process or thread when
 * it has ended, a promise when it is settled. Nothing is taken. A connection or queue that is closed here while it is
 * waited for counts as ready: the next read says so.
 * @returns Those that are ready; none when the time was over.
 * @throws (rejects) the reason of the signal when it aborts first.
 * @throws (rejects) {@link OptionTypeError} when one of the things cannot be waited for.
 * @example
 * ```ts @import.meta.vitest
 * import { pipe, Process, Queue, wait } from '@mp/core'
 * const queue = new Queue<number>()
 * const [reader, writer] = pipe({ duplex: false })
 * await queue.put(1)
 * await writer.send('ready')
 * expect(await wait([queue, reader, new Promise(() => {})])).toEqual([queue, reader])
 * for (const opened of [queue, reader, writer]) opened.close()
 * ```
 */
declare function wait<W extends Waitable>(objects: Iterable<W>, options?: WaitOptions): Promise<W[]>;

/** What a task may ask of the worker that runs it. */
interface TaskContext {
    /** Aborts when the task was cancelled or is out of time; some time later the worker is stopped. */
    readonly signal: AbortSignal;
    /** Which worker of the pool this is; counts up from 1, a replacement has a new number. */
    readonly workerId: number;
    /** Which attempt at this task this is, from 1. */
    readonly attempt: number;
    /** Reports how far the task is, from 0 to 1. */
    progress(fraction: number): void;
}
/**
 * Returns the context of the task that is running: its signal, worker, attempt, and a way to report progress.
 *
 * @remarks
 * Call it at the start of the function, before the first `await`, and keep what it returns.
 * @throws {@link StateError} outside a task.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool, taskContext } from '@mp/core'
 * const pool = new Pool(1)
 * expect(await pool.apply(() => taskContext().attempt)).toBe(1)
 * await pool.terminate()
 * ```
 */
declare function taskContext(): TaskContext;

/** What can be a key of a managed dict, or an element of a managed set: values that are equal when they look equal. */
type DictKey = string | number | bigint | boolean | null;

/** How the server of a manager is reached, by those who may. */
interface ServerAddress {
    /** Id of the manager. */
    manager: string;
    endpoint: Endpoint;
    /** Key of the server; undefined where it is not told. */
    key: Uint8Array | undefined;
    /** Whether it is the key of the program that started the server, whose functions the server runs. */
    isOwner: boolean;
}
/** A call to a thing in the server. */
interface Request {
    /** The thing, or the type of one to be made. */
    to: {
        object: number;
    } | {
        create: string;
    };
    method: string;
    args: readonly unknown[];
    options?: RequestOptions;
}
/** What a call needs besides its arguments. */
interface RequestOptions {
    /** Takes the call back when it aborts. */
    signal?: AbortSignal | undefined;
    /** Whether functions among the arguments travel. */
    hasFunctions?: boolean;
}
/** A thing that is in this process. */
interface Held$1 {
    target: object;
}
/** How proxies speak to the things they stand for. */
interface Link {
    readonly address: ServerAddress;
    call(request: Request): Promise<unknown>;
    /** Keeps a thing for whoever gets its handle next, and returns the name of that promise. */
    lease(object: number): string;
    /** Says that a handle has arrived and its proxy is in use. */
    claim(object: number, lease: string): void;
    /** Says that a proxy is no longer in use. */
    release(object: number): void;
    /**
     * Where the thing is in this process, returns what keeps it there; undefined elsewhere.
     *
     * @throws {@link StateError} when the thing is no more.
     */
    hold(object: number): Held$1 | undefined;
}

/** What a proxy stands for. */
interface ProxyTarget {
    link: Link;
    object: number;
    /** Name of its type. */
    type: string;
    /** Methods that may be called on it. */
    exposed: readonly string[];
    /** Keeps the thing in the server itself, where the proxy is there. */
    held?: Held$1 | undefined;
}
/**
 * Stands for a thing that the server of a {@link Manager} keeps; each of its methods is one message to the server.
 *
 * @remarks
 * It can be an argument, a result, an item or an element of another managed thing, and go on to grandchildren: all
 * of them stand for the same thing. The thing is kept as long as anybody has a proxy of it. Calls that are made in one
 * turn, such as those of a `Promise.all`, travel in one message. Arguments and results are copies.
 * A call rejects with {@link ManagerGoneError} when the server has ended, and with what the method threw, as it is.
 */
declare abstract class BaseProxy implements Disposable, AsyncDisposable {
    #private;
    constructor(target: ProxyTarget);
    /** The thing itself in the process of the server; undefined elsewhere. */
    get target(): unknown;
    /** Id of the manager that keeps the thing. */
    get manager(): string;
    /** Whether another proxy stands for the same thing. */
    isSame(other: BaseProxy): boolean;
    /** Says that this proxy is no longer used; others of the same thing stay. */
    [Symbol.dispose](): void;
    [Symbol.asyncDispose](): Promise<void>;
    /** Says what it stands for, as `console.log` shows it. */
    toString(): string;
    /** Calls a method of the thing. */
    protected ask<R>(method: string, args?: readonly unknown[], options?: RequestOptions): Promise<R>;
    /** Calls a method that may wait in the server; the last argument says how long. */
    protected askAndWait<R>(method: string, args: readonly unknown[], wait: WaitOptions): Promise<R>;
}

/** Numbers of one type. */
type NumberArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
/**
 * Numbers of one type and of a fixed length in the server of a manager. A negative index counts from the end.
 *
 * @see {@link SharedArray} for the same in shared memory, which is much faster to reach.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const array = await manager.array('i32', [1, 2, 3])
 * await array.set(-1, 30)
 * expect(await array.copy()).toEqual(new Int32Array([1, 2, 30]))
 * await manager.shutdown()
 * ```
 */
declare class ArrayProxy extends BaseProxy {
    /**
     * Returns an element.
     *
     * @throws (rejects) {@link OptionRangeError} where there is none.
     */
    get(index: number): Promise<number>;
    /**
     * Sets an element, as its type takes the number.
     *
     * @throws (rejects) {@link OptionRangeError} where there is none.
     */
    set(index: number, value: number): Promise<void>;
    /**
     * Sets an element to what a function makes of it, atomically in the server, and returns it.
     *
     * @throws (rejects) {@link OptionTypeError} when the function is async.
     */
    update(index: number, fn: (value: number) => number): Promise<number>;
    /** Sets all elements. */
    fill(value: number): Promise<void>;
    /** Counts the elements. */
    length(): Promise<number>;
    /** Returns a copy of a part. */
    slice(start?: number, end?: number): Promise<NumberArray>;
    /** Returns a copy of all. */
    copy(): Promise<NumberArray>;
}

/** Types of the numbers in a managed array. */
type ArrayType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'f32' | 'f64';

/** Options of `Manager.register()`. */
interface RegisterOptions {
    /**
     * Methods that may be called from outside; all others are refused.
     * @defaultValue all public methods: those whose names do not start with `_`
     */
    exposed?: readonly string[];
    /** Methods whose results stay in the server, and the types of these: registered ones, `iterator`, `list`, `dict` … */
    returns?: Readonly<Record<string, string>>;
}
/** A registered type: the way to make such things with `manager.create()`. */
interface RegisteredType<A extends readonly unknown[], T> {
    readonly name: string;
    /** Only for the type checker: what the factory takes and makes. */
    readonly factory?: (...args: A) => T;
}

/** Options of a barrier of a {@link Manager}. */
interface ManagerBarrierOptions {
    /** How long each wait takes at most, in milliseconds, unless it says so itself. */
    timeout?: number;
    /**
     * Runs in the server once each time all have arrived, before they go on; may be async. When it fails, the barrier is
     * broken. To a manager of another program only an export of a module file can be given.
     */
    action?: () => unknown;
}
/**
 * A barrier in the server of a manager, at which a number of parties wait for each other.
 *
 * @remarks A party that gives up, or dies while it waits, breaks it for all.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const barrier = await manager.barrier(2)
 * const places = await Promise.all([barrier.wait(), barrier.wait()])
 * expect(places.sort()).toEqual([0, 1])
 * await manager.shutdown()
 * ```
 */
declare class BarrierProxy extends BaseProxy {
    /**
     * Waits for all parties, and returns a number that is different for each, from 0.
     *
     * @throws (rejects) {@link BrokenBarrierError} when a party gave up or the time is up, for all parties.
     * @throws (rejects) what the action throws, for the party that arrived last.
     */
    wait(options?: WaitOptions): Promise<number>;
    /** Breaks it: all who wait, and will wait, are told. */
    abort(): Promise<void>;
    /** Makes it new; those who wait are told that it is broken. */
    reset(): Promise<void>;
    /** Counts the parties that have to come. */
    parties(): Promise<number>;
    /** Counts the parties that wait. */
    waiting(): Promise<number>;
    /** Tells whether it is broken. */
    isBroken(): Promise<boolean>;
}

/** What a dict can be filled from; the keys of an object are strings. */
type DictEntries<K, V> = ReadonlyMap<K, V> | readonly (readonly [K, V])[] | Readonly<Record<string, V>>;
/**
 * A dict in the server of a manager: a `Map` that many processes share.
 *
 * @remarks
 * Values are copies: change one with {@link DictProxy.update}, or store a managed list or dict in it.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const stock = await manager.dict<string, number>({ apples: 3 })
 * await stock.set('pears', 5)
 * await stock.update('apples', (n = 0) => n + 1)
 * expect(await stock.copy()).toEqual(new Map([['apples', 4], ['pears', 5]]))
 * await manager.shutdown()
 * ```
 */
declare class DictProxy<K extends DictKey = string, V = unknown> extends BaseProxy {
    /** Returns the value of a key; `fallback`, or undefined, when there is none. */
    get(key: K, fallback?: V): Promise<V | undefined>;
    /** Sets the value of a key. */
    set(key: K, value: V): Promise<void>;
    /** Tells whether there is a key. */
    has(key: K): Promise<boolean>;
    /** Removes a key, and tells whether it was there. */
    delete(key: K): Promise<boolean>;
    /** Removes a key and returns its value; `fallback`, or undefined, when there was none. */
    pop(key: K, fallback?: V): Promise<V | undefined>;
    /** Removes the entry that was added last and returns it; undefined when the dict is empty. */
    popItem(): Promise<[K, V] | undefined>;
    /** Returns the value of a key, after setting it when there was none. */
    setDefault(key: K, value: V): Promise<V>;
    /**
     * Sets the value of a key to what a function makes of it, atomically in the server, and returns it.
     *
     * @remarks
     * Any function may be given to a manager that this program has started; one of another program takes only exports of
     * module files. Without a function: sets many entries at once.
     * @throws (rejects) {@link OptionTypeError} when the function is async.
     * @throws (rejects) what the function throws; nothing is changed then.
     */
    update(key: K, fn: (value: V | undefined) => V): Promise<V>;
    update(entries: DictEntries<K, V>): Promise<void>;
    /** Returns all keys, in order of their addition. */
    keys(): Promise<K[]>;
    /** Returns all values. */
    values(): Promise<V[]>;
    /** Returns all entries. */
    entries(): Promise<[K, V][]>;
    /** Returns all entries, as Python calls them. */
    items(): Promise<[K, V][]>;
    /** Counts the entries. */
    size(): Promise<number>;
    /** Counts the entries. */
    length(): Promise<number>;
    /** Removes all entries. */
    clear(): Promise<void>;
    /** Returns all that is in it, as it is now. */
    copy(): Promise<Map<K, V>>;
    /** Yields the entries that are there when it is first asked. */
    [Symbol.asyncIterator](): AsyncGenerator<[K, V], void, undefined>;
}

/**
 * An event in the server of a manager: a flag that can be waited for.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const event = await manager.event()
 * expect(await event.wait({ timeout: 1 })).toBe(false)
 * await event.set()
 * expect(await event.wait()).toBe(true)
 * await manager.shutdown()
 * ```
 */
declare class EventProxy extends BaseProxy {
    /** Sets the flag and wakes all who wait. */
    set(): Promise<void>;
    /** Takes the flag back. */
    clear(): Promise<void>;
    /** Tells whether the flag is set. */
    isSet(): Promise<boolean>;
    /** Waits until the flag is set, and tells whether it was in time. */
    wait(options?: WaitOptions): Promise<boolean>;
}

/** How to sort a managed list. */
interface SortOptions<T> {
    /** Compares two elements, in the server; numbers and strings have an order of their own. */
    compare?: (a: T, b: T) => number;
    /** Whether the largest comes first. */
    reverse?: boolean;
}
/**
 * A list in the server of a manager: an array that many processes share. A negative index counts from the end.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const list = await manager.list([3, 1])
 * await list.push(2)
 * await list.sort()
 * expect(await list.copy()).toEqual([1, 2, 3])
 * expect(await list.get(-1)).toBe(3)
 * await manager.shutdown()
 * ```
 */
declare class ListProxy<T = unknown> extends BaseProxy {
    /** Returns an element; undefined where there is none. */
    get(index: number): Promise<T | undefined>;
    /** Returns an element; undefined where there is none. */
    at(index: number): Promise<T | undefined>;
    /**
     * Replaces an element.
     *
     * @throws (rejects) {@link OptionRangeError} where there is none.
     */
    set(index: number, value: T): Promise<void>;
    /**
     * Replaces an element by what a function makes of it, atomically in the server, and returns that.
     *
     * @throws (rejects) {@link OptionRangeError} where there is none.
     * @throws (rejects) {@link OptionTypeError} when the function is async.
     */
    update(index: number, fn: (value: T) => T): Promise<T>;
    /** Adds elements at the end, and returns how many there are then. */
    push(...values: T[]): Promise<number>;
    /** Adds one element at the end, and returns how many there are then. */
    append(value: T): Promise<number>;
    /** Adds all elements of an array at the end, and returns how many there are then. */
    extend(values: Iterable<T>): Promise<number>;
    /** Adds an element before another. */
    insert(index: number, value: T): Promise<void>;
    /** Removes the first element that equals a value, and tells whether there was one. */
    remove(value: T): Promise<boolean>;
    /**
     * Removes an element.
     *
     * @throws (rejects) {@link OptionRangeError} where there is none.
     */
    delete(index: number): Promise<void>;
    /** Removes an element, the last one by default, and returns it; undefined where there is none. */
    pop(index?: number): Promise<T | undefined>;
    /** Returns where the first element is that equals a value; -1 when there is none. */
    index(value: T, start?: number, end?: number): Promise<number>;
    /** Tells whether an element equals a value. */
    has(value: T): Promise<boolean>;
    /** Counts the elements that equal a value. */
    count(value: T): Promise<number>;
    /** Turns the order around. */
    reverse(): Promise<void>;
    /**
     * Sorts the elements, equal ones in the order in which they are.
     *
     * @throws (rejects) {@link OptionTypeError} when there is no order: give it a function that compares.
     */
    sort({ compare, reverse }?: SortOptions<T>): Promise<void>;
    /** Returns a part of the elements, as `Array.prototype.slice`. */
    slice(start?: number, end?: number): Promise<T[]>;
    /** Replaces a part of the elements and returns what was there, as `Array.prototype.splice`. */
    splice(start: number, deleteCount: number, ...values: T[]): Promise<T[]>;
    /** Counts the elements. */
    length(): Promise<number>;
    /** Removes all elements. */
    clear(): Promise<void>;
    /** Returns all elements, as they are now. */
    copy(): Promise<T[]>;
    /** Yields the elements that are there when it is first asked. */
    [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
}

/** A lock that is held; it can be released once. */
declare class HeldLock implements Disposable, AsyncDisposable {
    #private;
    /** Whether the last holder went without releasing it, so that what it guards may be half done. */
    readonly abandoned: boolean;
    constructor(abandoned: boolean, release: () => Promise<void>);
    /** Releases the lock; has no effect when that was done. */
    release(): Promise<void>;
    /** Releases the lock, without waiting for the server to say so. */
    [Symbol.dispose](): void;
    [Symbol.asyncDispose](): Promise<void>;
}
/** What can be acquired and released. */
declare abstract class AcquirerProxy extends BaseProxy {
    /**
     * Acquires it, as soon as it is free; those who wait get it in order.
     *
     * @throws (rejects) {@link TimeoutError} when it is not free in time.
     */
    acquire(options?: WaitOptions): Promise<HeldLock>;
    /** Acquires it if it is free; undefined when it is not. */
    tryAcquire(): Promise<HeldLock | undefined>;
    /**
     * Releases it.
     *
     * @throws (rejects) {@link StateError} when nobody holds it, or one that only its holder may release is another's.
     */
    release(): Promise<void>;
}
/**
 * A lock in the server of a manager, also for processes on other machines.
 *
 * @remarks
 * A plain lock may be released by anybody; a reentrant one, of `manager.rlock()`, can be acquired again by the process
 * or thread that holds it, and has to be released by it as often. A holder that dies releases it.
 * @see {@link Lock} for the processes of one program, which is much faster.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const lock = await manager.lock()
 * const held = await lock.acquire()
 * expect(await lock.tryAcquire()).toBeUndefined()
 * await held.release()
 * expect(await lock.isLocked()).toBe(false)
 * await manager.shutdown()
 * ```
 */
declare class LockProxy extends AcquirerProxy {
    /** Tells whether anybody holds it. */
    isLocked(): Promise<boolean>;
}
/**
 * A condition in the server of a manager: a lock, and a way to wait for a change of what it guards.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const condition = await manager.condition()
 * const held = await condition.acquire()
 * expect(await condition.wait({ timeout: 1 })).toBe(false)
 * await condition.notifyAll()
 * await held.release()
 * await manager.shutdown()
 * ```
 */
declare class ConditionProxy extends AcquirerProxy {
    /**
     * Releases the lock, waits until it is notified, acquires the lock again, and tells whether it was notified in time.
     *
     * @throws (rejects) {@link StateError} without the lock.
     */
    wait(options?: WaitOptions): Promise<boolean>;
    /**
     * Waits until a predicate returns something true, which is looked at here whenever it is notified, and returns that;
     * or what it returned last, when the time is up.
     */
    waitFor<R>(predicate: () => R | Promise<R>, options?: WaitOptions): Promise<R>;
    /**
     * Wakes some of those who wait; with nobody waiting, nothing happens.
     *
     * @throws (rejects) {@link StateError} without the lock.
     */
    notify(count?: number): Promise<void>;
    /** Wakes all who wait. */
    notifyAll(): Promise<void>;
}

/**
 * A bag of named values in the server of a manager.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const settings = await manager.namespace({ level: 1, name: 'a' })
 * await settings.set('level', 2)
 * expect(await settings.get('level')).toBe(2)
 * await manager.shutdown()
 * ```
 */
declare class NamespaceProxy<T extends object = Record<string, unknown>> extends BaseProxy {
    /** Returns a value; undefined when there is none. */
    get<K extends keyof T & string>(name: K): Promise<T[K] | undefined>;
    /** Sets a value. */
    set<K extends keyof T & string>(name: K, value: T[K]): Promise<void>;
    /** Tells whether there is a value. */
    has(name: keyof T & string): Promise<boolean>;
    /** Removes a value, and tells whether it was there. */
    delete(name: keyof T & string): Promise<boolean>;
    /**
     * Sets a value to what a function makes of it, atomically in the server, and returns it.
     *
     * @throws (rejects) {@link OptionTypeError} when the function is async.
     */
    update<K extends keyof T & string>(name: K, fn: (value: T[K] | undefined) => T[K]): Promise<T[K]>;
    /** Returns all names. */
    keys(): Promise<(keyof T & string)[]>;
    /** Returns all names with their values. */
    entries(): Promise<[keyof T & string, T[keyof T & string]][]>;
}

/** A stream of tasks in a pool of a manager, as the {@link PoolProxyIterator} that has opened it sees it. */
declare class StreamProxy extends BaseProxy {
    put(input: unknown): Promise<void>;
    /** Says that no more inputs come. */
    finish(): Promise<void>;
    next(): Promise<IteratorResult<unknown, undefined>>;
    /** Says that the results after one that failed are wanted. */
    resume(): Promise<void>;
    /** Stops what runs; no more results are wanted. */
    return(): Promise<void>;
}

/**
 * The results of `imap` and `imapUnordered` of a {@link PoolProxy}, one by one.
 *
 * @remarks
 * Leaving a `for await` loop over it, or calling `return()`, stops what runs and closes the source. `next()` may be
 * called again after it rejected with the error of a task.
 */
declare class PoolProxyIterator<T> implements AsyncIterableIterator<T, undefined>, AsyncDisposable {
    #private;
    /** Begins to read the source once the stream is open; `imap` and `imapUnordered` make it. */
    constructor(stream: Promise<StreamProxy>, { source, buffer }: {
        source: Iterator<unknown> | AsyncIterator<unknown>;
        buffer: number;
    });
    /** Returns the next result, or rejects with the error of the task at this place. */
    next(): Promise<IteratorResult<T, undefined>>;
    /** Stops what runs, drops what was not started, and closes the source. */
    return(): Promise<IteratorResult<T, undefined>>;
    [Symbol.asyncIterator](): this;
    [Symbol.asyncDispose](): Promise<void>;
}

/** Options of `imap` and `imapUnordered` of a {@link PoolProxy}. */
interface PoolProxyImapOptions {
    /**
     * Inputs handed to a worker at a time, from 1.
     * @defaultValue as many as take about 4 ms, measured while it runs
     */
    chunkSize?: number;
    /**
     * How many inputs may be taken from the source beyond the results that were taken from the iterator, from 1.
     * @defaultValue 128
     */
    buffer?: number;
}
/**
 * A pool whose workers are children of the server of a manager.
 *
 * @see {@link Pool} for workers of this program, with all options.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const pool = await manager.pool(1)
 * expect(await pool.map((n: number) => n * n, [1, 2, 3])).toEqual([1, 4, 9])
 * await manager.shutdown()
 * ```
 */
declare class PoolProxy extends BaseProxy {
    #private;
    /** Calls a function once, in a worker. */
    apply<A extends readonly unknown[], R>(fn: (...args: A) => R, args: A): Promise<Awaited<R>>;
    /** Calls a function for each input, and returns all results in order. */
    map<T, R>(fn: (input: T) => R, inputs: Iterable<T>): Promise<Awaited<R>[]>;
    /** Calls a function with each list of arguments, and returns all results in order. */
    starmap<A extends readonly unknown[], R>(fn: (...args: A) => R, argsList: Iterable<A>): Promise<Awaited<R>[]>;
    /**
     * Calls a function for every input and gives the results one by one, in the order of the inputs.
     *
     * @remarks
     * The source stays here, and is read as results are taken, at most `buffer` ahead. A task that failed makes `next()`
     * reject at its place; the results after it can be asked for with further calls. What the source throws, or an input
     * that cannot travel, comes after the results of the inputs before it, and ends the stream. Leaving the loop stops
     * what runs, and so does the end of this program.
     * @throws {@link OptionTypeError}, {@link OptionRangeError} for arguments that are none.
     * @see {@link Pool.imap}, which needs no message for each result.
     * @example
     * ```ts @import.meta.vitest
     * import { Manager } from '@mp/core'
     * const manager = await Manager.start()
     * const pool = await manager.pool(1)
     * const squares: number[] = []
     * for await (const square of pool.imap((n: number) => n * n, [1, 2, 3])) squares.push(square)
     * expect(squares).toEqual([1, 4, 9])
     * await manager.shutdown()
     * ```
     */
    imap<T, R>(fn: (input: T) => R, inputs: Iterable<T> | AsyncIterable<T>, options?: PoolProxyImapOptions): PoolProxyIterator<Awaited<R>>;
    /** As {@link PoolProxy.imap}, but gives the results in the order in which they are done. */
    imapUnordered<T, R>(fn: (input: T) => R, inputs: Iterable<T> | AsyncIterable<T>, options?: PoolProxyImapOptions): PoolProxyIterator<Awaited<R>>;
    /** Takes no more work. */
    close(): Promise<void>;
    /** Waits until the workers have ended, after `close()`. */
    join(): Promise<void>;
    /** Ends the workers at once. */
    terminate(): Promise<void>;
    /** Returns its figures. */
    stats(): Promise<PoolStats>;
}

/**
 * A queue in the server of a manager, for producers and consumers anywhere, other machines included.
 *
 * @remarks An item that was taken for a client that died meanwhile goes to the next one.
 * @see {@link Queue} for the processes of one program, which is much faster.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const queue = await manager.queue<string>(10)
 * await queue.put('a')
 * expect(await queue.get({ timeout: 1000 })).toBe('a')
 * expect(await queue.tryGet()).toBeUndefined()
 * await manager.shutdown()
 * ```
 */
declare class QueueProxy<T = unknown> extends BaseProxy {
    /**
     * Adds an item, as soon as there is room.
     *
     * @throws (rejects) {@link QueueFullError} when there is none in time.
     * @throws (rejects) {@link QueueShutDownError} after `shutdown()`.
     */
    put(item: T, options?: WaitOptions): Promise<void>;
    /** Adds an item if there is room, and tells whether there was. */
    tryPut(item: T): Promise<boolean>;
    /**
     * Takes the next item, as soon as there is one.
     *
     * @throws (rejects) {@link QueueEmptyError} when there is none in time.
     * @throws (rejects) {@link QueueShutDownError} after `shutdown()`, once nothing is left.
     */
    get(options?: WaitOptions): Promise<T>;
    /** Takes the next item; undefined when there is none. */
    tryGet(): Promise<T | undefined>;
    /** Counts the items. */
    size(): Promise<number>;
    /** Tells whether there is no item. */
    isEmpty(): Promise<boolean>;
    /** Tells whether there is no room. */
    isFull(): Promise<boolean>;
    /** Takes no more items; those that are left can be got, unless it is to be `immediate`. */
    shutdown(options?: {
        immediate?: boolean;
    }): Promise<void>;
    /** Takes and yields items until the queue was shut down and nothing is left. */
    [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
}
/**
 * A queue that knows when all that was put has been worked off.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const queue = await manager.joinableQueue<number>()
 * await queue.put(1)
 * await queue.get()
 * await queue.taskDone()
 * await queue.join()
 * await manager.shutdown()
 * ```
 */
declare class JoinableQueueProxy<T = unknown> extends QueueProxy<T> {
    /**
     * Says that one item that was got is done.
     *
     * @throws (rejects) {@link StateError} when it is said more often than items were put.
     */
    taskDone(): Promise<void>;
    /**
     * Waits until all items are done.
     *
     * @throws (rejects) {@link TimeoutError} when they are not in time.
     */
    join(options?: WaitOptions): Promise<void>;
}

/**
 * What a thing of a registered type looks like from afar: its methods, each of which returns a promise.
 *
 * @see {@link Manager} and its `register`, which makes types known.
 */
type Remote<T> = BaseProxy & {
    readonly [K in keyof T as T[K] extends (...args: never) => unknown ? K : never]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<RemoteResult<Awaited<R>>> : never;
};
/** An iterator stays in the server; anything else is copied. */
type RemoteResult<R> = R extends Iterator<infer T> | AsyncIterator<infer T> ? AsyncIterable<T> : R;
/** A proxy with the methods of a registered type. */
declare class RemoteProxy extends BaseProxy {
    constructor(target: ProxyTarget);
    /** Calls a method by its name, whatever that is. */
    callMethod(method: string, ...args: readonly unknown[]): Promise<unknown>;
}

/**
 * A semaphore in the server of a manager. What a client holds when it dies is given back.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const semaphore = await manager.boundedSemaphore(2)
 * await semaphore.acquire()
 * expect(await semaphore.value()).toBe(1)
 * await semaphore.release()
 * await manager.shutdown()
 * ```
 */
declare class SemaphoreProxy extends BaseProxy {
    /**
     * Takes one, as soon as there is one; those who wait get it in order.
     *
     * @throws (rejects) {@link TimeoutError} when there is none in time.
     */
    acquire(options?: WaitOptions): Promise<HeldLock>;
    /** Takes one if there is one; undefined when there is none. */
    tryAcquire(): Promise<HeldLock | undefined>;
    /**
     * Gives some back.
     *
     * @throws (rejects) {@link StateError} when a bounded one has more then than it began with.
     */
    release(count?: number): Promise<void>;
    /** Counts those that are free. */
    value(): Promise<number>;
}

/**
 * A set in the server of a manager that many processes share.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const seen = await manager.set(['a'])
 * expect(await Promise.all([seen.add('b'), seen.add('a')])).toEqual([true, false])
 * expect(await seen.intersection(['b', 'c'])).toEqual(new Set(['b']))
 * await manager.shutdown()
 * ```
 */
declare class SetProxy<T extends DictKey = DictKey> extends BaseProxy {
    /** Adds an element, and tells whether it is new. */
    add(element: T): Promise<boolean>;
    /** Tells whether there is an element. */
    has(element: T): Promise<boolean>;
    /** Removes an element, and tells whether it was there. */
    delete(element: T): Promise<boolean>;
    /** Removes one element and returns it; undefined when the set is empty. */
    pop(): Promise<T | undefined>;
    /** Adds many elements. */
    update(elements: Iterable<T>): Promise<void>;
    /** Counts the elements. */
    size(): Promise<number>;
    /** Returns all elements, in order of their addition. */
    values(): Promise<T[]>;
    /** Removes all elements. */
    clear(): Promise<void>;
    /** Returns all that is in it, as it is now. */
    copy(): Promise<Set<T>>;
    /** Returns what is in either. */
    union(others: Iterable<T>): Promise<Set<T>>;
    /** Returns what is in both. */
    intersection(others: Iterable<T>): Promise<Set<T>>;
    /** Returns what is in this set only. */
    difference(others: Iterable<T>): Promise<Set<T>>;
    /** Returns what is in just one of the two. */
    symmetricDifference(others: Iterable<T>): Promise<Set<T>>;
    /** Tells whether all elements are in the other. */
    isSubsetOf(others: Iterable<T>): Promise<boolean>;
    /** Tells whether all elements of the other are in this set. */
    isSupersetOf(others: Iterable<T>): Promise<boolean>;
    /** Tells whether no element is in both. */
    isDisjointFrom(others: Iterable<T>): Promise<boolean>;
    /** Yields the elements that are there when it is first asked. */
    [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
}

/**
 * One value in the server of a manager, of any type that travels.
 *
 * @see {@link Value} for a number in shared memory, which is much faster to reach.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const counter = await manager.value(1)
 * expect(await counter.update((n) => n + 1)).toBe(2)
 * await manager.shutdown()
 * ```
 */
declare class ValueProxy<T = unknown> extends BaseProxy {
    /** Returns the value. */
    get(): Promise<T>;
    /** Sets the value. */
    set(value: T): Promise<void>;
    /**
     * Sets the value to what a function makes of it, atomically in the server, and returns it.
     *
     * @throws (rejects) {@link OptionTypeError} when the function is async.
     */
    update(fn: (value: T) => T): Promise<T>;
}

/** Makes things in the server of a manager; each method returns the proxy of a new one. */
declare abstract class ManagerFactories {
    #private;
    constructor(link: Link);
    /** Makes a dict, empty or with entries. */
    dict<K extends DictKey, V>(init?: DictEntries<K, V>): Promise<DictProxy<K, V>>;
    /** Makes a list, empty or with elements. */
    list<T>(init?: Iterable<T>): Promise<ListProxy<T>>;
    /** Makes a set, empty or with elements. */
    set<T extends DictKey = DictKey>(init?: Iterable<T>): Promise<SetProxy<T>>;
    /** Makes a bag of named values. */
    namespace<T extends object = Record<string, unknown>>(init?: T): Promise<NamespaceProxy<T>>;
    /** Makes one value of any type. */
    value<T>(value: T): Promise<ValueProxy<T>>;
    /**
     * Makes an array of numbers of one type, which are 0 unless given.
     *
     * @param init - How many, or which.
     */
    array(type: ArrayType, init: number | readonly number[] | ArrayBufferView): Promise<ArrayProxy>;
    /**
     * Makes a queue.
     *
     * @param maxSize - How many items it holds at most; 0 means any number.
     */
    queue<T>(maxSize?: number): Promise<QueueProxy<T>>;
    /**
     * Makes a queue that knows when all that was put has been worked off.
     *
     * @param maxSize - How many items it holds at most; 0 means any number.
     */
    joinableQueue<T>(maxSize?: number): Promise<JoinableQueueProxy<T>>;
    /** Makes a lock. */
    lock(): Promise<LockProxy>;
    /** Makes a lock that its holder can acquire again. */
    rlock(): Promise<LockProxy>;
    /** Makes a semaphore. */
    semaphore(value?: number): Promise<SemaphoreProxy>;
    /** Makes a semaphore that refuses to be released more often than it was acquired. */
    boundedSemaphore(value?: number): Promise<SemaphoreProxy>;
    /**
     * Makes a condition.
     *
     * @param lock - The lock that it goes with, of the same manager; a reentrant one of its own by default.
     */
    condition(lock?: LockProxy): Promise<ConditionProxy>;
    /** Makes an event. */
    event(): Promise<EventProxy>;
    /**
     * Makes a barrier.
     *
     * @param parties - How many have to arrive, at least 1.
     * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
     * @throws (rejects) {@link CaptureError} when the action cannot cross to the server.
     */
    barrier(parties: number, options?: ManagerBarrierOptions): Promise<BarrierProxy>;
    /** Makes a pool, `cpuCount()` workers by default, whose workers are children of the server. */
    pool(workers?: number): Promise<PoolProxy>;
    /**
     * Makes a thing of a registered type.
     *
     * @param type - What `Manager.register()` has returned, or the name of a type that the server knows.
     * @throws (rejects) {@link StateError} when the server knows no such type.
     * @throws (rejects) what the factory throws.
     */
    create<A extends readonly unknown[], T>(type: RegisteredType<A, T>, ...args: A): Promise<Remote<T>>;
    create(type: string, ...args: readonly unknown[]): Promise<RemoteProxy>;
}

/** Options of `Manager.start()`. */
interface ManagerOptions {
    /**
     * Where the server listens; a port without a host is one of this machine only.
     * @defaultValue a fresh unix socket that only this user can reach
     */
    address?: Address;
    /**
     * What other programs have to know to connect.
     * @defaultValue a random one: `manager.authkey`
     */
    authkey?: AuthKey;
    /** Runs in the server before it serves. */
    initializer?: (...args: never[]) => unknown;
    /** Arguments of the initializer. */
    initializerArgs?: readonly unknown[];
    /**
     * How long `shutdown()` waits for the server before it ends it by SIGTERM, and then by SIGKILL, in milliseconds.
     * @defaultValue 1000
     */
    shutdownTimeout?: number;
    /**
     * Name of the server process, for people.
     * @defaultValue `Manager-1`, `Manager-2` …
     */
    name?: string;
}
/** Options of `Manager.connect()`. */
interface ManagerConnectOptions extends WaitOptions {
    /** The `authkey` of the manager. */
    authkey: AuthKey;
}

/**
 * Keeps things in a server process that many processes use: dicts, lists, queues, locks, and types of your own.
 *
 * @remarks
 * What a manager makes is a proxy, whose methods are messages to the server. Proxies can be arguments, results and
 * elements of each other, and go on to grandchildren. The server does one thing at a time, so that each method is
 * atomic; `update()` makes any function so. It ignores Ctrl-C, and ends with the program that has started it, however
 * that ends. When it has ended, all calls reject with {@link ManagerGoneError}.
 *
 * Slower than shared memory by far, as every call is a message (about a tenth of a millisecond), but it keeps anything,
 * and reaches other machines.
 * @see {@link Queue}, {@link Lock}, {@link Value} and their like for processes of one machine that need speed.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager, Pool } from '@mp/core'
 * const manager = await Manager.start()
 * const hits = await manager.dict<string, number>()
 * const pool = new Pool(2)
 * await pool.map(async (word: string) => { await hits.update(word, (n = 0) => n + 1) }, ['a', 'b', 'a'])
 * expect(await hits.get('a')).toBe(2)
 * await pool.terminate()
 * await manager.shutdown()
 * ```
 */
declare class Manager extends ManagerFactories implements AsyncDisposable {
    #private;
    private constructor();
    /**
     * Starts a server, and returns when it can be used. It does not keep the program running.
     *
     * @throws (rejects) what the initializer throws, and the error of the system when the address cannot be had.
     * @throws (rejects) {@link CaptureError} when the initializer, or the factory of a registered type, cannot cross.
     * @throws (rejects) {@link StateError} at the top level of a module that a worker imports.
     * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
     */
    static start(options?: ManagerOptions): Promise<Manager>;
    /**
     * Uses the manager of another program, on this machine or another.
     *
     * @remarks
     * Only functions that a module file exports may be given to it, by their names; its types are those that the program
     * has registered that started it. `shutdown()` only hangs up.
     * @throws (rejects) {@link AuthenticationError} when the key is not that of the manager.
     * @throws (rejects) {@link ManagerGoneError} when no manager is there.
     */
    static connect(address: Address, options: ManagerConnectOptions): Promise<Manager>;
    /**
     * Makes a type known to all managers that are started from now on: things that their servers make and keep.
     *
     * @param factory - Makes one, in the server; undefined for things that only methods of others return.
     * @returns What `manager.create()` takes, with the types of the factory.
     * @throws {@link OptionRangeError} when every manager has a type of that name.
     * @example
     * ```ts @import.meta.vitest
     * import { Manager } from '@mp/core'
     * class Counter { count = 0; add(n: number) { return (this.count += n) } }
     * const counters = Manager.register('counter', () => new Counter(), { exposed: ['add'] })
     * const manager = await Manager.start()
     * const counter = await manager.create(counters)
     * await counter.add(2)
     * expect(await counter.add(3)).toBe(5)
     * await manager.shutdown()
     * ```
     */
    static register<A extends readonly unknown[], T extends object>(name: string, factory: ((...args: A) => T) | undefined, options?: RegisterOptions): RegisteredType<A, T>;
    /** Key for other programs; undefined in a program that has only connected. Not among what JSON or `console.log` show. */
    get authkey(): Uint8Array | undefined;
    /** Where other programs reach it: give it to `Manager.connect()`. */
    get address(): string | Required<TcpAddress>;
    /** Says where the server is, as `console.log` shows it; the key is told to nobody. */
    toString(): string;
    /** Process id of the server; undefined in a program that has only connected. */
    get pid(): number | undefined;
    /**
     * Ends the server with all that it keeps; of a program that has only connected, just the line. Can be called again.
     *
     * @remarks Calls that wait reject with {@link ManagerGoneError}.
     */
    shutdown(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}

/**
 * What a method of a managed thing yields, one by one; made by methods that are registered with
 * `returns: { method: 'iterator' }`.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { IteratorProxy, Manager } from '@mp/core'
 * class Numbers { *upTo(end: number) { for (let n = 1; n <= end; n++) yield n } }
 * const numbers = Manager.register('numbers', () => new Numbers(), { returns: { upTo: 'iterator' } })
 * const manager = await Manager.start()
 * const proxy = await manager.create(numbers)
 * const found: unknown[] = []
 * for await (const n of await proxy.upTo(3)) found.push(n)
 * expect(found).toEqual([1, 2, 3])
 * await manager.shutdown()
 * ```
 */
declare class IteratorProxy<T = unknown> extends BaseProxy implements AsyncIterable<T> {
    /** Returns the next value. */
    next(): Promise<IteratorResult<T, unknown>>;
    /** Yields all values that are left; ends the iterator in the server when the loop is left. */
    [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
}

/** How far a job is. */
type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
/** What a job needs of the work behind it. */
interface JobControl {
    readonly id: number;
    readonly state: JobState;
    cancel(reason: unknown): void;
}
/**
 * Settles a job: with its result, or with a rejected promise in place of one.
 *
 * One function does both: a program may have very many jobs that wait, and each function of the engine's for one of them
 * takes as much memory as the job.
 */
type SettleJob<T> = (outcome: T | Promise<never>) => void;
/**
 * The promise of a call to a pool, which can also be cancelled and asked how far it is.
 *
 * @remarks
 * Awaiting it, `then`, `catch`, `finally` and the promise combinators work as on any promise; what they return is a
 * plain promise.
 * @example
 * ```ts @import.meta.vitest
 * import { CancelledError, Pool } from '@mp/core'
 * const pool = new Pool(1)
 * const job = pool.apply(() => new Promise(() => {}))
 * job.cancel()
 * await expect(job).rejects.toBeInstanceOf(CancelledError)
 * expect(job.state).toBe('cancelled')
 * await pool.terminate()
 * ```
 */
declare class Job<T> extends Promise<T> {
    #private;
    /**
     * Returns a job of the work that `open` begins; what that throws rejects it.
     *
     * @internal
     * @param onRejection - Is told of a call that is wrong before anyone who awaits the job; of work, by the work itself.
     */
    static of<T>(onRejection: () => void, open: (settle: SettleJob<T>) => JobControl): Job<T>;
    /** Number of the job, unique in this program; the same as in events. */
    get id(): number;
    /** Where the job is now; `queued` until its first task was handed to a worker. */
    get state(): JobState;
    /**
     * Rejects the job with a `CancelledError`, drops what was not started and aborts what runs.
     *
     * @remarks
     * The signal of a running task aborts; if it does not end within half a second, its worker is replaced. Has no
     * effect on a job that is over.
     */
    cancel(reason?: unknown): void;
}

/** How far a job is. */
interface Progress {
    /** Tasks that succeeded. */
    done: number;
    /** Tasks in all; undefined while a lazy input has not ended. */
    total: number | undefined;
    /** Tasks that failed for good. */
    failed: number;
}
/** Options of one task or one job. */
interface TaskOptions {
    /** Limit of each attempt at each task, in milliseconds; then its signal aborts, and half a second later its worker is replaced. */
    timeout?: number;
    /** Cancels the job: what was not started is dropped, what runs is aborted. */
    signal?: AbortSignal;
    /**
     * How often a task that failed, timed out or lost its worker is run again.
     * @defaultValue 0
     */
    retries?: number;
    /**
     * Jobs with a higher number are served first; within one, first come, first served.
     * @defaultValue 0
     */
    priority?: number;
    /** Called after each task; must be quick. */
    onProgress?: (progress: Progress) => void;
}
/** Options of `map`, `starmap` and `mapSettled`. */
interface MapOptions extends TaskOptions {
    /**
     * Inputs handed to a worker at a time, from 1.
     * @defaultValue as many as take about 2 ms, measured while it runs, and at most a fair share of what is left
     */
    chunkSize?: number;
}
/** Options of `imap` and `imapUnordered`. */
interface ImapOptions extends TaskOptions {
    /**
     * Inputs handed to a worker at a time, from 1.
     * @defaultValue as many as take about 2 ms, measured while it runs
     */
    chunkSize?: number;
    /**
     * How many inputs may be taken from the source beyond the results that were taken from the iterator, from 1.
     * @defaultValue 32 for each worker; while tasks are quick as many as take 8 ms, at most 8,192 for each worker
     */
    buffer?: number;
}
/** How many workers a pool has, when that changes with the work. */
interface ElasticWorkers {
    /** Workers that are always there, from 0. */
    min: number;
    /** Workers at the most, from 1. */
    max: number;
    /**
     * After how long without work a worker beyond `min` ends, in milliseconds.
     * @defaultValue 10000
     */
    idleTimeout?: number;
}
/** Options of a `Pool` or a `ThreadPool`. */
interface PoolOptions {
    /**
     * Number of workers, or limits between which it follows the work.
     * @defaultValue `cpuCount()`
     */
    workers?: number | ElasticWorkers;
    /** Runs once in every worker, replacements included, before its first task; may be async. */
    initializer?: (...args: never[]) => unknown;
    /** Arguments of the initializer. */
    initializerArgs?: readonly unknown[];
    /** After how many tasks a worker is replaced by a fresh one, from 1. */
    maxTasksPerWorker?: number;
    /** A worker that holds more than this many bytes after a task is replaced by a fresh one. */
    maxMemoryPerWorker?: number;
    /** Name of the pool in events, figures and the names of its workers. */
    name?: string;
    /** Added to the environment of this process; undefined takes a variable away. */
    env?: Record<string, string | undefined>;
    /**
     * Flags of Node for the workers.
     * @defaultValue those of this process
     */
    execArgv?: string[];
    /** Modules that each worker imports before its first task: URLs, or paths as `import.meta.resolve` takes them. */
    preload?: string[];
    /**
     * Lets other programs of this user watch this one, as `mp top` does: over a socket that only this user can reach.
     * With `false` the pool is shown to nobody, not even in recordings.
     * @defaultValue what `MP_MONITOR` in the environment says: `1` to let them, `control` to let them control the pools, too
     */
    monitor?: boolean | MonitorOptions;
}
/** Options of a pool with every default filled in. */
interface PoolSettings extends Omit<PoolOptions, 'workers' | 'monitor'> {
    workers: Required<ElasticWorkers>;
    monitor: MonitorSettings;
}

/** How a function crosses to another process or thread; structured clone and `v8.serialize` carry it unchanged. */
type CallableDescription = ReferenceDescription | WellKnownDescription | ValueDescription;
interface DescriptionBase {
    /** Same id: same function with the same captured values. */
    id: string;
    /** Name of the function, or `(anonymous)`. */
    name: string;
}
/** An export of a module that the other side imports. */
interface ReferenceDescription extends DescriptionBase {
    type: 'reference';
    url: string;
    exportName: string;
}
/** A function of the platform, such as `Math.max` or `join` of `node:path`. */
interface WellKnownDescription extends DescriptionBase {
    type: 'well-known';
    path: string[];
}
/** A function by its source, with the graph of all that it captures. */
interface ValueDescription extends DescriptionBase {
    type: 'value';
    /** Index of the function in `nodes`. */
    root: number;
    nodes: CapturedNode[];
    environments: EnvironmentRecord[];
}
/** Values that stand for themselves in a description. */
type Primitive = string | number | bigint | boolean | null | undefined;
/** A captured value: itself when it is a primitive, else the place of its node; place -1 is a hole of an array. */
type Captured = Primitive | {
    node: number;
};
/** Anything with an identity that was captured. */
interface CapturedNode {
    /** Same key: same object, unchanged since it was last sent; the other side takes the one that it has. */
    key: string;
    kind: NodeKind;
    /** What it refers to; what they mean depends on the kind. */
    parts: Captured[];
}
/** What a node is, all but what it refers to. */
type NodeKind = {
    type: 'reference';
    url: string;
    exportName: string;
} | {
    type: 'import';
    specifier: string;
    base: string;
    exportName: string;
    attributes: [string, string][];
} | {
    type: 'well-known';
    path: string[];
} | {
    type: 'symbol';
    registryKey: string;
} | {
    type: 'meta';
    url: string;
} | {
    type: 'require';
    url: string;
} | {
    type: 'dynamic-import';
    url: string;
    root: string;
} | FunctionKind | {
    type: 'bound';
}
/** Parts are a getter and a setter. */
 | {
    type: 'accessor';
}
/** The one part is the value of a property that is not enumerable. */
 | {
    type: 'hidden';
} | {
    type: 'namespace';
} | ObjectKind | {
    type: 'buffer';
    bytes: ArrayBuffer;
} | {
    type: 'shared';
    bytes: SharedArrayBuffer;
}
/** A shared thing, such as a lock or a queue; it gets a handle for each recipient. */
 | {
    type: 'thing';
    thing: Handle;
} | {
    type: 'handle';
    handle: HandleRecord;
};
/** Objects with properties: parts are the class (if `hasClass`), the items, then keys and values in turn. */
interface ObjectKind {
    type: 'object';
    base: ObjectBase;
    /** Number of parts that are items: elements, entries of a map in turn, the buffer of a view. */
    itemCount: number;
    hasClass: boolean;
    frozen: boolean;
}
/** What an object was before it got its properties. */
type ObjectBase = {
    type: 'plain';
} | {
    type: 'null';
}
/** Variables of a scope of the sender, which it has itself from another side. */
 | {
    type: 'variables';
} | {
    type: 'array';
} | {
    type: 'map';
} | {
    type: 'set';
} | {
    type: 'date';
    time: number;
} | {
    type: 'regexp';
    source: string;
    flags: string;
    lastIndex: number;
} | {
    type: 'error';
    className: string;
} | {
    type: 'boxed';
    value: string | number | bigint | boolean;
} | {
    type: 'url';
    href: string;
} | {
    type: 'bytes';
    bytes: Uint8Array;
} | {
    type: 'view';
    view: string;
    byteOffset: number;
    length: number;
};
/** A function: parts are the values of `constants`, then keys and values of its prototype, then its own. */
interface FunctionKind {
    type: 'function';
    code: FunctionCode;
    name: string;
    /** Names of its constants, one a part. */
    constants: string[];
    /** Place of each environment that its source reads, in the order of their numbers there. */
    environments: number[];
    /** Number of parts after the constants that are keys and values of the prototype. */
    prototypePartCount: number;
}
/** A piece of source that yields one function. */
interface FunctionCode {
    /** Identity of the piece of source. */
    id: string;
    source: string;
    form: 'expression' | 'method' | 'getter' | 'setter';
    /** Prefix of all names that the source uses for what is not its own; occurs nowhere else in it. */
    prefix: string;
    strict: boolean;
    /** Name of the script in stacks, and what `import()` is relative to. */
    url: string;
    /** Where the source starts in that script, from 0. */
    line: number;
    column: number;
}
/** Variables that can change, of one scope; all functions of a worker that capture it share them. */
interface EnvironmentRecord {
    id: string;
    bindings: {
        name: string;
        version: number;
        value: Captured;
    }[];
}

/** One task as it is run: an input of a piece of work, and which attempt at it this is, from 1. */
interface Task {
    work: Work;
    /** Position of the input. */
    index: number;
    attempt: number;
}
/** How a task ended for good. */
type Outcome = {
    type: 'done';
    value: unknown;
} | {
    type: 'failed';
    error: unknown;
};
/** How a piece of work ended. */
type WorkEnd = 'done' | 'failed' | 'cancelled';
/** What is the same for all tasks of one call to the pool. */
interface WorkSpec {
    kind: JobKind;
    callable: CallableDescription;
    /** Whether an input is an array of arguments. */
    spreads: boolean;
    timeoutMs: number | undefined;
    retries: number;
    priority: number;
    signal: AbortSignal | undefined;
    onProgress: ((progress: Progress) => void) | undefined;
    /** Stack of the call, for the errors that come back, and what the calls that share it share, too. */
    callSite: {
        stack?: string;
        spec?: WorkSpec;
    };
}
/** Who is told what becomes of a piece of work. */
interface WorkOwner {
    /** More of it can be handed out now. */
    onWaiting(work: Work): void;
    onProgress(work: Work): void;
    /** A job is about to reject: nobody who awaits it has been told. */
    onRejection: () => void;
    /** It takes no more results; its tasks that still run are of no use. */
    onEnd(work: Work, end: WorkEnd): void;
}
/** The tasks of one call to the pool: hands them out in batches and takes their outcomes back. */
declare abstract class Work implements JobControl {
    #private;
    readonly id: number;
    readonly spec: WorkSpec;
    /** A batch is stopped at its first failure when nobody wants the rest. */
    abstract readonly stopsOnError: boolean;
    end: WorkEnd | undefined;
    isStarted: boolean;
    done: number;
    failed: number;
    /** Whether it stands in the queue. */
    isQueued: boolean;
    /** What stands behind it there. */
    nextQueued: Work | undefined;
    /** Its neighbours among the work that has not ended. */
    before: Work | undefined;
    after: Work | undefined;
    constructor(spec: WorkSpec, owner: WorkOwner);
    get state(): JobState;
    /** How many inputs there are in total; undefined while the source has not said. */
    abstract readonly total: number | undefined;
    /** How many inputs could be handed out now. */
    abstract get waiting(): number;
    protected abstract accept(index: number, outcome: Outcome): void;
    protected abstract abandon(error: unknown): void;
    /** Takes the final outcome of one task. */
    settle(index: number, outcome: Outcome): void;
    /** Ends the work before its time, with an error for whoever waits for it. */
    fail(error: unknown, end?: WorkEnd): void;
    /** Drops what has not been started and stops what runs. */
    cancel(reason: unknown): void;
    /** Notes the death of a worker that was about to begin one of its tasks; returns whether it is to fail of it. */
    failsByDeath(): boolean;
    /** Notes that a task was given up while it runs; {@link endStray} follows when it or its worker has ended. */
    addStray(): void;
    endStray(): void;
    /** Waits until none of the tasks that were given up runs any more. */
    protected stillness(): Promise<void>;
    protected noteRejection(): void;
    protected waitForWorkers(): void;
    protected finish(end: WorkEnd): void;
    /** Counts tasks that have ended, and tells of it. */
    protected count(type: Outcome['type'], tasks: number): void;
}

/** Some tasks of one function that are handed to a worker together; positions count from 0. */
interface Batch {
    readonly length: number;
    /** What holds for all of them. */
    readonly spec: WorkSpec;
    readonly attempt: number;
    readonly stopsOnError: boolean;
    /** Number of the work that all of them are of; 0 when there are several. */
    readonly group: number;
    inputAt(position: number): unknown;
    taskAt(position: number): Task;
    /** Whether any of them is of this work. */
    includes(work: Work): boolean;
    /** Whether anybody still wants the result. */
    isWanted(position: number): boolean;
    /**
     * Writes as many inputs as are numbers, and as there is room for, from the first on.
     *
     * @returns How many inputs were written.
     */
    writeNumbers(to: Float64Array, at: {
        start: number;
        room: number;
        arity: number;
    }): number;
    settle(position: number, outcome: Outcome): void;
    /** Settles the tasks in a span with the numbers that stand `stride` apart, from `at` on. */
    settleNumbers(span: Span, numbers: Float64Array, place: {
        at: number;
        stride: number;
    }): void;
    /** Has the tasks in a span run elsewhere, or again if the attempt is another. */
    giveBack(span: Span, attempt: number): void;
}
/** Positions from the first up to, not including, the end. */
interface Span {
    from: number;
    to: number;
}

/** Whoever waits for the next outcome. */
interface OutcomeReader$1 {
    onResult(value: unknown): void;
    onFailure(error: unknown): void;
    onEnd(): void;
}

/** Neighbouring inputs of one piece of work. */
interface Stretch {
    /** Where the inputs are, and which of those is the first. */
    inputs: readonly unknown[];
    offset: number;
    length: number;
    /** Index of the first in the work. */
    first: number;
    attempt: number;
}
/** Work that hands out its inputs in stretches. */
interface StretchOwner extends Work {
    /** Takes the results of neighbouring tasks that are numbers. */
    settleNumbers(span: Span, numbers: Float64Array, place: {
        at: number;
        stride: number;
    }): void;
    /** Takes back inputs that have to run again, or were not started. */
    takeBack(stretch: Stretch): void;
}

/** Work over many inputs, which are handed out in stretches. */
declare abstract class RangeWork extends Work implements StretchOwner {
    #private;
    /** Inputs to hand out at a time, when the caller has said so. */
    abstract readonly chunkSize: number | undefined;
    /** Returns the next inputs that were not handed out before, at most `limit`. */
    protected abstract takeFresh(limit: number): Stretch | undefined;
    /** Takes the results of neighbouring tasks that are numbers. */
    protected abstract acceptNumbers(span: Span, numbers: Float64Array, place: {
        at: number;
        stride: number;
    }): void;
    /** Returns the next inputs to hand out, at most `limit`; undefined when there are none now. */
    take(limit: number): Batch | undefined;
    /** Takes back inputs that have to run again, or were not started; they are handed out before all others. */
    takeBack(stretch: Stretch): void;
    /** Takes the results of neighbouring tasks that are numbers. */
    settleNumbers(span: Span, numbers: Float64Array, place: {
        at: number;
        stride: number;
    }): void;
    protected get returnedCount(): number;
    /** Lets go of what was taken back. */
    protected forgetReturned(): void;
}

/** How a stream reads its source and gives its results. */
interface StreamOptions {
    isOrdered: boolean;
    /** How far it may be ahead of its reader. */
    buffer: () => number;
    chunkSize: number | undefined;
}
/** Where inputs come from. */
type Source = Iterable<unknown> | AsyncIterable<unknown>;
/**
 * Work over inputs that are read as results are taken: at most `buffer` of them are ahead of the reader.
 *
 * A synchronous source is read when a worker is free; an asynchronous one ahead of that, one `next()` at a time.
 */
declare class StreamWork extends RangeWork {
    #private;
    readonly stopsOnError = false;
    readonly chunkSize: number | undefined;
    constructor(spec: WorkSpec, owner: WorkOwner, { source, options }: {
        source: Source;
        options: StreamOptions;
    });
    get total(): number | undefined;
    get waiting(): number;
    /** Begins to read the source. */
    open(): void;
    protected takeFresh(limit: number): Stretch;
    /** Returns the next result if it is there; `NONE` if it is not, or the next outcome is another. */
    takeResult(): unknown;
    /** Gives a reader the next result, or the error of the task at this place, once it is there. */
    next(reader: OutcomeReader$1): void;
    /** Notes that the reader was given an error, after which it may not come back. */
    pause(): void;
    /** Ends the work as its reader wants no more of it, and waits until what ran of it has stopped. */
    return(): Promise<void>;
    /** Ends the work if its reader stopped at an error and has not come back: nobody takes the rest. */
    endIfForsaken(): void;
    protected accept(index: number, outcome: Outcome): void;
    protected acceptNumbers({ from, to }: Span, numbers: Float64Array, { at, stride }: {
        at: number;
        stride: number;
    }): void;
    protected abandon(error: unknown): void;
}

/**
 * The results of `imap` and `imapUnordered`, one by one.
 *
 * @remarks
 * Leaving a `for await` loop over it, or calling `return()`, stops what runs, waits until it has, and closes the
 * source. `next()` may be called again after it rejected with the error of a task.
 */
declare class PoolIterator<T> implements AsyncIterableIterator<T, undefined>, AsyncDisposable {
    #private;
    constructor(work: StreamWork);
    /** Number of the job, unique in this program; the same as in events. */
    get id(): number;
    /** Returns the next result, or rejects with the error of the task at this place. */
    next(): Promise<IteratorResult<T, undefined>>;
    /**
     * Stops what runs, drops what was not started, and closes the source.
     *
     * @remarks
     * Settles when no task of it runs any more. A task that ignores its signal is given half a second before its worker
     * is replaced; a thread that is in native code cannot be stopped, and is waited for no longer than a second.
     */
    return(): Promise<IteratorResult<T, undefined>>;
    [Symbol.asyncIterator](): this;
    [Symbol.asyncDispose](): Promise<void>;
}

/** Sizes of the two rings of a lane, in bytes. */
interface LaneSize {
    taskBytes: number;
    outcomeBytes: number;
}

/** The memory of a lane, seen in three ways. */
interface LaneMemory {
    size: LaneSize;
    cells: Int32Array;
    numbers: Float64Array;
    bytes: Buffer;
    /** Whether both ends look at the same memory; else each has its own, and what changes is sent. */
    isShared: boolean;
}
/** Where the worker finds the memory of its lane. */
type LaneAddress = {
    type: 'buffer';
    buffer: SharedArrayBuffer;
} | {
    type: 'file';
    path: string;
} | {
    type: 'posted';
};

/** What a bell is rung for: outcomes for the host, tasks for the worker, or room for its outcomes. */
type BellOf = 'outcomes' | 'tasks' | 'room';
/** For one who sleeps at times: whoever has something for it looks whether it must be rung. */
declare class Bell {
    #private;
    constructor({ cells }: LaneMemory, of: BellOf);
    /** Says that it must be rung from now on; whoever sleeps looks once more after this. */
    sleep(): void;
    /** Says that it looks by itself. */
    wake(): void;
    /** Says that a message is on its way that wakes it as a ring would. */
    spare(): void;
    /** Tells whether it must be rung, which is then up to whoever asked. */
    mustRing(): boolean;
}

/** A value that structured clone carries unchanged; `coded` when parts of it are marked and need `decodeValue`. */
interface Encoded {
    value: unknown;
    coded: boolean;
    /** Large memory that goes beside it: marks tell the position. */
    parts?: readonly ArrayBuffer[];
}

/** A value as a message can carry it: its structured clone, and the memory of 64 KiB and more apart from it. */
interface PackedValue {
    kind: number;
    body: Uint8Array;
    /** Each a view of a whole piece of memory. */
    parts: readonly Uint8Array<ArrayBuffer>[];
}

/** A value as bytes for a lane, valid until the next one is made; each chunk begins at a multiple of 8. */
interface LaneValue {
    kind: number;
    chunks: readonly Uint8Array[];
    byteLength: number;
    /** Memory that is to be moved with it: nobody may have it once the value was copied to its place. */
    moved?: ReadonlySet<ArrayBuffer>;
}

/** What an outcome says of its task. */
type OutcomeType = 'result' | 'error' | 'progress';
/** What stands in front of the value of an outcome. */
interface OutcomeHead {
    /** Sequence of the record of tasks. */
    sequence: number;
    /** Which of its tasks. */
    item: number;
    type: OutcomeType;
    /** For how long the task ran, in milliseconds; for progress, how far it is. */
    figure: number;
    /** Messages that the host has to have received before. */
    after: number;
}

/** Outcomes on their way to a host with memory of its own. */
interface TakenOutcomes {
    outcomes: Uint8Array;
    count: number;
}

/** What the record of some tasks says about all of them. */
interface TaskHead {
    /** Number of the function, in this lane. */
    fn: number;
    /** Number of a function that neither this record nor one after it needs; 0 when there is none. */
    forgets: number;
    /** Messages that the worker has to have handled before. */
    after: number;
    attempt: number;
    spreads: boolean;
    /** The first failure ends the record, and those of the same group that come after it. */
    stopsOnError: boolean;
    /** Work that the tasks belong to, by its number. */
    group: number;
    isTimed: boolean;
    isWatched: boolean;
    /** Whether it shall measure for how long it collects garbage. */
    isMeasured: boolean;
}
/** What a worker says of a record that it has done with. */
interface RecordEnd {
    /** For how long its tasks ran, in milliseconds. */
    busyMs: number;
    /** How much of that went into reading inputs and writing results; what is timed together counts as none. */
    copyMs: number;
    /** For how long the worker collected garbage since the record before; 0 unless that is measured. */
    gcMs: number;
    memoryBytes: number;
}
/**
 * Some inputs of one function, one after the other, in the memory that host and worker share.
 *
 * The count of the tasks that were started is what both agree by: the worker counts one up by a compare-and-exchange
 * before it starts it, and the host cuts the rest off by the same. So of each task it is certain, also after a death,
 * whether the worker began it.
 */
declare class TaskRecord {
    #private;
    /** Position in the memory. */
    readonly at: number;
    readonly memory: LaneMemory;
    constructor(memory: LaneMemory, at: number);
    /** Writes all but the inputs. */
    write(head: TaskHead, sequence: number, shape: {
        count: number;
        arity: number;
        byteLength: number;
    }): void;
    get byteLength(): number;
    /** Whether the length fits what is said to be in it. */
    get isWhole(): boolean;
    get sequence(): number;
    get fn(): number;
    get forgets(): number;
    get count(): number;
    get attempt(): number;
    /** How many numbers make an input; 0 when inputs are not numbers. */
    get arity(): number;
    get after(): number;
    get spreads(): boolean;
    get stopsOnError(): boolean;
    get isTimed(): boolean;
    get isWatched(): boolean;
    get isMeasured(): boolean;
    get group(): number;
    /** Where inputs that are numbers begin in `memory.numbers`; the result of a task goes where its first input was. */
    get slots(): number;
    /** How many tasks the worker has started. */
    get started(): number;
    /** Starts the task with this number; returns false when it may not be. For the worker. */
    start(item: number): boolean;
    /** Has nothing more started, and returns how many tasks were. For the host. */
    cut(): number;
    /** Whether the worker has done with it. */
    get hasEnded(): boolean;
    /** Says that nothing of it runs any more, and nothing will. For the worker. */
    end({ busyMs, copyMs, gcMs, memoryBytes }: RecordEnd): void;
    /** For how long its tasks ran, in milliseconds. */
    get busyMs(): number;
    /** How much of that went into reading inputs and writing results, in milliseconds. */
    get copyMs(): number;
    /** For how long the worker collected garbage since the record before, in milliseconds. */
    get gcMs(): number;
    /** Memory of the worker when it ended the record. */
    get memoryBytes(): number;
    /** When the running task was started, or a little before that; in milliseconds of the shared clock, 0 if none was. */
    get startedAt(): number;
    set startedAt(at: number);
    /** Returns a copy of all of it, for a worker with memory of its own. */
    copy(): Uint8Array;
    /** Returns a copy of what the worker changes, for a host with memory of its own. */
    copyState(): Uint8Array;
    /** Takes over what the worker has changed. */
    takeState(state: Uint8Array): void;
}

/** What a worker with memory of its own sends of it to its host. */
interface LaneReport extends TakenOutcomes {
    /** What the worker has changed in the record that it runs. */
    record: Uint8Array;
}

/** A class that the other side has to know before values of it arrive. */
interface ClassDefinition {
    name: string;
    callable: CallableDescription;
}
/**
 * What a host says to its worker besides the tasks in the lane, in order; `argv` are the arguments of the program, the
 * main script first. Tasks may need that the classes, functions and values before them have been handled.
 */
type ToGuest = {
    type: 'start';
    workerId: number;
    name: string;
    parentName: string;
    argv: string[];
    preload: string[];
    watchesMemory: boolean;
    initializer: Call | undefined;
    /** Where its tasks are; undefined for one that gets none. */
    lane: LaneAddress | undefined;
} | {
    type: 'classes';
    classes: ClassDefinition[];
}
/** A function that tasks call by its number. */
 | {
    type: 'function';
    number: number;
    callable: CallableDescription;
}
/** A value that the lane cannot carry; its number stands in its place. */
 | {
    type: 'value';
    number: number;
    value: Encoded | PackedValue;
}
/** There is something in the lane, or room in it. */
 | {
    type: 'wake';
}
/** A record for a worker with memory of its own, which must have done with the one before. */
 | {
    type: 'task';
    record: Uint8Array;
}
/** Aborts the signal of a task, if it still runs. */
 | {
    type: 'abort';
    sequence: number;
    item: number;
    reason: Encoded;
}
/** Calls a function once and tells what it returned. */
 | {
    type: 'invoke';
    call: Call;
} | {
    type: 'call';
    call: ProcessCall;
} | {
    type: 'stop';
};
/** A function to call once, with its arguments. */
interface Call {
    callable: CallableDescription;
    args: Encoded;
}
/** What a `Process` or `Thread` is told to be. */
interface ProcessCall {
    name: string;
    isDaemon: boolean;
    parentName: string;
    argv: string[];
    target: Call | undefined;
    /** A subclass whose `run` is the target, with the fields of the instance. */
    subclass: {
        callable: CallableDescription;
        fields: Encoded;
    } | undefined;
}
/** What a worker says to its host besides the outcomes in the lane, in order. */
type FromGuest = {
    type: 'ready';
    pid: number;
    threadId: number;
    systemThreadId: number | undefined;
    memoryBytes: number;
}
/** It could not start, or the function that it was to call threw. */
 | {
    type: 'start-failed';
    error: Encoded;
} | {
    type: 'returned';
    value: Encoded;
}
/** A value that the lane cannot carry; its number stands in its place. */
 | {
    type: 'value';
    number: number;
    value: Encoded | PackedValue;
}
/** There is something in the lane. */
 | {
    type: 'wake';
}
/** What a worker with memory of its own would else have put into the lane. */
 | {
    type: 'report';
    report: LaneReport;
}
/** An error nobody caught; the exit follows, unless the program handles it. */
 | {
    type: 'crash';
    error: Encoded;
};

/** How a worker ended. */
interface WorkerExit {
    /** Null when a signal ended it. */
    exitCode: number | null;
    signal: NodeJS.Signals | null;
    /** Why it could not start, or what it died of, where that is known. */
    error: unknown;
}
/** What a worker is started with. */
interface HostOptions {
    name: string;
    /** Added to the environment of this process; undefined takes a variable away. */
    env: Record<string, string | undefined>;
    /** Node's own flags; those of this process by default. */
    execArgv: string[] | undefined;
}
/** Who listens to a worker. */
interface HostListener {
    onMessage(message: FromGuest): void;
    /** Called once, after the last message. */
    onExit(exit: WorkerExit): void;
}
/** The program's end of the line to one worker. */
interface WorkerHost {
    /** Process id; that of this process for a thread. */
    readonly pid: number | undefined;
    /** Whether both ends are in one process. */
    readonly sharesMemory: boolean;
    /**
     * Sends a message; throws `DataCloneError` when it cannot travel.
     *
     * @param moved - Memory that goes along for good.
     */
    send(message: ToGuest, moved?: Iterable<ArrayBuffer>): void;
    /** Keeps the program running while the worker does. */
    ref(): void;
    /** Lets the program end although the worker runs. */
    unref(): void;
    /** Sends a signal; a thread knows only being ended. */
    kill(signal: NodeJS.Signals): void;
}
/** Starts a worker of one kind. */
type StartHost = (options: HostOptions, listener: HostListener) => WorkerHost;

/** A stretch of time that events tell of. */
interface Slice {
    /** Its end, in milliseconds since the epoch. */
    at: number;
    /** Its length. */
    ms: number;
}
/** Events of a slice, in the order in which they are told. */
interface Collected {
    /** Jobs that began and tasks that ended, each at its own time. */
    happened: MonitorEvent[];
    /** What sums up the slice. */
    summed: MonitorEvent[];
    /** Jobs that ended. */
    ended: MonitorEvent[];
}

/** One call of a function. */
declare class CallWork extends Work {
    #private;
    readonly args: readonly unknown[];
    attempt: number;
    /** Whether a worker has it. */
    isOut: boolean;
    constructor(spec: WorkSpec, owner: WorkOwner, { args, settle }: {
        args: readonly unknown[];
        settle: SettleJob<never>;
    });
    get total(): number;
    get stopsOnError(): boolean;
    get waiting(): number;
    /** Lets it be handed out. */
    open(): void;
    /** Takes it back, to be handed out again. */
    takeBack(attempt: number): void;
    /** Whether it may go in one batch with another call. */
    goesWith({ spec, attempt }: CallWork): boolean;
    protected accept(_index: number, outcome: Outcome): void;
    protected finish(end: WorkEnd): void;
    protected abandon(error: unknown): void;
}

/** What a tally has to know of its pool. */
interface TallyOwner {
    readonly workers: Iterable<PoolWorker>;
    readonly works: readonly Work[];
    readonly tellsArguments: boolean;
}
/** What a pool is like at the end of a slice. */
interface PoolNow {
    pool: string;
    workers: Iterable<PoolWorker>;
    /** Whether there is work that may be done. */
    hasWork: boolean;
    queued: number;
    running: number;
}
/**
 * Counts what a pool does while it is watched, and tells it slice by slice.
 *
 * The methods that tasks go through do next to nothing: a few additions for each batch of quick tasks, and a little more
 * for each task that is timed by itself.
 */
declare class PoolTally {
    #private;
    /** Time that the main thread spent writing inputs and reading results, in this slice. */
    encodeMs: number;
    decodeMs: number;
    constructor({ workers, works, tellsArguments }: TallyOwner);
    jobStarted(work: Work): void;
    jobEnded(work: Work, state: WorkEnd): void;
    taskEnded(worker: PoolWorker, end: TaskEnd): void;
    quickTasksEnded({ batch, span, ms }: QuickEnds): void;
    /** A clock that stands still while inputs are written: between the reading of results more may be handed out. */
    get readingClock(): number;
    /** Counts the time since then as that of reading results. */
    readSince(clock: number): void;
    /** Returns what counts a single call; undefined when nothing does. */
    callsOf(work: CallWork): {
        readonly id: number;
    } | undefined;
    workerExited(worker: PoolWorker): void;
    /** Ends the slice, and tells it. */
    take(slice: Slice, now: PoolNow): Collected;
    /** Jobs that have not ended, for a snapshot. */
    states(pool: string): JobState$1[];
}

/** Who watches a pool: a count of its tasks, and those who are told of its life. */
interface PoolWatch {
    tally: PoolTally;
    tell(event: PoolEvent): void;
    paused(isPaused: boolean): void;
    workerExited(worker: PoolWorker, event: PoolEvent & {
        type: 'worker-exit';
    }): void;
}
/** Puts into events what happens in a pool; makes none of tasks and jobs while nobody listens. */
declare class Reporter {
    #private;
    /** Counts what tasks do, while the pool is watched. */
    tally: PoolTally | undefined;
    constructor(pool: string);
    /** Whether anybody listens to the start and the end of each task. */
    get isWatched(): boolean;
    /** What workers shall tell of the tasks that they are handed. */
    get wanted(): Pick<TaskHead, 'isWatched' | 'isMeasured'>;
    /** Has somebody watch the pool, or nobody. */
    watch(watch: PoolWatch | undefined): void;
    subscribe(listener: PoolListener): Disposable;
    poolOpened(backend: Backend, { min, max }: {
        min: number;
        max: number;
    }): void;
    poolResized({ min, max }: {
        min: number;
        max: number;
    }): void;
    poolPaused(isPaused: boolean): void;
    poolEnded(state: 'closed' | 'terminated' | 'broken'): void;
    workerStarted(worker: PoolWorker): void;
    workerReady(worker: PoolWorker): void;
    workerExited(worker: PoolWorker, { exitCode, signal }: WorkerExit): void;
    jobStarted(work: Work): void;
    jobProgressed({ id, done, failed, total }: Work): void;
    jobEnded(work: Work, state: WorkEnd): void;
    taskStarted(worker: PoolWorker, task: Task): void;
    taskProgressed(worker: PoolWorker, { batch, position, fraction }: TaskProgress): void;
    taskEnded(worker: PoolWorker, end: TaskEnd): void;
    quickTasksEnded(worker: PoolWorker, ends: QuickEnds): void;
}

/** Who is told what a worker does. */
interface WorkerOwner {
    /** Who tells of the worker. */
    readonly reporter: Reporter;
    onReady(worker: PoolWorker): void;
    onStartFailed(worker: PoolWorker, error: unknown): void;
    /** The worker has rung: there may be outcomes. */
    onRung(worker: PoolWorker): void;
    /** It has done with a batch, and may take more. */
    onFlightEnd(worker: PoolWorker, batch: Batch, averageMs: number | undefined): void;
    onTaskEnd(worker: PoolWorker, end: TaskEnd): void;
    onQuickEnds(worker: PoolWorker, ends: QuickEnds): void;
    onExit(worker: PoolWorker, exit: WorkerExit): void;
}
/** How one attempt at a task ended. */
interface TaskEnd {
    batch: Batch;
    position: number;
    outcome: TaskOutcome;
    ms: number;
    value?: unknown;
    error?: unknown;
}
/** Neighbouring tasks that ended well and were too quick to be timed each; `ms` is the average. */
interface QuickEnds {
    batch: Batch;
    span: Span;
    ms: number;
}
/** How far a running task says that it is, from 0 to 1. */
interface TaskProgress {
    batch: Batch;
    position: number;
    fraction: number;
}
/** What a worker is started with. */
interface WorkerStart {
    host: StartHost;
    /** Whether the host starts threads of this process. */
    sharesMemory: boolean;
    options: HostOptions;
    owner: WorkerOwner;
}

/** Keeps the last 1,024 task times of a worker, in milliseconds. */
declare class LatencyRecord {
    #private;
    record(ms: number): void;
    /** Records the same time for several tasks. */
    recordMany(count: number, ms: number): void;
    /** The times kept, in no order. */
    get times(): Float64Array;
    get count(): number;
}

/** What a worker has done so far. */
declare class WorkerRecord {
    #private;
    readonly startedAt: number;
    readonly latencyRecord: LatencyRecord;
    done: number;
    failed: number;
    /** For how long its tasks have run, and how much of that went into reading inputs and writing results. */
    busyMs: number;
    copyMs: number;
    /** For how long it has collected garbage while it was watched. */
    gcMs: number;
    /** How long it took to get ready. */
    startMs: number | undefined;
    /** Notes how an attempt at a task ended. */
    add(outcome: TaskOutcome, ms: number): void;
    /** Notes that several attempts ended well, after so long each on average. */
    addQuick(count: number, ms: number): void;
    /** Notes for how long a task kept the worker busy. */
    addBusy({ busyMs, copyMs, gcMs }: {
        busyMs: number;
        copyMs: number;
        gcMs: number;
    }): void;
    get latency(): Latency;
    /** Returns the share of its life that it ran tasks; `runningMs` is how long the one that runs has taken. */
    busyFraction(runningMs: number): number;
}

/** The host's end of the ring of outcomes; once it is damaged, nothing comes out of it any more. */
declare class OutcomeReader {
    #private;
    constructor(memory: LaneMemory);
    /** What is wrong with the ring, if it holds what no worker of ours has written. */
    get damage(): MessageFormatError | undefined;
    /** Whether there is an outcome. */
    get hasNext(): boolean;
    /** Puts outcomes that came in a message where the next one is read; all before must have been. */
    receive({ outcomes, count }: TakenOutcomes): void;
    /** Returns the head of the next outcome, which stays; undefined when there is none. */
    peek(): OutcomeHead | undefined;
    /** Says that the outcome which is next is none of those that can come. */
    giveUp(): undefined;
    /** Returns the value of the outcome that was peeked at, or the number of the message that it came in. */
    value(): Encoded | number;
    /** Turns to the next outcome. */
    advance(): void;
}

/** The host's end of the ring of tasks: writes records, which the worker sees once they are published. */
declare class TaskWriter {
    #private;
    constructor(memory: LaneMemory);
    /** The longest value that always finds room once the worker has nothing left. */
    get longest(): number;
    /** Records that were published and not forgotten. */
    get depth(): number;
    /** The memory in steps of 8 bytes. */
    get numbers(): Float64Array;
    /** Begins a record with room for one input of so many bytes at least; returns false when there is none. */
    open(bytes: number): boolean;
    /** Where the numbers of the open record begin in the memory, and how many there is room for. */
    get slots(): {
        start: number;
        room: number;
    };
    /** Whether one more input of so many bytes finds room in the open record. */
    hasRoom(bytes: number): boolean;
    /** Adds an input to the open record, which must have room for it. */
    add(value: LaneValue): void;
    /** Publishes the open record, of the values that were added. */
    publishValues(head: TaskHead): TaskRecord;
    /** Publishes the open record, of the numbers that were written to its slots. */
    publishNumbers(head: TaskHead, count: number, arity: number): TaskRecord;
    /** Forgets the oldest record, which the worker has ended. */
    forget(): void;
}

/** The host's end of a lane. */
declare class HostLane {
    #private;
    readonly tasks: TaskWriter;
    readonly outcomes: OutcomeReader;
    readonly address: LaneAddress;
    /** Rings the worker. */
    readonly guest: Bell;
    /** Rings the worker that waits for room. */
    readonly room: Bell;
    /** Is rung by the worker. */
    readonly own: Bell;
    /**
     * @param sharesMemory - Whether the worker is a thread of this process.
     * @param env - How the environment of the worker differs from that of this process.
     */
    constructor(sharesMemory: boolean, env: Readonly<Record<string, string | undefined>>);
    /** Whether the worker sees at once what is put in, and can be cut off from the rest of it. */
    get isShared(): boolean;
    /** Changes whenever there is something to look at. */
    get news(): number;
    /** Looks at the lane for a moment, if that has paid lately; returns whether it has changed from `news`. */
    lookOn(spinner: Spinner, news: number): boolean;
    /** Takes over what a worker with memory of its own has sent of it, while it runs this record. */
    receive(report: LaneReport, record: TaskRecord): void;
    /** Lets the worker look on for a moment when it has nothing to do, or has it sleep at once. */
    allowSpinning(isAllowed: boolean): void;
    /** Is called once the worker has opened the lane. */
    forgetAddress(): void;
    /** Lets go of the memory. */
    close(): void;
}

/** A handle among the inputs of a batch. */
interface SentHandle {
    /** Position of its input. */
    position: number;
    giveUp: GiveUp;
}

/** What is known of a batch when it is sent. */
interface FlightOptions {
    estimateMs: number;
    /** Handles among the inputs. */
    handles: readonly SentHandle[];
    isPinned: boolean;
}
/** A batch that a worker has, and how far it is with it. */
declare class Flight {
    #private;
    readonly batch: Batch;
    readonly record: TaskRecord;
    /** How long it should take, in milliseconds; Infinity when that is not known. */
    readonly estimateMs: number;
    /** Whether nobody else can run it, as memory of an input is with the worker for good. */
    readonly isPinned: boolean;
    /** Position of the first task that is not settled. */
    next: number;
    /** Where the batch was cut off; what is behind it went elsewhere. */
    end: number;
    /** Set when the running task was given up: what it still reports does not count. */
    givenUp: 'settled' | 'retry' | undefined;
    /** Position of the task whose start was told last. */
    told: number;
    constructor(batch: Batch, record: TaskRecord, { estimateMs, handles, isPinned }: FlightOptions);
    /** For how long the task that runs has run, in milliseconds, or a little less. */
    get elapsedMs(): number;
    /** Whether the worker has started the first task that is not settled. */
    get isRunning(): boolean;
    /** Whether its function runs; a task that was sent in a message counts as running before that. */
    get hasBegun(): boolean;
    /** Whether one of its tasks takes much longer than all should. */
    get isOverdue(): boolean;
    /** How long one of its tasks takes, in milliseconds, for those that are too quick to be timed each. */
    get averageMs(): number;
    /** Tasks that were not started. */
    get rest(): number;
    /** The running task in words: its function and the position of its input. */
    get taskName(): string;
    /** What the running task is of; in a batch of calls each has its own. */
    get work(): Work;
    /** What the running task was handed in with. */
    get spec(): WorkSpec;
    /** Has nothing more of it started, and what was not runs elsewhere. */
    cut(): void;
    /** Turns to the next task. */
    advance(): void;
    /** Gives up the handles among inputs, of which those of tasks that were not started have not arrived. */
    giveUpHandles(): void;
}

/** Who is told what becomes of the tasks of a worker. */
interface TasksOwner {
    /** Whether anybody listens to the start and the end of each task. */
    readonly isWatched: boolean;
    /** How many values have come as messages. */
    readonly posts: number;
    /** Takes the value that came as the message with this number. */
    takePosted(number: number): Encoded;
    onStart(batch: Batch, position: number): void;
    onEnd(end: TaskEnd): void;
    /** Neighbouring tasks ended well that were too quick to be timed each; `ms` is the average. */
    onQuickEnds(batch: Batch, span: Span, ms: number): void;
    onProgress(batch: Batch, position: number, fraction: number): void;
    /** The worker is done with a batch, so many tasks of which it has run. */
    onFlightEnd(flight: Flight, tasks: number): void;
    /** Tells the worker that a task shall stop. */
    abort(sequence: number, item: number, reason: unknown): void;
    /** The running task does not stop. */
    onStuck(): void;
    /** Outcomes were read: there is room for more. */
    onRoom(): void;
}
/** The tasks that a worker has: takes their outcomes from the lane, and makes sure that each of them is settled once. */
declare class WorkerTasks {
    #private;
    /** Batches that the worker has, in the order in which it runs them. */
    readonly flights: Flight[];
    constructor(lane: HostLane, owner: TasksOwner);
    /** Follows a batch that was sent to the worker. */
    add(flight: Flight): void;
    /** Takes what there is of outcomes; returns whether there was anything. */
    sweep(): boolean;
    /** Gives up the running task if it is of this work, and has the rest of the work not started. */
    withdraw(work: Work, end: 'failed' | 'cancelled'): void;
    /** Has what was not started run elsewhere, as far as `isWanted` says so. */
    recall(isWanted: (flight: Flight) => boolean): void;
    /** Settles what a worker that has ended was running, with the error given, and has the rest run elsewhere. */
    fail(errorOf: (running: Flight) => unknown): void;
    /** The task that runs, and since when; undefined when none does. */
    get running(): RunningTask | undefined;
    /** The task that runs, with the work that it is of; undefined when none does. */
    get current(): {
        running: RunningTask;
        work: Work;
    } | undefined;
    /** For how long the batch that runs has run, in milliseconds; 0 when none does. */
    get runningMs(): number;
    /** Tasks that were not started. */
    get queued(): number;
}

/** What the first message says besides what the worker itself knows. */
type Preparation = Omit<ToGuest & {
    type: 'start';
}, 'type' | 'workerId' | 'lane'>;
/** One worker of a pool: its life, its lane, and the batches that it is handed. */
declare class PoolWorker {
    #private;
    readonly id: number;
    readonly lane: number;
    readonly record: WorkerRecord;
    readonly tasks: WorkerTasks;
    wasReady: boolean;
    /** Why it ends, once that is decided. */
    exitReason: WorkerExitReason | undefined;
    threadId: number;
    memoryBytes: number | undefined;
    /** What it ran when it ended. */
    lastTask: WorkerTasks['current'];
    /** Set when the lane had no room, until a batch has ended. */
    isFull: boolean;
    constructor(place: {
        id: number;
        lane: number;
    }, start: WorkerStart);
    get pid(): number | undefined;
    get state(): WorkerStats['state'];
    /** Whether it may be handed more while it works; a lane that is not shared carries one task at a time. */
    get hasRoom(): boolean;
    /** The most tasks that it can be handed at a time. */
    get batchLimit(): number;
    /** How long what it has should take, in milliseconds; Infinity when that cannot be told. */
    get backlogMs(): number;
    /** Whether it has to copy large memory for what it does. */
    get hasLargeTask(): boolean;
    /** Changes whenever its lane has something new. */
    get news(): number;
    /** Keeps the program running for this worker, or lets it end. */
    keepProgramRunning(isWanted: boolean): void;
    /** Sends the first message, which makes it ready. */
    prepare(message: Preparation, classes: readonly ClassDefinition[]): void;
    /** Hands it a batch, or as much of it as can be sent; the rest is given back. */
    assign(batch: Batch, estimateMs: number, classes: readonly ClassDefinition[]): void;
    /** Lets it look on for a moment when it has nothing to do, or has it sleep at once. */
    allowSpinning(isAllowed: boolean): void;
    /** Takes what there is of outcomes; returns whether there was anything. */
    sweep(): boolean;
    /** Tells it not to ring, as its lane is looked at. */
    stayAwake(): void;
    /** Has it ring from now on when there are outcomes; returns false when there are some already. */
    sleepUntilRung(): boolean;
    /** Looks at its lane for a moment, if that has paid lately; returns whether it has changed from `news`. */
    lookOn(spinner: Spinner, news: number): boolean;
    /** Ends it in good order, when it has nothing to do. */
    stop(reason: WorkerExitReason): void;
    /** Ends it at once. */
    kill(reason: WorkerExitReason): void;
    /** Returns its figures as of now. */
    stats(): WorkerStats;
}

/** What a crew tells the pool it works for. */
interface CrewOwner {
    /** Who tells of the workers. */
    readonly reporter: Reporter;
    /** A worker could take work now. */
    onFree(): void;
    /** A worker has rung: there may be outcomes. */
    onRung(worker: PoolWorker): void;
    onFlightEnd(batch: Batch, averageMs: number | undefined): void;
    onTaskEnd(worker: PoolWorker, end: TaskEnd): void;
    onQuickEnds(worker: PoolWorker, ends: QuickEnds): void;
    onWorkerExit(worker: PoolWorker, exit: WorkerExit): void;
    /** No worker can start, for this reason; none will be tried again. */
    onBroken(error: unknown): void;
}
/** What every worker is told first, besides its number and name. */
type FirstMessage = Omit<ToGuest & {
    type: 'start';
}, 'type' | 'workerId' | 'name' | 'lane'>;
/** Where the workers of a crew come from, and whom it works for. */
interface CrewStart extends Pick<WorkerStart, 'host' | 'sharesMemory'> {
    owner: CrewOwner;
    firstMessage: FirstMessage;
}
/** The workers of a pool: how many there are, which are free, who replaces whom. */
declare class Crew implements WorkerOwner {
    #private;
    readonly workers: Set<PoolWorker>;
    crashed: number;
    min: number;
    max: number;
    readonly reporter: Reporter;
    constructor(settings: PoolSettings, { owner, firstMessage, ...host }: CrewStart);
    /** Starts workers until there are as many as there must always be. */
    fill(): void;
    /**
     * Returns a worker for a task that waits: a free one, or one that has little left of tasks that are quick; starts one
     * where that is allowed and too few are on their way for what waits.
     */
    free(queue: {
        readonly waiting: number;
    }, averageMs: number | undefined): PoolWorker | undefined;
    /** Hands a batch to a worker, or as much of it as it has room for. */
    assign(worker: PoolWorker, batch: Batch, estimateMs: number): void;
    /** Whether a worker has nothing to do. */
    get hasFree(): boolean;
    /** How many workers have tasks. */
    get busyCount(): number;
    /** Workers that have tasks. */
    get busy(): PoolWorker[];
    /** How many tasks a worker may still be given before it is replaced. */
    tasksLeft(worker: PoolWorker): number;
    /** Changes how many workers there are; those that work finish what they have. */
    resize(min: number, max: number): void;
    /** Ends all workers in good order, once each has nothing to do. */
    stopAll(): void;
    /** Ends all workers at once. */
    killAll(): void;
    /** Keeps the program running while workers start for work that waits. */
    keepStartersRunning(): void;
    onReady(worker: PoolWorker): void;
    onStartFailed(worker: PoolWorker, error: unknown): void;
    onRung(worker: PoolWorker): void;
    onFlightEnd(worker: PoolWorker, batch: Batch, averageMs: number | undefined): void;
    onTaskEnd(worker: PoolWorker, end: TaskEnd): void;
    onQuickEnds(worker: PoolWorker, ends: QuickEnds): void;
    onExit(worker: PoolWorker, exit: WorkerExit): void;
}

/** What a scheduler is made of. */
interface SchedulerParts extends Pick<WorkOwner, 'onRejection'> {
    name: string;
    backend: Backend;
    settings: PoolSettings;
    host: StartHost;
    firstMessage: FirstMessage;
}
/** Brings work and workers together: hands out batches, takes outcomes, and ends in good order. */
declare class Scheduler implements WorkOwner, CrewOwner {
    #private;
    state: PoolStats['state'];
    /** Why no worker can start, once that is known. */
    brokenBy: unknown;
    isPaused: boolean;
    readonly crew: Crew;
    readonly reporter: Reporter;
    readonly onRejection: () => void;
    constructor({ name, backend, settings, host, firstMessage, onRejection }: SchedulerParts);
    /** Settles when every worker has ended. */
    get ended(): Promise<void>;
    /** Starts the workers that are always there. */
    open(): void;
    /** Takes in new work, or rejects it when the pool takes no more. */
    submit(work: Work): void;
    /** Returns why no more work is taken; undefined while it is. */
    refusal(): unknown;
    /** Throws why no more work is taken, if none is. */
    throwIfRefused(): void;
    pause(keepsRunning?: boolean): void;
    resume(): void;
    resize(min: number, max: number): void;
    /** Takes no more work; ends once what there is has been done. */
    close(): void;
    /** Rejects all work and ends every worker at once. */
    terminate(): void;
    /** Returns how long a call of a function takes, in milliseconds; undefined while that is not known. */
    paceOf(callable: CallableDescription): number | undefined;
    stats(): PoolStats;
    /** Tasks that wait for a worker. */
    get queued(): number;
    /** Work that has not ended, oldest first. */
    get works(): Work[];
    /** Whether there is work that may be done now. */
    get hasWork(): boolean;
    onWaiting(work: Work): void;
    onProgress(work: Work): void;
    onEnd(work: Work, end: WorkEnd): void;
    onFree(): void;
    onRung(worker: PoolWorker): void;
    onFlightEnd({ spec }: Batch, averageMs: number | undefined): void;
    onTaskEnd(worker: PoolWorker, end: TaskEnd): void;
    onQuickEnds(worker: PoolWorker, ends: QuickEnds): void;
    onWorkerExit(worker: PoolWorker, exit: WorkerExit): void;
    onBroken(error: unknown): void;
}

/** The life of a pool, its figures, and the control over it; what it runs is up to {@link Pool}. */
declare abstract class PoolLife implements AsyncDisposable {
    #private;
    /** Where the workers of this class of pools live. */
    protected static readonly backend: Backend;
    /** Name of the pool, in events and in the names of its workers. */
    readonly name: string;
    /**
     * Starts the workers.
     *
     * @param options - Number of workers, `cpuCount()` by default, or all options.
     * @throws {@link OptionRangeError} when a number is out of its range.
     * @throws {@link OptionTypeError} when an option is unknown or of the wrong type.
     * @throws {@link CaptureError} when the initializer cannot cross to a worker.
     */
    constructor(options?: number | PoolOptions);
    /** Takes no more work; what was handed in is done, then the workers end. Can be called again. */
    close(): void;
    /**
     * Waits until every worker has ended.
     *
     * @throws (rejects) {@link StateError} when the pool still takes work: call `close()` or `terminate()` first.
     */
    join(): Promise<void>;
    /**
     * Ends every worker at once, and waits until that is done.
     *
     * @remarks What was pending rejects with {@link PoolClosedError}.
     */
    terminate(): Promise<void>;
    /** Closes and joins; see the remarks of the class on blocks left by a throw. */
    [Symbol.asyncDispose](): Promise<void>;
    /** Returns figures of the pool and of each worker, as of now. */
    stats(): PoolStats;
    /**
     * Calls a listener with everything that happens, in order: workers, jobs and tasks that start and end.
     *
     * @remarks
     * Each task by itself is an event at its start and one at its end, which for the smallest tasks costs about as much as
     * the task. `observe()` of `@mp/core/monitor` tells counts and times ten times a second instead, at next to no cost.
     * @returns What ends the subscription when disposed of.
     */
    subscribe(listener: PoolListener): Disposable;
    /** Hands out no more tasks until `resume()`; those at work go on. */
    pause(): void;
    /** Hands out tasks again. */
    resume(): void;
    /**
     * Changes the number of workers; those that have to go finish their tasks first.
     *
     * @throws {@link OptionRangeError} when a number is out of its range.
     */
    resize(workers: number | ElasticWorkers): void;
    /**
     * Ends a worker at once, as a crash would: the task it runs fails or is repeated, and another takes its place.
     *
     * @param workerId - As `stats()` and events tell it.
     * @returns Whether there is such a worker.
     */
    killWorker(workerId: number): boolean;
    /** Returns the pool in words, as logs show it, such as `Pool-1(running, 2 workers)`. */
    toString(): string;
    /** Hands work to the workers. */
    protected give<R>(submit: (scheduler: Scheduler) => R): R;
}

/** Inputs of a job: whatever can be iterated, synchronously or not. */
type Inputs<T> = Iterable<T> | AsyncIterable<T>;

/**
 * Runs functions in a fixed or elastic set of child processes, in parallel.
 *
 * @remarks
 * Any function may be passed: an exported one is imported by the workers, any other travels by value. Arguments and
 * results are copied. A task that throws fails alone; a worker that dies fails only the task it was running, and is
 * replaced. The workers do not keep the program running while they have nothing to do, and none outlives it.
 *
 * Tasks reach the workers through shared memory, many at a time. Where there is none, as on macOS and Windows, or with
 * `MP_SHARED_MEMORY=off` in `env` or in the environment of the program, which workers inherit, each task is a message of
 * its own, one at a time for each worker. All else holds alike; a task then costs about 100 µs instead of less than one.
 *
 * With `await using` the pool is closed and joined when its block ends. JavaScript does not tell a block that is left
 * by a throw from one that ends: the pool is terminated instead where a job of its own was what just rejected.
 * @see {@link ThreadPool} for the same on threads: faster to start and able to share memory, but a task inside native
 * code cannot be stopped, and a native crash takes the program along.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * const pool = new Pool(2)
 * expect(await pool.map((n: number) => n * n, [1, 2, 3])).toEqual([1, 4, 9])
 * pool.close()
 * await pool.join()
 * ```
 */
declare class Pool extends PoolLife {
    #private;
    /**
     * Calls a function once, in a worker.
     *
     * @returns A job that resolves with what the function returns.
     * @throws (rejects) as {@link Pool.map} does.
     * @example
     * ```ts @import.meta.vitest
     * import { Pool } from '@mp/core'
     * const pool = new Pool(1)
     * expect(await pool.apply(Math.max, [3, 7])).toBe(7)
     * await pool.terminate()
     * ```
     */
    apply<R>(fn: () => R, args?: readonly [], options?: TaskOptions): Job<Awaited<R>>;
    apply<A extends readonly unknown[], R>(fn: (...args: A) => R, args: A, options?: TaskOptions): Job<Awaited<R>>;
    /**
     * Calls a function for every input and returns all results, in the order of the inputs.
     *
     * @remarks
     * The inputs are read whole before work starts. The first task to fail rejects the job, and what was not started
     * by then is dropped.
     * @returns A job that resolves with the results.
     * @throws (rejects) {@link CaptureError} when `fn` cannot cross to a worker.
     * @throws (rejects) {@link NotSerializableError} when an input or a result cannot travel.
     * @throws (rejects) {@link WorkerExitError} when a worker dies while it runs a task of the job.
     * @throws (rejects) {@link TimeoutError} when a task takes longer than `timeout`.
     * @throws (rejects) {@link CancelledError} when the job is cancelled.
     * @throws (rejects) {@link PoolClosedError} when the pool is closed, or is terminated meanwhile.
     * @throws (rejects) whatever a task throws, with its class, fields, cause and both stacks.
     * @see {@link Pool.mapSettled} to get the results of the others when one fails.
     * @see {@link Pool.imap} for inputs or results that do not fit into memory at once.
     * @example
     * ```ts @import.meta.vitest
     * import { Pool } from '@mp/core'
     * const pool = new Pool(2)
     * expect(await pool.map((word: string) => word.length, ['a', 'bc'])).toEqual([1, 2])
     * await pool.terminate()
     * ```
     */
    map<T, R>(fn: (input: T) => R, inputs: Inputs<T>, options?: MapOptions): Job<Awaited<R>[]>;
    /**
     * Calls a function for every array of arguments and returns all results, in order.
     *
     * @throws (rejects) as {@link Pool.map} does.
     * @example
     * ```ts @import.meta.vitest
     * import { Pool } from '@mp/core'
     * const pool = new Pool(1)
     * expect(await pool.starmap(Math.pow, [[2, 3], [3, 2]])).toEqual([8, 9])
     * await pool.terminate()
     * ```
     */
    starmap<A extends readonly unknown[], R>(fn: (...args: A) => R, inputs: Inputs<A>, options?: MapOptions): Job<Awaited<R>[]>;
    /**
     * Calls a function for every input and returns how each call ended, in order; no failure stops the others.
     *
     * @returns A job that resolves with what `Promise.allSettled` would give.
     * @throws (rejects) {@link CancelledError} when the job is cancelled.
     * @throws (rejects) {@link PoolClosedError} when the pool is closed, or is terminated meanwhile.
     * @example
     * ```ts @import.meta.vitest
     * import { Pool } from '@mp/core'
     * const pool = new Pool(1)
     * const settled = await pool.mapSettled((text: string) => JSON.parse(text), ['1', '{'])
     * expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
     * await pool.terminate()
     * ```
     */
    mapSettled<T, R>(fn: (input: T) => R, inputs: Inputs<T>, options?: MapOptions): Job<PromiseSettledResult<Awaited<R>>[]>;
    /**
     * Calls a function for every input and gives the results one by one, in the order of the inputs.
     *
     * @remarks
     * Inputs are read as results are taken, at most `buffer` ahead, so neither side needs to fit into memory. A task
     * that failed makes `next()` reject at its place; the results after it can be asked for with further calls.
     * Leaving the loop stops what runs and closes the source. Where the source throws, its error comes after the results
     * of the inputs before it.
     * @throws {@link CaptureError} when `fn` cannot cross to a worker.
     * @throws {@link PoolClosedError} when the pool is closed.
     * @see {@link Pool.imapUnordered} to get each result as soon as it is there.
     * @example
     * ```ts @import.meta.vitest
     * import { Pool } from '@mp/core'
     * const pool = new Pool(2)
     * const squares = []
     * for await (const square of pool.imap((n: number) => n * n, [1, 2, 3])) squares.push(square)
     * expect(squares).toEqual([1, 4, 9])
     * await pool.terminate()
     * ```
     */
    imap<T, R>(fn: (input: T) => R, inputs: Inputs<T>, options?: ImapOptions): PoolIterator<Awaited<R>>;
    /**
     * Calls a function for every input and gives the results one by one, in the order in which they are done.
     *
     * @remarks As {@link Pool.imap} in all but the order.
     * @throws as {@link Pool.imap} does.
     * @example
     * ```ts @import.meta.vitest
     * import { Pool } from '@mp/core'
     * const pool = new Pool(2)
     * let sum = 0
     * for await (const square of pool.imapUnordered((n: number) => n * n, [1, 2, 3])) sum += square
     * expect(sum).toBe(14)
     * await pool.terminate()
     * ```
     */
    imapUnordered<T, R>(fn: (input: T) => R, inputs: Inputs<T>, options?: ImapOptions): PoolIterator<Awaited<R>>;
}

/**
 * Runs functions in a fixed or elastic set of threads: the same pool, with Piscina keeping the threads' lives.
 *
 * @remarks
 * Each thread has its own heap; a `SharedArrayBuffer` is shared with it. `process.exit()` in a task ends the thread
 * only. A task inside native code cannot be stopped before it returns.
 * @see {@link Pool} for workers that survive each other's crashes and can always be stopped.
 * @example
 * ```ts @import.meta.vitest
 * import { ThreadPool } from '@mp/core'
 * const pool = new ThreadPool(2)
 * expect(await pool.map((n: number) => n * n, [1, 2, 3])).toEqual([1, 4, 9])
 * await pool.terminate()
 * ```
 */
declare class ThreadPool extends Pool {
    protected static readonly backend: Backend;
}

/** Options of a `Process` or a `Thread`. */
interface ProcessOptions<A extends readonly unknown[]> {
    /** Arguments of the function. */
    args?: A;
    /**
     * Name for people; need not be unique.
     * @defaultValue `Process-1`, `Process-2` …, and below a process its name and a number: `Process-1:1`
     */
    name?: string;
    /**
     * Whether it ends with the program, which otherwise waits for it.
     * @defaultValue that of the process that makes it
     */
    daemon?: boolean;
}

/**
 * Runs one function in a child process of its own, with its own memory.
 *
 * @remarks
 * Standard output and error are inherited; standard input is empty. The program waits for its processes at its end,
 * daemons excepted, and none of them outlives it, however it ends. To say in a class what runs, extend it and override
 * `run()`: the fields of the instance travel, its methods are there, and changes stay in the child.
 * @see {@link Thread} for the same in a thread.
 * @see {@link Pool} to run many tasks on a few processes.
 * @example
 * ```ts @import.meta.vitest
 * import { Process } from '@mp/core'
 * const process = new Process((code: number) => globalThis.process.exit(code), { args: [3] })
 * process.start()
 * await process.join()
 * expect(process.exitCode).toBe(3)
 * ```
 */
declare class Process<A extends readonly unknown[] = readonly unknown[]> implements Disposable, AsyncDisposable {
    #private;
    /** Marks the classes that subclasses are rebuilt from. */
    protected static readonly isBase: boolean;
    /** Where instances of this class run. */
    protected static readonly backend: Backend;
    constructor(target?: (...args: A) => unknown, options?: ProcessOptions<A>);
    /** What runs in the worker: the function it was made with; a subclass may say something else. May be async. */
    run(): unknown;
    /**
     * Starts it; the function and its arguments travel to it, as they are now.
     *
     * @throws {@link StateError} when it was started before, or closed.
     * @throws {@link CaptureError} when the function, or the subclass, cannot cross.
     * @throws {@link NotSerializableError} when an argument, or a field of a subclass, cannot travel.
     * @throws {@link OptionRangeError} when `MP_MONITOR` in the environment says what it cannot.
     */
    start(): this;
    /**
     * Waits until it has ended, at most as long as asked; look at `exitCode` to learn which.
     *
     * @throws (rejects) {@link StateError} before `start()`.
     * @throws (rejects) {@link WorkerStartError} when it could not be started.
     * @throws (rejects) the reason of the signal, when that aborts first.
     */
    join(options?: WaitOptions): Promise<void>;
    /** Asks it to end: SIGTERM for a process; a thread ends at once. Has no effect once it has ended. */
    terminate(): void;
    /** Ends it at once: SIGKILL for a process. Has no effect once it has ended. */
    kill(): void;
    /** Interrupts it as Ctrl-C would: SIGINT for a process, which it may handle; a thread ends at once. */
    interrupt(): void;
    /**
     * Lets go of it; from then on only its name can be asked for. Can be called again.
     *
     * @throws {@link StateError} while it runs.
     */
    close(): void;
    [Symbol.dispose](): void;
    /** Waits for its end, then closes it. */
    [Symbol.asyncDispose](): Promise<void>;
    /** Whether it was started and has not ended. */
    get isAlive(): boolean;
    /**
     * How it ended: 0 when the function returned, 1 when it threw, n after `process.exit(n)`, -n when signal n ended it.
     * Null before that.
     */
    get exitCode(): number | null;
    /** Process id; null before `start()`. For a thread, that of this process. */
    get pid(): number | null;
    /** Resolves with the exit code when it has ended; never rejects. */
    get sentinel(): Promise<number>;
    /** Name for people. */
    get name(): string;
    set name(name: string);
    /** Whether it ends with the program; can be changed before `start()`. */
    get daemon(): boolean;
    set daemon(daemon: boolean);
    /** Says what it is and how far, as `console.log` shows it. */
    toString(): string;
}

/**
 * Returns the processes and threads that this one has started and that have not ended, oldest first.
 *
 * @remarks The workers of pools are not among them.
 * @example
 * ```ts @import.meta.vitest
 * import { activeChildren, Process } from '@mp/core'
 * const process = new Process(() => {})
 * process.start()
 * expect(activeChildren()).toContain(process)
 * await process.join()
 * expect(activeChildren()).not.toContain(process)
 * ```
 */
declare function activeChildren(): Process[];

/** The process or thread that asks. */
interface CurrentProcess {
    /** `MainProcess` in a program that nobody of us started. */
    readonly name: string;
    readonly pid: number;
    /** Node's id of the thread; 0 in a process. */
    readonly threadId: number;
    readonly daemon: boolean;
}
/** The process that started the one that asks. */
interface ParentProcess {
    readonly name: string;
    readonly pid: number;
    readonly isAlive: boolean;
    /** Waits for its end, which is also the end of the one that asks. */
    join(options?: WaitOptions): Promise<void>;
}
/**
 * Returns who is asking: the main program, a process, a thread, or the worker of a pool.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { currentProcess, Pool } from '@mp/core'
 * const pool = new Pool({ workers: 1, name: 'prices' })
 * expect(await pool.apply(() => currentProcess().name)).toBe('prices-1')
 * await pool.terminate()
 * ```
 */
declare function currentProcess(): CurrentProcess;
/**
 * Returns the process that started this one; null in the main program.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { parentProcess, Pool } from '@mp/core'
 * const pool = new Pool(1)
 * expect(await pool.apply(() => parentProcess()?.pid)).toBe(process.pid)
 * await pool.terminate()
 * ```
 */
declare function parentProcess(): ParentProcess | null;

/**
 * Runs one function in a thread of its own, truly in parallel, with a heap of its own.
 *
 * @remarks
 * Everything as on {@link Process}, but that `terminate()`, `kill()` and `interrupt()` all end it at once, and that a
 * `SharedArrayBuffer` among its arguments is shared.
 * @see {@link Process} for one that survives its siblings' crashes.
 * @see {@link ThreadPool} to run many tasks on a few threads.
 * @example
 * ```ts @import.meta.vitest
 * import { Thread } from '@mp/core'
 * const shared = new Int32Array(new SharedArrayBuffer(4))
 * const thread = new Thread((numbers: Int32Array) => void Atomics.store(numbers, 0, 42), { args: [shared] })
 * thread.start()
 * await thread.join()
 * expect(shared[0]).toBe(42)
 * ```
 */
declare class Thread<A extends readonly unknown[] = readonly unknown[]> extends Process<A> {
    protected static readonly isBase: boolean;
    protected static readonly backend: Backend;
}

/**
 * Counts the cores that this program may use, which is how many workers a pool has by default.
 *
 * @remarks
 * Respects the affinity of the process (`taskset`) and the CPU quota of its control group (a container's limit,
 * rounded up).
 * @returns A whole number, at least 1.
 * @example
 * ```ts @import.meta.vitest
 * import { cpuCount } from '@mp/core'
 * expect(cpuCount()).toBeGreaterThanOrEqual(1)
 * ```
 */
declare function cpuCount(): number;

/** Who can use a shared thing. */
interface SharedOptions {
    /**
     * `processes`: processes and threads. `threads`: the threads of this process only, on any platform; it cannot be
     * sent to a process.
     * @defaultValue `'processes'`
     */
    scope?: 'processes' | 'threads';
}

/** What a `ShareableList` holds. */
type ShareableItem = bigint | number | string | boolean | null | Uint8Array;

/** Options of `SharedMemory.create`. */
interface SharedMemoryOptions {
    /**
     * Name under which others attach to it, Python included.
     * @defaultValue one that nobody has
     */
    name?: string;
}
/**
 * A block of memory that processes and threads share by its name, as Python's `SharedMemory` of the same name does.
 *
 * @remarks
 * Whoever created it owns it: it is removed by `unlink()`, at the end of a `using` block of the owner, and when the
 * owner ends; if that is killed, by any other program that shares memory, within about a second. Those who are
 * attached keep the memory until they close it. Handed to another process or thread, it arrives attached. A block that
 * is collected as garbage, with all views of it, is closed.
 * @see {@link SharedArray} for numbers of one type with atomic operations.
 * @example
 * ```ts @import.meta.vitest
 * import { SharedMemory } from '@mp/core'
 * const block = SharedMemory.create(1024)
 * const same = SharedMemory.attach(block.name)
 * new Uint8Array(block.buffer)[0] = 42
 * expect(new Uint8Array(same.buffer)[0]).toBe(42)
 * same.close()
 * block.close()
 * block.unlink()
 * ```
 */
declare class SharedMemory implements Disposable {
    #private;
    /** Name to attach by; without a slash, as in Python. */
    readonly name: string;
    /** Bytes. */
    readonly size: number;
    private constructor();
    /**
     * Creates a block, filled with zeros.
     *
     * @param size - Bytes, at least 1.
     * @throws {@link SharedMemoryExistsError} when the name is taken.
     * @throws {@link SharedMemoryFullError} when there is no room for it.
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     */
    static create(size: number, options?: SharedMemoryOptions): SharedMemory;
    /**
     * Attaches to a block that exists, whoever created it.
     *
     * @throws {@link SharedMemoryNotFoundError} when there is none of this name.
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     */
    static attach(name: string): SharedMemory;
    /** The memory; empty, with all views of it, once this is closed. It must not be transferred. */
    get buffer(): ArrayBuffer;
    /** Lets go of the memory here; others keep it, and it can be attached to again. Can be called again. */
    close(): void;
    /**
     * Removes the name: nobody can attach any more. Those who are attached keep the memory until they close it.
     *
     * @throws {@link SharedMemoryNotFoundError} when the name was removed before.
     */
    unlink(): void;
    /** Closes it, and removes the name if it was created here and not removed before. */
    [Symbol.dispose](): void;
    /** Says name and size, as `console.log` shows it. */
    toString(): string;
}

/**
 * A list of fixed length in shared memory, laid out as CPython's `ShareableList`, which opens it by its name.
 *
 * @remarks
 * A `bigint` is Python's `int` (64 bits), a `number` always a `float`, a `Uint8Array` its `bytes`. An item may be
 * replaced by one of another type; text and bytes have the room that the slot had at first: their length then, rounded
 * up to the next multiple of 8, at least one byte more. Nothing is locked: protect what several write with a `Lock`.
 * @see {@link SharedArray} for numbers of one type with atomic operations.
 * @example
 * ```ts @import.meta.vitest
 * import { ShareableList } from '@mp/core'
 * using list = new ShareableList([1n, 2.5, 'x', true, null])
 * list.set(2, 'seven')
 * const same = ShareableList.attach(list.shm.name)
 * expect([...same]).toEqual([1n, 2.5, 'seven', true, null])
 * same.close()
 * ```
 */
declare class ShareableList implements Iterable<ShareableItem>, Disposable {
    #private;
    /** The block that holds it; `shm.name` is what others attach by, `shm.unlink()` removes it. */
    readonly shm: SharedMemory;
    readonly length: number;
    /**
     * @throws {@link OptionTypeError} when an item is none that a list can hold.
     * @throws {@link OptionRangeError} when an item would not come back as it was.
     * @throws {@link SharedMemoryExistsError} when the name is taken.
     * @throws {@link SharedMemoryFullError} when there is no room for it.
     */
    constructor(items: Iterable<ShareableItem>, options?: SharedMemoryOptions);
    /**
     * Attaches to a list that exists, be it one of Python's.
     *
     * @throws {@link SharedMemoryNotFoundError} when there is no block of this name.
     * @throws {@link OptionTypeError} when the block holds no list.
     */
    static attach(name: string): ShareableList;
    /** How Python's `struct` would name what the slots hold, such as `8sdq`. */
    get format(): string;
    /**
     * Reads an item; a negative index counts from the end.
     *
     * @throws {@link OptionRangeError} when there is no such index.
     */
    get(index: number): ShareableItem;
    /**
     * Replaces an item; a negative index counts from the end.
     *
     * @throws {@link OptionRangeError} when there is no such index, or the slot has no room for the text or bytes.
     * @throws {@link OptionTypeError} when a list cannot hold it.
     */
    set(index: number, item: ShareableItem): void;
    /** Counts the items that are the same, by value. */
    count(item: ShareableItem): number;
    /** Returns the index of the first item that is the same, by value; -1 when there is none. */
    indexOf(item: ShareableItem): number;
    /** Yields the items one by one, each as it is at that moment. */
    [Symbol.iterator](): IterableIterator<ShareableItem>;
    /** Says what is in it and its name, as `console.log` shows it. */
    toString(): string;
    /** Lets go of the memory here; others keep it. */
    close(): void;
    /** Closes it, and removes the name if the list was created here. */
    [Symbol.dispose](): void;
}

/** What the shared primitives have in common: some words that all who have the object or its handle share. */
declare abstract class SharedObject implements Disposable {
    #private;
    /** Whether this object was made for a handle that arrived, whose words are in use already. */
    protected readonly hasArrived: boolean;
    constructor(byteLength: number, { scope }?: SharedOptions);
    /** The name under which the class is registered. */
    protected abstract get kind(): string;
    protected get words(): Words;
    /** What keeps the memory from being used for something else; for buffers that are given to users. */
    protected get lifeline(): object;
    /** What it is like at this moment, in a few words. */
    protected abstract get summary(): string;
    /** Says what it is like at this moment, as `console.log` shows it. */
    toString(): string;
    /** @throws {@link StateError} when this object is closed. */
    protected assertOpen(): void;
    /** Lets go of the shared memory; the object cannot be used afterwards. Others that have it are not affected. */
    close(): void;
    [Symbol.dispose](): void;
    /** Makes the record by which this object travels. */
    protected toHandle(options: HandleOptions): HandleRecord;
    /** Makes `construct` build its object around the cell of a handle, or returns the object that is there already. */
    static arrive(data: unknown, construct: () => SharedObject): SharedObject;
}

/** Options of a `Barrier`. */
interface BarrierOptions extends SharedOptions {
    /**
     * Runs once each time all have arrived, before they go on; when it fails, the barrier is broken. It stays where the
     * barrier was made, so that thread has to be one of the parties.
     */
    action?: () => unknown;
    /** Limit in milliseconds of each wait that has none of its own. */
    timeout?: number;
}
/**
 * Lets threads and processes wait for each other: each goes on when all have arrived. Can be used again and again.
 *
 * @remarks
 * It breaks for all who wait when one of them runs out of time, is aborted or is killed; then each gets a
 * {@link BrokenBarrierError}, and so does who comes later, until `reset()`.
 * @see {@link Condition} to wait for something else than each other.
 * @example
 * ```ts @import.meta.vitest
 * import { Barrier, Thread } from '@mp/core'
 * const barrier = new Barrier(2)
 * const other = new Thread((barrier: Barrier) => void barrier.waitSync(), { args: [barrier] })
 * other.start()
 * expect([0, 1]).toContain(await barrier.wait())
 * await other.join()
 * ```
 */
declare class Barrier extends SharedObject {
    #private;
    /**
     * @param parties - How many have to arrive, at least 1.
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     * @throws {@link SharedMemoryFullError} when there is no room.
     */
    constructor(parties: number, options?: BarrierOptions);
    protected get kind(): string;
    protected get summary(): string;
    /** How many have to arrive. */
    get parties(): number;
    /** How many have arrived and wait for the others. */
    get waiting(): number;
    /** Whether it is broken. */
    get broken(): boolean;
    /**
     * Waits until all have arrived.
     *
     * @returns Which arrival this was, from 0, each number once.
     * @throws (rejects) {@link BrokenBarrierError} when it is broken, or breaks; also when the time is over, which breaks it.
     * @throws (rejects) the reason of the signal when that aborts first, which breaks it.
     * @throws (rejects) what the action throws, where it ran.
     */
    wait(options?: WaitOptions): Promise<number>;
    /** As `wait`, but blocks the thread: for workers. The action must not be async. */
    waitSync(options?: WaitSyncOptions): number;
    /** Makes it usable again: those who wait get a {@link BrokenBarrierError}. */
    reset(): void;
    /** Breaks it: those who wait, and who come until `reset()`, get a {@link BrokenBarrierError}. */
    abort(): void;
}

/** What one acquired: release it once, by `release()` or at the end of a `using` block. */
declare class Held implements Disposable {
    #private;
    /**
     * Whether the last to hold it ended without releasing it: what it protects may be half changed.
     */
    readonly abandoned: boolean;
    constructor(release: () => boolean, abandoned: boolean);
    /**
     * Releases it; has no effect the second time.
     *
     * @throws {@link StateError} when somebody else released it meanwhile.
     */
    release(): void;
    /** As `release()`, but also content when somebody else released it. */
    [Symbol.dispose](): void;
}

/**
 * The threads that wait for something, for those who watch the program: nothing is decided by it.
 *
 * A wait enters as it goes to sleep, so that who need not wait pays nothing. A slot belongs to the thread whose word it
 * holds, and only that one changes it; those of threads that have ended do not count, and are taken over. Further
 * threads than there are slots wait without being told of.
 */
declare class Waiters {
    #private;
    /** `first` counts in steps of 8 bytes. */
    constructor(words: Words, first: number);
    /** The threads that wait, by their words, and how many waits they have together. */
    waiting(): {
        threads: bigint[];
        count: number;
    };
    /** Counts an attempt that is repeated as a wait from its first sleep until `end` is called. */
    noting<T>(attempt: Attempt<T>): {
        attempt: Attempt<T>;
        end: () => void;
    };
    /** From here on the memory may be another's. */
    close(): void;
}

/** How something was got: free, or from a thread that ended while it held it. */
type How = 'taken' | 'abandoned';
/** One acquisition: how to try, and how to give back what was got; that returns whether it was still held. */
interface Acquisition {
    attempt: Attempt<How>;
    release: () => boolean;
}
/** What can be acquired by one or a few at a time. */
declare abstract class Acquirable extends SharedObject {
    protected readonly waiters: Waiters;
    /** `byteLength` is a multiple of 8, and covers what decides who has it. */
    constructor(byteLength: number, options: SharedOptions);
    /** Begins an acquisition by this thread. */
    protected abstract begin(): Acquisition;
    /**
     * Waits until it can be had, and takes it.
     *
     * @throws (rejects) {@link TimeoutError} when it was not to be had in time.
     * @throws (rejects) the reason of the signal when that aborts first.
     */
    acquire(options?: WaitOptions): Promise<Held>;
    /**
     * As `acquire`, but blocks the thread: for workers.
     *
     * @throws {@link TimeoutError} when it was not to be had in time.
     */
    acquireSync(options?: WaitSyncOptions): Held;
    /** Takes it if it can be had at once, be it from one that has ended; returns undefined otherwise. */
    tryAcquire(): Held | undefined;
    close(): void;
    /** What those who watch the program are told of those who wait. */
    protected get waitersTold(): {
        waiters: number;
        waitingThreads: string[];
    };
}

/**
 * Lets a number of holders at a time go on, of all threads and processes that have it.
 *
 * @remarks
 * `release()` may also be called by one that holds nothing: it then stands for somebody who does, or adds a permit.
 * When a thread ends with permits that it has not released, however that happens, those are free again within about
 * 100 ms.
 * Those of one thread that wait without blocking get permits in order; between threads the order is open.
 * @see {@link BoundedSemaphore} for one that refuses to have more permits than at first; {@link Lock} for just one.
 * @example
 * ```ts @import.meta.vitest
 * import { Semaphore } from '@mp/core'
 * const semaphore = new Semaphore(2)
 * const held = await semaphore.acquire()
 * expect(semaphore.value).toBe(1)
 * held.release()
 * expect(semaphore.value).toBe(2)
 * ```
 */
declare class Semaphore extends Acquirable {
    #private;
    /**
     * @param value - Permits at first.
     * @throws {@link OptionRangeError} when it is below 0.
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     * @throws {@link SharedMemoryFullError} when there is no room.
     */
    constructor(value?: number, options?: SharedOptions);
    protected get kind(): string;
    protected get summary(): string;
    /** Whether there may never be more permits than at first. */
    protected get isBounded(): boolean;
    /** Most permits there may be, where that is limited. */
    protected get bound(): number;
    /** Permits that are free at this moment. */
    get value(): number;
    /**
     * Frees a permit: one of this thread, else one of whoever holds some, else one more than there were.
     *
     * @throws {@link StateError} when all permits of a `BoundedSemaphore` are free.
     */
    release(): void;
    protected begin(): Acquisition;
}

/**
 * A semaphore that never has more permits than at first: one release too many is an error.
 *
 * @see {@link Semaphore} for one whose permits may grow.
 * @example
 * ```ts @import.meta.vitest
 * import { BoundedSemaphore, StateError } from '@mp/core'
 * const semaphore = new BoundedSemaphore(1)
 * semaphore.tryAcquire()?.release()
 * expect(() => semaphore.release()).toThrow(StateError)
 * ```
 */
declare class BoundedSemaphore extends Semaphore {
    protected get kind(): string;
    protected get summary(): string;
    protected get isBounded(): boolean;
}

/**
 * Eight bytes that say which thread has something: 0 when nobody has.
 *
 * Every change is one atomic step, so that whoever is killed leaves either nothing or its name.
 */
declare class OwnerWord {
    #private;
    /** `index` counts in steps of 8 bytes. */
    constructor(words: Words, index: number);
    get isTaken(): boolean;
    /** Whether somebody may sleep until it is free. */
    get isAwaited(): boolean;
    /** The word of the thread that has it; undefined when nobody does. */
    get owner(): bigint | undefined;
    /** Tells whether a thread has it. */
    isOf(thread: bigint): boolean;
    /** Returns what the thread has put here; undefined if it does not have it. */
    ownerOf(thread: bigint): bigint | undefined;
    /** Takes it if it is free. */
    takeFree(owner: bigint): boolean;
    /** Takes it if it is free, or if the thread that has it has ended; for `retry`. */
    attempt(owner: bigint, look: Look): 'taken' | 'abandoned' | undefined;
    /** Frees it if it is the owner's, and wakes one that waits; returns whether it was. */
    free(owner: bigint): boolean;
    /** Frees it whoever has it; returns whether somebody had. */
    freeAny(): boolean;
}

/** A lock that its holder has released for a while. */
interface Suspension {
    /** Takes the lock again, for the same holder. */
    resume(): Promise<void>;
    /** As `resume`, but blocks the thread. */
    resumeSync(): void;
}

/** A lock whose word says which thread holds it. */
declare abstract class OwnedLock extends Acquirable {
    #private;
    protected readonly owner: OwnerWord;
    /** `byteLength` covers the word, which comes first and has 8 bytes. */
    constructor(byteLength: number, options: SharedOptions);
    /** Whether somebody holds it at this moment. */
    get locked(): boolean;
    /** Whether this thread holds it at this moment. */
    get isOwn(): boolean;
    protected get summary(): string;
    /** Releases it wholly if this thread holds it, until it is resumed as it was; for `Condition`. */
    abstract suspend(): Suspension | undefined;
}

/**
 * Lets one at a time go on, of all threads and processes that have it; not recursive.
 *
 * @remarks
 * It can be an argument, part of one, an item of a queue or a result, and be handed on. When the thread that holds it
 * ends, however that happens, the next that waits gets it within about 100 ms, with `held.abandoned` set. Those of one
 * thread that wait without blocking get it in order; between threads the order is open, and who asks at the right
 * moment may get it before those who wait.
 * @see {@link RLock} for one that its holder can acquire again; {@link Semaphore} for several at a time.
 * @example
 * ```ts @import.meta.vitest
 * import { Lock } from '@mp/core'
 * const lock = new Lock()
 * const held = await lock.acquire({ timeout: 1000 })
 * expect(lock.tryAcquire()).toBeUndefined()
 * held.release()
 * expect(lock.locked).toBe(false)
 * ```
 */
declare class Lock extends OwnedLock {
    /**
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     * @throws {@link SharedMemoryFullError} when there is no room.
     */
    constructor(options?: SharedOptions);
    protected get kind(): string;
    /**
     * As `acquire`, but blocks the thread: for workers.
     *
     * @throws {@link TimeoutError} when it was not to be had in time.
     */
    acquireSync(options?: WaitSyncOptions): Held;
    /**
     * Releases it, whoever holds it: a lock may be acquired by one and released by another.
     *
     * @throws {@link StateError} when nobody holds it.
     */
    release(): void;
    suspend(): Suspension | undefined;
    protected begin(): Acquisition;
}

/**
 * A lock that the thread which holds it can acquire again; others get it when it was released as often.
 *
 * @remarks
 * Its owner is a thread of a process, as in Python: all async tasks of one thread count as one, so between those it
 * protects nothing; use {@link Lock} there. Only the owner can release it. When the owner ends, the next that waits
 * gets it within about 100 ms, with `held.abandoned` set.
 * @see {@link Lock} for one that is not bound to a thread.
 * @example
 * ```ts @import.meta.vitest
 * import { RLock } from '@mp/core'
 * const lock = new RLock()
 * const outer = await lock.acquire()
 * const inner = await lock.acquire()
 * inner.release()
 * expect(lock.locked).toBe(true)
 * outer.release()
 * expect(lock.locked).toBe(false)
 * ```
 */
declare class RLock extends OwnedLock {
    #private;
    /**
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     * @throws {@link SharedMemoryFullError} when there is no room.
     */
    constructor(options?: SharedOptions);
    protected get kind(): string;
    protected get summary(): string;
    /**
     * Releases it once; others get it when it was released as often as it was acquired.
     *
     * @throws {@link StateError} when this thread does not hold it.
     */
    release(): void;
    suspend(): Suspension | undefined;
    protected begin(): Acquisition;
}

/** The lock that comes with a shared value. */
type ValueLock = Lock | RLock;
/** Options of shared values. */
interface ValueOptions extends SharedOptions {
    /**
     * Lock to come with it.
     * @defaultValue a new `Lock`, which also the tasks of one thread keep each other out with; Python's is an `RLock`
     */
    lock?: Lock | RLock;
}

/**
 * Lets threads and processes wait for each other to change something that a lock protects.
 *
 * @remarks
 * `wait` and `notify` are for those who hold the lock. A notification reaches exactly those who waited: of one thread
 * in order, between threads in turn. Those who were killed are passed over, and what one had who is killed
 * before its wait returns goes to another, who may get it twice if a second one is killed meanwhile. A notification
 * without anybody waiting is forgotten, as in Python; unlike there, `notify` does not wait for those it wakes.
 * @see {@link Event} for a simple flag.
 * @example
 * ```ts @import.meta.vitest
 * import { Condition, Thread, Value } from '@mp/core'
 * const [condition, stock] = [new Condition(), new Value('i32', 0)]
 * const supplier = new Thread((condition: Condition, stock: Value<'i32'>) => {
 *   const held = condition.acquireSync()
 *   stock.add(5)
 *   condition.notifyAll()
 *   held.release()
 * }, { args: [condition, stock] })
 * const held = await condition.acquire()
 * supplier.start()
 * await condition.waitFor(() => stock.value > 0)
 * held.release()
 * expect(stock.value).toBe(5)
 * await supplier.join()
 * ```
 */
declare class Condition extends SharedObject {
    #private;
    /** The lock that protects what is waited for. */
    readonly lock: ValueLock;
    /**
     * @param lock - Without it, a new `Lock`. With an `RLock`, Python's default, no more than one task of each thread may
     * wait at a time: all tasks of a thread count as its holder.
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     * @throws {@link SharedMemoryFullError} when there is no room.
     */
    constructor(lock?: ValueLock, options?: SharedOptions);
    protected get kind(): string;
    protected get summary(): string;
    /** Acquires the lock. */
    acquire(options?: WaitOptions): Promise<Held>;
    /** As `acquire`, but blocks the thread: for workers. */
    acquireSync(options?: WaitSyncOptions): Held;
    /** Acquires the lock if it is free; returns undefined otherwise. */
    tryAcquire(): Held | undefined;
    /** Releases the lock. */
    release(): void;
    /**
     * Releases the lock, waits until notified, and acquires the lock again, as deep as it was.
     *
     * @returns Whether it was notified in time; the lock is held again either way, also after a rejection.
     * @throws (rejects) {@link StateError} when this thread does not hold the lock.
     * @throws (rejects) the reason of the signal when that aborts first.
     */
    wait(options?: WaitOptions): Promise<boolean>;
    /** As `wait`, but blocks the thread: for workers. */
    waitSync(options?: WaitSyncOptions): boolean;
    /**
     * Waits until a predicate, asked now and after each notification while the lock is held, says yes.
     *
     * @returns What the predicate said last: something falsy when the time was over.
     * @throws (rejects) as `wait`, and what the predicate throws.
     */
    waitFor<R>(predicate: () => R, options?: WaitOptions): Promise<R>;
    /** As `waitFor`, but blocks the thread: for workers. */
    waitForSync<R>(predicate: () => R, options?: WaitSyncOptions): R;
    /**
     * Wakes at most `count` of those who wait; they go on when they get the lock.
     *
     * @throws {@link StateError} when this thread does not hold the lock.
     */
    notify(count?: number): void;
    /**
     * Wakes all who wait.
     *
     * @throws {@link StateError} when this thread does not hold the lock.
     */
    notifyAll(): void;
    protected toHandle(options: HandleOptions): HandleRecord;
}

/**
 * A flag that threads and processes set, clear and wait for.
 *
 * @remarks
 * `set()` lets all who wait at that moment go on, even if `clear()` follows before they have looked.
 * @see {@link Condition} to wait for what several values say together.
 * @example
 * ```ts @import.meta.vitest
 * import { Event, Process } from '@mp/core'
 * const ready = new Event()
 * const child = new Process((ready: Event) => ready.set(), { args: [ready] })
 * child.start()
 * expect(await ready.wait()).toBe(true)
 * await child.join()
 * ```
 */
declare class Event extends SharedObject {
    #private;
    /**
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     * @throws {@link SharedMemoryFullError} when there is no room.
     */
    constructor(options?: SharedOptions);
    protected get kind(): string;
    protected get summary(): string;
    /** Whether it is set at this moment. */
    get isSet(): boolean;
    /** Sets it, and lets all who wait go on. */
    set(): void;
    /** Clears it: from now on there is something to wait for. */
    clear(): void;
    /**
     * Waits until it is set.
     *
     * @returns Whether it was set in time.
     * @throws (rejects) the reason of the signal when that aborts first.
     */
    wait(options?: WaitOptions): Promise<boolean>;
    /** As `wait`, but blocks the thread: for workers. */
    waitSync(options?: WaitSyncOptions): boolean;
}

/** Types of shared numbers: signed and unsigned integers of 8 to 64 bits, floating point numbers, and booleans. */
type ElementType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'i64' | 'u64' | 'f32' | 'f64' | 'bool';
/** What a shared number of a type is in JavaScript. */
type ElementOf<T extends ElementType> = T extends 'i64' | 'u64' ? bigint : T extends 'bool' ? boolean : number;
/** The typed array over shared numbers of a type. */
interface ViewOf {
    i8: Int8Array;
    u8: Uint8Array;
    i16: Int16Array;
    u16: Uint16Array;
    i32: Int32Array;
    u32: Uint32Array;
    i64: BigInt64Array;
    u64: BigUint64Array;
    f32: Float32Array;
    f64: Float64Array;
    bool: Uint8Array;
}

/**
 * Numbers of one type that threads and processes share, with atomic steps by index.
 *
 * @remarks
 * The length is fixed. `view` is a typed array over the very memory: fast, but not atomic. Once the array is closed,
 * the view is empty.
 * @see {@link SharedMemory} for plain bytes with a name.
 * @example
 * ```ts @import.meta.vitest
 * import { SharedArray } from '@mp/core'
 * const sums = new SharedArray('f64', 3)
 * sums.add(1, 2.5)
 * expect([...sums]).toEqual([0, 2.5, 0])
 * expect(sums.view.length).toBe(3)
 * ```
 */
declare class SharedArray<T extends ElementType> extends SharedObject implements Iterable<ElementOf<T>> {
    #private;
    /** What it holds. */
    readonly type: T;
    readonly length: number;
    /**
     * @param contents - How many, all 0 or false; or what they are, which sets the length.
     * @throws {@link OptionRangeError} when one does not fit the type.
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     * @throws {@link SharedMemoryFullError} when there is no room.
     */
    constructor(type: T, contents: number | Iterable<ElementOf<T>>, options?: ValueOptions);
    protected get kind(): string;
    protected get summary(): string;
    /** The lock it comes with. */
    get lock(): ValueLock;
    /** Typed array over the memory; of bytes for booleans. */
    get view(): ViewOf[T];
    /** @throws {@link OptionRangeError} when there is no such index; also for all other steps. */
    load(index: number): ElementOf<T>;
    store(index: number, value: ElementOf<T>): void;
    /** Adds, and returns what was there before. */
    add(index: number, value: ElementOf<T>): ElementOf<T>;
    /** Subtracts, and returns what was there before. */
    sub(index: number, value: ElementOf<T>): ElementOf<T>;
    /** Keeps the bits that are set in both, and returns what was there before. */
    and(index: number, value: ElementOf<T>): ElementOf<T>;
    /** Sets the bits that are set in either, and returns what was there before. */
    or(index: number, value: ElementOf<T>): ElementOf<T>;
    /** Replaces one, and returns what was there before. */
    exchange(index: number, value: ElementOf<T>): ElementOf<T>;
    /** Replaces one if it is `expected`, and returns what was there before. */
    compareExchange(index: number, expected: ElementOf<T>, replacement: ElementOf<T>): ElementOf<T>;
    /** Yields them one by one, each as it is at that moment. */
    [Symbol.iterator](): IterableIterator<ElementOf<T>>;
    /** Lets go of the memory here; the view is empty from then on. Others that have it are not affected. */
    close(): void;
    protected toHandle(options: HandleOptions): HandleRecord;
}

/**
 * A number or boolean that threads and processes share, with atomic steps.
 *
 * @remarks
 * Unlike Python's, each step is atomic by itself, so that counting needs no lock: `counter.add(1)`. The lock it comes
 * with is for steps that belong together. Sums wrap around at the ends of the type; a value that does not fit is refused.
 * @see {@link SharedArray} for many of one type.
 * @example
 * ```ts @import.meta.vitest
 * import { Process, Value } from '@mp/core'
 * const counter = new Value('i32', 40)
 * const child = new Process((counter: Value<'i32'>) => void counter.add(2), { args: [counter] })
 * child.start()
 * await child.join()
 * expect(counter.value).toBe(42)
 * ```
 */
declare class Value<T extends ElementType> extends SharedObject {
    #private;
    /** What it holds. */
    readonly type: T;
    /**
     * @param initial - Without it, 0 or false.
     * @throws {@link OptionRangeError} when it does not fit the type.
     * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
     * @throws {@link SharedMemoryFullError} when there is no room.
     */
    constructor(type: T, initial?: ElementOf<T>, options?: ValueOptions);
    protected get kind(): string;
    /** The lock it comes with. */
    get lock(): ValueLock;
    protected get summary(): string;
    get value(): ElementOf<T>;
    set value(value: ElementOf<T>);
    /** Adds, and returns what was there before. */
    add(value: ElementOf<T>): ElementOf<T>;
    /** Subtracts, and returns what was there before. */
    sub(value: ElementOf<T>): ElementOf<T>;
    /** Keeps the bits that are set in both, and returns what was there before. */
    and(value: ElementOf<T>): ElementOf<T>;
    /** Sets the bits that are set in either, and returns what was there before. */
    or(value: ElementOf<T>): ElementOf<T>;
    /** Replaces it, and returns what was there before. */
    exchange(value: ElementOf<T>): ElementOf<T>;
    /** Replaces it if it is `expected`, and returns what was there before. */
    compareExchange(expected: ElementOf<T>, replacement: ElementOf<T>): ElementOf<T>;
    protected toHandle(options: HandleOptions): HandleRecord;
}

/** A class whose instances can cross: anything with a prototype. */
interface AnyClass extends Function {
    readonly prototype: object;
}
/**
 * Lets instances of a class travel between processes and threads with their class.
 *
 * @remarks
 * Own enumerable fields are copied; the constructor does not run again on the other side. `#private` fields cannot
 * be copied. The workers of a pool learn of a class that was registered before they need it. Without registration an
 * instance is refused at the call, as its methods would be lost.
 * @param cls - A class whose name is unique among the registered ones.
 * @throws {@link OptionTypeError} when `cls` is not a class.
 * @throws {@link OptionRangeError} when another class has the same name.
 * @returns The class, so that it can be registered where it is declared.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool, registerClass } from '@mp/core'
 * class Money {
 *   cents: number
 *   constructor(cents: number) { this.cents = cents }
 *   double() { return new Money(this.cents * 2) }
 * }
 * registerClass(Money)
 * const pool = new Pool(1)
 * const result = await pool.apply((money: Money) => money.double(), [new Money(21)])
 * expect(result).toBeInstanceOf(Money)
 * expect(result.cents).toBe(42)
 * await pool.terminate()
 * ```
 */
declare function registerClass<C extends AnyClass>(cls: C): C;

/**
 * Has the memory of a value moved to a worker, or from it, in place of being copied.
 *
 * @remarks
 * For arguments and inputs of the calls of a pool, at any depth, and for what a task returns. The memory is taken at
 * once, on processes as on threads: when this returns, each `ArrayBuffer` that was moved is empty (`detached`) and its
 * typed arrays have length 0, whatever becomes of the call. What arrives is the same value with the same memory.
 *
 * Threads get the memory itself; processes get it through shared memory. It is copied after all, so that nothing is
 * ever lost, when the task may have to run again (`retries`) or has to wait in line behind another at its worker. Once
 * it was moved and the worker dies before the task has begun, the task fails.
 *
 * Without `list` all memory in the value is moved, but for what Node keeps: that of small Buffers, which many share,
 * and that of native code, such as an image library's. That is copied, and so is what `list` leaves out. Memory of a
 * `SharedArrayBuffer` is shared by threads in any case.
 * @param value - An object that holds memory: a buffer, a typed array, or anything of plain data with some in it.
 * @param list - The memory to move, as buffers or as views of them.
 * @returns What to hand to one call in place of the value. It is of no use for anything else.
 * @throws {@link OptionTypeError} when `value` is no object, or when `list` has something else than memory of the value.
 * @throws {@link NotSerializableError} when memory must stay: it was moved before, or belongs to a `SharedMemory`.
 * @see {@link SharedMemory} for memory that several workers use at a time.
 * @example
 * ```ts @import.meta.vitest
 * import { ThreadPool, transfer } from '@mp/core'
 * const pool = new ThreadPool(1)
 * const pixels = new Uint8Array(1_000_000)
 * const inverted = await pool.apply(
 *   (input: Uint8Array) => transfer(input.map((byte) => 255 - byte)),
 *   [transfer(pixels)],
 * )
 * expect(inverted[0]).toBe(255)
 * expect(pixels.length).toBe(0)
 * await pool.terminate()
 * ```
 */
declare function transfer<T extends object>(value: T, list?: Iterable<ArrayBuffer | ArrayBufferView>): T;

export { ArrayProxy, AuthenticationError, Backend, Barrier, BarrierProxy, BaseProxy, BoundedSemaphore, BrokenBarrierError, BufferTooShortError, CancelledError, CaptureError, Condition, ConditionProxy, ConnectError, Connection, ConnectionClosedError, DictProxy, EndOfFileError, Event, EventProxy, Held, HeldLock, IteratorProxy, Job, JobKind, JoinableQueue, JoinableQueueProxy, Latency, ListProxy, Listener, Lock, LockProxy, Manager, ManagerFactories, ManagerGoneError, MessageFormatError, MessageTooLongError, MpError, NamespaceProxy, NotSerializableError, OptionRangeError, OptionTypeError, Pool, PoolClosedError, PoolEvent, PoolIterator, PoolProxy, PoolProxyIterator, PoolStats, Process, Queue, QueueEmptyError, QueueFullError, QueueProxy, QueueShutDownError, RLock, RemoteProxy, RunningTask, Semaphore, SemaphoreProxy, SetProxy, ShareableList, SharedArray, SharedMemory, SharedMemoryExistsError, SharedMemoryFullError, SharedMemoryNotFoundError, SimpleQueue, StateError, TaskOutcome, Thread, ThreadPool, TimeoutError, UnsupportedPlatformError, Value, ValueProxy, WorkerExitError, WorkerExitReason, WorkerStartError, WorkerStats, activeChildren, connect, cpuCount, currentProcess, parentProcess, pipe, registerClass, taskContext, transfer, wait };
export type { Address, ArrayType, AuthKey, BarrierOptions, Bytes, ChallengeDigest, ConnectOptions, CurrentProcess, DictEntries, DictKey, ElasticWorkers, ElementOf, ElementType, Ending, ImapOptions, Inputs, JobState, ListenOptions, ManagerBarrierOptions, ManagerConnectOptions, ManagerOptions, MapOptions, MonitorOptions, NumberArray, ParentProcess, PipeOptions, Pollable, PoolListener, PoolOptions, PoolProxyImapOptions, ProcessOptions, Progress, QueueOptions, Reach, RegisterOptions, RegisteredType, Remote, RemoteResult, ShareableItem, SharedMemoryOptions, SharedOptions, ShutdownOptions, SortOptions, TaskContext, TaskOptions, TcpAddress, Transport, TransportEnd, ValueLock, ValueOptions, ViewOf, WaitOptions, WaitSyncOptions, Waitable };
