import {
  UnsupportedPlatformError,
  constants,
  getEnvironmentData,
  setEnvironmentData,
  threadId,
  workerUrl
} from "./chunk-6WIJLKRI.js";

// built-in:node:module
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:module");
var node_module_default = builtIn;
var isBuiltin = /* @__PURE__ */ (() => builtIn.isBuiltin)();
var createRequire = /* @__PURE__ */ (() => builtIn.createRequire)();
var builtinModules = /* @__PURE__ */ (() => builtIn.builtinModules)();
var findPackageJSON = /* @__PURE__ */ (() => builtIn.findPackageJSON)();

// src/own-require.ts
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

// src/memory/native-guard.ts
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
function startGuarded(start) {
  const guard = known ??= findGuard();
  const ended = newCell();
  setEnvironmentData(KEY, { ...guard, endsBelow: [...guard.endsBelow, ended] });
  try {
    const thread = start();
    return { thread, terminate: () => announce(guard, ended, () => void thread.terminate()) };
  } finally {
    setEnvironmentData(KEY, guard);
  }
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

// src/memory/libc.ts
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
function hasLibc() {
  try {
    return libc() !== void 0;
  } catch {
    return false;
  }
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
  const close = library.func("int close(int)");
  const lock = library.func("int flock(int, int)");
  const create = library.func("int memfd_create(const char *, unsigned int)");
  const checked = (result) => result < 0 ? -koffi.errno() : result;
  return {
    openShared: (name, isNew) => checked(Number(open(`/${name}`, isNew ? O_CREAT_EXCL_RDWR : O_RDWR, OWNER_ONLY))),
    reserve: (fd, bytes) => {
      const sized = checked(Number(truncate(fd, bytes)));
      return sized < 0 ? sized : -Number(allocate(fd, 0, bytes));
    },
    unlinkShared: (name) => checked(Number(unlink(`/${name}`))),
    openAnonymous: (label, bytes) => {
      const fd = checked(Number(create(label, MFD_CLOEXEC)));
      const sized = fd < 0 ? fd : checked(Number(truncate(fd, bytes)));
      if (sized < 0 && fd >= 0) close(fd);
      return sized < 0 ? sized : fd;
    },
    close: (fd) => checked(Number(close(fd))),
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
    map: (fd, bytes) => {
      const flags = fd < 0 ? MAP_SHARED | MAP_ANONYMOUS : MAP_SHARED;
      const address = Number(map(0, bytes, PROT_READ_WRITE, flags, fd, 0));
      return address === -1 ? -koffi.errno() : address;
    },
    // Of these calls the only one that throws when its thread is ended.
    view: (address, bytes) => withNativeGuard(() => koffi.view(address, bytes)),
    unmap: (address, bytes) => void unmap(address, bytes)
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

export {
  node_module_default,
  isBuiltin,
  createRequire,
  builtinModules,
  findPackageJSON,
  ownRequire,
  startGuarded,
  libc,
  hasLibc,
  killWithParent,
  errno
};
//# sourceMappingURL=chunk-T2POVQXV.js.map