import { constants } from 'node:os'
import { createRequire } from 'node:module'
import type koffiModule from 'koffi'
import { UnsupportedPlatformError } from '../errors.ts'
import { ownRequire, ownResolve } from '../own-require.ts'
import { withNativeGuard } from './native-guard.ts'

const PR_SET_PDEATHSIG = 1
const SIGKILL = 9
const O_CREAT_EXCL_RDWR = 0o302
const O_RDWR = 2
const OWNER_ONLY = 0o600
const PROT_READ_WRITE = 3
const MAP_SHARED = 1
const MAP_ANONYMOUS = 0x20
const MFD_CLOEXEC = 1
const FUTEX_WAIT = 0
const FUTEX_WAKE = 1
const CLOCK_MONOTONIC = 1
const LOCK_SHARED = 1
const LOCK_EXCLUSIVE_NOW = 2 | 4
const LOCK_NONE = 8
/** Locks of an open file, which neither a `fork` nor the closing of another descriptor ends. */
const F_OFD_GETLK = 36
const F_OFD_SETLK = 37
const F_RDLCK = 0
const F_WRLCK = 1
const F_UNLCK = 2
const SYSCALLS: Partial<Record<NodeJS.Architecture, { futex: number; futexWaitv: number }>> = {
  x64: { futex: 202, futexWaitv: 449 },
  arm64: { futex: 98, futexWaitv: 449 },
}

/** A call that failed gives minus the error number, as in `-constants.errno.ENOENT`. */
export interface Libc {
  /** Opens a block by name, or creates it for its owner alone; returns its file descriptor. */
  openShared(name: string, isNew: boolean): number
  /** Sizes an open block and makes sure that the memory is there, so that no later access can fail. */
  reserve(fd: number, bytes: number): number
  unlinkShared(name: string): number
  /** Makes memory without a name that others can open by way of this process; it counts only where it is written to. */
  openAnonymous(label: string, bytes: number): number
  close(fd: number): number
  /** Maps an open block, or fresh memory if the descriptor is -1; returns the address. */
  map(fd: number, bytes: number): number
  view(address: number, bytes: number): ArrayBuffer
  unmap(address: number, bytes: number): void
  /** Marks an open block as in use until it is unlocked, or both closed and unmapped, as the death of a process does. */
  lockShared(fd: number): number
  /** Succeeds only when nobody else has the block in use. */
  lockAlone(fd: number): number
  /** Holds one byte of an open block, which may lie past its end, along with others, until the descriptor is closed. */
  holdByte(fd: number, byte: number): number
  releaseByte(fd: number, byte: number): number
  /** Tells whether the byte is held by way of any other descriptor; true when that cannot be told. */
  isByteHeld(fd: number, byte: number): boolean
  unlock(fd: number): number
  /** Sleeps while the cell holds the value; returns 0 when woken. */
  futexWait(address: number, expected: number, timeoutMs: number): number
  futexWake(address: number, count: number): number
  /** Sleeps on a vector of `struct futex_waitv`; returns the position of one that was woken. */
  futexWaitv(vector: number, count: number, timeoutMs: number): number
}

let loaded: Libc | undefined

/**
 * Returns the calls of the C library that shared memory needs; the first call loads them.
 *
 * @throws {@link UnsupportedPlatformError} where they are not to be had.
 */
export function libc(): Libc {
  loaded ??= withNativeGuard(load)
  return loaded
}

/** Tells whether those calls are to be had here. */
export function hasLibc(): boolean {
  try {
    return libc() !== undefined
  } catch {
    return false
  }
}

/** Asks the kernel to kill this process when the thread that started it is gone, a busy loop notwithstanding. */
export function killWithParent(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const prctl = loadKoffi().load(null).func('int prctl(int, ulong, ulong, ulong, ulong)')
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) === 0
  } catch {
    // Without native calls a worker still ends with its parent, once its event loop turns.
    return false
  }
}

function load(): Libc {
  const numbers = process.platform === 'linux' ? SYSCALLS[process.arch] : undefined
  if (numbers === undefined) throw unsupported(`${process.platform} on ${process.arch} is not supported`)
  try {
    const koffi = loadKoffi()
    return { ...fileCalls(koffi), ...holdCalls(koffi), ...mapCalls(koffi), ...futexCalls(koffi, numbers) }
  } catch (cause) {
    throw unsupported('the native calls of koffi could not be loaded', cause)
  }
}

/** Loaded when it is needed, and at once: constructors do not wait. */
function loadKoffi(): Koffi {
  const koffi = nativePart() ?? ownRequire('koffi')
  if (isKoffi(koffi)) return koffi
  throw new TypeError('koffi has no load()')
}

/**
 * Loads the native part of koffi, which is all that is needed, without the rest: in a quarter of the time, for which
 * every worker waits. Returns undefined where it does not lie where it lies with glibc.
 */
function nativePart(): unknown {
  const { platform, arch } = process
  try {
    const require = createRequire(ownResolve('koffi'))
    return require(`@koromix/koffi-${platform}-${arch}/${platform}_${arch}/koffi.node`)
  } catch {
    return undefined
  }
}

function isKoffi(value: unknown): value is Koffi {
  return typeof value === 'object' && value !== null && 'load' in value
}

function unsupported(reason: string, cause?: unknown): UnsupportedPlatformError {
  return new UnsupportedPlatformError(
    `Memory shared by processes needs Linux on x64 or arm64: ${reason}; ` +
      "threads can share with { scope: 'threads' }, and processes through a Manager",
    cause === undefined ? {} : { cause },
  )
}

type Koffi = typeof koffiModule

type FileCalls = Pick<
  Libc,
  'openShared' | 'reserve' | 'unlinkShared' | 'openAnonymous' | 'close' | 'lockShared' | 'lockAlone' | 'unlock'
