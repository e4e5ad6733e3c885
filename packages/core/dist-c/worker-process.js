// dist/chunk-WMSUII7P.js
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:util");
var getSystemErrorName = /* @__PURE__ */ (() => builtIn.getSystemErrorName)();
var inspect = /* @__PURE__ */ (() => builtIn.inspect)();
var types = /* @__PURE__ */ (() => builtIn.types)();
function sharedSlot(name) {
  const key = /* @__PURE__ */ Symbol.for(`mp.${name}`);
  const known2 = Reflect.get(globalThis, key);
  if (isSlot(known2)) return known2;
  const slot3 = { value: void 0 };
  Reflect.defineProperty(globalThis, key, { value: slot3 });
  return slot3;
}
function isSlot(value) {
  return typeof value === "object" && value !== null && "value" in value;
}
var builtIn2 = /* @__PURE__ */ process.getBuiltinModule("node:path");
var join = /* @__PURE__ */ (() => builtIn2.join)();
var dirname = /* @__PURE__ */ (() => builtIn2.dirname)();
var builtIn3 = /* @__PURE__ */ process.getBuiltinModule("node:url");
var pathToFileURL = /* @__PURE__ */ (() => builtIn3.pathToFileURL)();
var fileURLToPath = /* @__PURE__ */ (() => builtIn3.fileURLToPath)();

// dist/chunk-6WIJLKRI.js
var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
function helpLinkOf(code2) {
  const base = process.env["MP_DOCS"] ?? "";
  return `${base.replace(/\/$/, "")}/errors/${code2.toLowerCase()}/`;
}
var MpError = class MpError2 extends Error {
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
    if (this !== MpError2) return Function.prototype[Symbol.hasInstance].call(this, value);
    return value instanceof Error && "code" in value && String(value.code).startsWith("ERR_MP");
  }
};
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
  constructor(bytes2, roomBytes, options) {
    super(`A message of ${bytes2.byteLength} bytes does not fit into the ${roomBytes} bytes given for it`, options);
    this.bytes = bytes2;
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
  constructor(bytes2, reason, options) {
    super(`A message of ${bytes2.byteLength} bytes cannot be read as a value: ${reason}`, options);
    this.bytes = bytes2;
  }
};
var ManagerGoneError = class extends MpError {
  name = "ManagerGoneError";
  code = "ERR_MP_MANAGER_GONE";
};
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
  constructor(bytes2, freeBytes, options) {
    super(
      `Shared memory has no room for ${bytes2} bytes: ${freeBytes} are free in /dev/shm; ask for less, or make that larger`,
      options
    );
    this.bytes = bytes2;
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
var QueueShutDownError = class extends MpError {
  name = "QueueShutDownError";
  code = "ERR_MP_QUEUE_SHUT_DOWN";
  constructor(options) {
    super("The queue was shut down: it takes no more items, and gives only those that are left", options);
  }
};
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
var builtIn4 = /* @__PURE__ */ process.getBuiltinModule("node:worker_threads");
var threadId = /* @__PURE__ */ (() => builtIn4.threadId)();
var setEnvironmentData = /* @__PURE__ */ (() => builtIn4.setEnvironmentData)();
var getEnvironmentData = /* @__PURE__ */ (() => builtIn4.getEnvironmentData)();
var builtIn22 = /* @__PURE__ */ process.getBuiltinModule("node:fs");
var closeSync = /* @__PURE__ */ (() => builtIn22.closeSync)();
var existsSync = /* @__PURE__ */ (() => builtIn22.existsSync)();
var fstatSync = /* @__PURE__ */ (() => builtIn22.fstatSync)();
var openSync = /* @__PURE__ */ (() => builtIn22.openSync)();
var readFileSync = /* @__PURE__ */ (() => builtIn22.readFileSync)();
var statfsSync = /* @__PURE__ */ (() => builtIn22.statfsSync)();
var utimesSync = /* @__PURE__ */ (() => builtIn22.utimesSync)();
var writeSync = /* @__PURE__ */ (() => builtIn22.writeSync)();
var builtIn32 = /* @__PURE__ */ process.getBuiltinModule("node:os");
var constants = /* @__PURE__ */ (() => builtIn32.constants)();
function workerUrl(kind) {
  const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
  const beside2 = new URL(`./worker-${kind}${extension}`, import.meta.url);
  if (existsSync(beside2)) return beside2;
  try {
    return new URL(import.meta.resolve(`@mp/core/worker-${kind}`));
  } catch (cause) {
    const reason = `the file worker-${kind}${extension} is not beside the bundle; mark @mp/core as external and install it`;
    throw new WorkerStartError(`No worker can start: ${reason}`, { cause });
  }
}

// dist/chunk-T2POVQXV.js
var builtIn5 = /* @__PURE__ */ process.getBuiltinModule("node:module");
var isBuiltin = /* @__PURE__ */ (() => builtIn5.isBuiltin)();
var createRequire = /* @__PURE__ */ (() => builtIn5.createRequire)();
var findPackageJSON = /* @__PURE__ */ (() => builtIn5.findPackageJSON)();
var here = createRequire(import.meta.url);
function ownRequire(name) {
  return here(ownResolve(name));
}
function ownResolve(name) {
  try {
    return here.resolve(name);
  } catch {
    return createRequire(workerUrl("process")).resolve(name);
  }
}
var KEY = "mp.native-guard";
var FREE = 0;
var TAKEN = 1;
var ENDED = 1;
var LONGEST_MS = 1e3;
var known;
var isWithin = false;
function withNativeGuard(act) {
  if (isWithin) return act();
  const guard = known ??= findGuard();
  take(guard.taken);
  if (guard.ends.some(isEnded)) {
    release(guard.taken);
    waitForEnd();
    take(guard.taken);
  }
  return within(guard, act);
}
function announce(guard, ended, terminate) {
  take(guard.taken);
  Atomics.store(ended, 0, ENDED);
  within(guard, terminate);
}
function findGuard() {
  const left = getEnvironmentData(KEY);
  if (isGuard(left) && left.threadId === threadId) return left;
  const exits = newCell();
  const ends = isGuard(left) ? left.endsBelow : [];
  const guard = { threadId, taken: isGuard(left) ? left.taken : newCell(), ends, endsBelow: [...ends, exits] };
  setEnvironmentData(KEY, guard);
  process.on("exit", () => announce(guard, exits, () => {
  }));
  return guard;
}
function within({ taken }, act) {
  isWithin = true;
  try {
    return act();
  } finally {
    isWithin = false;
    release(taken);
  }
}
function take(taken) {
  const end = performance.now() + LONGEST_MS;
  while (Atomics.compareExchange(taken, 0, FREE, TAKEN) !== FREE) {
    const left = end - performance.now();
    if (left <= 0) return;
    Atomics.wait(taken, 0, TAKEN, left);
  }
}
function release(taken) {
  Atomics.store(taken, 0, FREE);
  Atomics.notify(taken, 0, 1);
}
function waitForEnd() {
  Atomics.wait(newCell(), 0, 0, LONGEST_MS);
}
function isEnded(cell) {
  return Atomics.load(cell, 0) === ENDED;
}
function newCell() {
  return new Int32Array(new SharedArrayBuffer(4));
}
function isGuard(value) {
  return typeof value === "object" && value !== null && "endsBelow" in value;
}
var PR_SET_PDEATHSIG = 1;
var SIGKILL = 9;
var O_CREAT_EXCL_RDWR = 194;
var O_RDWR = 2;
var OWNER_ONLY = 384;
var PROT_READ_WRITE = 3;
var MAP_SHARED = 1;
var MAP_ANONYMOUS = 32;
var MFD_CLOEXEC = 1;
var FUTEX_WAIT = 0;
var FUTEX_WAKE = 1;
var CLOCK_MONOTONIC = 1;
var LOCK_SHARED = 1;
var LOCK_EXCLUSIVE_NOW = 2 | 4;
var LOCK_NONE = 8;
var F_OFD_GETLK = 36;
var F_OFD_SETLK = 37;
var F_RDLCK = 0;
var F_WRLCK = 1;
var F_UNLCK = 2;
var SYSCALLS = {
  x64: { futex: 202, futexWaitv: 449 },
  arm64: { futex: 98, futexWaitv: 449 }
};
var loaded;
function libc() {
  loaded ??= withNativeGuard(load);
  return loaded;
}
function killWithParent() {
  if (process.platform !== "linux") return false;
  try {
    const prctl = loadKoffi().load(null).func("int prctl(int, ulong, ulong, ulong, ulong)");
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) === 0;
  } catch {
    return false;
  }
}
function load() {
  const numbers = process.platform === "linux" ? SYSCALLS[process.arch] : void 0;
  if (numbers === void 0) throw unsupported(`${process.platform} on ${process.arch} is not supported`);
  try {
    const koffi = loadKoffi();
    return { ...fileCalls(koffi), ...holdCalls(koffi), ...mapCalls(koffi), ...futexCalls(koffi, numbers) };
  } catch (cause) {
    throw unsupported("the native calls of koffi could not be loaded", cause);
  }
}
function loadKoffi() {
  const koffi = nativePart() ?? ownRequire("koffi");
  if (isKoffi(koffi)) return koffi;
  throw new TypeError("koffi has no load()");
}
function nativePart() {
  const { platform, arch } = process;
  try {
    const require2 = createRequire(ownResolve("koffi"));
    return require2(`@koromix/koffi-${platform}-${arch}/${platform}_${arch}/koffi.node`);
  } catch {
    return void 0;
  }
}
function isKoffi(value) {
  return typeof value === "object" && value !== null && "load" in value;
}
function unsupported(reason, cause) {
  return new UnsupportedPlatformError(
    `Memory shared by processes needs Linux on x64 or arm64: ${reason}; threads can share with { scope: 'threads' }, and processes through a Manager`,
    cause === void 0 ? {} : { cause }
  );
}
function fileCalls(koffi) {
  const library = koffi.load(null);
  const open = library.func("int shm_open(const char *, int, unsigned int)");
  const truncate = library.func("int ftruncate(int, int64_t)");
  const allocate = library.func("int posix_fallocate(int, int64_t, int64_t)");
  const unlink = library.func("int shm_unlink(const char *)");
  const close3 = library.func("int close(int)");
  const lock = library.func("int flock(int, int)");
  const create = library.func("int memfd_create(const char *, unsigned int)");
  const checked = (result) => result < 0 ? -koffi.errno() : result;
  return {
    openShared: (name, isNew) => checked(Number(open(`/${name}`, isNew ? O_CREAT_EXCL_RDWR : O_RDWR, OWNER_ONLY))),
    reserve: (fd, bytes2) => {
      const sized = checked(Number(truncate(fd, bytes2)));
      return sized < 0 ? sized : -Number(allocate(fd, 0, bytes2));
    },
    unlinkShared: (name) => checked(Number(unlink(`/${name}`))),
    openAnonymous: (label, bytes2) => {
      const fd = checked(Number(create(label, MFD_CLOEXEC)));
      const sized = fd < 0 ? fd : checked(Number(truncate(fd, bytes2)));
      if (sized < 0 && fd >= 0) close3(fd);
      return sized < 0 ? sized : fd;
    },
    close: (fd) => checked(Number(close3(fd))),
    lockShared: (fd) => checked(Number(lock(fd, LOCK_SHARED))),
    unlock: (fd) => checked(Number(lock(fd, LOCK_NONE))),
    lockAlone: (fd) => checked(Number(lock(fd, LOCK_EXCLUSIVE_NOW)))
  };
}
function holdCalls(koffi) {
  const control = koffi.load(null).func("int fcntl(int, int, void *)");
  const call = (fd, command, range) => Number(control(fd, command, range)) < 0 ? -koffi.errno() : 0;
  return {
    holdByte: (fd, byte) => call(fd, F_OFD_SETLK, byteRange(F_RDLCK, byte)),
    releaseByte: (fd, byte) => call(fd, F_OFD_SETLK, byteRange(F_UNLCK, byte)),
    isByteHeld: (fd, byte) => {
      const range = byteRange(F_WRLCK, byte);
      return call(fd, F_OFD_GETLK, range) < 0 || range[0] !== F_UNLCK;
    }
  };
}
function byteRange(type, byte) {
  const range = new Int16Array(16);
  range[0] = type;
  new BigInt64Array(range.buffer).set([BigInt(byte), 1n], 1);
  return range;
}
function mapCalls(koffi) {
  const library = koffi.load(null);
  const map = library.func("intptr_t mmap(uintptr_t, size_t, int, int, int, int64_t)");
  const unmap = library.func("int munmap(uintptr_t, size_t)");
  return {
    map: (fd, bytes2) => {
      const flags = fd < 0 ? MAP_SHARED | MAP_ANONYMOUS : MAP_SHARED;
      const address = Number(map(0, bytes2, PROT_READ_WRITE, flags, fd, 0));
      return address === -1 ? -koffi.errno() : address;
    },
    // Of these calls the only one that throws when its thread is ended.
    view: (address, bytes2) => withNativeGuard(() => koffi.view(address, bytes2)),
    unmap: (address, bytes2) => void unmap(address, bytes2)
  };
}
function futexCalls(koffi, numbers) {
  const library = koffi.load(null);
  const futex = library.func("long syscall(long, uintptr_t, long, long, const int64_t *, uintptr_t, long)");
  const waitv = library.func("long syscall(long, uintptr_t, long, long, const int64_t *, long)");
  const limit = new BigInt64Array(2);
  const checked = (result) => Number(result) < 0 ? -koffi.errno() : Number(result);
  return {
    futexWait: (address, expected, timeoutMs) => checked(futex(numbers.futex, address, FUTEX_WAIT, expected, setTime(limit, timeoutMs), 0, 0)),
    futexWake: (address, count) => checked(futex(numbers.futex, address, FUTEX_WAKE, count, null, 0, 0)),
    futexWaitv: (vector, count, timeoutMs) => {
      const end = process.hrtime.bigint() + BigInt(Math.ceil(timeoutMs * 1e6));
      limit[0] = end / 1000000000n;
      limit[1] = end % 1000000000n;
      return checked(waitv(numbers.futexWaitv, vector, count, 0, limit, CLOCK_MONOTONIC));
    }
  };
}
function setTime(time, ms) {
  const nanoseconds = Math.ceil(ms * 1e6);
  time[0] = BigInt(Math.floor(nanoseconds / 1e9));
  time[1] = BigInt(nanoseconds % 1e9);
  return time;
}
var errno = {
  notFound: constants.errno.ENOENT,
  exists: constants.errno.EEXIST,
  full: constants.errno.ENOSPC
};

