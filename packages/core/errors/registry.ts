/** One error that a user can meet. */
export interface ErrorRow {
  /** What `error.code` is; never changes its meaning. */
  code: string
  /** Name of its class, which the package exports. */
  className: string
  /** What has happened, in one sentence. */
  cause: string
  /** What to do about it, in one sentence. */
  remedy: string
  /** What the error tells besides its message, its `cause` and its stack. */
  fields: readonly string[]
}

/** Every error of `@mp/core`, in the order of its code. */
export const errors: readonly ErrorRow[] = [
  {
    code: 'ERR_MP',
    className: 'MpError',
    cause: 'The system refused a call for a reason that has no class of its own; the message tells its error number.',
    remedy: 'Look the number up with `errno`; most often a limit of the system was reached.',
    fields: [],
  },
  {
    code: 'ERR_MP_AUTHENTICATION',
    className: 'AuthenticationError',
    cause: 'One end of a connection did not prove that it knows the key, or speaks another protocol.',
    remedy: 'Give both ends the same `authkey`; a listener goes on with `accept()` or `for await`.',
    fields: [],
  },
  {
    code: 'ERR_MP_BROKEN_BARRIER',
    className: 'BrokenBarrierError',
    cause: 'The barrier was aborted or reset, ran out of time, or lost a party that was waiting.',
    remedy: 'Call `reset()` once all parties know of it, and let them come again.',
    fields: [],
  },
  {
    code: 'ERR_MP_BUFFER_TOO_SHORT',
    className: 'BufferTooShortError',
    cause: 'A message does not fit into the buffer that was given for it.',
    remedy: 'Take the message from `error.bytes`, which holds all of it, and give a longer buffer next time.',
    fields: ['bytes'],
  },
  {
    code: 'ERR_MP_CANCELLED',
    className: 'CancelledError',
    cause: 'The job was cancelled by `cancel()` or by its `signal`, whose reason is the `cause`.',
    remedy: 'Nothing is wrong, as somebody wanted this; hand the work in again if it is still wanted.',
    fields: [],
  },
  {
    code: 'ERR_MP_CAPTURE',
    className: 'CaptureError',
    cause: 'A function cannot cross to a worker, because of a variable that it uses or of where it comes from.',
    remedy:
      'Make the variable an argument, create the thing inside the function, or export the function from a module.',
    fields: ['functionName', 'variable'],
  },
  {
    code: 'ERR_MP_CONNECT',
    className: 'ConnectError',
    cause: 'Nobody listens at the address, or it cannot be reached; the reason of the system is the `cause`.',
    remedy:
      'Start the listener first, compare its `address` with the one given, and look at firewalls between machines.',
    fields: ['address'],
  },
  {
    code: 'ERR_MP_CONNECTION_CLOSED',
    className: 'ConnectionClosedError',
    cause:
      'A connection or listener was used after one of its ends was closed, or in the direction that it does not have.',
    remedy: 'Keep it open for as long as it is used, and open a new one to go on.',
    fields: [],
  },
  {
    code: 'ERR_MP_END_OF_FILE',
    className: 'EndOfFileError',
    cause: 'The other end of the connection was closed, and all that it sent has been read.',
    remedy: 'Take it as the end of the messages, or read with `for await`, which ends there.',
    fields: [],
  },
  {
    code: 'ERR_MP_EVENT_FORMAT',
    className: 'EventFormatError',
    cause: 'A line of a stream or a recording is no event, or one of a schema that this version cannot read.',
    remedy: 'Give it what `MP_RECORD`, `record()` or `attach()` wrote, whole, and the same version or a later one.',
    fields: ['line'],
  },
  {
    code: 'ERR_MP_MANAGER_GONE',
    className: 'ManagerGoneError',
    cause: 'The server of a manager has ended or cannot be reached; how that came is the `cause`, if it is known.',
    remedy: 'Start a manager, or connect to one, anew; what the old one kept is lost.',
    fields: [],
  },
  {
    code: 'ERR_MP_MESSAGE_FORMAT',
    className: 'MessageFormatError',
    cause: 'What lies where a message should be was not written by this library, or was damaged.',
    remedy: 'Send with `send()` what is read with `recv()`, and let nothing else write to pipes or memory of workers.',
    fields: ['bytes'],
  },
  {
    code: 'ERR_MP_MESSAGE_TOO_LONG',
    className: 'MessageTooLongError',
    cause: 'A message is longer than the limit, or its length is nonsense; nothing can be read after it.',
    remedy: 'Give `recvBytes()` a larger limit, or send less at a time, on a new connection.',
    fields: ['lengthBytes', 'limitBytes'],
  },
  {
    code: 'ERR_MP_NOT_SERIALIZABLE',
    className: 'NotSerializableError',
    cause: 'A value cannot travel to where it was sent, or a class in it is not registered there.',
    remedy: 'Look at `error.path`: send plain data in its place, or call `registerClass()` where both sides import it.',
    fields: ['path'],
  },
  {
    code: 'ERR_MP_OPTION_RANGE',
    className: 'OptionRangeError',
    cause: 'A number, name or index is outside of what is allowed.',
    remedy: 'Give one within the range that the message tells.',
    fields: [],
  },
  {
    code: 'ERR_MP_OPTION_TYPE',
    className: 'OptionTypeError',
    cause: 'An argument or option is of the wrong type, or no option has that name.',
    remedy: 'Give what the message asks for; TypeScript finds most of these before the program runs.',
    fields: [],
  },
  {
    code: 'ERR_MP_POOL_CLOSED',
    className: 'PoolClosedError',
    cause: 'Work was given to a pool that was closed, or was pending when the pool was terminated.',
    remedy: 'Await all jobs before the pool is closed, and create a new pool for more work.',
    fields: [],
  },
  {
    code: 'ERR_MP_PROGRAM_NOT_FOUND',
    className: 'ProgramNotFoundError',
    cause: 'There is no program with this process id, or it does not let itself be watched.',
    remedy: 'Start it with `MP_MONITOR=1`, or its pool with `{ monitor: true }`; `listPrograms()` tells which do.',
    fields: ['pid'],
  },
  {
    code: 'ERR_MP_QUEUE_EMPTY',
    className: 'QueueEmptyError',
    cause: 'No item came out of the queue within `timeout`.',
    remedy: 'Wait longer, look first with `tryGet()`, or shut the queue down when nothing more will come.',
    fields: ['timeoutMs'],
  },
  {
    code: 'ERR_MP_QUEUE_FULL',
    className: 'QueueFullError',
    cause: 'The queue had no room for the item within `timeout`.',
    remedy: 'Wait longer, try with `tryPut()`, raise `maxSize`, or have more consumers.',
    fields: ['timeoutMs'],
  },
  {
    code: 'ERR_MP_QUEUE_SHUT_DOWN',
    className: 'QueueShutDownError',
    cause: 'The queue was shut down: it takes nothing more, and gives only what is left.',
    remedy: 'Take it as the end of the items, or read with `for await`, which ends there.',
    fields: [],
  },
  {
    code: 'ERR_MP_RECORDING',
    className: 'RecordingError',
    cause: 'The file for a recording cannot be opened or written; the reason of the system is the `cause`.',
    remedy: 'Name a file in a directory that is there, on a disk that has room.',
    fields: ['path'],
  },
  {
    code: 'ERR_MP_SHARED_MEMORY_EXISTS',
    className: 'SharedMemoryExistsError',
    cause: 'A block of shared memory of that name exists already.',
    remedy: 'Attach to it, create another name, or leave the name out to have a fresh one.',
    fields: ['blockName'],
  },
  {
    code: 'ERR_MP_SHARED_MEMORY_FULL',
    className: 'SharedMemoryFullError',
    cause: 'Shared memory has no room for what was asked; nothing was created.',
    remedy: 'Ask for less, close what is no longer used, or make `/dev/shm` larger (`docker run --shm-size`).',
    fields: ['bytes', 'freeBytes'],
  },
  {
    code: 'ERR_MP_SHARED_MEMORY_NOT_FOUND',
    className: 'SharedMemoryNotFoundError',
    cause: 'No block of shared memory has the name: it was unlinked, or the program that owned it has ended.',
    remedy: 'Keep the owner running for as long as others use the block, and compare the names.',
    fields: ['blockName'],
  },
  {
    code: 'ERR_MP_STATE',
    className: 'StateError',
    cause: 'A method was called in a state that does not allow it, such as `join()` before `start()`.',
    remedy: 'Do first what the message asks for.',
    fields: [],
  },
  {
    code: 'ERR_MP_TIMEOUT',
    className: 'TimeoutError',
    cause: 'A task or a wait took longer than its `timeout`.',
    remedy: 'Allow more time, split the work, or find out what it waits for.',
    fields: ['timeoutMs'],
  },
  {
    code: 'ERR_MP_UNSAFE_DIRECTORY',
    className: 'UnsafeDirectoryError',
    cause: 'The directory for the sockets of watched programs is no directory, or belongs to somebody else.',
    remedy: 'Remove what is in its place, or set `XDG_RUNTIME_DIR` to a directory of this user.',
    fields: ['path'],
  },
  {
    code: 'ERR_MP_UNSUPPORTED_PLATFORM',
    className: 'UnsupportedPlatformError',
    cause: 'This platform has no memory that processes share, or native code may not be loaded.',
    remedy: "Use `{ scope: 'threads' }`, a pool, a manager or a connection, none of which needs it.",
    fields: [],
  },
  {
    code: 'ERR_MP_WORKER_EXIT',
    className: 'WorkerExitError',
    cause: 'A worker exited, or was killed, while it ran a task.',
    remedy: 'Look at `exitCode`, `signal` and `cause`; set `retries` if the task may run again, and mind its memory.',
    fields: ['exitCode', 'signal', 'task'],
  },
  {
    code: 'ERR_MP_WORKER_START',
    className: 'WorkerStartError',
    cause:
      'The workers of a pool cannot start: Node does not run, does not know a flag, or ends before a worker is ready.',
    remedy: 'Mend what the message and the `cause` say, `execArgv` and `env` above all, and create a new pool.',
    fields: [],
  },
]
