import { MpError } from './mp-error.ts'

/** Thrown on both sides of a connection when one of them does not prove that it knows the key. */
export class AuthenticationError extends MpError {
  override readonly name = 'AuthenticationError'
  override readonly code = 'ERR_MP_AUTHENTICATION'
}

/** Thrown by a read when the other end was closed and all that it sent has been read. */
export class EndOfFileError extends MpError {
  override readonly name = 'EndOfFileError'
  override readonly code = 'ERR_MP_END_OF_FILE'

  constructor(options?: ErrorOptions) {
    super('The other end of the connection was closed, and all that it sent has been read', options)
  }
}

/** Thrown when a connection, or a listener, is used after one of its ends was closed. */
export class ConnectionClosedError extends MpError {
  override readonly name = 'ConnectionClosedError'
  override readonly code = 'ERR_MP_CONNECTION_CLOSED'
}

/** Thrown when nobody can be reached at an address; the reason of the system is the `cause`. */
export class ConnectError extends MpError {
  override readonly name = 'ConnectError'
  override readonly code = 'ERR_MP_CONNECT'
  /** Where nobody was reached: a path, or host and port. */
  readonly address: string

  constructor(address: string, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? `: ${options.cause.message}` : ''
    super(`Nobody can be reached at ${address}${reason}`, options)
    this.address = address
  }
}

/** Thrown when a message does not fit into the buffer given for it; the message is not lost. */
export class BufferTooShortError extends MpError {
  override readonly name = 'BufferTooShortError'
  override readonly code = 'ERR_MP_BUFFER_TOO_SHORT'
  /** The whole message. */
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array, roomBytes: number, options?: ErrorOptions) {
    super(`A message of ${bytes.byteLength} bytes does not fit into the ${roomBytes} bytes given for it`, options)
    this.bytes = bytes
  }
}

/** Thrown when a message is longer than the limit; nothing can be read from the connection after it. */
export class MessageTooLongError extends MpError {
  override readonly name = 'MessageTooLongError'
  override readonly code = 'ERR_MP_MESSAGE_TOO_LONG'
  /** Length of the message, in bytes. */
  readonly lengthBytes: number
  /** Longest message allowed, in bytes. */
  readonly limitBytes: number

  constructor(lengthBytes: number, limitBytes: number, options?: ErrorOptions) {
    super(`A message of ${lengthBytes} bytes is over the limit of ${limitBytes} bytes`, options)
    this.lengthBytes = lengthBytes
    this.limitBytes = limitBytes
  }
}

/** Thrown by `recv()` when a message is no value of ours, or holds what may not come this way. */
export class MessageFormatError extends MpError {
  override readonly name = 'MessageFormatError'
  override readonly code = 'ERR_MP_MESSAGE_FORMAT'
  /** The whole message. */
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array, reason: string, options?: ErrorOptions) {
    super(`A message of ${bytes.byteLength} bytes cannot be read as a value: ${reason}`, options)
    this.bytes = bytes
  }
}

/** Thrown by every call of a manager, and of what it holds, when its server has ended or cannot be reached. */
export class ManagerGoneError extends MpError {
  override readonly name = 'ManagerGoneError'
  override readonly code = 'ERR_MP_MANAGER_GONE'
}
