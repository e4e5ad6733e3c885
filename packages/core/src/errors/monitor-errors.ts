import { MpError } from './mp-error.ts'

/** Thrown when a line of a stream or a recording is no event, or one of a schema that this version cannot read. */
export class EventFormatError extends MpError {
  override readonly name = 'EventFormatError'
  override readonly code = 'ERR_MP_EVENT_FORMAT'
  /** Number of the line, counted from 1. */
  readonly line: number

  constructor(line: number, reason: string, options?: ErrorOptions) {
    super(`No event of @mp/core on line ${line}: ${reason}`, options)
    this.line = line
  }
}

/** Thrown when there is no program to be watched under a process id: none, or none that lets itself be watched. */
export class ProgramNotFoundError extends MpError {
  override readonly name = 'ProgramNotFoundError'
  override readonly code = 'ERR_MP_PROGRAM_NOT_FOUND'
  /** The process id that was looked for. */
  readonly pid: number

  constructor(pid: number, options?: ErrorOptions) {
    super(
      `No program with process id ${pid} lets itself be watched; start it with MP_MONITOR=1, or its pool with { monitor: true }`,
      options,
    )
    this.pid = pid
  }
}

/** Thrown when the directory for sockets is not this user's alone. */
export class UnsafeDirectoryError extends MpError {
  override readonly name = 'UnsafeDirectoryError'
  override readonly code = 'ERR_MP_UNSAFE_DIRECTORY'
  /** The directory. */
  readonly path: string

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(
      `${path} cannot hold sockets that only this user may use: ${reason}; remove it, or set XDG_RUNTIME_DIR`,
      options,
    )
    this.path = path
  }
}

/** Thrown when a recording cannot be written; the reason of the system is the `cause`. */
export class RecordingError extends MpError {
  override readonly name = 'RecordingError'
  override readonly code = 'ERR_MP_RECORDING'
  /** The file. */
  readonly path: string

  constructor(path: string, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? `: ${options.cause.message}` : ''
    super(`Nothing can be recorded in ${path}${reason}`, options)
    this.path = path
  }
}
