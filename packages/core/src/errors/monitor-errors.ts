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
