var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/errors/help-link.ts
function helpLinkOf(code) {
  const base = process.env["MP_DOCS"] ?? "";
  return `${base.replace(/\/$/, "")}/errors/${code.toLowerCase()}/`;
}

// src/errors/mp-error.ts
var MpError = class MpError extends Error {
  name = "MpError";
  /** What went wrong, stable across versions: `ERR_MP_…`. */
  code = "ERR_MP";
  /**
   * Address of the page that explains this error: what has happened and what to do.
   *
   * @remarks
   * It begins with what the variable `MP_DOCS` names, such as `http://localhost:4321` for documentation that is served
   * on this machine; without it, it is the path within the documentation.
   */
  get help() {
    return helpLinkOf(this.code);
  }
  /** Recognises every error of ours by its `code`, argument errors and other copies of this package included. */
  static [Symbol.hasInstance](value) {
    if (this !== MpError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return value instanceof Error && "code" in value && String(value.code).startsWith("ERR_MP");
  }
};

// src/errors/connection-errors.ts
var AuthenticationError = class extends MpError {
  name = "AuthenticationError";
  code = "ERR_MP_AUTHENTICATION";
};
var EndOfFileError = class extends MpError {
  name = "EndOfFileError";
  code = "ERR_MP_END_OF_FILE";
  constructor(options) {
    super("The other end of the connection was closed, and all that it sent has been read", options);
  }
};
var ConnectionClosedError = class extends MpError {
  name = "ConnectionClosedError";
  code = "ERR_MP_CONNECTION_CLOSED";
};
var ConnectError = class extends MpError {
  name = "ConnectError";
  code = "ERR_MP_CONNECT";
  /** Where nobody was reached: a path, or host and port. */
  address;
  constructor(address, options) {
    const reason = options?.cause instanceof Error ? `: ${options.cause.message}` : "";
    super(`Nobody can be reached at ${address}${reason}`, options);
    this.address = address;
  }
};
var BufferTooShortError = class extends MpError {
  name = "BufferTooShortError";
  code = "ERR_MP_BUFFER_TOO_SHORT";
  /** The whole message. */
  bytes;
  constructor(bytes, roomBytes, options) {
    super(`A message of ${bytes.byteLength} bytes does not fit into the ${roomBytes} bytes given for it`, options);
    this.bytes = bytes;
  }
};
var MessageTooLongError = class extends MpError {
  name = "MessageTooLongError";
  code = "ERR_MP_MESSAGE_TOO_LONG";
  /** Length of the message, in bytes. */
  lengthBytes;
  /** Longest message allowed, in bytes. */
  limitBytes;
  constructor(lengthBytes, limitBytes, options) {
    super(`A message of ${lengthBytes} bytes is over the limit of ${limitBytes} bytes`, options);
    this.lengthBytes = lengthBytes;
    this.limitBytes = limitBytes;
  }
};
var MessageFormatError = class extends MpError {
  name = "MessageFormatError";
  code = "ERR_MP_MESSAGE_FORMAT";
  /** The whole message. */
  bytes;
  constructor(bytes, reason, options) {
    super(`A message of ${bytes.byteLength} bytes cannot be read as a value: ${reason}`, options);
    this.bytes = bytes;
  }
};
var ManagerGoneError = class extends MpError {
  name = "ManagerGoneError";
  code = "ERR_MP_MANAGER_GONE";
};

// src/errors/memory-errors.ts
var UnsupportedPlatformError = class extends MpError {
  name = "UnsupportedPlatformError";
  code = "ERR_MP_UNSUPPORTED_PLATFORM";
};
var SharedMemoryFullError = class extends MpError {
  name = "SharedMemoryFullError";
  code = "ERR_MP_SHARED_MEMORY_FULL";
  /** Bytes that were asked for. */
  bytes;
  /** Bytes that were free at that time. */
  freeBytes;
  constructor(bytes, freeBytes, options) {
    super(
      `Shared memory has no room for ${bytes} bytes: ${freeBytes} are free in /dev/shm; ask for less, or make that larger`,
      options
    );
    this.bytes = bytes;
    this.freeBytes = freeBytes;
  }
};
var SharedMemoryExistsError = class extends MpError {
  name = "SharedMemoryExistsError";
  code = "ERR_MP_SHARED_MEMORY_EXISTS";
  /** The name that is taken. */
  blockName;
  constructor(blockName, options) {
    super(`Shared memory "${blockName}" exists already; attach to it, or create it under another name`, options);
    this.blockName = blockName;
  }
};
var SharedMemoryNotFoundError = class extends MpError {
  name = "SharedMemoryNotFoundError";
  code = "ERR_MP_SHARED_MEMORY_NOT_FOUND";
  /** The name that nothing has. */
  blockName;
  constructor(blockName, options) {
    super(`There is no shared memory "${blockName}": it was unlinked, or the program that owned it has ended`, options);
    this.blockName = blockName;
  }
};
var BrokenBarrierError = class extends MpError {
  name = "BrokenBarrierError";
  code = "ERR_MP_BROKEN_BARRIER";
};

// src/errors/monitor-errors.ts
var EventFormatError = class extends MpError {
  name = "EventFormatError";
  code = "ERR_MP_EVENT_FORMAT";
  /** Number of the line, counted from 1. */
  line;
  constructor(line, reason, options) {
    super(`No event of @mp/core on line ${line}: ${reason}`, options);
    this.line = line;
  }
};
var ProgramNotFoundError = class extends MpError {
  name = "ProgramNotFoundError";
  code = "ERR_MP_PROGRAM_NOT_FOUND";
  /** The process id that was looked for. */
  pid;
  constructor(pid, options) {
    super(
      `No program with process id ${pid} lets itself be watched; start it with MP_MONITOR=1, or its pool with { monitor: true }`,
      options
    );
    this.pid = pid;
  }
};
var UnsafeDirectoryError = class extends MpError {
  name = "UnsafeDirectoryError";
  code = "ERR_MP_UNSAFE_DIRECTORY";
  /** The directory. */
  path;
  constructor(path, reason, options) {
    super(
      `${path} cannot hold sockets that only this user may use: ${reason}; remove it, or set XDG_RUNTIME_DIR`,
      options
    );
    this.path = path;
  }
};
var RecordingError = class extends MpError {
  name = "RecordingError";
  code = "ERR_MP_RECORDING";
  /** The file. */
  path;
  constructor(path, options) {
    const reason = options?.cause instanceof Error ? `: ${options.cause.message}` : "";
    super(`Nothing can be recorded in ${path}${reason}`, options);
    this.path = path;
  }
};

// src/errors/queue-shut-down-error.ts
var QueueShutDownError = class extends MpError {
  name = "QueueShutDownError";
  code = "ERR_MP_QUEUE_SHUT_DOWN";
  constructor(options) {
    super("The queue was shut down: it takes no more items, and gives only those that are left", options);
  }
};

// src/errors/timeout-errors.ts
var TimeoutError = class extends MpError {
  name = "TimeoutError";
  code = "ERR_MP_TIMEOUT";
  /** The limit that was exceeded, in milliseconds. */
  timeoutMs;
  constructor(what, timeoutMs, options) {
    super(`${what} took longer than ${timeoutMs} ms`, options);
    this.timeoutMs = timeoutMs;
  }
};
var QueueFullError = class extends TimeoutError {
  name = "QueueFullError";
  code = "ERR_MP_QUEUE_FULL";
  constructor(timeoutMs, options) {
    super("Waiting for room in the queue", timeoutMs, options);
  }
};
var QueueEmptyError = class extends TimeoutError {
  name = "QueueEmptyError";
  code = "ERR_MP_QUEUE_EMPTY";
  constructor(timeoutMs, options) {
    super("Waiting for an item of the queue", timeoutMs, options);
  }
};

// src/errors.ts
var errors_exports = {};
__export(errors_exports, {
  AuthenticationError: () => AuthenticationError,
  BrokenBarrierError: () => BrokenBarrierError,
  BufferTooShortError: () => BufferTooShortError,
  CancelledError: () => CancelledError,
  CaptureError: () => CaptureError,
  ConnectError: () => ConnectError,
  ConnectionClosedError: () => ConnectionClosedError,
  EndOfFileError: () => EndOfFileError,
  EventFormatError: () => EventFormatError,
  ManagerGoneError: () => ManagerGoneError,
  MessageFormatError: () => MessageFormatError,
  MessageTooLongError: () => MessageTooLongError,
  MpError: () => MpError,
  NotSerializableError: () => NotSerializableError,
  OptionRangeError: () => OptionRangeError,
  OptionTypeError: () => OptionTypeError,
  PoolClosedError: () => PoolClosedError,
  ProgramNotFoundError: () => ProgramNotFoundError,
  QueueEmptyError: () => QueueEmptyError,
  QueueFullError: () => QueueFullError,
  QueueShutDownError: () => QueueShutDownError,
  RecordingError: () => RecordingError,
  SharedMemoryExistsError: () => SharedMemoryExistsError,
  SharedMemoryFullError: () => SharedMemoryFullError,
  SharedMemoryNotFoundError: () => SharedMemoryNotFoundError,
  StateError: () => StateError,
  TimeoutError: () => TimeoutError,
  UnsafeDirectoryError: () => UnsafeDirectoryError,
  UnsupportedPlatformError: () => UnsupportedPlatformError,
  WorkerExitError: () => WorkerExitError,
  WorkerStartError: () => WorkerStartError
});
var CaptureError = class extends MpError {
  name = "CaptureError";
  code = "ERR_MP_CAPTURE";
  /** Name of the function that could not cross, or `(anonymous)`. */
  functionName;
  /** The captured variable that could not cross; undefined when it is the function itself. */
  variable;
  constructor(functionName, reason, options = {}) {
    const { variable } = options;
    const what = variable === void 0 ? `Function ${functionName}` : `Variable "${variable}" of function ${functionName}`;
    super(`${what} cannot cross to a worker: ${reason}`, options);
    this.functionName = functionName;
    this.variable = variable;
  }
};
var NotSerializableError = class extends MpError {
  name = "NotSerializableError";
  code = "ERR_MP_NOT_SERIALIZABLE";
  /** Where the value stands, such as `args[0].user.save` or `result`. */
  path;
  constructor(path, reason, options) {
    super(`${path} cannot be sent: ${reason}`, options);
    this.path = path;
  }
};
var WorkerExitError = class extends MpError {
  name = "WorkerExitError";
  code = "ERR_MP_WORKER_EXIT";
  /** Code the worker exited with; null when a signal ended it. */
  exitCode;
  /** Signal that ended the worker, such as `SIGKILL`; null when it exited by itself. */
  signal;
  /** What the worker was running: the name of the function and the position of its input. */
  task;
  constructor(exit, task, options) {
    super(
      `Worker ${exit.signal === null ? `exited with code ${exit.exitCode}` : `was ended by ${exit.signal}`} while it ran ${task}`,
      options
    );
    this.exitCode = exit.exitCode;
    this.signal = exit.signal;
    this.task = task;
  }
};
var WorkerStartError = class extends MpError {
  name = "WorkerStartError";
  code = "ERR_MP_WORKER_START";
};
var CancelledError = class extends MpError {
  name = "CancelledError";
  code = "ERR_MP_CANCELLED";
};
var PoolClosedError = class extends MpError {
  name = "PoolClosedError";
  code = "ERR_MP_POOL_CLOSED";
  constructor(state, options) {
    super(`The pool was ${state} and takes no more work; create a new Pool`, options);
  }
};
var StateError = class extends MpError {
  name = "StateError";
  code = "ERR_MP_STATE";
};
var OptionRangeError = class extends RangeError {
  name = "OptionRangeError";
  code = "ERR_MP_OPTION_RANGE";
  /** Address of the page that explains this error; see {@link MpError.help}. */
  get help() {
    return helpLinkOf(this.code);
  }
};
var OptionTypeError = class extends TypeError {
  name = "OptionTypeError";
  code = "ERR_MP_OPTION_TYPE";
  /** Address of the page that explains this error; see {@link MpError.help}. */
  get help() {
    return helpLinkOf(this.code);
  }
};

// built-in:node:worker_threads
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:worker_threads");
var isMainThread = /* @__PURE__ */ (() => builtIn.isMainThread)();
var MessageChannel = /* @__PURE__ */ (() => builtIn.MessageChannel)();
var isMarkedAsUntransferable = /* @__PURE__ */ (() => builtIn.isMarkedAsUntransferable)();
var receiveMessageOnPort = /* @__PURE__ */ (() => builtIn.receiveMessageOnPort)();
var threadId = /* @__PURE__ */ (() => builtIn.threadId)();
var Worker = /* @__PURE__ */ (() => builtIn.Worker)();
var parentPort = /* @__PURE__ */ (() => builtIn.parentPort)();
var workerData = /* @__PURE__ */ (() => builtIn.workerData)();
var setEnvironmentData = /* @__PURE__ */ (() => builtIn.setEnvironmentData)();
var getEnvironmentData = /* @__PURE__ */ (() => builtIn.getEnvironmentData)();

// built-in:node:fs
var builtIn2 = /* @__PURE__ */ process.getBuiltinModule("node:fs");
var chmodSync = /* @__PURE__ */ (() => builtIn2.chmodSync)();
var closeSync = /* @__PURE__ */ (() => builtIn2.closeSync)();
var existsSync = /* @__PURE__ */ (() => builtIn2.existsSync)();
var fstatSync = /* @__PURE__ */ (() => builtIn2.fstatSync)();
var lstatSync = /* @__PURE__ */ (() => builtIn2.lstatSync)();
var mkdirSync = /* @__PURE__ */ (() => builtIn2.mkdirSync)();
var mkdtempSync = /* @__PURE__ */ (() => builtIn2.mkdtempSync)();
var openSync = /* @__PURE__ */ (() => builtIn2.openSync)();
var readdirSync = /* @__PURE__ */ (() => builtIn2.readdirSync)();
var readFileSync = /* @__PURE__ */ (() => builtIn2.readFileSync)();
var readlinkSync = /* @__PURE__ */ (() => builtIn2.readlinkSync)();
var realpathSync = /* @__PURE__ */ (() => builtIn2.realpathSync)();
var rmSync = /* @__PURE__ */ (() => builtIn2.rmSync)();
var statSync = /* @__PURE__ */ (() => builtIn2.statSync)();
var statfsSync = /* @__PURE__ */ (() => builtIn2.statfsSync)();
var utimesSync = /* @__PURE__ */ (() => builtIn2.utimesSync)();
var writeSync = /* @__PURE__ */ (() => builtIn2.writeSync)();

// built-in:node:os
var builtIn3 = /* @__PURE__ */ process.getBuiltinModule("node:os");
var availableParallelism = /* @__PURE__ */ (() => builtIn3.availableParallelism)();
var cpus = /* @__PURE__ */ (() => builtIn3.cpus)();
var freemem = /* @__PURE__ */ (() => builtIn3.freemem)();
var loadavg = /* @__PURE__ */ (() => builtIn3.loadavg)();
var tmpdir = /* @__PURE__ */ (() => builtIn3.tmpdir)();
var totalmem = /* @__PURE__ */ (() => builtIn3.totalmem)();
var constants = /* @__PURE__ */ (() => builtIn3.constants)();

// src/worker-url.ts
function workerUrl(kind) {
  const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
  const beside = new URL(`./worker-${kind}${extension}`, import.meta.url);
  if (existsSync(beside)) return beside;
  try {
    return new URL(import.meta.resolve(`@mp/core/worker-${kind}`));
  } catch (cause) {
    const reason = `the file worker-${kind}${extension} is not beside the bundle; mark @mp/core as external and install it`;
    throw new WorkerStartError(`No worker can start: ${reason}`, { cause });
  }
}

export {
  MpError,
  AuthenticationError,
  EndOfFileError,
  ConnectionClosedError,
  ConnectError,
  BufferTooShortError,
  MessageTooLongError,
  MessageFormatError,
  ManagerGoneError,
  UnsupportedPlatformError,
  SharedMemoryFullError,
  SharedMemoryExistsError,
  SharedMemoryNotFoundError,
  BrokenBarrierError,
  EventFormatError,
  ProgramNotFoundError,
  UnsafeDirectoryError,
  RecordingError,
  QueueShutDownError,
  TimeoutError,
  QueueFullError,
  QueueEmptyError,
  CaptureError,
  NotSerializableError,
  WorkerExitError,
  WorkerStartError,
  CancelledError,
  PoolClosedError,
  StateError,
  OptionRangeError,
  OptionTypeError,
  errors_exports,
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  statfsSync,
  utimesSync,
  writeSync,
  availableParallelism,
  cpus,
  freemem,
  loadavg,
  tmpdir,
  totalmem,
  constants,
  workerUrl,
  isMainThread,
  MessageChannel,
  isMarkedAsUntransferable,
  receiveMessageOnPort,
  threadId,
  Worker,
  parentPort,
  workerData,
  setEnvironmentData,
  getEnvironmentData
};
//# sourceMappingURL=chunk-6WIJLKRI.js.map