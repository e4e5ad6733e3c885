import { MpError } from './mp-error.ts'

/** Thrown at construction where this platform has no memory that processes share; names the alternative. */
export class UnsupportedPlatformError extends MpError {
  override readonly name = 'UnsupportedPlatformError'
  override readonly code = 'ERR_MP_UNSUPPORTED_PLATFORM'
}

/** Thrown when shared memory has no room for what was asked; nothing was created. */
export class SharedMemoryFullError extends MpError {
  override readonly name = 'SharedMemoryFullError'
  override readonly code = 'ERR_MP_SHARED_MEMORY_FULL'
  /** Bytes that were asked for. */
  readonly bytes: number
  /** Bytes that were free at that time. */
  readonly freeBytes: number

  constructor(bytes: number, freeBytes: number, options?: ErrorOptions) {
    super(
      `Shared memory has no room for ${bytes} bytes: ${freeBytes} are free in /dev/shm; ask for less, or make that larger`,
      options,
    )
    this.bytes = bytes
    this.freeBytes = freeBytes
  }
}

/** Thrown when a block of shared memory cannot be created because its name is taken. */
export class SharedMemoryExistsError extends MpError {
  override readonly name = 'SharedMemoryExistsError'
  override readonly code = 'ERR_MP_SHARED_MEMORY_EXISTS'
  /** The name that is taken. */
  readonly blockName: string

  constructor(blockName: string, options?: ErrorOptions) {
    super(`Shared memory "${blockName}" exists already; attach to it, or create it under another name`, options)
    this.blockName = blockName
  }
}

/** Thrown when no block of shared memory has the name, be it that it never was or that its owner has ended. */
export class SharedMemoryNotFoundError extends MpError {
  override readonly name = 'SharedMemoryNotFoundError'
  override readonly code = 'ERR_MP_SHARED_MEMORY_NOT_FOUND'
  /** The name that nothing has. */
  readonly blockName: string

  constructor(blockName: string, options?: ErrorOptions) {
    super(`There is no shared memory "${blockName}": it was unlinked, or the program that owned it has ended`, options)
    this.blockName = blockName
  }
}

/** Thrown by a barrier that was aborted or reset, ran out of time, or lost a party that was waiting. */
export class BrokenBarrierError extends MpError {
  override readonly name = 'BrokenBarrierError'
  override readonly code = 'ERR_MP_BROKEN_BARRIER'
}