// dist/chunk-HYOWXHKS.js
var classes = /* @__PURE__ */ new Map();
var names = /* @__PURE__ */ new Map();
var errorClasses = /* @__PURE__ */ new Map();
for (const builtIn33 of [
  Error,
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  EvalError,
  URIError,
  AggregateError
]) {
  errorClasses.set(builtIn33.name, builtIn33);
}
for (const ours of Object.values(errors_exports)) errorClasses.set(ours.name, ours);
function setClass(name, cls) {
  classes.set(name, cls);
  names.set(cls, name);
}
function registeredNameOf(value) {
  const prototype = Object.getPrototypeOf(value);
  for (const [cls, name] of names) if (cls.prototype === prototype) return name;
  return void 0;
}
function classNamed(name) {
  return classes.get(name);
}
function errorClassNameOf(error) {
  let prototype = Object.getPrototypeOf(error);
  while (typeof prototype === "object" && prototype !== null) {
    const registered = namedByPrototype(prototype);
    if (registered !== void 0) return registered;
    prototype = Object.getPrototypeOf(prototype);
  }
  return "Error";
}
function errorClassNamed(name) {
  return classes.get(name) ?? errorClasses.get(name) ?? Error;
}
function namedByPrototype(prototype) {
  for (const [cls, name] of names) if (cls.prototype === prototype) return name;
  for (const [name, cls] of errorClasses) if (cls.prototype === prototype) return name;
  return void 0;
}
var HANDLE = /* @__PURE__ */ Symbol.for("mp.handle");
var REFUSAL = /* @__PURE__ */ Symbol.for("mp.refusal");
var kinds = /* @__PURE__ */ new Map();
function isHandleKindKnown(kind) {
  return kinds.has(kind);
}
function reviveHandle({ kind, data }) {
  const revive = kinds.get(kind);
  if (revive === void 0) throw new TypeError(`A handle of kind ${kind} arrived before its module was loaded`);
  return revive(data);
}
function refusalBy(thing, options) {
  const method = Reflect.get(thing, REFUSAL);
  const refusal = typeof method === "function" ? Reflect.apply(method, thing, [options]) : void 0;
  return typeof refusal === "string" ? refusal : void 0;
}
function isHandle(value) {
  return HANDLE in value && typeof value[HANDLE] === "function";
}
var builtIn6 = /* @__PURE__ */ process.getBuiltinModule("node:timers/promises");
var setImmediate = /* @__PURE__ */ (() => builtIn6.setImmediate)();
var builtIn23 = /* @__PURE__ */ process.getBuiltinModule("node:v8");
var getHeapStatistics = /* @__PURE__ */ (() => builtIn23.getHeapStatistics)();
var Serializer = /* @__PURE__ */ (() => builtIn23.Serializer)();
var Deserializer = /* @__PURE__ */ (() => builtIn23.Deserializer)();
var DefaultSerializer = /* @__PURE__ */ (() => builtIn23.DefaultSerializer)();
var DefaultDeserializer = /* @__PURE__ */ (() => builtIn23.DefaultDeserializer)();
var OWN_PARTS = /* @__PURE__ */ new Set(["name", "message", "stack", "cause", "errors"]);
function recordOf(error) {
  const record = {
    className: errorClassNameOf(error),
    name: String(error.name),
    message: String(error.message),
    stack: String(error.stack),
    fields: Object.fromEntries(Object.entries(error).filter(([key]) => !OWN_PARTS.has(key)))
  };
  if (Object.hasOwn(error, "cause")) record.cause = error.cause;
  if (error instanceof AggregateError) record.errors = error.errors;
  return record;
}
function isErrorRecord(value) {
  if (typeof value !== "object" || value === null) return false;
  if (!("className" in value && "name" in value && "message" in value && "stack" in value)) return false;
  const texts = [value.className, value.name, value.message, value.stack];
  return texts.every((text) => typeof text === "string") && "fields" in value && Object(value.fields) === value.fields;
}
function createError(record) {
  const error = new Error(record.message);
  Object.setPrototypeOf(error, errorClassNamed(record.className).prototype);
  hide(error, "stack", record.stack);
  return error;
}
function completeError(error, record) {
  if ("cause" in record) hide(error, "cause", record.cause);
  if ("errors" in record) hide(error, "errors", record.errors);
  for (const [key, value] of Object.entries(record.fields)) {
    Object.defineProperty(error, key, { value, writable: true, enumerable: true, configurable: true });
  }
  if (error.name !== record.name) hide(error, "name", record.name);
}
function hide(error, key, value) {
  Object.defineProperty(error, key, { value, writable: true, enumerable: false, configurable: true });
}
function setOwn(target, key, value) {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
var NAMES = [
  "DataView",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
  "Float16Array"
];
function viewNameOf(view) {
  return Object.prototype.toString.call(view).slice("[object ".length, -1);
}
function viewTypeOf(view) {
  return NAMES.indexOf(viewNameOf(view));
}
function makeView(type, buffer, range) {
  return makeViewNamed(NAMES[type] ?? "", buffer, range);
}
function makeViewNamed(name, buffer, { byteOffset, byteLength }) {
  if (name === "Buffer") return Buffer.from(buffer, byteOffset, byteLength);
  const constructor = NAMES.includes(name) ? Reflect.get(globalThis, name) : void 0;
  if (typeof constructor !== "function") throw new TypeError(`This version of Node has no ${name}`);
  const bytesEach = Reflect.get(constructor, "BYTES_PER_ELEMENT");
  const length = byteLength / (typeof bytesEach === "number" ? bytesEach : 1);
  const view = Reflect.construct(constructor, [buffer, byteOffset, length]);
  if (!ArrayBuffer.isView(view)) throw new TypeError(`${name} makes no view`);
  if (view.byteLength !== byteLength) throw new RangeError(`${byteLength} bytes are no ${name}`);
  return view;
}
var TAG = "\0mp";
function isTagged(value) {
  return Object.hasOwn(value, TAG) && !Array.isArray(value);
}
var NO_FUNCTIONS = /* @__PURE__ */ new Map();
function decodeValue(value, { functions = NO_FUNCTIONS, parts = [] } = {}) {
  try {
    return new Decoder(functions, parts).revive(value);
  } catch (cause) {
    throw cause instanceof MpError ? cause : foreignValue({ cause });
  }
}
function foreignValue(options) {
  const reason = "what arrived is nothing that this version of the library sends";
  return new NotSerializableError("value", reason, options);
}
function needsOf(value) {
  const needs = { functions: /* @__PURE__ */ new Set(), handleKinds: /* @__PURE__ */ new Set(), handles: [] };
  try {
    collectNeeds(value, needs, /* @__PURE__ */ new Set());
  } catch (cause) {
    throw foreignValue({ cause });
  }
  return needs;
}
function collectNeeds(value, needs, seen2) {
  if (typeof value !== "object" || value === null || seen2.has(value) || ArrayBuffer.isView(value)) return;
  seen2.add(value);
  if (isTagged(value) && value[TAG] === "function") return void needs.functions.add(value.description);
  if (isTagged(value) && value[TAG] === "handle") {
    needs.handles.push(value);
    return void needs.handleKinds.add(value.kind);
  }
  for (const part of partsOf(value)) collectNeeds(part, needs, seen2);
}
function partsOf(value) {
  if (isTagged(value)) return partsOfMark(value);
  if (value instanceof Map) return [...value].flat();
  return value instanceof Set ? [...value] : Object.values(value);
}
function partsOfMark(mark) {
  if ("fields" in mark) return Object.values(mark.fields);
  return "error" in mark ? Object.values(mark.error) : [];
}
var Decoder = class {
  #functions;
  #parts;
  #revived = /* @__PURE__ */ new Map();
  constructor(functions, parts) {
    this.#functions = functions;
    this.#parts = parts;
  }
  revive(value) {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    const known2 = this.#revived.get(value);
    if (known2 !== void 0) return known2;
    if (isTagged(value)) return this.#reviveTagged(value);
    this.#revived.set(value, value);
    if (value instanceof Map) this.#reviveMap(value);
    else if (value instanceof Set) this.#reviveSet(value);
    else if (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
      this.#reviveEntries(value, value);
    return value;
  }
  #reviveTagged(mark) {
    switch (mark[TAG]) {
      case "buffer":
        return this.#keep(mark, bufferOf(mark.bytes));
      case "memory":
        return this.#keep(mark, this.#part(mark.part));
      case "view":
        return this.#keep(mark, makeViewNamed(mark.name, this.#part(mark.part), mark));
      case "url":
        return this.#keep(mark, new URL(mark.href));
      case "search-params":
        return this.#keep(mark, new URLSearchParams(mark.text));
      case "function":
        return this.#functions.get(mark.description);
      case "handle":
        return this.#keep(mark, reviveHandle(mark));
      case "null":
        return this.#reviveEntries(mark.fields, this.#keep(mark, /* @__PURE__ */ Object.create(null)));
      case "object":
        return this.#reviveEntries(mark.fields, this.#keep(mark, {}));
      case "class":
        return this.#reviveEntries(mark.fields, this.#keep(mark, instanceOf(mark.name)));
      case "error":
        return this.#reviveError(mark);
      default:
        throw foreignValue();
    }
  }
  #part(position) {
    const part = this.#parts[position];
    if (part === void 0) throw new RangeError("Memory that belongs to a value did not come with it");
    return part;
  }
  #reviveError(mark) {
    if (!isErrorRecord(mark.error)) throw foreignValue();
    const error = createError(mark.error);
    this.#revived.set(mark, error);
    this.#reviveEntries(mark.error, mark.error);
    completeError(error, mark.error);
    return error;
  }
  #reviveEntries(from, to) {
    for (const [key, part] of Object.entries(from)) {
      const revived = this.revive(part);
      if (from !== to || revived !== part) setOwn(to, key, revived);
    }
    return to;
  }
  #reviveMap(map) {
    const entries = [...map];
    map.clear();
    for (const [key, part] of entries) map.set(this.revive(key), this.revive(part));
  }
  #reviveSet(set) {
    const parts = [...set];
    set.clear();
    for (const part of parts) set.add(this.revive(part));
  }
  #keep(mark, value) {
    this.#revived.set(mark, value);
    return value;
  }
};
function bufferOf(bytes2) {
  if (!(bytes2 instanceof Uint8Array)) throw foreignValue();
  return Buffer.from(bytes2.buffer, bytes2.byteOffset, bytes2.byteLength);
}
function instanceOf(name) {
  const cls = classNamed(name);
  if (cls === void 0) {
    throw new NotSerializableError(
      "value",
      `class ${name} is not registered on this side; call registerClass(${name}) in a module that both sides import`
    );
  }
  const instance = {};
  Object.setPrototypeOf(instance, cls.prototype);
  return instance;
}
var TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);
function isClonedWhole(value, prototype) {
  if (ArrayBuffer.isView(value))
    return !Buffer.isBuffer(value) && !types.isSharedArrayBuffer(value.buffer) && isBuiltInView(prototype);
  return types.isDate(value) && prototype === Date.prototype || types.isRegExp(value) && prototype === RegExp.prototype || types.isArrayBuffer(value) && prototype === ArrayBuffer.prototype || types.isBoxedPrimitive(value);
}
function memoryOf(value) {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  return buffer instanceof ArrayBuffer ? buffer : void 0;
}
function isBuiltInView(prototype) {
  if (prototype === DataView.prototype) return true;
  return typeof prototype === "object" && prototype !== null && Object.getPrototypeOf(prototype) === TypedArrayPrototype;
}
var TRANSFER = /* @__PURE__ */ Symbol.for("mp.transfer");
var Transferred = class {
  [TRANSFER];
  constructor(taken) {
    this[TRANSFER] = taken;
  }
};
function takenValueOf(value) {
  return isTransferred(value) ? value[TRANSFER] : void 0;
}
function isTransferred(value) {
  return TRANSFER in value;
}
var LARGE_BYTES = 64 * 1024;
function isLarge(memory) {
  return memory.byteLength >= LARGE_BYTES && !memory.resizable;
}
function isPrimitive(value) {
  switch (typeof value) {
    case "object":
      return value === null;
    case "function":
    case "symbol":
      return false;
    case "string":
    case "number":
    case "bigint":
    case "boolean":
    case "undefined":
      return true;
  }
}
function refusalOf(value) {
  if (types.isPromise(value)) return "it is a Promise; await it first";
  if (value instanceof AbortSignal)
    return "it is an AbortSignal; give it as the signal option and use taskContext().signal";
  if (types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef)
    return "weak references belong to one heap";
  if (types.isGeneratorObject(value)) return "it is a generator that already runs; send an array of its values";
  const name = value.constructor?.name;
  const cls = typeof name === "string" && name !== "" ? name : "a class without a name";
  return `it is an instance of ${cls}, whose methods would be lost; registerClass(${cls}), or send a plain object`;
}
var IS_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
function stepTo(object, key) {
  return Array.isArray(object) && Number(key) < object.length ? Number(key) : key;
}
function stepToPair(key) {
  return `<${isPrimitive(key) ? String(key) : "key"}>`;
}
function pathTo(root, keys) {
  let path = root;
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else if (key.startsWith("<")) path += key;
    else path += IS_NAME.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  }
  return path;
}
var GONE = "its memory is gone, with a call before or with a worker that died before the task began; transfer() is for one call, and copies what a task with retries is given";
var MOST_OBJECTS = 2 ** 24 - 1;
var Checker = class {
  /** Whether parts of the value have to be marked. */
  needsMarks = false;
  #root;
  #options;
  #keys = [];
  #seen = /* @__PURE__ */ new Set();
  /** Each function is described once: its description may hold handles, which are for one recipient. */
  descriptions = /* @__PURE__ */ new Map();
  /** Memory that the sender has given away, and that is to be moved. */
  taken = /* @__PURE__ */ new Set();
  #hasTaken = false;
  constructor(root, options) {
    this.#root = root;
    this.#options = options;
  }
  /** Whether it is not the value itself that travels. */
  get needsCopy() {
    return this.needsMarks || this.#hasTaken;
  }
  /** Walks the value once, refuses what cannot travel and notes whether marks are needed. */
  check(value) {
    if (isPrimitive(value)) return;
    if (typeof value === "symbol") this.#refuse("it is a symbol; send its description instead");
    if (typeof value === "function") return this.#checkFunction(value);
    if (typeof value !== "object" || value === null || this.#seen.has(value)) return;
    if (this.#seen.size === MOST_OBJECTS) this.#refuse(`it has more than ${MOST_OBJECTS} objects; send it in parts`);
    this.#seen.add(value);
    this.#checkObject(value);
  }
  #checkFunction(fn) {
    const { describeFunction } = this.#options;
    if (describeFunction === void 0) this.#refuse("it is a function; functions travel only as the task itself");
    if (!this.descriptions.has(fn)) this.descriptions.set(fn, describeFunction?.(fn, this.#path()));
    this.needsMarks = true;
  }
  #checkObject(value) {
    const prototype = Object.getPrototypeOf(value);
    if (types.isProxy(value)) this.#refuse("it is a Proxy; send a plain copy");
    if (prototype === Array.prototype && Array.isArray(value)) return this.#checkEntries(value);
    if (prototype === Object.prototype) {
      if (Object.hasOwn(value, TAG)) this.needsMarks = true;
      return this.#checkEntries(value);
    }
    if (prototype === null) {
      this.needsMarks = true;
      return this.#checkEntries(value);
    }
    if (prototype === Map.prototype && value instanceof Map) return this.#checkPairs(value);
    if (prototype === Set.prototype && value instanceof Set) return this.#checkPairs(value);
    if (isClonedWhole(value, prototype)) return this.#checkMemory(memoryOf(value));
    this.#checkSpecial(value);
  }
  #checkTaken({ value, memory }) {
    if (this.#options.memory === void 0)
      this.#refuse("it comes from transfer(), and only arguments and results of pools are moved; send the value itself");
    this.#hasTaken = true;
    for (const buffer of memory) {
      if (buffer.detached) this.#refuse(GONE);
      this.taken.add(buffer);
    }
    this.check(value);
  }
  /** Memory that is marked, and what is to be moved of the rest, is found again when marks are made. */
  #checkMemory(memory) {
    if (memory === void 0 || this.#options.memory === void 0) return;
    if (isLarge(memory)) this.needsMarks = true;
  }
  #checkSpecial(value) {
    const taken = takenValueOf(value);
    if (taken !== void 0) return this.#checkTaken(taken);
    if (types.isSharedArrayBuffer(value) || ArrayBuffer.isView(value) && types.isSharedArrayBuffer(value.buffer)) {
      if (this.#options.sharesMemory) return;
      this.#refuse("a SharedArrayBuffer is shared by the threads of one process only; use a ThreadPool, or copy it");
    }
    if (Buffer.isBuffer(value) || value instanceof URL || value instanceof URLSearchParams) {
      this.needsMarks = true;
      return;
    }
    const refusal = refusalBy(value, this.#options) ?? (isHandle(value) ? this.#options.refuseHandle?.(value) : void 0);
    if (refusal !== void 0) this.#refuse(refusal);
    if (isHandle(value)) {
      this.needsMarks = true;
      return;
    }
    if (value instanceof Error) {
      this.needsMarks = true;
      return this.#checkEntries(recordOf(value));
    }
    if (registeredNameOf(value) !== void 0) {
      this.needsMarks = true;
      return this.#checkEntries(value);
    }
    this.#refuse(refusalOf(value));
  }
  #checkEntries(value) {
    for (const symbol of Object.getOwnPropertySymbols(value)) {
      if (Object.prototype.propertyIsEnumerable.call(value, symbol))
        this.#refuse(`its key ${String(symbol)} is a symbol`);
    }
    for (const [key, part] of Object.entries(value)) {
      if (isPrimitive(part)) continue;
      this.#keys.push(stepTo(value, key));
      this.check(part);
      this.#keys.pop();
    }
  }
  #checkPairs(value) {
    for (const [key, part] of value.entries()) {
      this.#keys.push(stepToPair(key));
      this.check(key);
      this.check(part);
      this.#keys.pop();
    }
  }
  #refuse(reason) {
    throw new NotSerializableError(this.#path(), reason);
  }
  #path() {
    return pathTo(this.#root, this.#keys);
  }
};
var Marker = class {
  #checked;
  #options;
  #marked = /* @__PURE__ */ new Map();
  constructor(checked, options) {
    this.#checked = checked;
    this.#options = options;
  }
  /** Returns the copy of the value, or of a part of it. */
  mark(value) {
    if (isPrimitive(value) || typeof value === "symbol") return value;
    if (typeof value === "function") return { [TAG]: "function", description: this.#checked.descriptions.get(value) };
    if (typeof value !== "object" || value === null) return value;
    const known2 = this.#marked.get(value);
    return known2 ?? this.#markObject(value);
  }
  #markObject(value) {
    if (Array.isArray(value)) return this.#fill(value, new Array(value.length));
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype) {
      if (!Object.hasOwn(value, TAG)) return this.#fill(value, {});
      return this.#markFields(value, { [TAG]: "object", fields: {} });
    }
    if (prototype === null) return this.#markFields(value, { [TAG]: "null", fields: {} });
    if (prototype === Map.prototype && value instanceof Map) return this.#markMap(value);
    if (prototype === Set.prototype && value instanceof Set) return this.#markSet(value);
    return this.#markSpecial(value);
  }
  #markSpecial(value) {
    const taken = takenValueOf(value);
    if (taken !== void 0) return this.mark(taken.value);
    if (Buffer.isBuffer(value)) return this.#markBuffer(value);
    if (value instanceof URL) return this.#remember(value, { [TAG]: "url", href: value.href });
    if (value instanceof URLSearchParams)
      return this.#remember(value, { [TAG]: "search-params", text: value.toString() });
    if (isHandle(value)) return this.#remember(value, { [TAG]: "handle", ...value[HANDLE](this.#options) });
    if (value instanceof Error) {
      const error = {};
      this.#remember(value, { [TAG]: "error", error });
      this.#copyEntries(recordOf(value), error);
      return this.#marked.get(value);
    }
    const name = registeredNameOf(value);
    if (name !== void 0) return this.#markFields(value, { [TAG]: "class", name, fields: {} });
    return this.#remember(value, this.#memoryMark(value));
  }
  #markBuffer(value) {
    const { buffer, byteOffset, byteLength } = value;
    const isTaken = buffer instanceof ArrayBuffer && this.#checked.taken.has(buffer);
    const bytes2 = isTaken ? new Uint8Array(buffer, byteOffset, byteLength) : bytesOf(value);
    const mark = this.#memoryMark(bytes2);
    return this.#remember(value, mark === bytes2 ? { [TAG]: "buffer", bytes: bytes2 } : { ...mark, name: "Buffer" });
  }
  /** Returns a mark for large memory or a view of it, and the very object for any other. */
  #memoryMark(value) {
    const { memory: notes } = this.#options;
    const memory = memoryOf(value);
    if (memory === void 0 || notes === void 0) return value;
    if (this.#checked.taken.has(memory)) notes.moved.add(memory);
    if (!isLarge(memory)) return value;
    if (!notes.parts.includes(memory)) notes.parts.push(memory);
    const part = notes.parts.indexOf(memory);
    if (!ArrayBuffer.isView(value)) return { [TAG]: "memory", part };
    const { byteOffset, byteLength } = value;
    return { [TAG]: "view", part, name: viewNameOf(value), byteOffset, byteLength };
  }
  #markFields(value, mark) {
    this.#remember(value, mark);
    this.#copyEntries(value, mark.fields);
    return mark;
  }
  #fill(value, copy) {
    this.#remember(value, copy);
    this.#copyEntries(value, copy);
    return copy;
  }
  #markMap(value) {
    const copy = /* @__PURE__ */ new Map();
    this.#remember(value, copy);
    for (const [key, part] of value) copy.set(this.mark(key), this.mark(part));
    return copy;
  }
  #markSet(value) {
    const copy = /* @__PURE__ */ new Set();
    this.#remember(value, copy);
    for (const part of value) copy.add(this.mark(part));
    return copy;
  }
  #copyEntries(from, to) {
    for (const [key, part] of Object.entries(from)) setOwn(to, key, this.mark(part));
  }
  #remember(value, mark) {
    this.#marked.set(value, mark);
    return mark;
  }
};
function bytesOf(value) {
  const { buffer, byteLength } = value;
  const isAlone = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(value);
}
function hasOtherKeys(array) {
  return Object.values(array).length !== array.length;
}
var MAX_DEPTH = 64;
var MAX_OBJECTS = 2 ** 21;
var PlainData = class {
  /** Whether there is memory in it that had better go beside it. */
  hasLargeMemory = false;
  #left = MAX_OBJECTS;
  has(value) {
    return this.#isPlain(value, 0);
  }
  #isPlain(value, depth) {
    return isPrimitive(value) || typeof value === "object" && value !== null && this.#isPlainObject(value, depth);
  }
  #isPlainObject(value, depth) {
    if (depth === MAX_DEPTH || this.#left-- === 0 || types.isProxy(value)) return false;
    const prototype = Object.getPrototypeOf(value);
    if (isEntries(value, prototype)) return !(TAG in value) && this.#hasPlainEntries(value, depth + 1);
    if (prototype === Array.prototype && Array.isArray(value)) return this.#hasPlainElements(value, depth + 1);
    if (prototype === Map.prototype && value instanceof Map) return this.#hasPlainPairs(value, depth + 1);
    if (prototype === Set.prototype && value instanceof Set) return this.#hasPlainPairs(value, depth + 1);
    return this.#isMemoryOrWhole(value, prototype);
  }
  #hasPlainEntries(value, depth) {
    if (Object.getOwnPropertySymbols(value).length > 0) return false;
    for (const key in value) if (!this.#isPlain(value[key], depth)) return false;
    return true;
  }
  #hasPlainElements(array, depth) {
    const { length } = array;
    if (Object.getOwnPropertySymbols(array).length > 0 || hasOtherKeys(array)) return false;
    for (let position = 0; position < length; position++) {
      const part = array[position];
      if (part === void 0 && !Object.hasOwn(array, position)) return false;
      if (!this.#isPlain(part, depth)) return false;
    }
    return true;
  }
  #hasPlainPairs(value, depth) {
    for (const [key, part] of value.entries())
      if (!this.#isPlain(key, depth) || !this.#isPlain(part, depth)) return false;
    return true;
  }
  #isMemoryOrWhole(value, prototype) {
    if (!isClonedWhole(value, prototype)) return false;
    const memory = memoryOf(value);
    if (memory !== void 0 && isLarge(memory)) this.hasLargeMemory = true;
    return true;
  }
};
function isEntries(_value, prototype) {
  return prototype === Object.prototype;
}
function encodeValue(value, root, options) {
  if (isPrimitive(value)) return { value, coded: false };
  const plain = new PlainData();
  if (plain.has(value) && !(plain.hasLargeMemory && options.memory !== void 0)) return { value, coded: false };
  return encodeSpecial(value, typeof root === "string" ? root : root(), options);
}
function encodeSpecial(value, root, options) {
  const checker = new Checker(root, options);
  try {
    checker.check(value);
    if (!checker.needsCopy) return { value, coded: false };
    return { value: new Marker(checker, options).mark(value), coded: checker.needsMarks };
  } catch (error) {
    if (!(error instanceof RangeError) || error instanceof NotSerializableError) throw error;
    throw new NotSerializableError(root, "it is nested too deeply; flatten it", { cause: error });
  }
}
var SHARED_DIRECTORY = "/dev/shm";
var SharedBlock = class {
  name;
  byteLength;
  address;
  #buffer;
  #fd;
  constructor(name, fd, mapping) {
    this.name = name;
    this.address = mapping.address;
    this.byteLength = mapping.byteLength;
    this.#fd = fd;
    this.#buffer = libc().view(mapping.address, mapping.byteLength);
  }
  /** Empty once the block is closed. */
  get buffer() {
    return this.#buffer;
  }
  /** The mapping alone keeps the memory; the block counts as in use as long as it is mapped. */
  closeDescriptor() {
    if (this.#fd >= 0) libc().close(this.#fd);
    this.#fd = -1;
  }
  /** Lets go of the memory; every view of it becomes empty. */
  close() {
    if (this.#buffer.detached) return;
    this.#buffer.transfer();
    libc().unmap(this.address, this.byteLength);
    this.closeDescriptor();
  }
};
function createBlock(name, byteLength) {
  const fd = libc().openShared(name, true);
  if (fd === -errno.exists) throw new SharedMemoryExistsError(name);
  if (fd < 0) throw systemError("shm_open", name, -fd);
  libc().lockShared(fd);
  if (fstatSync(fd).nlink === 0) {
    libc().close(fd);
    return createBlock(name, byteLength);
  }
  const reserved = libc().reserve(fd, byteLength);
  if (reserved < 0) {
    libc().unlinkShared(name);
    libc().close(fd);
    throw reserved === -errno.full ? fullError(byteLength) : systemError("posix_fallocate", name, -reserved);
  }
  return mapBlock(name, fd, byteLength);
}
function attachBlock(name) {
  const fd = libc().openShared(name, false);
  if (fd === -errno.notFound) throw new SharedMemoryNotFoundError(name);
  if (fd < 0) throw systemError("shm_open", name, -fd);
  libc().lockShared(fd);
  const { nlink, size } = fstatSync(fd);
  if (nlink > 0 && size > 0) return mapBlock(name, fd, size);
  libc().close(fd);
  throw new SharedMemoryNotFoundError(name);
}
function mapBlock(name, fd, byteLength) {
  const address = libc().map(fd, byteLength);
  if (address > 0) return new SharedBlock(name, fd, { address, byteLength });
  libc().close(fd);
  throw systemError("mmap", name, -address);
}
function fullError(byteLength) {
  const { bavail, bsize } = statfsSync(SHARED_DIRECTORY);
  return new SharedMemoryFullError(byteLength, bavail * bsize);
}
function systemError(call, name, number) {
  return new MpError(`${call} of shared memory "${name}" failed with ${getSystemErrorName(-number)}`);
}
function readingMessage(bytes2, read2) {
  try {
    return read2();
  } catch (cause) {
    throw cause instanceof MpError ? cause : damaged(bytes2, { cause });
  }
}
function damaged(bytes2, options) {
  return new MessageFormatError(Uint8Array.from(bytes2), "its bytes are damaged", options);
}
var SPIN_MS = 0.03;
var SHORT_MS = 0.03;
var LOOKS = 64;
var MAX_REST = 64;
var Spinner = class {
  #limitMs;
  #nextMs;
  #rest = 0;
  #nextRest = 1;
  constructor(limitMs = SPIN_MS) {
    this.#limitMs = limitMs;
    this.#nextMs = limitMs;
  }
  /** Returns whether the cell changed while it was looked at. */
  spin(cells, index, expected) {
    if (this.#rest > 0) {
      this.#rest -= 1;
      return Atomics.load(cells, index) !== expected;
    }
    const hasPaid = lookOn(cells, { index, expected }, this.#nextMs);
    this.#rest = hasPaid ? 0 : this.#nextRest;
    this.#nextRest = hasPaid ? 1 : Math.min(this.#nextRest * 2, MAX_REST);
    this.#nextMs = hasPaid ? this.#limitMs : this.#nextLimitMs();
    return hasPaid;
  }
  /** Longer from one to the next, so that what takes longer is found to pay as well; then short again. */
  #nextLimitMs() {
    const longer = 2 * this.#nextMs;
    return longer > this.#limitMs ? Math.min(SHORT_MS, this.#limitMs) : longer;
  }
};
function lookOn(cells, { index, expected }, limitMs) {
  const end = performance.now() + limitMs;
  do {
    for (let look = 0; look < LOOKS; look += 1) if (Atomics.load(cells, index) !== expected) return true;
  } while (performance.now() < end);
  return false;
}
function accessorsOf(descriptor) {
  const getter = Reflect.get(descriptor, "get");
  const setter = Reflect.get(descriptor, "set");
  return getter === void 0 && setter === void 0 ? void 0 : [getter, setter];
}
function prototypeOf(value) {
  const prototype = Object.getPrototypeOf(value);
  return typeof prototype === "object" || typeof prototype === "function" ? prototype : null;
}
function instancePrototypeOf(fn) {
  const prototype = Reflect.get(fn, "prototype");
  return typeof prototype === "object" && prototype !== null ? prototype : void 0;
}
function withoutWarnings(run) {
  const own = Object.getOwnPropertyDescriptor(process, "emitWarning");
  Object.defineProperty(process, "emitWarning", { value: () => void 0, configurable: true, writable: true });
  try {
    return run();
  } finally {
    if (own === void 0) Reflect.deleteProperty(process, "emitWarning");
    else Object.defineProperty(process, "emitWarning", own);
  }
}
function resolveWellKnown(path) {
  const [root = "", ...keys] = path;
  let value = root === "globalThis" ? globalThis : process.getBuiltinModule(root);
  for (const key of keys) {
    if (typeof value !== "object" && typeof value !== "function" || value === null) return void 0;
    value = Reflect.get(value, key);
  }
  return value;
}
var LONGEST_BYTES = 32 * 1024 * 1024 - 64 * 1024;
var isKept = false;
function keepFreedMemory() {
  if (isKept) return;
  isKept = true;
  new ArrayBuffer(LONGEST_BYTES).transfer(0);
}
var LONG_BYTES = 64 * 1024;
function ownCopyOf(bytes2) {
  if (bytes2.byteLength >= LONG_BYTES) keepFreedMemory();
  const copy = Buffer.allocUnsafeSlow(bytes2.byteLength);
  copy.set(bytes2);
  return copy;
}
var NUMBER_BYTES = 8;
var LENGTHS = 2;
function piecesOf(body, parts) {
  const lengths = Float64Array.from([parts.length, body.byteLength, ...parts.map(({ byteLength }) => byteLength)]);
  return [new Uint8Array(lengths.buffer), body, ...parts];
}
function partsIn(bytes2, piece) {
  const numbers = new Float64Array(bytes2.buffer, bytes2.byteOffset, Math.floor(bytes2.byteLength / NUMBER_BYTES));
  const [partCount = -1] = numbers;
  if (!Number.isInteger(partCount) || partCount < 0 || partCount > numbers.length - LENGTHS) throw damaged(bytes2);
  const pieces = [];
  let at2 = NUMBER_BYTES * (LENGTHS + partCount);
  for (let index = 0; index <= partCount; index += 1) {
    const byteLength = numbers[1 + index] ?? 0;
    const end = at2 + byteLength;
    if (!Number.isInteger(byteLength) || byteLength < 0 || end > bytes2.byteLength) throw damaged(bytes2);
    pieces.push(piece(at2, end));
    at2 = Math.ceil(end / NUMBER_BYTES) * NUMBER_BYTES;
  }
  const [body = bytes2, ...parts] = pieces;
  return { body, parts };
}
var PlainTag = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  integer: 4,
  number: 5,
  string: 6,
  array: 7,
  object: 8,
  view: 9,
  wideString: 10,
  date: 11,
  integers: 12,
  doubles: 13,
  primitives: 14,
  table: 15,
  matrix: 16,
  memory: 17
};
var MAX_LENGTH = 2 ** 24;
function columnOf(array) {
  if (array.length > MAX_LENGTH || !isPrimitive(array[0]) || hasOtherKeys(array)) return void 0;
  return numbersOf([array], array.length) ?? primitivesOf(array);
}
function numbersOf(arrays, length) {
  if (length > MAX_LENGTH || typeof arrays[0]?.[0] !== "number") return void 0;
  return integersOf(arrays, length) ?? doublesOf(arrays, length);
}
function readColumn(tag, bytes2) {
  return tag === PlainTag.primitives ? readPrimitives(bytes2) : readNumbers(tag, bytes2);
}
function readNumbers(tag, { buffer, byteOffset, byteLength }) {
  switch (tag) {
    case PlainTag.integers:
      return new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
    case PlainTag.doubles:
      return new Float64Array(buffer, byteOffset, byteLength / Float64Array.BYTES_PER_ELEMENT);
    default:
      throw new RangeError(`The tag ${tag} says nothing about numbers`);
  }
}
function arrayOf(numbers) {
  return numbers instanceof Int32Array ? arrayOfIntegers(numbers) : arrayOfDoubles(numbers);
}
function arrayOfIntegers(integers) {
  const array = Array.of();
  for (let position = 0; position < integers.length; position += 1) array[position] = integers[position] ?? 0;
  return array;
}
function arrayOfDoubles(doubles) {
  const array = Array.of();
  for (let position = 0; position < doubles.length; position += 1) array[position] = doubles[position] ?? 0;
  return array;
}
function integersOf(arrays, length) {
  if (!isInteger(arrays[0]?.[0])) return void 0;
  const integers = new Int32Array(length);
  let at2 = 0;
  for (const array of arrays) {
    for (let position = 0; position < array.length; position += 1) {
      const value = array[position];
      if (!isInteger(value)) return void 0;
      integers[at2 + position] = value;
    }
    at2 += array.length;
  }
  return { tag: PlainTag.integers, bytes: new Uint8Array(integers.buffer) };
}
function doublesOf(arrays, length) {
  const doubles = new Float64Array(length);
  let at2 = 0;
  for (const array of arrays) {
    for (let position = 0; position < array.length; position += 1) {
      const value = array[position];
      if (typeof value !== "number") return void 0;
      doubles[at2 + position] = value;
    }
    at2 += array.length;
  }
  return { tag: PlainTag.doubles, bytes: new Uint8Array(doubles.buffer) };
}
function primitivesOf(array) {
  const values = [];
  for (let position = 0; position < array.length; position += 1) {
    const value = array[position];
    if (!isPrimitive(value) || value === void 0 && !Object.hasOwn(array, position)) return void 0;
    values.push(value);
  }
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(values);
  return { tag: PlainTag.primitives, bytes: serializer.releaseBuffer() };
}
function readPrimitives(bytes2) {
  const deserializer = new Deserializer(bytes2);
  deserializer.readHeader();
  const values = deserializer.readValue();
  if (!Array.isArray(values) || values.length > bytes2.byteLength) throw new RangeError("A column is no array");
  return values;
}
function isInteger(value) {
  return typeof value === "number" && (value | 0) === value && !Object.is(value, -0);
}
function matrixOf(rows2, seen2) {
  const [first] = rows2;
  if (!isPlainArray(first) || numbersOf([first], first.length) === void 0) return void 0;
  const before = seen2.size;
  const arrays = [];
  let count = 0;
  for (const row of rows2) {
    if (!isPlainArray(row)) return void 0;
    arrays.push(row);
    seen2.add(row);
    count += row.length;
  }
  const numbers = seen2.size === before + rows2.length ? numbersOf(arrays, count) : void 0;
  return numbers === void 0 ? void 0 : { lengths: arrays.map(({ length }) => length), numbers };
}
function rowsOfNumbers(lengths, numbers) {
  const rows2 = [];
  let at2 = 0;
  for (const length of lengths) {
    if (!(length >= 0)) throw new RangeError("A row cannot be as long as that");
    rows2.push(arrayOf(numbers.subarray(at2, at2 + length)));
    at2 += length;
  }
  if (at2 !== numbers.length) throw new RangeError("Rows are longer or shorter than their numbers");
  return rows2;
}
function isPlainArray(value) {
  if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype || types.isProxy(value)) return false;
  return Object.getOwnPropertySymbols(value).length === 0 && !hasOtherKeys(value);
}
function tableOf(rows2, seen2) {
  const [first] = rows2;
  if (!isRow(first) || inheritsKeys()) return void 0;
  const keys = Object.keys(first);
  if (keys.length === 0 || keys.includes(TAG)) return void 0;
  const columns2 = keys.map(() => Array.of());
  const before = seen2.size;
  for (const row of rows2) {
    if (!isRow(row) || !addRow(row, keys, columns2)) return void 0;
    seen2.add(row);
  }
  return seen2.size === before + rows2.length ? { keys, columns: columns2 } : void 0;
}
function rowsOf({ keys, columns: columns2 }) {
  const form = {};
  for (const key of keys) form[key] = void 0;
  const rows2 = [];
  for (let count = columns2[0]?.length ?? 0; count > 0; count -= 1) rows2.push({ ...form });
  for (const [index, key] of keys.entries()) fill(rows2, key, columns2[index] ?? []);
  return rows2;
}
function fill(rows2, key, column) {
  let position = 0;
  for (const row of rows2) {
    row[key] = column[position];
    position += 1;
  }
}
function isRow(value) {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return !types.isProxy(value) && Object.getOwnPropertySymbols(value).length === 0;
}
function addRow(row, keys, columns2) {
  let index = 0;
  for (const key in row) {
    const value = row[key];
    if (key !== keys[index] || !isPrimitive(value)) return false;
    columns2[index]?.push(value);
    index += 1;
  }
  return index === keys.length;
}
function inheritsKeys() {
  return Object.keys(Object.prototype).length > 0;
}
var BUFFER = 254;
var BARE = 255;
var LAST_VIEW_FORM = viewTypeOf(new BigUint64Array());
function wholeMemoryOf(value, prototype) {
  if (!ArrayBuffer.isView(value)) {
    const isBare = prototype === ArrayBuffer.prototype && types.isArrayBuffer(value) && isFixed(value);
    return isBare ? { form: BARE, bytes: new Uint8Array(value) } : void 0;
  }
  const { buffer, byteLength } = value;
  const form = formOf(value, prototype);
  if (form === void 0 || buffer.byteLength !== byteLength || !isFixed(buffer)) return void 0;
  return { form, bytes: new Uint8Array(buffer) };
}
function overMemory(form, { buffer, byteLength }) {
  if (!(buffer instanceof ArrayBuffer) || byteLength !== buffer.byteLength)
    throw new RangeError("It is not the whole of its memory");
  if (form === BARE) return buffer;
  return form === BUFFER ? Buffer.from(buffer) : makeView(form, buffer, { byteOffset: 0, byteLength });
}
function formOf(view, prototype) {
  if (prototype === Buffer.prototype) return BUFFER;
  if (!isClonedWhole(view, prototype)) return void 0;
  const type = viewTypeOf(view);
  return type <= LAST_VIEW_FORM ? type : void 0;
}
function isFixed(buffer) {
  return buffer instanceof ArrayBuffer && !buffer.resizable && !buffer.detached;
}
var SCRATCH_BYTES = 4096;
var MARGIN_BYTES = 64;
var LAST_START = SCRATCH_BYTES - MARGIN_BYTES;
var MAX_STRING = 200;
var MAX_DEPTH2 = 8;
var MAX_PARTS = 64;
var KEYS_LENGTH_BYTES = 2;
var VIEW_HEAD_BYTES = 4;
var MAX_ROWS = 2 ** 23;
var NOT_PLAIN = 0;
var scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
var seen = Array.from({ length: MAX_PARTS });
var seenCount = 0;
var isWriting = false;
var columns;
var NO_COLUMNS = [];
var rows;
var plainCells = new Uint32Array(scratch.buffer, 0, SCRATCH_BYTES >> 2);
function encodePlain(value, start) {
  if (isWriting) return NOT_PLAIN;
  columns = void 0;
  if (typeof value !== "object" || value === null) return write(value, start, 0);
  isWriting = true;
  try {
    const end = writeObject(value, start, 0);
    if (end === NOT_PLAIN) columns = void 0;
    return end;
  } finally {
    isWriting = false;
    rows = void 0;
    while (seenCount > 0) seen[--seenCount] = void 0;
  }
}
function writePlain(value, start) {
  const end = encodePlain(value, start);
  return end === NOT_PLAIN ? void 0 : scratch.subarray(0, end);
}
function takeColumns() {
  const taken = columns ?? NO_COLUMNS;
  columns = void 0;
  return taken;
}
function write(value, at2, depth) {
  if (at2 > LAST_START) return NOT_PLAIN;
  switch (typeof value) {
    case "number":
      return writeNumber(value, at2);
    case "string":
      return writeString(value, at2);
    case "boolean":
      return writeTag(value ? PlainTag.true : PlainTag.false, at2);
    case "undefined":
      return writeTag(PlainTag.undefined, at2);
    case "object":
      return value === null ? writeTag(PlainTag.null, at2) : writeObject(value, at2, depth);
    case "bigint":
    case "function":
    case "symbol":
      return NOT_PLAIN;
  }
}
function writeTag(tag, at2) {
  scratch[at2] = tag;
  return at2 + 1;
}
function writeNumber(value, at2) {
  if ((value | 0) === value && !Object.is(value, -0)) {
    scratch[at2] = PlainTag.integer;
    return scratch.writeInt32LE(value, at2 + 1);
  }
  scratch[at2] = PlainTag.number;
  return scratch.writeDoubleLE(value, at2 + 1);
}
function writeString(text, at2) {
  scratch[at2] = PlainTag.string;
  const end = writeCharacters(text, at2 + 1);
  return end === NOT_PLAIN ? writeWideString(text, at2) : end;
}
function writeWideString(text, at2) {
  const { length } = text;
  const first = at2 + 2;
  const end = first + 2 * length;
  if (length > MAX_STRING || end > LAST_START) return NOT_PLAIN;
  scratch[at2] = PlainTag.wideString;
  scratch[at2 + 1] = length;
  for (let index = 0; index < length; index += 1) scratch.writeUInt16LE(text.charCodeAt(index), first + 2 * index);
  return end;
}
function writeCharacters(text, at2) {
  const { length } = text;
  if (length > MAX_STRING || at2 + length > LAST_START) return NOT_PLAIN;
  scratch[at2] = length;
  const first = at2 + 1;
  for (let index = 0; index < length; index += 1) {
    const code2 = text.charCodeAt(index);
    if (code2 > 255) return NOT_PLAIN;
    scratch[first + index] = code2;
  }
  return first + length;
}
function writeObject(value, at2, depth) {
  if (depth === MAX_DEPTH2 || types.isProxy(value) || !addSeen(value)) return NOT_PLAIN;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return writeEntries(value, at2, depth);
  if (prototype === Array.prototype && Array.isArray(value)) return writeArray(value, at2, depth);
  if (prototype === Date.prototype && types.isDate(value)) return writeDate(value, at2);
  const memory = wholeMemoryOf(value, prototype);
  if (memory === void 0 || memory.bytes.buffer !== value && !addSeen(memory.bytes.buffer)) return NOT_PLAIN;
  return writeMemory(memory, at2);
}
function writeDate(date, at2) {
  scratch[at2] = PlainTag.date;
  return scratch.writeDoubleLE(Date.prototype.getTime.call(date), at2 + 1);
}
function writeMemory({ form, bytes: bytes2 }, at2) {
  const isShort = form <= LAST_VIEW_FORM && at2 + VIEW_HEAD_BYTES + bytes2.byteLength <= LAST_START;
  if (isShort) return writeShortView(form, bytes2, at2);
  const end = writeColumn({ tag: PlainTag.memory, bytes: bytes2 }, at2);
  return end === NOT_PLAIN ? NOT_PLAIN : writeTag(form, end);
}
function writeShortView(form, bytes2, at2) {
  scratch[at2] = PlainTag.view;
  scratch[at2 + 1] = form;
  scratch.writeUInt16LE(bytes2.byteLength, at2 + 2);
  scratch.set(bytes2, at2 + VIEW_HEAD_BYTES);
  return at2 + VIEW_HEAD_BYTES + bytes2.byteLength;
}
function addSeen(value) {
  if (seenCount === MAX_PARTS || isSeen(value)) return false;
  seen[seenCount] = value;
  seenCount += 1;
  return true;
}
function isSeen(value) {
  for (let index = 0; index < seenCount; index += 1) if (seen[index] === value) return true;
  return rows?.has(value) === true;
}
function writeArray(array, at2, depth) {
  const { length } = array;
  if (length > MAX_PARTS) return writeLongArray(array, at2);
  if (!hasAllPositions(array) || hasSymbols(array)) return NOT_PLAIN;
  scratch[at2] = PlainTag.array;
  scratch[at2 + 1] = length;
  return writeAll(array, at2 + 2, depth + 1);
}
function writeLongArray(array, at2) {
  if (hasSymbols(array)) return NOT_PLAIN;
  const [first] = array;
  if (typeof first !== "object" || first === null) return writeColumn(columnOf(array), at2);
  if (hasOtherKeys(array)) return NOT_PLAIN;
  rows ??= /* @__PURE__ */ new Set();
  if (rows.size + array.length > MAX_ROWS) return NOT_PLAIN;
  const end = Array.isArray(first) ? writeMatrix(array, at2, rows) : writeTable(array, at2, rows);
  return hasRowsAround(rows) ? NOT_PLAIN : end;
}
function writeColumn(column, at2) {
  if (column === void 0 || at2 > LAST_START) return NOT_PLAIN;
  columns ??= [];
  columns.push(column.bytes);
  return writeTag(column.tag, at2);
}
function writeTable(array, at2, seenRows) {
  const table = tableOf(array, seenRows);
  if (table === void 0) return NOT_PLAIN;
  let end = writeForm(PlainTag.table, table.keys, at2);
  for (const column of table.columns) {
    if (end === NOT_PLAIN) return NOT_PLAIN;
    end = writeColumn(columnOf(column), end);
  }
  return end;
}
function writeMatrix(array, at2, seenRows) {
  const matrix = matrixOf(array, seenRows);
  if (matrix === void 0) return NOT_PLAIN;
  const end = writeColumn(columnOf(matrix.lengths), writeTag(PlainTag.matrix, at2));
  return end === NOT_PLAIN ? NOT_PLAIN : writeColumn(matrix.numbers, end);
}
function hasRowsAround(seenRows) {
  for (let index = 0; index < seenCount; index += 1) if (seenRows.has(seen[index])) return true;
  return false;
}
function hasAllPositions(array) {
  const { length } = array;
  const keys = Object.keys(array);
  return keys.length === length && (length === 0 || keys[length - 1] === String(length - 1));
}
function writeEntries(object, at2, depth) {
  const keys = Object.keys(object);
  if (hasSymbols(object)) return NOT_PLAIN;
  const end = writeForm(PlainTag.object, keys, at2);
  if (end === NOT_PLAIN) return NOT_PLAIN;
  const values = Object.values(object);
  return values.length === keys.length ? writeAll(values, end, depth + 1) : NOT_PLAIN;
}
function writeForm(tag, keys, at2) {
  if (keys.length > MAX_PARTS) return NOT_PLAIN;
  scratch[at2] = tag;
  const start = at2 + 1 + KEYS_LENGTH_BYTES;
  const end = writeKeys(keys, start);
  if (end !== NOT_PLAIN) scratch.writeUInt16LE(end - start, at2 + 1);
  return end;
}
function writeKeys(keys, start) {
  let at2 = start;
  for (const key of keys) {
    if (key === "__proto__" || key === TAG || at2 > LAST_START) return NOT_PLAIN;
    at2 = writeCharacters(key, at2);
    if (at2 === NOT_PLAIN) return NOT_PLAIN;
  }
  return at2;
}
function writeAll(values, start, depth) {
  let at2 = start;
  for (const value of values) {
    at2 = write(value, at2, depth);
    if (at2 === NOT_PLAIN) return NOT_PLAIN;
  }
  return at2;
}
function hasSymbols(value) {
  return Object.getOwnPropertySymbols(value).length > 0;
}
var SHORT = 12;
function charactersAt(bytes2, start, length) {
  const end = start + length;
  if (length > SHORT) return bytes2.toString("latin1", start, end);
  let text = "";
  let at2 = start;
  for (; at2 + 4 <= end; at2 += 4)
    text += String.fromCharCode(code(bytes2, at2), code(bytes2, at2 + 1), code(bytes2, at2 + 2), code(bytes2, at2 + 3));
  for (; at2 < end; at2 += 1) text += String.fromCharCode(code(bytes2, at2));
  return text;
}
function code(bytes2, at2) {
  return bytes2[at2] ?? 0;
}
var SLOTS = 64;
var MAX_BYTES = 256;
var forms = Array.from({ length: SLOTS });
function keysAt(from, start, byteLength) {
  if (byteLength > MAX_BYTES) return readKeys(from, start, start + byteLength);
  const slot3 = slotOf(from, start, byteLength);
  const form = forms[slot3];
  if (form !== void 0 && isAt(form.bytes, from, start) && form.bytes.byteLength === byteLength) return form.keys;
  const keys = readKeys(from, start, start + byteLength);
  forms[slot3] = { bytes: Uint8Array.prototype.slice.call(from, start, start + byteLength), keys };
  return keys;
}
function slotOf(from, start, byteLength) {
  const second = from[start + 1] ?? 0;
  const last = from[start + byteLength - 1] ?? 0;
  return (byteLength + 5 * second + 23 * last) % SLOTS;
}
function isAt(bytes2, from, start) {
  for (let index = 0; index < bytes2.byteLength; index += 1) if (bytes2[index] !== from[start + index]) return false;
  return true;
}
function readKeys(from, start, end) {
  const keys = [];
  let at2 = start;
  for (; at2 < end && at2 < from.byteLength; at2 += 1 + (from[at2] ?? 0)) {
    const key = charactersAt(from, at2 + 1, from[at2] ?? 0);
    if (key === "__proto__") throw new RangeError("A key is __proto__");
    keys.push(key);
  }
  if (at2 !== end) throw new RangeError("Keys end elsewhere than they should");
  return keys;
}
var bytes = Buffer.alloc(0);
var at = 0;
var NOTHING = { columns: [], isOwn: true };
var beside = NOTHING;
var nextColumn = 0;
function readPlain(from, range, columns2 = NOTHING) {
  bytes = from;
  beside = columns2;
  nextColumn = 0;
  at = range.at;
  const end = range.at + range.byteLength;
  let value;
  try {
    value = read(0);
  } catch (cause) {
    throw damaged(from.subarray(range.at, end), { cause });
  } finally {
    beside = NOTHING;
  }
  if (at > end || end > from.byteLength) throw damaged(from.subarray(range.at, end));
  return value;
}
function read(depth) {
  const tag = readByte();
  switch (tag) {
    case PlainTag.undefined:
      return void 0;
    case PlainTag.null:
      return null;
    case PlainTag.true:
      return true;
    case PlainTag.false:
      return false;
    case PlainTag.integer:
      at += 4;
      return bytes.readInt32LE(at - 4);
    case PlainTag.number:
      at += 8;
      return bytes.readDoubleLE(at - 8);
    case PlainTag.string:
      return readString();
    case PlainTag.array:
      return readArray(depth);
    case PlainTag.object:
      return readObject(depth);
    case PlainTag.view:
      return readView();
    case PlainTag.wideString:
      return readWideString();
    case PlainTag.date:
      at += 8;
      return new Date(bytes.readDoubleLE(at - 8));
    case PlainTag.integers:
    case PlainTag.doubles:
    case PlainTag.primitives:
      return readLongArray(tag);
    case PlainTag.table:
      return readTable();
    case PlainTag.matrix:
      return readMatrix();
    case PlainTag.memory:
      return readMemory();
    default:
      throw new RangeError(`The tag ${tag} says nothing`);
  }
}
function readByte() {
  at += 1;
  return bytes[at - 1] ?? 0;
}
function readString() {
  const length = readByte();
  at += length;
  return charactersAt(bytes, at - length, length);
}
function readWideString() {
  const byteLength = 2 * readByte();
  at += byteLength;
  return bytes.toString("utf16le", at - byteLength, at);
}
function readArray(depth) {
  const length = readByte();
  assertSmall(length, depth);
  const array = [];
  for (let index = 0; index < length; index += 1) array.push(read(depth + 1));
  return array;
}
function readObject(depth) {
  const keys = readForm();
  assertSmall(keys.length, depth);
  const object = {};
  for (const key of keys) object[key] = read(depth + 1);
  return object;
}
function readView() {
  const type = readByte();
  const byteLength = bytes.readUInt16LE(at);
  at += 2 + byteLength;
  const memory = new Uint8Array(byteLength);
  memory.set(bytes.subarray(at - byteLength, at));
  return makeView(type, memory.buffer, memory);
}
function readMemory() {
  const form = readByte();
  const column = takeColumn();
  return overMemory(form, beside.isOwn ? column : ownCopyOf(column));
}
function readLongArray(tag) {
  const column = readColumn(tag, takeColumn());
  return Array.isArray(column) ? column : arrayOf(column);
}
function takeColumn() {
  const column = beside.columns[nextColumn];
  nextColumn += 1;
  if (column === void 0) throw new RangeError("A column did not come with it");
  return column;
}
function readTable() {
  const keys = readForm();
  const read2 = keys.map(() => readColumn(readByte(), takeColumn()));
  if (read2.some(({ length }) => length !== read2[0]?.length)) throw new RangeError("Columns are not of one length");
  return rowsOf({ keys, columns: read2 });
}
function readMatrix() {
  const lengths = readNumbers(readByte(), takeColumn());
  return rowsOfNumbers(lengths, readNumbers(readByte(), takeColumn()));
}
function readForm() {
  const keyBytes = bytes.readUInt16LE(at);
  at += 2 + keyBytes;
  return keysAt(bytes, at - keyBytes, keyBytes);
}
function assertSmall(parts, depth) {
  if (parts > MAX_PARTS || depth >= MAX_DEPTH2) throw new RangeError(`${parts} parts at depth ${depth} are too many`);
}
function resolveViteSpecifier(specifier, root) {
  const path = specifier.replace(/^\/@id\//, "").replace(/^\/@fs\//, "/");
  if (!path.startsWith("/")) return path;
  const file = path.replace(/[?#].*$/, "");
  const found = [join(root, file), file].find((candidate) => existsSync(candidate));
  return found === void 0 ? path : pathToFileURL(found).href;
}
var NO_VARIABLES = Object.freeze(/* @__PURE__ */ Object.create(null));
function makeVariables() {
  const variables = {};
  Reflect.setPrototypeOf(variables, isObject(NO_VARIABLES) ? NO_VARIABLES : null);
  return variables;
}
function isObject(value) {
  return typeof value === "object" && value !== null;
}
var ERROR_CLASSES = new Map(
  Object.entries({ Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError })
);
var REBUILT_CLASSES = /* @__PURE__ */ new Set([
  ...[Object, Array, Map, Set, Date, RegExp, DataView, Buffer, URL, Number, String, Boolean, BigInt],
  ...ERROR_CLASSES.values(),
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
  ...[BigInt64Array, BigUint64Array, Float32Array, Float64Array, prototypeOf(Uint8Array)],
  Reflect.get(globalThis, "Float16Array")
]);
function basePrototypeOf(base) {
  switch (base.type) {
    case "null":
      return null;
    case "variables":
      return prototypeOf(makeVariables());
    case "plain":
      return Object.prototype;
    case "boxed":
      return Object.getPrototypeOf(Object(base.value));
    case "error":
      return ERROR_CLASSES.get(base.className)?.prototype;
    case "view":
      return prototypeNamed(base.view);
    case "array":
      return Array.prototype;
    case "map":
      return Map.prototype;
    case "set":
      return Set.prototype;
    case "date":
      return Date.prototype;
    case "regexp":
      return RegExp.prototype;
    case "url":
      return URL.prototype;
    case "bytes":
      return Buffer.prototype;
    default:
      return base;
  }
}
function prototypeNamed(name) {
  const cls = Reflect.get(globalThis, name);
  return typeof cls === "function" ? cls.prototype : void 0;
}

// dist/chunk-4MDTYAVC.js
function nodeCrypto() {
  return process.getBuiltinModule("node:crypto");
}
var OWN_PREFIX = "mp-";
var UNDER_WAY_MS = 3e4;
function keepUnderWay(name) {
  const until = (Date.now() + UNDER_WAY_MS) / 1e3;
  utimesSync(`${SHARED_DIRECTORY}/${name}`, until, until);
}
var PartSerializer = class extends DefaultSerializer {
  /** The memory that goes beside the message. */
  parts = [];
  #partBytes;
  #buffers = /* @__PURE__ */ new Map();
  constructor(partBytes = LARGE_BYTES) {
    super();
    this.#partBytes = partBytes;
  }
  /** Called by Node for each view; the memory that several views share stays shared. */
  _writeHostObject(view) {
    const { buffer, byteOffset, byteLength } = view;
    this.writeUint32(viewTypeOf(view));
    this.writeDouble(byteOffset);
    this.writeDouble(byteLength);
    const known2 = this.#buffers.get(buffer);
    this.writeUint32(known2 ?? this.#buffers.size);
    if (known2 === void 0) this.#writeBuffer(buffer);
  }
  #writeBuffer(buffer) {
    if (buffer instanceof SharedArrayBuffer) throw new TypeError("Memory that is shared must not be copied");
    this.#buffers.set(buffer, this.#buffers.size);
    const bytes2 = new Uint8Array(buffer);
    const isPart = bytes2.byteLength >= this.#partBytes;
    this.writeUint32(isPart ? 1 : 0);
    if (isPart) return void this.parts.push(bytes2);
    this.writeUint32(bytes2.byteLength);
    this.writeRawBytes(bytes2);
  }
};
var PartDeserializer = class extends DefaultDeserializer {
  #parts;
  #partsRead = 0;
  #buffers = [];
  constructor(bytes2, parts) {
    super(bytes2);
    this.#parts = parts;
  }
  /** Called by Node for each view. */
  _readHostObject() {
    const type = this.readUint32();
    const range = { byteOffset: this.readDouble(), byteLength: this.readDouble() };
    const index = this.readUint32();
    const buffer = this.#buffers[index] ?? this.#readBuffer();
    this.#buffers[index] = buffer;
    return makeView(type, buffer, range);
  }
  #readBuffer() {
    if (this.readUint32() === 0) return Uint8Array.from(this.readRawBytes(this.readUint32())).buffer;
    const part = this.#parts[this.#partsRead];
    if (part === void 0) throw new RangeError("A part of the message is missing");
    this.#partsRead += 1;
    return part;
  }
};
var FRAME_HEADER_BYTES = 8;
var MIX = 1836082802;
var MAX_FRAME_BYTES = 2 ** 32 - 1;
function encodeFrame(message) {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(message);
  return frameOf(serializer.releaseBuffer());
}
function frameOf(body) {
  if (body.byteLength > MAX_FRAME_BYTES) {
    throw new RangeError(`A message of ${body.byteLength} bytes is over the limit of ${MAX_FRAME_BYTES}`);
  }
  const frame = Buffer.allocUnsafe(FRAME_HEADER_BYTES + body.byteLength);
  frame.writeUInt32LE(body.byteLength);
  frame.writeUInt32LE((body.byteLength ^ MIX) >>> 0, 4);
  frame.set(body, FRAME_HEADER_BYTES);
  return frame;
}
function frameLength(bytes2, at2) {
  const length = bytes2.readUInt32LE(at2);
  if (bytes2.readUInt32LE(at2 + 4) !== (length ^ MIX) >>> 0) throw damaged(bytes2.subarray(at2, at2 + FRAME_HEADER_BYTES));
  return length;
}
var FrameReader = class {
  #decode;
  #chunks = [];
  #length = 0;
  /** @param decode - Turns the bytes of a message into the message. */
  constructor(decode = readPlain2) {
    this.#decode = decode;
  }
  /**
   * Yields the messages that are complete once `bytes` have arrived, in order.
   *
   * @throws {@link MessageFormatError} at a message that is damaged; nothing that follows can be read.
   */
  *read(bytes2) {
    this.#chunks.push(bytes2);
    this.#length += bytes2.byteLength;
    while (this.#length >= FRAME_HEADER_BYTES) {
      const bodyBytes = this.#peekLength();
      if (this.#length < FRAME_HEADER_BYTES + bodyBytes) break;
      yield this.#take(bodyBytes);
    }
  }
  #peekLength() {
    const [first] = this.#chunks;
    return frameLength(first !== void 0 && first.byteLength >= FRAME_HEADER_BYTES ? first : this.#join(), 0);
  }
  #take(bodyBytes) {
    const [first] = this.#chunks;
    const end = FRAME_HEADER_BYTES + bodyBytes;
    const all = first !== void 0 && first.byteLength >= end ? first : this.#join();
    this.#length -= end;
    if (all.byteLength === end) this.#chunks.shift();
    else this.#chunks[0] = all.subarray(end);
    const body = all.subarray(FRAME_HEADER_BYTES, end);
    return readingMessage(body, () => this.#decode(body));
  }
  #join() {
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
};
function readPlain2(body) {
  const reader = new Deserializer(body);
  reader.readHeader();
  return reader.readValue();
}

// dist/chunk-AHRPKRJL.js
function isToGuest(message) {
  return isTyped(message);
}
function isTyped(message) {
  return typeof message === "object" && message !== null && "type" in message;
}
var PART_PREFIX = `${OWN_PREFIX}part-`;
function encodePartFrames(message) {
  const serializer = serialize(message, LARGE_BYTES);
  if (serializer.parts.length === 0) return { frames: [frameOf(serializer.releaseBuffer())], blocks: [] };
  const blocks = [];
  try {
    for (const part of serializer.parts) blocks.push(blockOf(part));
  } catch {
    close(blocks);
    return { frames: [frameOf(serialize(message, Number.POSITIVE_INFINITY).releaseBuffer())], blocks: [] };
  }
  const notice = { type: "parts", names: blocks.map(({ name }) => name) };
  return { frames: [encodeFrame(notice), frameOf(serializer.releaseBuffer())], blocks };
}
var PartFrameReader = class {
  #frames = new FrameReader((body) => this.#decode(body));
  #parts = [];
  #decode(body) {
    const deserializer = new PartDeserializer(body, this.#parts);
    this.#parts = [];
    deserializer.readHeader();
    const message = deserializer.readValue();
    if (isNotice(message)) this.#parts = message.names.map(takeBlock);
    return message;
  }
  /**
   * Yields the messages that are complete once `bytes` have arrived, in order.
   *
   * @throws {@link MessageFormatError} at a message that is damaged; nothing that follows can be read.
   */
  *read(bytes2) {
    for (const message of this.#frames.read(bytes2)) if (!isNotice(message)) yield message;
  }
};
function close(blocks) {
  for (const block of blocks) {
    libc().unlinkShared(block.name);
    block.close();
  }
}
function serialize(message, partBytes) {
  const serializer = new PartSerializer(partBytes);
  serializer.writeHeader();
  serializer.writeValue(message);
  return serializer;
}
function blockOf(part) {
  const block = createBlock(`${PART_PREFIX}${nodeCrypto().randomBytes(8).toString("hex")}`, part.byteLength);
  new Uint8Array(block.buffer).set(part);
  keepUnderWay(block.name);
  return block;
}
function takeBlock(name) {
  const block = attachBlock(name);
  const copy = block.buffer.slice(0);
  close([block]);
  return copy;
}
function isNotice(message) {
  return typeof message === "object" && message !== null && "type" in message && message.type === "parts" && "names" in message && Array.isArray(message.names) && message.names.every((name) => typeof name === "string" && name.startsWith(PART_PREFIX));
}
var PartsUnderWay = class {
  #blocks = [];
  add(blocks) {
    if (blocks.length > 0) this.#blocks.push(...blocks);
  }
  /** Lets go of what has been read. */
  forgetRead() {
    if (this.#blocks.length === 0) return;
    const { read: read2 = [], unread = [] } = Object.groupBy(this.#blocks, (block) => isUnread(block) ? "unread" : "read");
    close(read2);
    this.#blocks = unread;
  }
  /** Lets go of everything, as nobody will read it any more. */
  close() {
    close(this.#blocks);
    this.#blocks = [];
  }
};
function isUnread({ name }) {
  return existsSync(`${SHARED_DIRECTORY}/${name}`);
}

// dist/chunk-S2N7RX3B.js
var slot = sharedSlot("task-context");
var RunningTaskContext = class {
  workerId;
  attempt;
  /** A function of its own, so that it can be taken out of the context. */
  progress;
  #controller;
  constructor(workerId, attempt, report) {
    this.workerId = workerId;
    this.attempt = attempt;
    this.progress = (fraction) => {
      if (!(fraction >= 0 && fraction <= 1))
        throw new OptionRangeError(`progress takes a number from 0 to 1, got ${fraction}`);
      report(fraction);
    };
  }
  get signal() {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }
  abort(reason) {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
  }
};
function enterTasks(runner) {
  slot.value = runner;
}

// dist/chunk-7ELPNYIP.js
var slot2 = sharedSlot("modules-loading");
async function loadingModules(load3) {
  slot2.value = (slot2.value ?? 0) + 1;
  try {
    return await load3();
  } finally {
    slot2.value = (slot2.value ?? 1) - 1;
  }
}
var slot22 = sharedSlot("identity");
function assumeIdentity(identity2, argv) {
  slot22.value = identity2;
  process.argv = [process.execPath, ...argv];
}
var TASK_COUNT = 0;
var OUTCOME_HEAD = 1;
var MAY_SPIN = 2;
var OUTCOME_COUNT = 32;
var NEWS = 33;
var HOST_ASLEEP = 64;
var GUEST_ASLEEP = 96;
var GUEST_NEEDS_ROOM = 97;
var HEAD_BYTES = 512;
var GO_ROUND = -1;
var THREAD_LANE = { taskBytes: 4 * 1024 * 1024, outcomeBytes: 4 * 1024 * 1024 };
var PROCESS_LANE = { taskBytes: 16 * 1024 * 1024, outcomeBytes: 16 * 1024 * 1024 };
var POSTED_LANE = { taskBytes: 64 * 1024, outcomeBytes: 64 * 1024 };
function laneBytes({ taskBytes, outcomeBytes }) {
  return HEAD_BYTES + taskBytes + outcomeBytes;
}
function taskRegion({ taskBytes }) {
  return { start: HEAD_BYTES, byteLength: taskBytes };
}
function outcomeRegion({ taskBytes, outcomeBytes }) {
  return { start: HEAD_BYTES + taskBytes, byteLength: outcomeBytes };
}
function aligned(bytes2) {
  return bytes2 + 7 & ~7;
}
function openLane(address) {
  switch (address.type) {
    case "buffer":
      return viewsOf(address.buffer, THREAD_LANE);
    case "file":
      return mapFile(address.path);
    case "posted":
      return createPostedLane().memory;
  }
}
function createPostedLane() {
  const memory = viewsOf(new ArrayBuffer(laneBytes(POSTED_LANE)), POSTED_LANE);
  return { memory: { ...memory, isShared: false }, address: { type: "posted" }, forgetAddress, close: close2 };
}
function mapFile(path) {
  const byteLength = laneBytes(PROCESS_LANE);
  const fd = openSync(path, "r+");
  const address = libc().map(fd, byteLength);
  closeSync(fd);
  if (address < 0) throw systemError("mmap", path, -address);
  return viewsOf(libc().view(address, byteLength), PROCESS_LANE);
}
function viewsOf(buffer, size) {
  const cells = new Int32Array(buffer);
  return { size, cells, numbers: new Float64Array(buffer), bytes: Buffer.from(buffer), isShared: true };
}
function forgetAddress() {
}
function close2() {
}
var MAX_BYTES2 = 64 * 2 ** 20;
var MAX_COUNT = 1e3;
var RecentFunctions = class {
  /** Bytes that each function holds, the one used longest ago first. */
  #sizes = /* @__PURE__ */ new Map();
  #bytes = 0;
  #newest;
  /** Notes that a function is used again; returns whether it is one of them. */
  use(fn) {
    if (fn === this.#newest) return true;
    const bytes2 = this.#sizes.get(fn);
    if (bytes2 === void 0) return false;
    this.#sizes.delete(fn);
    this.#put(fn, bytes2);
    return true;
  }
  /** Adds a function, and returns those that there is no room for any more. */
  add(fn, bytes2) {
    this.#drop(fn);
    this.#put(fn, bytes2);
    this.#bytes += bytes2;
    const dropped = [];
    for (const oldest of this.#sizes.keys()) {
      if (this.#sizes.size === 1 || this.#bytes <= MAX_BYTES2 && this.#sizes.size <= MAX_COUNT) break;
      this.#drop(oldest);
      dropped.push(oldest);
    }
    return dropped;
  }
  #put(fn, bytes2) {
    this.#sizes.set(fn, bytes2);
    this.#newest = fn;
  }
  #drop(fn) {
    this.#bytes -= this.#sizes.get(fn) ?? 0;
    this.#sizes.delete(fn);
  }
};
var BYTES_PER_NODE = 64;
var BYTES_PER_PART = 16;
function sizeOf(callable) {
  if (callable.type !== "value") return 0;
  return callable.nodes.reduce((bytes2, node) => bytes2 + sizeOfNode(node), 0);
}
function sizeOfNode({ kind, parts }) {
  let bytes2 = BYTES_PER_NODE + parts.length * BYTES_PER_PART;
  for (const part of parts) if (typeof part === "string") bytes2 += part.length;
  if (kind.type === "buffer") bytes2 += kind.bytes.byteLength;
  if (kind.type === "function") bytes2 += kind.code.source.length;
  if (kind.type === "object" && kind.base.type === "bytes") bytes2 += kind.base.bytes.byteLength;
  return bytes2;
}
var CELLS = { outcomes: HOST_ASLEEP, tasks: GUEST_ASLEEP, room: GUEST_NEEDS_ROOM };
var Bell = class {
  #cells;
  #cell;
  constructor({ cells }, of) {
    this.#cells = cells;
    this.#cell = CELLS[of];
  }
  /** Says that it must be rung from now on; whoever sleeps looks once more after this. */
  sleep() {
    Atomics.store(this.#cells, this.#cell, 1);
  }
  /** Says that it looks by itself. */
  wake() {
    Atomics.store(this.#cells, this.#cell, 0);
  }
  /** Says that a message is on its way that wakes it as a ring would. */
  spare() {
    Atomics.store(this.#cells, this.#cell, 0);
  }
  /** Tells whether it must be rung, which is then up to whoever asked. */
  mustRing() {
    return Atomics.load(this.#cells, this.#cell) === 1 && Atomics.exchange(this.#cells, this.#cell, 0) === 1;
  }
};
function isPacked(value) {
  return "body" in value;
}
function forThread({ posted, moved }) {
  if (!isPacked(posted)) return { posted, moved };
  const parts = posted.parts.map((part) => moved.has(part.buffer) ? part : new Uint8Array(part.buffer.slice(0)));
  const memory = /* @__PURE__ */ new Set([...moved, ...parts.map(({ buffer }) => buffer)]);
  const { body } = posted;
  if (body.byteLength >= LARGE_BYTES && body.buffer instanceof ArrayBuffer) memory.add(body.buffer);
  return { posted: { ...posted, parts }, moved: memory };
}
var FEWEST_ENTRIES = 64;
var ENTRIES_PER_FRACTION = 8;
var CHARACTERS_PER_ENTRY = 64;
var SAMPLE = 256;
var MAX_DEPTH3 = 32;
var MAX_OBJECTS2 = 2 ** 23;
function recordsAsJson(value) {
  if (isPrimitive(value) || hasJsonHooks() || !new Records().isOneOfThem(value)) return void 0;
  try {
    return Buffer.from(JSON.stringify(value));
  } catch {
    return void 0;
  }
}
function readRecords(bytes2) {
  return JSON.parse(Buffer.from(bytes2.buffer, bytes2.byteOffset, bytes2.byteLength).toString());
}
function hasJsonHooks() {
  return "toJSON" in Object.prototype || "toJSON" in Array.prototype;
}
var Records = class {
  #seen = /* @__PURE__ */ new Set();
  #values = 0;
  #entries = 0;
  #fractions = 0;
  #characters = 0;
  isOneOfThem(value) {
    return this.#isKept(value, 0) && this.#entries >= FEWEST_ENTRIES && this.#isQuick();
  }
  #isQuick() {
    const entries = this.#entries;
    return entries * 2 >= this.#values && entries >= this.#fractions * ENTRIES_PER_FRACTION && this.#characters <= entries * CHARACTERS_PER_ENTRY;
  }
  #isKept(value, depth) {
    this.#values += 1;
    if (this.#values % SAMPLE === 0 && !this.#isQuick()) return false;
    switch (typeof value) {
      case "string":
        this.#characters += value.length;
        return true;
      case "number":
        return this.#isKeptNumber(value);
      case "boolean":
        return true;
      case "object":
        return value === null || this.#isKeptObject(value, depth + 1);
      case "undefined":
      case "bigint":
      case "function":
      case "symbol":
        return false;
    }
  }
  #isKeptNumber(value) {
    if ((value | 0) === value) return !Object.is(value, -0);
    this.#fractions += 1;
    return Number.isFinite(value);
  }
  #isKeptObject(value, depth) {
    const seen2 = this.#seen.size;
    if (depth > MAX_DEPTH3 || seen2 === MAX_OBJECTS2 || this.#seen.add(value).size === seen2) return false;
    if (types.isProxy(value)) return false;
    if (Object.getOwnPropertySymbols(value).length > 0) return false;
    const prototype = Object.getPrototypeOf(value);
    if (hasEntries(value, prototype)) return !(TAG in value) && this.#areKeptEntries(value, depth);
    return prototype === Array.prototype && Array.isArray(value) && this.#areKeptElements(value, depth);
  }
  #areKeptEntries(value, depth) {
    for (const key in value) {
      this.#entries += 1;
      if (!this.#isKept(value[key], depth)) return false;
    }
    return true;
  }
  #areKeptElements(array, depth) {
    if (hasOtherKeys(array)) return false;
    for (let position = 0; position < array.length; position++) if (!this.#isKept(array[position], depth)) return false;
    return true;
  }
};
function hasEntries(_value, prototype) {
  return prototype === Object.prototype;
}
var PLAIN = 1;
var CLONE = 2;
var CODED = 3;
var WITH_PARTS = 4;
var POSTED = 8;
var RECORDS = 16;
var POSTED_BYTES = 4;
var NOTHING2 = /* @__PURE__ */ new Set();
function encodeLaneValue(value, path, options) {
  const plain = writePlain(value, 0);
  if (plain !== void 0) {
    const columns2 = takeColumns();
    if (columns2.length === 0) return { kind: PLAIN, chunks: [plain], byteLength: plain.byteLength };
    return fit({ kind: PLAIN, body: new Uint8Array(plain), parts: columns2 }, NOTHING2, options);
  }
  const records = recordsAsJson(value);
  if (records !== void 0) return fit({ kind: RECORDS, body: records, parts: [] }, NOTHING2, options);
  const memory = { parts: [], moved: /* @__PURE__ */ new Set() };
  const encoded = encodeValue(value, path, { ...options, memory });
  const moved = options.moves ? memory.moved : NOTHING2;
  const { parts } = memory;
  const isHandedOver = options.sharesMemory && moved.size > 0 && parts.length > 0;
  const packed = isHandedOver ? void 0 : pack(encoded, parts);
  return packed === void 0 ? { posted: { ...encoded, parts }, moved } : fit(packed, moved, options);
}
function postedAs(number) {
  return {
    kind: POSTED,
    chunks: [Uint8Array.from([number, number >> 8, number >> 16, number >> 24])],
    byteLength: POSTED_BYTES
  };
}
function writeLaneValue({ chunks, moved }, bytes2, position) {
  let at2 = position;
  for (const chunk of chunks) {
    bytes2.set(chunk, at2);
    at2 = aligned(at2 + chunk.byteLength);
  }
  if (moved !== void 0) for (const memory of moved) memory.transfer(0);
}
function postedNumber(bytes2, at2, kind) {
  return kind === POSTED ? bytes2.readInt32LE(at2) : void 0;
}
function readLaneValue(bytes2, range, kind) {
  if (kind === PLAIN) return { value: readPlain(bytes2, range), coded: false };
  const own = bytes2.subarray(range.at, range.at + range.byteLength);
  return readingMessage(own, () => {
    const { body, parts } = piecesIn(own, kind);
    return kind === (PLAIN | WITH_PARTS) ? readWithColumns(body, { columns: parts, isOwn: false }) : unpack({ kind: kind & ~WITH_PARTS, body, parts: parts.map(ownCopyOf) });
  });
}
function readPostedValue(posted) {
  return isPacked(posted) ? readingMessage(posted.body, () => unpack(posted)) : posted;
}
function unpack({ kind, body, parts }) {
  if (kind === PLAIN) return readWithColumns(body, { columns: parts, isOwn: true });
  if (kind === RECORDS) return { value: readRecords(body), coded: false };
  const deserializer = new Deserializer(body);
  deserializer.readHeader();
  const value = deserializer.readValue();
  return { value, coded: (kind & CODED) === CODED, parts: parts.map(({ buffer }) => buffer) };
}
function pack({ value, coded }, memory) {
  const serializer = new Serializer();
  try {
    serializer.writeHeader();
    serializer.writeValue(value);
  } catch {
    return void 0;
  }
  const parts = memory.map((part) => new Uint8Array(part));
  return { kind: coded ? CODED : CLONE, body: serializer.releaseBuffer(), parts };
}
function fit(packed, moved, { longest }) {
  const { kind, body, parts } = packed;
  if (parts.length === 0 && body.byteLength <= longest)
    return { kind, chunks: [body], byteLength: body.byteLength, moved };
  const chunks = piecesOf(body, parts);
  const byteLength = chunks.reduce((sum, chunk) => aligned(sum) + chunk.byteLength, 0);
  return byteLength > longest ? { posted: packed, moved } : { kind: kind | WITH_PARTS, chunks, byteLength, moved };
}
function readWithColumns(body, beside2) {
  const bytes2 = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return { value: readPlain(bytes2, { at: 0, byteLength: bytes2.byteLength }, beside2), coded: false };
}
function piecesIn(bytes2, kind) {
  if ((kind & WITH_PARTS) === 0) return { body: bytes2, parts: [] };
  return partsIn(bytes2, (start, end) => bytes2.subarray(start, end));
}
var offset = Number(process.hrtime.bigint()) / 1e6 - performance.now();
function sharedNow() {
  return performance.now() + offset;
}
var OUTCOME_TYPES = ["result", "error", "progress"];
var LENGTH = 0;
var SEQUENCE = 1;
var ITEM = 2;
var TYPE = 3;
var KIND = 4;
var AFTER = 5;
var FIGURE = 3;
var OUTCOME_HEAD_BYTES = 32;
var FIRST_BYTES = 128 * 1024;
var RingSpace = class {
  /** The longest record that always finds room once the ring is empty. */
  longest;
  #cells;
  #region;
  #end;
  #tail;
  constructor(cells, region) {
    this.#cells = cells;
    this.#region = region;
    this.#tail = region.start;
    this.#end = region.start + Math.min(FIRST_BYTES, region.byteLength);
    this.longest = (region.byteLength >> 1) - 16;
  }
  /** Where the next record would begin. */
  get tail() {
    return this.#tail;
  }
  /**
   * Finds room for a record of so many bytes at least.
   *
   * @param head - Where the first record begins that is still needed; the tail when there is none.
   * @returns Where it goes, and how many bytes it may have; undefined when there is no room.
   */
  find(bytes2, head) {
    const tail = this.#tail;
    if (tail < head) return this.#fit(tail, head - 8, bytes2);
    const here2 = this.#fit(tail, this.#end - 8, bytes2);
    return here2 ?? this.#fit(this.#region.start, head - 8, bytes2) ?? this.#grow(bytes2);
  }
  /** Takes the room that `find` has found. */
  take(at2, bytes2) {
    if (at2 < this.#tail) this.#cells[this.#tail >> 2] = GO_ROUND;
    this.#tail = at2 + aligned(bytes2);
  }
  /** Begins again at the start of the ring, as nothing in it is needed any more. */
  restart() {
    this.#tail = this.#region.start;
  }
  #grow(bytes2) {
    const whole = this.#region.start + this.#region.byteLength;
    const wanted = Math.min(whole, this.#tail + aligned(2 * bytes2) + 8);
    const found = this.#fit(this.#tail, wanted - 8, bytes2);
    if (found !== void 0) this.#end = Math.max(this.#end, wanted);
    return found;
  }
  #fit(at2, end, bytes2) {
    return at2 + bytes2 <= end ? { at: at2, room: end - at2 } : void 0;
  }
};
var LENGTH2 = 0;
var SEQUENCE2 = 1;
var STARTED = 2;
var ENDED2 = 3;
var FUNCTION = 4;
var COUNT = 5;
var FLAGS = 6;
var ATTEMPT = 7;
var ARITY = 8;
var AFTER2 = 9;
var GROUP = 10;
var FORGETS = 11;
var STARTED_AT = 6;
var BUSY_MS = 7;
var MEMORY_BYTES = 8;
var COPY_MS = 9;
var GC_MS = 10;
var TASK_HEAD_BYTES = 88;
var VALUE_HEAD_BYTES = 8;
var CUT = 1 << 30;
var SPREADS = 1;
var STOPS_ON_ERROR = 2;
var NUMBERS = 4;
var TIMED = 8;
var WATCHED = 16;
var MEASURED = 32;
var TaskRecord = class {
  /** Position in the memory. */
  at;
  memory;
  #cells;
  #base;
  #numbers;
  constructor(memory, at2) {
    this.memory = memory;
    this.at = at2;
    this.#cells = memory.cells;
    this.#base = at2 >> 2;
    this.#numbers = at2 >> 3;
  }
  /** Writes all but the inputs. */
  write(head, sequence, shape) {
    const cells = this.#cells;
    const base = this.#base;
    cells[base + LENGTH2] = shape.byteLength;
    cells[base + SEQUENCE2] = sequence;
    cells[base + STARTED] = 0;
    cells[base + ENDED2] = 0;
    cells[base + FUNCTION] = head.fn;
    cells[base + COUNT] = shape.count;
    const isNumbers = shape.arity > 0;
    cells[base + FLAGS] = (head.spreads ? SPREADS : 0) | (head.stopsOnError ? STOPS_ON_ERROR : 0) | (isNumbers ? NUMBERS : 0) | (head.isTimed ? TIMED : 0) | (head.isWatched ? WATCHED : 0) | (head.isMeasured ? MEASURED : 0);
    cells[base + GROUP] = head.group;
    cells[base + FORGETS] = head.forgets;
    cells[base + ATTEMPT] = head.attempt;
    cells[base + ARITY] = shape.arity;
    cells[base + AFTER2] = head.after;
    this.startedAt = 0;
  }
  get byteLength() {
    return this.#cell(LENGTH2);
  }
  /** Whether the length fits what is said to be in it. */
  get isWhole() {
    const { count, arity, byteLength } = this;
    if (count < 0 || arity < 0) return false;
    const inputBytes = byteLength - TASK_HEAD_BYTES;
    return arity === 0 ? inputBytes >= VALUE_HEAD_BYTES * count : inputBytes === 8 * count * arity;
  }
  get sequence() {
    return this.#cell(SEQUENCE2);
  }
  get fn() {
    return this.#cell(FUNCTION);
  }
  get forgets() {
    return this.#cell(FORGETS);
  }
  get count() {
    return this.#cell(COUNT);
  }
  get attempt() {
    return this.#cell(ATTEMPT);
  }
  /** How many numbers make an input; 0 when inputs are not numbers. */
  get arity() {
    return this.#cell(ARITY);
  }
  get after() {
    return this.#cell(AFTER2);
  }
  get spreads() {
    return (this.#cell(FLAGS) & SPREADS) !== 0;
  }
  get stopsOnError() {
    return (this.#cell(FLAGS) & STOPS_ON_ERROR) !== 0;
  }
  get isTimed() {
    return (this.#cell(FLAGS) & TIMED) !== 0;
  }
  get isWatched() {
    return (this.#cell(FLAGS) & WATCHED) !== 0;
  }
  get isMeasured() {
    return (this.#cell(FLAGS) & MEASURED) !== 0;
  }
  get group() {
    return this.#cell(GROUP);
  }
  /** Where inputs that are numbers begin in `memory.numbers`; the result of a task goes where its first input was. */
  get slots() {
    return this.at + TASK_HEAD_BYTES >> 3;
  }
  /** How many tasks the worker has started. */
  get started() {
    return Atomics.load(this.#cells, this.#base + STARTED) & ~CUT;
  }
  /** Starts the task with this number; returns false when it may not be. For the worker. */
  start(item) {
    return Atomics.compareExchange(this.#cells, this.#base + STARTED, item, item + 1) === item;
  }
  /** Has nothing more started, and returns how many tasks were. For the host. */
  cut() {
    const cell = this.#base + STARTED;
    for (; ; ) {
      const started = Atomics.load(this.#cells, cell);
      if ((started & CUT) !== 0 || Atomics.compareExchange(this.#cells, cell, started, started | CUT) === started)
        return started & ~CUT;
    }
  }
  /** Whether the worker has done with it. */
  get hasEnded() {
    return Atomics.load(this.#cells, this.#base + ENDED2) === 1;
  }
  /** Says that nothing of it runs any more, and nothing will. For the worker. */
  end({ busyMs, copyMs, gcMs, memoryBytes }) {
    this.memory.numbers[this.#numbers + BUSY_MS] = busyMs;
    this.memory.numbers[this.#numbers + COPY_MS] = copyMs;
    this.memory.numbers[this.#numbers + GC_MS] = gcMs;
    this.memory.numbers[this.#numbers + MEMORY_BYTES] = memoryBytes;
    Atomics.store(this.#cells, this.#base + ENDED2, 1);
  }
  /** For how long its tasks ran, in milliseconds. */
  get busyMs() {
    return this.memory.numbers[this.#numbers + BUSY_MS] ?? 0;
  }
  /** How much of that went into reading inputs and writing results, in milliseconds. */
  get copyMs() {
    return this.memory.numbers[this.#numbers + COPY_MS] ?? 0;
  }
  /** For how long the worker collected garbage since the record before, in milliseconds. */
  get gcMs() {
    return this.memory.numbers[this.#numbers + GC_MS] ?? 0;
  }
  /** Memory of the worker when it ended the record. */
  get memoryBytes() {
    return this.memory.numbers[this.#numbers + MEMORY_BYTES] ?? 0;
  }
  /** When the running task was started, or a little before that; in milliseconds of the shared clock, 0 if none was. */
  get startedAt() {
    return this.memory.numbers[this.#numbers + STARTED_AT] ?? 0;
  }
  set startedAt(at2) {
    this.memory.numbers[this.#numbers + STARTED_AT] = at2;
  }
  /** Returns a copy of all of it, for a worker with memory of its own. */
  copy() {
    return this.#copyOf(this.byteLength);
  }
  /** Returns a copy of what the worker changes, for a host with memory of its own. */
  copyState() {
    return this.#copyOf(this.arity === 0 ? TASK_HEAD_BYTES : this.byteLength);
  }
  /** Takes over what the worker has changed. */
  takeState(state) {
    this.memory.bytes.set(state, this.at);
  }
  #copyOf(byteLength) {
    return Uint8Array.from(this.memory.bytes.subarray(this.at, this.at + byteLength));
  }
  #cell(index) {
    return this.#cells[this.#base + index] ?? 0;
  }
};

// dist/chunk-YOGR2O4F.js
var builtIn7 = /* @__PURE__ */ process.getBuiltinModule("node:vm");
var Script = /* @__PURE__ */ (() => builtIn7.Script)();
var constants2 = /* @__PURE__ */ (() => builtIn7.constants)();
var isWarm = false;
function scriptThatImports(text, place) {
  if (!isWarm) warmUp();
  return compile(text, place);
}
function compile(text, place) {
  return new Script(text, { ...place, importModuleDynamically: constants2.USE_MAIN_CONTEXT_DEFAULT_LOADER });
}
function warmUp() {
  isWarm = true;
  const importer = functionMadeBy(
    compile("() => import('node:path')", {
      filename: import.meta.url
    })
  );
  withoutWarnings(() => Reflect.apply(importer, void 0, []));
}
function functionMadeBy(script) {
  const made = script.runInThisContext();
  if (typeof made !== "function") throw new TypeError(`A script made ${typeof made} instead of a function`);
  return made;
}
var MAX_PADDING = 1e3;
function compileFunction({ code: code2, constants: known2, late, self }) {
  const place = { filename: code2.url, lineOffset: code2.line - 1 };
  const script = scriptThatImports(factoryText({ code: code2, constants: known2, late, self }), place);
  const factory = functionMadeBy(script);
  const setters = bareRecord();
  const made = Reflect.apply(factory, void 0, [known2, setters]);
  const fn = code2.form === "expression" ? made : memberOf(made, code2.form);
  if (typeof fn !== "function") throw new TypeError(`The source of a function made ${typeof fn}`);
  return { fn, setters };
}
function factoryText({ code: code2, constants: known2, late, self }) {
  const { prefix, source, strict, column, form } = code2;
  const lines = [`(function (${prefix}, ${prefix}Set) {`];
  if (strict) lines.push('"use strict";');
  for (const name of Object.keys(known2)) lines.push(`const ${name} = ${prefix}.${name};`);
  for (const name of late) lines.push(`let ${name}; ${prefix}Set.${name} = (value) => { ${name} = value };`);
  const [open, close3] = form === "expression" ? ["(", ")"] : ["({", "})"];
  lines.push(self === void 0 ? `return ${open}` : `const ${self} = ${open}`);
  const end = self === void 0 ? close3 : `${close3}; return ${self}`;
  return `${lines.join(" ")}
${" ".repeat(Math.min(column, MAX_PADDING))}${source}
${end}})`;
}
function memberOf(holder, form) {
  const [descriptor = {}] = Object.values(Object.getOwnPropertyDescriptors(holder));
  const [getter, setter] = accessorsOf(descriptor) ?? [];
  if (form === "getter") return getter;
  return form === "setter" ? setter : descriptor.value;
}
function bareRecord() {
  const record = {};
  Reflect.setPrototypeOf(record, null);
  return record;
}
function makeObject({ base }, items) {
  switch (base.type) {
    case "plain":
      return {};
    case "null":
      return makeBare();
    case "variables":
      return makeVariables();
    case "array":
      return [];
    case "map":
      return /* @__PURE__ */ new Map();
    case "set":
      return /* @__PURE__ */ new Set();
    case "date":
      return new Date(base.time);
    case "regexp":
      return Object.assign(new RegExp(base.source, base.flags), { lastIndex: base.lastIndex });
    case "error":
      return makeError(base.className);
    case "boxed":
      return makeBoxed(base.value);
    case "url":
      return new URL(base.href);
    case "bytes":
      return Buffer.from(base.bytes);
    case "view":
      return makeView2(base, items[0]);
    default:
      return base;
  }
}
function fillItems(target, items, isHole2) {
  if (Array.isArray(target)) {
    target.length = items.length;
    for (let index = 0; index < items.length; index++) if (!isHole2(index)) target[index] = items[index];
  } else if (target instanceof Map) {
    for (let index = 0; index < items.length; index += 2) target.set(items[index], items[index + 1]);
  } else if (target instanceof Set) for (const item of items) target.add(item);
}
function makeError(className) {
  const error = new Error();
  const prototype = basePrototypeOf({ type: "error", className });
  Object.setPrototypeOf(error, typeof prototype === "object" ? prototype : Error.prototype);
  return error;
}
function makeView2({ view, byteOffset, length }, buffer) {
  const cls = Reflect.get(globalThis, view);
  if (typeof cls !== "function") throw new TypeError(`There is no ${view} here`);
  const made = Reflect.construct(cls, [buffer, byteOffset, length]);
  if (typeof made !== "object" || made === null) throw new TypeError(`There is no ${view} here`);
  return made;
}
function makeBare() {
  const bare = {};
  Reflect.setPrototypeOf(bare, null);
  return bare;
}
function makeBoxed(value) {
  const boxed = Object(value);
  return typeof boxed === "object" && boxed !== null ? boxed : {};
}
var CONDITIONS = /* @__PURE__ */ new Set(["node", "import", "module-sync", "node-addons", "default"]);
function resolveExport(specifier, base) {
  const [, name, rest = ""] = /^((?:@[^/]+\/)?[^/@]+)(\/.*)?$/.exec(specifier) ?? [];
  const path = name === void 0 ? void 0 : findPackageJSON(name, base);
  if (path === void 0) return void 0;
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const exported = isRecord(manifest) ? manifest["exports"] : void 0;
  if (exported === void 0 || exported === null) return void 0;
  const target = matchSubpath(exported, `.${rest}`);
  return target === void 0 ? void 0 : new URL(target, pathToFileURL(path)).href;
}
function matchSubpath(exported, subpath) {
  if (!isRecord(exported) || !Object.keys(exported).some((key) => key.startsWith("."))) {
    return subpath === "." ? targetOf(exported, "") : void 0;
  }
  if (Object.hasOwn(exported, subpath)) return targetOf(exported[subpath], "");
  for (const pattern of Object.keys(exported).toSorted((a, b) => b.length - a.length)) {
    const [before = "", after] = pattern.split("*");
    if (after === void 0 || !subpath.startsWith(before) || !subpath.endsWith(after)) continue;
    return targetOf(exported[pattern], subpath.slice(before.length, subpath.length - after.length));
  }
  return void 0;
}
function targetOf(target, match) {
  if (typeof target === "string") return target.replaceAll("*", match);
  if (Array.isArray(target)) return target.map((item) => targetOf(item, match)).find((item) => item !== void 0);
  if (!isRecord(target)) return void 0;
  for (const [condition, value] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? targetOf(value, match) : void 0;
    if (found !== void 0) return found;
  }
  return void 0;
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function makeImportMeta(url) {
  const meta = { url, main: false, resolve: (specifier) => resolveFrom(url, specifier) };
  if (!url.startsWith("file:")) return meta;
  const filename = fileURLToPath(url);
  return { ...meta, filename, dirname: dirname(filename) };
}
function resolveFrom(url, specifier) {
  if (/^\.{0,2}\//.test(specifier)) return new URL(specifier, url).href;
  if (isBuiltin(specifier)) return specifier.startsWith("node:") ? specifier : `node:${specifier}`;
  if (URL.canParse(specifier)) return specifier;
  return resolveExport(specifier, url) ?? pathToFileURL(createRequire(url).resolve(specifier)).href;
}
var importers = /* @__PURE__ */ new Map();
function importerFor(url) {
  const known2 = importers.get(url);
  if (known2 !== void 0) return known2;
  const script = scriptThatImports("(specifier, options) => import(specifier, options)", { filename: url });
  const run = functionMadeBy(script);
  const importer = async (specifier, options) => {
    const namespace = await Reflect.apply(run, void 0, [specifier, options]);
    if (typeof namespace !== "object" || namespace === null) throw new TypeError(`${specifier} is no module`);
    return namespace;
  };
  importers.set(url, importer);
  return importer;
}
var MAX_ENVIRONMENTS = 1e3;
var environments = /* @__PURE__ */ new Map();
function receiverEnvironment({ id }) {
  const known2 = environments.get(id) ?? { variables: makeVariables(), versions: /* @__PURE__ */ new Map() };
  environments.delete(id);
  environments.set(id, known2);
  const [oldest] = environments.keys();
  if (environments.size > MAX_ENVIRONMENTS && oldest !== void 0) environments.delete(oldest);
  return known2;
}
function setParts(target, parts, source) {
  for (let index = 0; index < parts.length; index += 2) {
    const key = source.valueOf(parts[index]);
    if (typeof key === "string" || typeof key === "symbol") {
      Object.defineProperty(target, key, descriptorOf(parts[index + 1], source));
    }
  }
}
function descriptorOf(part, { nodes, valueOf }) {
  const node = typeof part === "object" && part !== null ? nodes[part.node] : void 0;
  if (node?.kind.type === "hidden") return { value: valueOf(node.parts[0]), writable: true, configurable: true };
  if (node?.kind.type !== "accessor")
    return { value: valueOf(part), writable: true, enumerable: true, configurable: true };
  const [get, set] = node.parts.map((accessor) => valueOf(accessor));
  const accessors = { enumerable: true, configurable: true };
  if (isAccessor(get)) accessors.get = get;
  if (isAccessor(set)) accessors.set = set;
  return accessors;
}
function isAccessor(value) {
  return typeof value === "function";
}
var GraphDecoder = class {
  #description;
  #live;
  #values = [];
  #isMade = [];
  /** Functions whose constants are being made. */
  #open = /* @__PURE__ */ new Set();
  /** Done when all objects exist, as they may refer to each other in cycles. */
  #fills = [];
  #freezes = [];
  #environments;
  constructor(description, live2) {
    this.#description = description;
    this.#live = live2;
    this.#environments = description.environments.map((record) => receiverEnvironment(record));
  }
  /** Gives the value of a node that was imported. */
  provide(place, value) {
    this.#values[place] = value;
    this.#isMade[place] = true;
  }
  /** Makes the function of the description. */
  decode() {
    const root = this.#valueAt(this.#description.root);
    for (const [number, { bindings }] of this.#description.environments.entries()) {
      for (const { name, version, value } of bindings)
        this.#setVariable(this.#environments[number], { name, version, value });
    }
    for (const fill2 of this.#fills) fill2();
    for (const object of this.#freezes) Object.freeze(object);
    this.#keep();
    return root;
  }
  /** A variable that this side has set itself stays until the other side changes its own. */
  #setVariable(environment, { name, version, value }) {
    if (environment === void 0 || (environment.versions.get(name) ?? 0) >= version) return;
    environment.versions.set(name, version);
    const property = { value: this.#value(value), writable: true, enumerable: true, configurable: true };
    Object.defineProperty(environment.variables, name, property);
  }
  #keep() {
    for (const [place, value] of this.#values.entries()) {
      const node = this.#description.nodes[place];
      const isObject2 = typeof value === "object" && value !== null || typeof value === "function";
      if (isObject2 && node !== void 0 && isShared(node) && this.#live.get(node.key) !== value)
        this.#live.set(node.key, value);
    }
  }
  #value(captured) {
    return typeof captured === "object" && captured !== null ? this.#valueAt(captured.node) : captured;
  }
  #valueAt(place) {
    if (this.#isMade[place] === true) return this.#values[place];
    const node = this.#description.nodes[place];
    if (node === void 0) return void 0;
    const live2 = isShared(node) ? this.#live.get(node.key) : void 0;
    const value = live2 ?? decodeCaptured(node, { place, decoder: this });
    this.provide(place, value);
    return value;
  }
  /** Makes an object now and fills it later. */
  makeObject(kind, { parts }) {
    const itemsAt = kind.hasClass ? 1 : 0;
    const items = parts.slice(itemsAt, itemsAt + kind.itemCount);
    const object = makeObject(kind, kind.base.type === "view" ? items.map((item) => this.#value(item)) : []);
    this.#fills.push(() => {
      if (kind.hasClass) this.#setClass(object, parts[0]);
      const values = items.map((item) => isHole(item) ? void 0 : this.#value(item));
      fillItems(object, values, (index) => isHole(items[index]));
      this.#setParts(object, parts.slice(itemsAt + kind.itemCount));
    });
    if (kind.frozen) this.#freezes.push(object);
    return object;
  }
  #setClass(object, part) {
    const cls = this.#value(part);
    Object.setPrototypeOf(object, typeof cls === "function" ? instancePrototypeOf(cls) ?? null : null);
  }
  /** Makes an object of the members of a module that are used. */
  makeNamespace({ parts }) {
    const namespace = { __proto__: null };
    this.#fills.push(() => this.#setParts(namespace, parts));
    return namespace;
  }
  makeBound({ parts }) {
    const [target, ...rest] = parts.map((part) => this.#value(part));
    const [boundThis, ...boundArguments] = rest;
    return typeof target === "function" ? target.bind(boundThis, ...boundArguments) : void 0;
  }
  makeFunction(kind, { parts }, place) {
    this.#open.add(place);
    const known2 = { __proto__: null };
    const late = [];
    let self;
    for (const [index, name] of kind.constants.entries()) {
      const part = parts[index];
      if (self === void 0 && isNode(part) && part.node === place) self = name;
      else if (this.#isOpen(part)) late.push(name);
      else known2[name] = this.#value(part);
    }
    for (const [index, number] of kind.environments.entries()) {
      known2[`${kind.code.prefix}Env${index}`] = this.#environments[number]?.variables;
    }
    const { fn, setters } = compileFunction({ code: kind.code, constants: known2, late, self });
    this.#open.delete(place);
    this.#fills.push(() => {
      for (const name of late) setters[name]?.(this.#value(parts[kind.constants.indexOf(name)]));
      const prototypeAt = kind.constants.length;
      const ownAt = prototypeAt + kind.prototypePartCount;
      const prototype = instancePrototypeOf(fn);
      if (prototype !== void 0) this.#setParts(prototype, parts.slice(prototypeAt, ownAt));
      this.#setParts(fn, parts.slice(ownAt));
    });
    if (fn.name !== kind.name) Object.defineProperty(fn, "name", { value: kind.name, configurable: true });
    return fn;
  }
  /** Tells whether something waits for a function that is being made. */
  #isOpen(part) {
    if (!isNode(part)) return false;
    if (this.#open.has(part.node)) return true;
    const node = this.#description.nodes[part.node];
    return node?.kind.type === "bound" && this.#isMade[part.node] !== true && this.#isOpen(node.parts[0]);
  }
  #setParts(target, parts) {
    setParts(target, parts, { nodes: this.#description.nodes, valueOf: (part) => this.#value(part) });
  }
};
function decodeCaptured(node, { place, decoder }) {
  const { kind } = node;
  switch (kind.type) {
    case "function":
      return decoder.makeFunction(kind, node, place);
    case "bound":
      return decoder.makeBound(node);
    case "object":
      return decoder.makeObject(kind, node);
    case "namespace":
      return decoder.makeNamespace(node);
    case "buffer":
    case "shared":
      return kind.bytes;
    case "well-known":
      return resolveWellKnown(kind.path);
    case "symbol":
      return Symbol.for(kind.registryKey);
    case "meta":
      return makeImportMeta(kind.url);
    case "require":
      return createRequire(kind.url);
    case "dynamic-import":
      return (specifier) => importerFor(kind.url)(resolveViteSpecifier(specifier, kind.root));
    case "reference":
    case "import":
    case "thing":
    case "handle":
    case "accessor":
    case "hidden":
      throw new TypeError(`A part of type ${kind.type} is no value of its own`);
    default:
      return kind;
  }
}
function isShared({ kind }) {
  return kind.type === "function" || kind.type === "object" || kind.type === "buffer" || kind.type === "bound";
}
function isNode(part) {
  return typeof part === "object" && part !== null;
}
function isHole(part) {
  return isNode(part) && part.node < 0;
}
var LiveValues = class {
  #values = /* @__PURE__ */ new Map();
  #collected = new FinalizationRegistry((key) => {
    if (this.#values.get(key)?.deref() === void 0) this.#values.delete(key);
  });
  get(key) {
    return this.#values.get(key)?.deref();
  }
  set(key, value) {
    this.#values.set(key, new WeakRef(value));
    this.#collected.register(value, key);
  }
};
async function loadImport(kind, functionName) {
  const { specifier, base, options } = requestOf(kind);
  let namespace;
  try {
    namespace = await importerFor(base)(specifier, options);
  } catch (cause) {
    const reason = `its module ${specifier} cannot be loaded here: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new CaptureError(functionName, reason, { cause });
  }
  return exportOf(namespace, kind, functionName);
}
function requestOf(kind) {
  if (kind.type === "reference") return { specifier: kind.url, base: kind.url, options: void 0 };
  const { attributes } = kind;
  const options = attributes.length === 0 ? void 0 : { with: Object.fromEntries(attributes) };
  return { specifier: kind.specifier, base: kind.base, options };
}
function exportOf(namespace, kind, functionName) {
  const { exportName } = kind;
  if (exportName === "*") return namespace;
  const whole = Reflect.get(namespace, "default");
  if (exportName === "module.exports") return Reflect.get(namespace, exportName) ?? whole;
  const isIndirect = kind.type === "reference" && exportName === "default" && typeof whole === "object";
  if (exportName in namespace && !isIndirect) return Reflect.get(namespace, exportName);
  const isHolder = typeof whole === "object" && whole !== null || typeof whole === "function";
  if (isHolder && exportName in whole) return Reflect.get(whole, exportName);
  const url = kind.type === "reference" ? kind.url : kind.specifier;
  throw new CaptureError(functionName, `module ${url} has no export ${exportName} here`);
}
var live = new LiveValues();
var recent = new RecentFunctions();
async function loadCallable(description) {
  const { name } = description;
  const value = await load2(description);
  if (typeof value === "function") return value;
  throw new CaptureError(name, `it is ${value === null ? "null" : `of type ${typeof value}`} here`);
}
async function load2(description) {
  switch (description.type) {
    case "reference":
      return loadImport(
        { type: "reference", url: description.url, exportName: description.exportName },
        description.name
      );
    case "well-known":
      return resolveWellKnown(description.path);
    case "value":
      return loadByValue(description);
    default:
      return description;
  }
}
async function loadByValue(description) {
  const known2 = live.get(description.nodes[description.root]?.key ?? "");
  const decoder = new GraphDecoder(description, live);
  await takeHandles(description, decoder);
  if (known2 !== void 0 && description.environments.length === 0) return known2;
  const imports = description.nodes.map(async ({ kind }, place) => {
    if (kind.type !== "reference" && kind.type !== "import") return;
    decoder.provide(place, await loadImport(kind, description.name));
  });
  await Promise.all(imports);
  try {
    const fn = decoder.decode();
    if (typeof fn === "function") recent.add(fn, sizeOf(description));
    return fn;
  } catch (cause) {
    if (cause instanceof CaptureError) throw cause;
    const reason = `its source cannot run here: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new CaptureError(description.name, reason, { cause });
  }
}
async function takeHandles({ nodes }, decoder) {
  for (const [place, { kind }] of nodes.entries()) {
    if (kind.type !== "handle") continue;
    if (!isHandleKindKnown(kind.handle.kind)) await import("./handle-kinds-NMNVGUAK.js");
    decoder.provide(place, reviveHandle(kind.handle));
  }
}
function encodeThrown(thrown, encode) {
  try {
    return encode(thrown);
  } catch (reason) {
    const stand = thrown instanceof Error ? new Error(thrown.message, { cause: reason }) : reason;
    if (thrown instanceof Error && stand instanceof Error) {
      stand.name = thrown.name;
      if (thrown.stack !== void 0) stand.stack = thrown.stack;
    }
    return encode(stand);
  }
}
function decodeInput(input) {
  const { value, coded, parts = [] } = input;
  if (!coded) return value;
  const needs = needsOf(value);
  const isLoaded = needs.functions.size === 0 && [...needs.handleKinds].every(isHandleKindKnown);
  return isLoaded ? decodeValue(value, { parts }) : decodeLater(input, needs);
}
async function decodeLater({ value, parts = [] }, needs) {
  if ([...needs.handleKinds].some((kind) => !isHandleKindKnown(kind))) await import("./handle-kinds-NMNVGUAK.js");
  const functions = /* @__PURE__ */ new Map();
  for (const description of needs.functions) {
    if (isDescription(description)) functions.set(description, await loadingModules(() => loadCallable(description)));
  }
  return decodeValue(value, { functions, parts });
}
function isDescription(value) {
  return typeof value === "object" && value !== null && "id" in value && "type" in value;
}

// dist/chunk-STAXKR7M.js
var OutcomeWriter = class {
  #memory;
  #space;
  #start;
  #count = 0;
  #taken = 0;
  constructor(memory) {
    this.#memory = memory;
    const region = outcomeRegion(memory.size);
    this.#start = region.start;
    this.#space = new RingSpace(memory.cells, region);
    if (Atomics.load(memory.cells, OUTCOME_HEAD) === 0) Atomics.store(memory.cells, OUTCOME_HEAD, region.start);
  }
  /** The longest value that always finds room once the host has read everything. */
  get longest() {
    return this.#space.longest - OUTCOME_HEAD_BYTES;
  }
  /** Puts an outcome; returns false when the host has to read some first. */
  put(head, value) {
    const byteLength = OUTCOME_HEAD_BYTES + (value?.byteLength ?? 0);
    const { cells, numbers, bytes: bytes2 } = this.#memory;
    const found = this.#space.find(byteLength, Atomics.load(cells, OUTCOME_HEAD));
    if (found === void 0) return false;
    const { at: at2 } = found;
    this.#space.take(at2, byteLength);
    const base = at2 >> 2;
    cells[base + LENGTH] = byteLength;
    cells[base + SEQUENCE] = head.sequence;
    cells[base + ITEM] = head.item;
    cells[base + TYPE] = OUTCOME_TYPES.indexOf(head.type);
    cells[base + KIND] = value?.kind ?? 0;
    cells[base + AFTER] = head.after;
    numbers[(at2 >> 3) + FIGURE] = head.figure;
    if (value !== void 0) writeLaneValue(value, bytes2, at2 + OUTCOME_HEAD_BYTES);
    this.#count = this.#count + 1 | 0;
    Atomics.store(cells, OUTCOME_COUNT, this.#count);
    return true;
  }
  /** Takes out what was put since the last time, for a host with memory of its own. */
  takeOut() {
    const outcomes = Uint8Array.from(this.#memory.bytes.subarray(this.#start, this.#space.tail));
    const count = this.#count - this.#taken | 0;
    this.#taken = this.#count;
    this.#space.restart();
    return { outcomes, count };
  }
};
var TaskReader = class {
  #memory;
  #start;
  #end;
  #at;
  #count = 0;
  #last;
  constructor(memory) {
    this.#memory = memory;
    const { start, byteLength } = taskRegion(memory.size);
    this.#start = start;
    this.#end = start + byteLength;
    this.#at = this.#start;
  }
  /** How many records were read, ever, in 32 bits. */
  get count() {
    return this.#count;
  }
  /** Whether there is a record. */
  get hasNext() {
    return Atomics.load(this.#memory.cells, TASK_COUNT) !== this.#count;
  }
  /** The record that was read last. */
  get last() {
    return this.#last;
  }
  /** Puts a record that came in a message where the next one is read; there must be none. */
  receive(record) {
    const { bytes: bytes2, cells } = this.#memory;
    if (record.byteLength > this.#end - this.#start) throw damaged(record);
    bytes2.set(record, this.#start);
    this.#at = this.#start;
    Atomics.add(cells, TASK_COUNT, 1);
  }
  /**
   * Returns the next record; undefined when there is none.
   *
   * @throws {@link MessageFormatError} when something else lies there than a host of ours writes.
   */
  next() {
    if (!this.hasNext) return void 0;
    if (this.#memory.cells[this.#at >> 2] === GO_ROUND) this.#at = this.#start;
    const record = new TaskRecord(this.#memory, this.#at);
    if (!record.isWhole || this.#at + record.byteLength > this.#end)
      throw damaged(this.#memory.bytes.subarray(this.#at, this.#at + TASK_HEAD_BYTES));
    this.#at += aligned(record.byteLength);
    this.#count = this.#count + 1 | 0;
    this.#last = record;
    return record;
  }
};
var InputReader = class {
  #memory;
  #end;
  #at;
  constructor({ memory, at: at2, byteLength }) {
    this.#memory = memory;
    this.#at = at2 + TASK_HEAD_BYTES;
    this.#end = at2 + byteLength;
  }
  /**
   * Returns the next input, or the number of the message that it came in.
   *
   * @throws {@link MessageFormatError} when something else lies there than a host of ours writes.
   */
  next() {
    const { cells, bytes: bytes2 } = this.#memory;
    const kind = cells[this.#at >> 2] ?? 0;
    const byteLength = cells[(this.#at >> 2) + 1] ?? 0;
    const at2 = this.#at + 8;
    if (byteLength < 0 || at2 + byteLength > this.#end) throw damaged(bytes2.subarray(this.#at, at2));
    this.#at = at2 + aligned(byteLength);
    return postedNumber(bytes2, at2, kind) ?? readLaneValue(bytes2, { at: at2, byteLength }, kind);
  }
};
var SPIN_MS2 = 0.25;
var GuestLane = class {
  memory;
  tasks;
  outcomes;
  /** Rings the host. */
  host;
  /** Is rung by the host once it has read outcomes. */
  room;
  #own;
  #spinner = new Spinner(SPIN_MS2);
  #hasRung = false;
  constructor(memory) {
    this.memory = memory;
    this.tasks = new TaskReader(memory);
    this.outcomes = new OutcomeWriter(memory);
    this.host = new Bell(memory, "outcomes");
    this.room = new Bell(memory, "room");
    this.#own = new Bell(memory, "tasks");
  }
  /** Whether the host sleeps and has to be rung now. */
  mustRing() {
    const isAsleep = this.host.mustRing();
    this.#hasRung ||= isAsleep;
    return isAsleep;
  }
  /**
   * Looks on for tasks for a moment, if that has paid lately; returns whether there is one.
   *
   * Not when the host was rung just now: it may be given the very core on which this thread would look on.
   */
  lookOn() {
    const { cells } = this.memory;
    const hasRung = this.#hasRung;
    this.#hasRung = false;
    if (hasRung || Atomics.load(cells, MAY_SPIN) === 0) return this.tasks.hasNext;
    return this.#spinner.spin(cells, TASK_COUNT, this.tasks.count);
  }
  /** Says that this end must be rung from now on; returns whether it may sleep, as there is nothing to do. */
  sleep() {
    this.#own.sleep();
    if (!this.tasks.hasNext) return true;
    this.#own.wake();
    return false;
  }
  /** Whether the host sees at once what this end writes; else it has to be sent it. */
  get isShared() {
    return this.memory.isShared;
  }
  /** Returns what the host has to be sent: where the record is that was read last, and the outcomes since the last report. */
  report() {
    return { record: this.tasks.last?.copyState() ?? new Uint8Array(), ...this.outcomes.takeOut() };
  }
  /** Lets a host that looks by itself see that there is something. */
  tell() {
    Atomics.add(this.memory.cells, NEWS, 1);
  }
};
var Inbox = class {
  #values = /* @__PURE__ */ new Map();
  #handled = 0;
  #waiting;
  /** Notes that one more message that tasks may need was handled. */
  note() {
    this.#handled += 1;
    if (this.#waiting !== void 0 && this.#handled >= this.#waiting.count) this.#waiting.resolve();
  }
  /** Keeps a value until a task takes it. */
  keep(number, value) {
    this.#values.set(number, { value, count: this.#handled + 1 });
  }
  /** Takes the value of the message with this number. */
  take(number) {
    const kept = this.#values.get(number);
    if (kept === void 0) throw new Error(`value ${number} was not sent to this worker`);
    this.#values.delete(number);
    return readPostedValue(kept.value);
  }
  /** Lets go of the values that came with the first so many messages: the tasks they were for will not run here. */
  release(upTo) {
    for (const [number, { count }] of this.#values) {
      if (count > upTo) return;
      this.#values.delete(number);
    }
  }
  /** Whether so many messages were handled. */
  has(count) {
    return this.#handled >= count;
  }
  /** Waits until so many messages were handled. */
  async reached(count) {
    if (this.has(count)) return;
    const { promise, resolve } = Promise.withResolvers();
    this.#waiting = { count, resolve };
    await promise;
    this.#waiting = void 0;
  }
};
var GcClock = class {
  #observer;
  #ms = 0;
  /** Begins to measure, or stops. */
  measure(isWanted) {
    if (isWanted === (this.#observer !== void 0)) return;
    this.#observer?.disconnect();
    this.#observer = isWanted ? new PerformanceObserver((list) => this.#add(list.getEntries())) : void 0;
    this.#observer?.observe({ entryTypes: ["gc"] });
  }
  /** Returns for how long it did since the last call, in milliseconds; Node tells of a collection some turns after it. */
  take() {
    const ms = this.#ms;
    this.#ms = 0;
    return ms;
  }
  #add(collections) {
    for (const { duration } of collections) this.#ms += duration;
  }
};
var NO_TIMES = { busyMs: 0, copyMs: 0 };
var TaskRun = class {
  record;
  /** Whether any of its tasks has failed. */
  hasFailed = false;
  /** For how long its tasks have run, and how much of that went into reading inputs and writing results. */
  times = { busyMs: 0, copyMs: 0 };
  #setting;
  #loaded;
  #inputs;
  #item = 0;
  #context;
  #lookedAt = 0;
  #lookedItem = 0;
  /** When the function of the running task was done; 0 before that, and where tasks are timed together. */
  #returnedAt = 0;
  constructor(record, loaded2, setting) {
    this.record = record;
    this.#loaded = loaded2;
    this.#setting = setting;
    this.#inputs = new InputReader(record);
  }
  /** The context of the running task, made when it is first asked for. */
  get context() {
    return this.#context ??= this.#newContext();
  }
  /** Tells a task to stop, if it is the one that runs. */
  abort(item, reason) {
    if (item !== this.#item) return;
    this.#context ??= this.#newContext();
    this.#context.abort(reason);
  }
  /** Runs the tasks until none is left or the rest was cut off. */
  async run() {
    const { record } = this;
    this.#lookedAt = performance.now();
    record.startedAt = sharedNow();
    enterTasks(this);
    while (this.#item < record.count) {
      const outcome = this.#runSome();
      const isDone = typeof outcome === "object" ? await outcome : outcome;
      if (isDone === false) this.hasFailed = true;
      if (isDone === void 0 || this.hasFailed && record.stopsOnError) break;
      if (this.#look()) await this.#turn();
    }
    enterTasks(void 0);
    this.#look();
  }
  /** Fails every task alike, as the function cannot be loaded. */
  static async failAll(record, error, { reporter }) {
    for (let item = 0; item < record.count && record.start(item); item++)
      await reporter.error({ record, item }, error, 0);
  }
  /** Runs one task or several quick ones, and returns whether the last succeeded; undefined when the rest was cut off. */
  #runSome() {
    const { record } = this;
    if (this.#loaded.isQuick && record.arity === 1 && !record.spreads && !record.isTimed) return this.#runNumbers();
    if (record.isTimed) record.startedAt = sharedNow();
    if (!record.start(this.#item)) return void 0;
    if (record.isTimed) this.#setting.reporter.begin();
    if (record.isWatched && !this.#loaded.isQuick) this.#setting.reporter.ringNow();
    return record.arity === 0 ? this.#runValue() : this.#runTask(this.#numbers());
  }
  /** Runs quick tasks from number to number, as long as they give numbers. */
  #runNumbers() {
    const { record } = this;
    const { fn, together } = this.#loaded;
    const { numbers } = record.memory;
    const slot3 = record.slots;
    const end = Math.min(record.count, this.#item + together);
    try {
      while (this.#item < end) {
        if (!record.start(this.#item)) return void 0;
        const result = fn(numbers[slot3 + this.#item]);
        if (typeof result !== "number") return this.#take(result);
        numbers[slot3 + this.#item] = result;
        this.#next();
      }
      return true;
    } catch (error) {
      return this.#takeError(error);
    }
  }
  #runValue() {
    let encoded;
    try {
      const input = this.#inputs.next();
      encoded = typeof input === "number" ? this.#setting.inbox.take(input) : input;
    } catch (error) {
      return this.#takeError(error);
    }
    if (encoded.coded) return this.#runCoded(encoded);
    this.#noteInput();
    return this.#runTask(encoded.value);
  }
  #runTask(value) {
    try {
      return this.#take(this.#call(value));
    } catch (error) {
      return this.#takeError(error);
    }
  }
  #runCoded(encoded) {
    try {
      const input = decodeInput(encoded);
      if (input instanceof Promise) return this.#runLater(input);
      this.#noteInput();
      return this.#take(this.#call(input));
    } catch (error) {
      return this.#takeError(error);
    }
  }
  async #runLater(input) {
    try {
      const value = await input;
      this.#noteInput();
      return await this.#take(this.#call(value));
    } catch (error) {
      return this.#takeError(error);
    }
  }
  #call(value) {
    const { fn } = this.#loaded;
    return this.record.spreads ? Reflect.apply(fn, void 0, spreadable(value)) : fn(value);
  }
  /** Takes what a function returned, and reports it once it is there. */
  #take(result) {
    return isThenable(result) ? this.#takeLater(result) : this.#report(result);
  }
  async #takeLater(result) {
    try {
      return await this.#report(await result);
    } catch (error) {
      return this.#takeError(error);
    }
  }
  #report(value) {
    const { record } = this;
    const { isQuick, averageMs } = this.#loaded;
    if (record.arity > 0 && isQuick && typeof value === "number") {
      record.memory.numbers[record.slots + this.#item * record.arity] = value;
      this.#next();
      return true;
    }
    if (!isQuick) this.#returnedAt = performance.now();
    const ms = isQuick ? averageMs : this.#returnedAt - this.#lookedAt;
    const reported = this.#setting.reporter.result(this.#place(), value, ms);
    this.#next();
    return reported;
  }
  #takeError(error) {
    const reported = this.#setting.reporter.error(this.#place(), error, performance.now() - this.#lookedAt);
    this.#next();
    return reported;
  }
  /** Counts the time since the last look as that of reading the input. */
  #noteInput() {
    if (!this.#loaded.isQuick) this.times.copyMs += performance.now() - this.#lookedAt;
  }
  #next() {
    this.#item += 1;
    if (this.#context !== void 0) this.#context = void 0;
  }
  /** Looks at the clock; returns whether the event loop is due for a turn. */
  #look() {
    const calls = this.#item - this.#lookedItem;
    const now = performance.now();
    const ms = now - this.#lookedAt;
    this.#loaded.observe(ms, calls);
    this.times.busyMs += ms;
    if (this.#returnedAt > 0) this.times.copyMs += now - this.#returnedAt;
    this.#returnedAt = 0;
    this.#lookedAt = now;
    this.#lookedItem = this.#item;
    return this.#setting.turns.isDue(now);
  }
  /** Tells the host of what is done and lets the event loop turn. */
  async #turn() {
    this.#setting.reporter.ringNow();
    await this.#setting.turns.take();
    this.#lookedAt = performance.now();
    this.record.startedAt = sharedNow();
  }
  #numbers() {
    const { slots, arity, spreads, memory } = this.record;
    const at2 = slots + this.#item * arity;
    return spreads ? Array.from(memory.numbers.subarray(at2, at2 + arity)) : memory.numbers[at2];
  }
  #place() {
    return { record: this.record, item: this.#item };
  }
  #newContext() {
    const { record } = this;
    const place = this.#place();
    const { reporter, workerId } = this.#setting;
    const context = new RunningTaskContext(workerId, record.attempt, (fraction) => {
      if (this.#context === context && record.started > place.item) reporter.progress(place, fraction);
    });
    return context;
  }
};
function isThenable(value) {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
function spreadable(value) {
  if (!Array.isArray(value)) throw new TypeError("starmap takes an array of arguments for each call");
  return value;
}
var LaneLoop = class {
  #lane;
  #setting;
  #gcClock = new GcClock();
  #isAwake = false;
  #run;
  /** The work that failed last, whose tasks nobody wants any more. */
  #failedGroup = 0;
  /** The record that was aborted last without being the one that runs. */
  #dropped = 0;
  constructor(lane, setting) {
    this.#lane = lane;
    this.#setting = setting;
  }
  /** Has the loop look for tasks, if it sleeps. */
  wake() {
    if (this.#isAwake) return;
    this.#isAwake = true;
    void this.#loop();
  }
  /** Takes a record that came in a message. */
  receive(record) {
    this.#lane.tasks.receive(record);
    this.wake();
  }
  /** Tells a task to stop, if it is the one that runs; one that was sent and has not begun will not. */
  abort(sequence, item, reason) {
    if (this.#run?.record.sequence === sequence) this.#run.abort(item, reason);
    else this.#dropped = sequence;
  }
  async #loop() {
    const { turns } = this.#setting;
    turns.begin();
    for (; ; ) {
      const record = this.#lane.tasks.next();
      if (record === void 0) {
        if (this.#rest()) return;
        continue;
      }
      await this.#runRecord(record);
      if (turns.isDue(performance.now())) await turns.take();
    }
  }
  /** Waits a moment for more; returns true when the loop is over until it is woken. */
  #rest() {
    if (this.#lane.lookOn()) return false;
    if (!this.#lane.sleep()) return false;
    this.#isAwake = false;
    return true;
  }
  async #runRecord(record) {
    const { inbox, reporter } = this.#setting;
    if (!inbox.has(record.after)) await inbox.reached(record.after);
    if (record.forgets !== 0) this.#setting.forget(record.forgets);
    this.#gcClock.measure(record.isMeasured);
    const times = await this.#runTasks(record);
    inbox.release(record.after);
    record.end({ ...times, gcMs: this.#gcClock.take(), memoryBytes: this.#setting.memoryBytes() });
    reporter.ringNow();
  }
  async #runTasks(record) {
    if (record.stopsOnError && record.group === this.#failedGroup) return NO_TIMES;
    try {
      const loaded2 = this.#setting.load(record.fn);
      const run = new TaskRun(record, loaded2 instanceof Promise ? await loaded2 : loaded2, this.#setting);
      if (record.sequence === this.#dropped) return NO_TIMES;
      this.#run = run;
      await run.run();
      if (run.hasFailed && record.stopsOnError) this.#failedGroup = record.group;
      return run.times;
    } catch (error) {
      await TaskRun.failAll(record, error, this.#setting);
      return NO_TIMES;
    } finally {
      this.#run = void 0;
    }
  }
};
var QUICK_MS = 0.02;
var MOST_TOGETHER = 256;
var TOGETHER_MS = 0.5;
var LoadedFunction = class {
  fn;
  /** How long one call takes, in milliseconds, by the last that were timed. */
  averageMs = 0;
  /** How many calls to time together. */
  together = 1;
  constructor(fn) {
    if (!isAnyFunction(fn)) throw new TypeError("A task is a function");
    this.fn = fn;
  }
  /** Takes the time of some calls into account. */
  observe(ms, calls) {
    if (calls === 0) return;
    this.averageMs = ms / calls;
    this.together = this.averageMs > QUICK_MS ? 1 : Math.min(MOST_TOGETHER, this.together * 2, Math.ceil(TOGETHER_MS / Math.max(this.averageMs, 1e-6)));
  }
  get isQuick() {
    return this.together > 1;
  }
};
function isAnyFunction(fn) {
  return typeof fn === "function";
}
var OutcomeReporter = class {
  #lane;
  #port;
  #posts = 0;
  #roomWaiter;
  #hasNews = false;
  constructor(lane, port) {
    this.#lane = lane;
    this.#port = port;
  }
  /**
   * Reports the result of a task.
   *
   * @returns True, at once if there was room.
   * @throws {@link NotSerializableError} when it cannot travel; nothing was reported then.
   */
  result(task, value, ms) {
    return this.#put(task, "result", { value: this.#encode(value, "result"), figure: ms }) ?? true;
  }
  /** Reports what a task threw; returns false, at once if there was room. */
  error(task, thrown, ms) {
    const value = encodeThrown(thrown, (error) => this.#encode(error, "error"));
    const waiting = this.#put(task, "error", { value, figure: ms });
    return waiting === void 0 ? false : waiting.then(() => false);
  }
  /** Reports how far a task is; what finds no room is let go of. */
  progress(task, fraction) {
    this.#tryPut(task, "progress", { value: void 0, figure: fraction });
    this.ring();
  }
  /** Notes that something has changed that the host may want to look at. */
  note() {
    this.#hasNews = true;
    this.#lane.tell();
  }
  /** Notes that something has changed, and has the host look. */
  ringNow() {
    this.note();
    this.ring();
  }
  /** Has the host look, unless it looks by itself or there is nothing new. */
  ring() {
    if (!this.#hasNews) return;
    this.#hasNews = false;
    if (!this.#lane.isShared) this.#port.send({ type: "report", report: this.#lane.report() });
    else if (this.#lane.mustRing()) this.#port.send({ type: "wake" });
  }
  /** Tells a host that does not see it that a task has begun. */
  begin() {
    if (!this.#lane.isShared) this.ringNow();
  }
  /** Is told that the host has rung: there may be room again. */
  onRung() {
    this.#roomWaiter?.();
  }
  /** Takes the way of a message for what the lane cannot carry. */
  #encode(value, path) {
    const encoded = encodeLaneValue(value, () => path, {
      sharesMemory: this.#port.sharesMemory,
      moves: true,
      longest: this.#lane.outcomes.longest
    });
    if ("chunks" in encoded) return encoded;
    this.#posts += 1;
    const { posted, moved } = this.#port.sharesMemory ? forThread(encoded) : encoded;
    this.#lane.host.spare();
    this.#port.send({ type: "value", number: this.#posts, value: posted }, moved);
    return postedAs(this.#posts);
  }
  /** Returns undefined when it was put at once. */
  #put(task, type, content) {
    return this.#tryPut(task, type, content) ? void 0 : this.#putLater(task, type, content);
  }
  #tryPut({ record, item }, type, { value, figure }) {
    const head = { sequence: record.sequence, item, type, figure, after: this.#posts };
    if (!this.#lane.outcomes.put(head, value)) return false;
    this.note();
    return true;
  }
  async #putLater(task, type, content) {
    const value = content.value === void 0 ? void 0 : { ...content.value, chunks: content.value.chunks.map((chunk) => Uint8Array.from(chunk)) };
    for (; ; ) {
      const { promise, resolve } = Promise.withResolvers();
      this.#roomWaiter = resolve;
      this.#lane.room.sleep();
      if (this.#tryPut(task, type, { ...content, value })) return true;
      this.#hasNews = true;
      this.ring();
      await promise;
    }
  }
};
async function runCall(call, port) {
  const { name, isDaemon, parentName, argv } = call;
  assumeIdentity({ name, isDaemon, isPoolWorker: false, parentName, parentPid: process.ppid }, argv);
  try {
    const target = call.target === void 0 ? void 0 : await loadTarget(call.target);
    if (call.subclass !== void 0) await runSubclass(call, call.subclass, target);
    else if (target !== void 0) await Reflect.apply(target.fn, void 0, target.args);
    port.release();
  } catch (error) {
    const kind = port.sharesMemory ? "Thread" : "Process";
    process.stderr.write(`${kind} ${name}:
${inspect(error)}
`, () => process.exit(1));
  }
}
async function loadTarget({ callable, args }) {
  const fn = await loadingModules(() => loadCallable(callable));
  const values = await decodeInput(args);
  return { fn, args: Array.isArray(values) ? values : [] };
}
async function runSubclass(call, { callable, fields }, target) {
  const cls = await loadingModules(() => loadCallable(callable));
  const own = await decodeInput(fields);
  const instance = Reflect.construct(
    baseOf(cls),
    [target?.fn, { name: call.name, daemon: call.isDaemon, args: target?.args ?? [] }],
    cls
  );
  if (!isRunnable(instance)) throw new TypeError(`${cls.name} has no run()`);
  await Object.assign(instance, own).run();
}
function baseOf(cls) {
  let base = cls;
  while (typeof base === "function" && !Object.hasOwn(base, "isBase")) base = Object.getPrototypeOf(base);
  return typeof base === "function" ? base : cls;
}
function isRunnable(value) {
  return typeof value === "object" && value !== null && "run" in value && typeof value.run === "function";
}
var TURN_MS = 5;
var Turns = class {
  #end = 0;
  /** Begins to count, as the event loop has just had a turn. */
  begin() {
    this.#end = performance.now() + TURN_MS;
  }
  /** Whether tasks have run on end for long enough. */
  isDue(now) {
    return now >= this.#end;
  }
  /** Lets the event loop turn once. */
  async take() {
    await setImmediate();
    this.begin();
  }
};
var MEMORY_FIGURE_MS = 250;
function serve(port) {
  const guest = new Guest(port);
  process.on("uncaughtExceptionMonitor", (error) => port.send({ type: "crash", error: thrownOn(port, error) }));
  port.listen((message) => guest.receive(message));
}
function thrownOn({ sharesMemory }, error) {
  return encodeThrown(error, (thrown) => encodeValue(thrown, "error", { sharesMemory }));
}
var Guest = class {
  #port;
  #inbox = new Inbox();
  #functions = /* @__PURE__ */ new Map();
  #queue = Promise.resolve();
  #loop;
  #reporter;
  #watchesMemory = false;
  #memory = { bytes: 0, at: -Infinity };
  constructor(port) {
    this.#port = port;
  }
  receive(message) {
    switch (message.type) {
      case "wake":
        this.#reporter?.onRung();
        return this.#loop?.wake();
      case "task":
        return this.#loop?.receive(message.record);
      case "abort":
        return this.#loop?.abort(message.sequence, message.item, decodeValue(message.reason.value));
      case "start":
      case "classes":
      case "function":
      case "value":
      case "invoke":
      case "call":
      case "stop":
        this.#queue = this.#queue.then(() => this.#handle(message));
    }
  }
  async #handle(message) {
    switch (message.type) {
      case "start":
        return this.#start(message);
      case "classes":
        await this.#learn(message.classes);
        return this.#inbox.note();
      case "function":
        this.#load(message);
        return this.#inbox.note();
      case "value":
        this.#inbox.keep(message.number, message.value);
        this.#inbox.note();
        return this.#loop?.wake();
      case "invoke":
        return this.#invoke(message.call);
      case "call":
        this.#tellReady();
        return runCall(message.call, this.#port);
      case "stop":
        return stop();
    }
  }
  async #start(message) {
    this.#watchesMemory = message.watchesMemory;
    const { name, parentName, argv } = message;
    assumeIdentity({ name, isDaemon: true, isPoolWorker: true, parentName, parentPid: process.ppid }, argv);
    if (!this.#port.sharesMemory) process.on("SIGINT", () => {
    });
    try {
      if (message.lane !== void 0) this.#openLane(message.lane, message.workerId);
      for (const url of message.preload) await loadingModules(() => import(url));
      if (message.initializer !== void 0) await invoke(message.initializer);
      this.#tellReady();
      this.#loop?.wake();
    } catch (error) {
      this.#port.send({ type: "start-failed", error: thrownOn(this.#port, error) });
    }
  }
  #tellReady() {
    const { threadId: threadId2 } = this.#port;
    const memoryBytes = this.#memoryBytes();
    this.#port.send({ type: "ready", pid: process.pid, threadId: threadId2, systemThreadId: systemThreadId(), memoryBytes });
  }
  #openLane(address, workerId) {
    const lane = new GuestLane(openLane(address));
    this.#reporter = new OutcomeReporter(lane, this.#port);
    this.#loop = new LaneLoop(lane, {
      workerId,
      inbox: this.#inbox,
      reporter: this.#reporter,
      turns: new Turns(),
      load: (fn) => this.#functionOf(fn),
      forget: (fn) => void this.#functions.delete(fn),
      memoryBytes: () => this.#memoryBytes()
    });
  }
  async #invoke(call) {
    const { sharesMemory } = this.#port;
    try {
      const value = encodeValue(await invoke(call), "result", { sharesMemory });
      this.#port.send({ type: "returned", value });
    } catch (error) {
      this.#port.send({ type: "start-failed", error: thrownOn(this.#port, error) });
    }
  }
  async #learn(classes2) {
    for (const { name, callable } of classes2) {
      const cls = await loadingModules(() => loadCallable(callable));
      setClass(name, cls);
    }
  }
  #load({ number, callable }) {
    const loading = loadingModules(() => loadCallable(callable)).then((fn) => new LoadedFunction(fn));
    this.#functions.set(number, loading);
    loading.then(
      (loaded2) => {
        if (this.#functions.has(number)) this.#functions.set(number, loaded2);
      },
      () => {
      }
    );
  }
  #functionOf(number) {
    const loaded2 = this.#functions.get(number);
    if (loaded2 === void 0) throw new Error(`function ${number} was not sent to this worker`);
    return loaded2;
  }
  #memoryBytes() {
    const now = performance.now();
    if (this.#watchesMemory || now - this.#memory.at > MEMORY_FIGURE_MS) {
      this.#memory = { bytes: this.#port.sharesMemory ? heapBytes() : process.memoryUsage.rss(), at: now };
    }
    return this.#memory.bytes;
  }
};
async function invoke({ callable, args }) {
  const fn = await loadingModules(() => loadCallable(callable));
  const values = await decodeInput(args);
  return Reflect.apply(fn, void 0, Array.isArray(values) ? values : []);
}
function heapBytes() {
  const { total_heap_size, external_memory } = getHeapStatistics();
  return total_heap_size + external_memory;
}
function systemThreadId() {
  try {
    return Number.parseInt(readFileSync("/proc/thread-self/stat", "utf8"), 10);
  } catch {
    return void 0;
  }
}
async function stop() {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise((resolve) => stream.write("", () => resolve()));
  }
  process.exit(0);
}

// dist/chunk-XDU5SSBP.js
var builtIn8 = /* @__PURE__ */ process.getBuiltinModule("node:net");
var Socket = /* @__PURE__ */ (() => builtIn8.Socket)();

// dist/worker-process.js
var TO_HOST = 3;
var FROM_HOST = 4;
function openProcessPort(hostPid) {
  killWithParent();
  if (process.ppid !== hostPid) process.exit(1);
  return new ProcessPort();
}
var ProcessPort = class {
  sharesMemory = false;
  threadId = 0;
  #input = new Socket({ fd: FROM_HOST, readable: true, writable: false });
  #underWay = new PartsUnderWay();
  send(message, moved = []) {
    const { frames, blocks } = encodePartFrames(message);
    this.#underWay.add(blocks);
    for (const frame of frames) writeFrame(frame);
    for (const memory of moved) memory.transfer(0);
  }
  listen(onMessage) {
    const reader = new PartFrameReader();
    this.#input.on("data", (bytes2) => {
      for (const message of reader.read(bytes2)) if (isToGuest(message)) this.#receive(message, onMessage);
    });
    this.#input.on("close", () => process.exit(1));
    this.#input.on("error", () => process.exit(1));
  }
  release() {
    this.#input.unref();
  }
  #receive(message, onMessage) {
    this.#underWay.forgetRead();
    onMessage(message);
  }
};
function writeFrame(bytes2) {
  let written = 0;
  try {
    while (written < bytes2.byteLength) written += writeSync(TO_HOST, bytes2, written);
  } catch {
    process.exit(1);
  }
}
serve(openProcessPort(Number(process.argv[2])));
