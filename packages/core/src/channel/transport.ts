import type { HandleOptions, HandleRecord } from '../wire/handle.ts'

/** Who can be at the two ends of a line, and who can read along. */
export interface Reach {
  /** Whether both ends are on this machine. */
  readonly isLocal: boolean
  /** Whether no other user of the machine, and nobody on a network, can take part or read along. */
  readonly isPrivate: boolean
  /** Whether both ends have proved that they know the key. */
  readonly isAuthenticated: boolean
}

/** How the other end went: by being closed, or by an error. */
export interface TransportEnd {
  error: Error | undefined
}

/**
 * A line that carries whole messages in order between two ends; a `Connection` speaks over it.
 *
 * Messages are pulled: a transport that nobody reads from stops taking bytes in, so that the other end has to wait.
 */
export interface Transport {
  /** Whether messages can come. */
  readonly isReadable: boolean
  /** Whether messages can be sent. */
  readonly isWritable: boolean
  readonly reach: Reach
  /** Whether a whole message has come that was not read yet. */
  readonly hasMessage: boolean
  /** Set once the other end is gone; messages that came before can still be read. */
  readonly end: TransportEnd | undefined
  /** Says whom to tell that a message has come, or the end. */
  listen(onChange: () => void): void
  /**
   * Takes the next message; undefined when none has come whole.
   *
   * @throws {@link MessageTooLongError} as soon as it is known that the next message is longer than `limitBytes`.
   */
  read(limitBytes: number): Buffer | undefined
  /**
   * Sends a message, and resolves when the next may be sent; the bytes are free for other use then.
   *
   * @throws (rejects) {@link ConnectionClosedError} when the other end is gone.
   */
  write(message: Uint8Array): Promise<void>
  /** Says that somebody waits for a change, which keeps the program running. */
  watch(): void
  /** Says that nobody waits any more. */
  unwatch(): void
  /** Closes this end; what was written still goes out. */
  close(): void
  /** Tells how another process or thread finds this end; missing when none can. */
  handle?(options: HandleOptions): HandleRecord
}

/** A line through shared memory, which carries values in a way of its own and can block a thread. */
export interface DirectTransport extends Transport {
  /**
   * Takes the next message as a value; undefined when none has come.
   *
   * @throws {@link MessageFormatError} when it was sent as bytes.
   */
  readValue(): { value: unknown } | undefined
  /**
   * Sends a value, and resolves when the next may be sent.
   *
   * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel.
   * @throws (rejects) {@link ConnectionClosedError} when the other end is gone.
   */
  writeValue(value: unknown): Promise<void>
  /** Sends a value and blocks the thread until there is room; returns whether there was in time. */
  writeValueSync(value: unknown, options: { timeout?: number }): boolean
  /** Blocks the thread until a message, or the end, can be read; returns whether it can. */
  waitSync(options: { timeout?: number }): boolean
}

/** Tells whether a line goes through shared memory. */
export function isDirect(transport: Transport): transport is DirectTransport {
  return 'readValue' in transport
}
