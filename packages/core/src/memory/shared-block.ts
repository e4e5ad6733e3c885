import { fstatSync, readFileSync, statfsSync } from 'node:fs'
import { getSystemErrorName } from 'node:util'
import { MpError, SharedMemoryExistsError, SharedMemoryFullError, SharedMemoryNotFoundError } from '../errors.ts'
import { errno, libc } from './libc.ts'

/** Where Linux shows shared memory as files. */
export const SHARED_DIRECTORY = '/dev/shm'

/**
 * A block of shared memory, mapped into this process.
 *
 * As long as it is open the block is locked as a file, which ends with the process however that ends: a block that can
 * be locked alone has no user left.
 */
export class SharedBlock {
  readonly name: string
  readonly byteLength: number
  readonly address: number
  #buffer: ArrayBuffer
  #fd: number

  constructor(name: string, fd: number, mapping: { address: number; byteLength: number }) {
    this.name = name
    this.address = mapping.address
    this.byteLength = mapping.byteLength
    this.#fd = fd
    this.#buffer = libc().view(mapping.address, mapping.byteLength)
  }

  /** Empty once the block is closed. */
  get buffer(): ArrayBuffer {
    return this.#buffer
  }

  /** The mapping alone keeps the memory; the block counts as in use as long as it is mapped. */
  closeDescriptor(): void {
    if (this.#fd >= 0) libc().close(this.#fd)
    this.#fd = -1
  }

  /** Lets go of the memory; every view of it becomes empty. */
  close(): void {
    if (this.#buffer.detached) return
    // Emptied first: a view of memory that is no longer mapped would end the process at its next use.
    this.#buffer.transfer()
    libc().unmap(this.address, this.byteLength)
    this.closeDescriptor()
  }
}

/**
 * Creates a block, filled with zeros.
 *
 * @throws {@link SharedMemoryExistsError} when the name is taken.
 * @throws {@link SharedMemoryFullError} when there is no room.
 */
export function createBlock(name: string, byteLength: number): SharedBlock {
  const fd = libc().openShared(name, true)
  if (fd === -errno.exists) throw new SharedMemoryExistsError(name)
  if (fd < 0) throw systemError('shm_open', name, -fd)
  libc().lockShared(fd)
  // Between the last two calls it may have been taken for a block that nobody uses.
  if (fstatSync(fd).nlink === 0) {
    libc().close(fd)
    return createBlock(name, byteLength)
  }
  const reserved = libc().reserve(fd, byteLength)
  if (reserved < 0) {
    libc().unlinkShared(name)
    libc().close(fd)
    throw reserved === -errno.full ? fullError(byteLength) : systemError('posix_fallocate', name, -reserved)
  }
  return mapBlock(name, fd, byteLength)
}

/**
 * Opens a block that exists.
 *
 * @throws {@link SharedMemoryNotFoundError} when there is none of this name.
 */
export function attachBlock(name: string): SharedBlock {
  const fd = libc().openShared(name, false)
  if (fd === -errno.notFound) throw new SharedMemoryNotFoundError(name)
  if (fd < 0) throw systemError('shm_open', name, -fd)
  libc().lockShared(fd)
  const { nlink, size } = fstatSync(fd)
  if (nlink > 0 && size > 0) return mapBlock(name, fd, size)
  libc().close(fd)
  throw new SharedMemoryNotFoundError(name)
}

/** Returns a block by the mapping that this process has of it already, made by whichever thread; or opens it. */
export function shareBlock(name: string): SharedBlock {
  const [mapping] = ownMappings(name)
  return mapping === undefined ? attachBlock(name) : new SharedBlock(name, -1, mapping)
}

/** A piece of this process's memory that is a block. */
export interface Mapping {
  name: string
  address: number
  byteLength: number
}

/** Lists the blocks that this process has mapped whose names begin so. */
export function ownMappings(prefix: string): Mapping[] {
  // First of all, so that a platform without shared memory is refused as such.
  libc()
  const mappings: Mapping[] = []
  const line = /^([\da-f]+)-([\da-f]+) .* \/dev\/shm\/(\S+)$/
  for (const text of readFileSync('/proc/self/maps', 'latin1').split('\n')) {
    if (!text.includes(`/dev/shm/${prefix}`)) continue
    const [, start = '', end = '', name = ''] = line.exec(text) ?? []
    const address = Number.parseInt(start, 16)
    if (name !== '') mappings.push({ name, address, byteLength: Number.parseInt(end, 16) - address })
  }
  return mappings
}

function mapBlock(name: string, fd: number, byteLength: number): SharedBlock {
  const address = libc().map(fd, byteLength)
  if (address > 0) return new SharedBlock(name, fd, { address, byteLength })
  libc().close(fd)
  throw systemError('mmap', name, -address)
}

function fullError(byteLength: number): SharedMemoryFullError {
  const { bavail, bsize } = statfsSync(SHARED_DIRECTORY)
  return new SharedMemoryFullError(byteLength, bavail * bsize)
}

/** Returns the error of a call of the system that has no class of its own. */
export function systemError(call: string, name: string, number: number): MpError {
  return new MpError(`${call} of shared memory "${name}" failed with ${getSystemErrorName(-number)}`)
}