>

function fileCalls(koffi: Koffi): FileCalls {
  const library = koffi.load(null)
  const open = library.func('int shm_open(const char *, int, unsigned int)')
  const truncate = library.func('int ftruncate(int, int64_t)')
  const allocate = library.func('int posix_fallocate(int, int64_t, int64_t)')
  const unlink = library.func('int shm_unlink(const char *)')
  const close = library.func('int close(int)')
  const lock = library.func('int flock(int, int)')
  const create = library.func('int memfd_create(const char *, unsigned int)')
  const checked = (result: number): number => (result < 0 ? -koffi.errno() : result)
  return {
    openShared: (name, isNew) => checked(Number(open(`/${name}`, isNew ? O_CREAT_EXCL_RDWR : O_RDWR, OWNER_ONLY))),
    reserve: (fd, bytes) => {
      const sized = checked(Number(truncate(fd, bytes)))
      return sized < 0 ? sized : -Number(allocate(fd, 0, bytes))
    },
    unlinkShared: (name) => checked(Number(unlink(`/${name}`))),
    openAnonymous: (label, bytes) => {
      const fd = checked(Number(create(label, MFD_CLOEXEC)))
      const sized = fd < 0 ? fd : checked(Number(truncate(fd, bytes)))
      if (sized < 0 && fd >= 0) close(fd)
      return sized < 0 ? sized : fd
    },
    close: (fd) => checked(Number(close(fd))),
    lockShared: (fd) => checked(Number(lock(fd, LOCK_SHARED))),
    unlock: (fd) => checked(Number(lock(fd, LOCK_NONE))),
    lockAlone: (fd) => checked(Number(lock(fd, LOCK_EXCLUSIVE_NOW))),
  }
}

function holdCalls(koffi: Koffi): Pick<Libc, 'holdByte' | 'releaseByte' | 'isByteHeld'> {
  const control = koffi.load(null).func('int fcntl(int, int, void *)')
  const call = (fd: number, command: number, range: Int16Array): number =>
    Number(control(fd, command, range)) < 0 ? -koffi.errno() : 0
  return {
    holdByte: (fd, byte) => call(fd, F_OFD_SETLK, byteRange(F_RDLCK, byte)),
    releaseByte: (fd, byte) => call(fd, F_OFD_SETLK, byteRange(F_UNLCK, byte)),
    isByteHeld: (fd, byte) => {
      const range = byteRange(F_WRLCK, byte)
      return call(fd, F_OFD_GETLK, range) < 0 || range[0] !== F_UNLCK
    },
  }
}

/** Writes a `struct flock` for one byte. */
function byteRange(type: number, byte: number): Int16Array {
  const range = new Int16Array(16)
  range[0] = type
  new BigInt64Array(range.buffer).set([BigInt(byte), 1n], 1)
  return range
}

function mapCalls(koffi: Koffi): Pick<Libc, 'map' | 'view' | 'unmap'> {
  const library = koffi.load(null)
  const map = library.func('intptr_t mmap(uintptr_t, size_t, int, int, int, int64_t)')
  const unmap = library.func('int munmap(uintptr_t, size_t)')
  return {
    map: (fd, bytes) => {
      const flags = fd < 0 ? MAP_SHARED | MAP_ANONYMOUS : MAP_SHARED
      const address = Number(map(0, bytes, PROT_READ_WRITE, flags, fd, 0))
      return address === -1 ? -koffi.errno() : address
    },
    // Of these calls the only one that throws when its thread is ended.
    view: (address, bytes) => withNativeGuard(() => koffi.view(address, bytes)),
    unmap: (address, bytes) => void unmap(address, bytes),
  }
}

type FutexCalls = Pick<Libc, 'futexWait' | 'futexWake' | 'futexWaitv'>

function futexCalls(koffi: Koffi, numbers: { futex: number; futexWaitv: number }): FutexCalls {
  const library = koffi.load(null)
  const futex = library.func('long syscall(long, uintptr_t, long, long, const int64_t *, uintptr_t, long)')
  const waitv = library.func('long syscall(long, uintptr_t, long, long, const int64_t *, long)')
  const limit = new BigInt64Array(2)
  const checked = (result: unknown): number => (Number(result) < 0 ? -koffi.errno() : Number(result))
  return {
    futexWait: (address, expected, timeoutMs) =>
      checked(futex(numbers.futex, address, FUTEX_WAIT, expected, setTime(limit, timeoutMs), 0, 0)),
    futexWake: (address, count) => checked(futex(numbers.futex, address, FUTEX_WAKE, count, null, 0, 0)),
    futexWaitv: (vector, count, timeoutMs) => {
      // The limit is a point in time on the monotonic clock, that of hrtime.
      const end = process.hrtime.bigint() + BigInt(Math.ceil(timeoutMs * 1e6))
      limit[0] = end / 1_000_000_000n
      limit[1] = end % 1_000_000_000n
      return checked(waitv(numbers.futexWaitv, vector, count, 0, limit, CLOCK_MONOTONIC))
    },
  }
}

/** Writes a `struct timespec`. */
function setTime(time: BigInt64Array, ms: number): BigInt64Array {
  const nanoseconds = Math.ceil(ms * 1e6)
  time[0] = BigInt(Math.floor(nanoseconds / 1e9))
  time[1] = BigInt(nanoseconds % 1e9)
  return time
}

/** Error numbers that callers tell apart. */
export const errno: { readonly notFound: number; readonly exists: number; readonly full: number } = {
  notFound: constants.errno.ENOENT,
  exists: constants.errno.EEXIST,
  full: constants.errno.ENOSPC,
}
