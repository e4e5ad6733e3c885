import {
  BufferTooShortError,
  ConnectionClosedError,
  EndOfFileError,
  NotSerializableError,
  StateError,
  TimeoutError,
} from '../errors.ts'
import { checkInteger } from '../check-option.ts'
import type { WaitSyncOptions } from '../sync/acquire.ts'
import type { WaitOptions } from '../wait-for.ts'
import { HANDLE, type HandleOptions, type HandleRecord, REFUSAL } from '../wire/handle.ts'
import { type Bytes, byteRange } from './byte-range.ts'
import { Incoming } from './incoming.ts'
import { type DirectTransport, isDirect, type Transport } from './transport.ts'
import { decodeValueMessage, encodeValueMessage } from './value-message.ts'

const SOCKET_REFUSAL =
  'it is a Connection over a socket, which belongs to the process that opened it; call connect() there, with the ' +
  'address and authkey of the listener, or send an end of a pipe()'

/**
 * One end of a line to another process or thread that carries whole messages, in order.
 *
 * @remarks
 * `send()` and `recv()` carry values as an argument of a task travels; `sendBytes()` and `recvBytes()` carry bytes,
 * also to and from a connection of Python's `multiprocessing`. Messages never merge or split. A wait for a message
 * keeps the program running, an open connection alone does not. Readers are served in the order in which they asked.
 * @see {@link connect} and {@link Listener}, which make connections.
 * @example
 * ```ts @import.meta.vitest
 * import { connect, EndOfFileError, Listener } from '@mp/core'
 * const listener = await Listener.listen({ authkey: 'secret' })
 * const [mine, theirs] = await Promise.all([connect(listener.address, { authkey: 'secret' }), listener.accept()])
 * await mine.send({ n: 1n })
 * expect(await theirs.recv()).toEqual({ n: 1n })
 * mine.close()
 * await expect(theirs.recv()).rejects.toThrow(EndOfFileError)
 * theirs.close()
 * listener.close()
 * ```
 */
export class Connection implements Disposable, AsyncDisposable, AsyncIterable<unknown> {
  readonly #transport: Transport
  readonly #incoming: Incoming
  #isClosed = false

  static {
    // Not methods: the name of a computed member is no declaration.
    Object.defineProperty(this.prototype, HANDLE, {
      value(this: Connection, options: HandleOptions) {
        return this.#handle(options)
      },
    })
    Object.defineProperty(this.prototype, REFUSAL, {
      value(this: Connection) {
        return this.#transport.handle === undefined ? SOCKET_REFUSAL : undefined
      },
    })
  }

  /** Makes a connection over a transport; `connect()`, `Listener` and `pipe()` do so. */
  constructor(transport: Transport) {
    this.#transport = transport
    // A connection that can neither be read nor written is of no use.
    this.#incoming = new Incoming(transport, () => {
      if (!transport.isWritable) this.close()
    })
  }

  /** Whether this end was closed. */
  get closed(): boolean {
    return this.#isClosed
  }

  /** Whether messages can be read here: not at the sending end of a one-way pipe, nor after one that was too long. */
  get readable(): boolean {
    return this.#incoming.isReadable
  }

  /** Whether messages can be sent here: not at the receiving end of a one-way pipe. */
  get writable(): boolean {
    return !this.#isClosed && this.#transport.isWritable
  }

  /**
   * Sends a value, as it is now, and resolves when there is room for the next one.
   *
   * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is sent then.
   * @throws (rejects) {@link ConnectionClosedError} when either end is closed.
   */
  async send(value: unknown): Promise<void> {
    this.#assertWritable()
    if (isDirect(this.#transport)) return this.#transport.writeValue(value)
    await this.#transport.write(encodeValueMessage(value, this.#transport.reach))
  }

  /**
   * Waits for the next value.
   *
   * @throws (rejects) {@link EndOfFileError} when the other end was closed and all that it sent has been read.
   * @throws (rejects) {@link MessageFormatError} when the next message was not sent by `send()`.
   * @throws (rejects) {@link ConnectionClosedError} when this end is closed, also while it waits.
   * @throws (rejects) {@link TimeoutError} when none comes in time; none is lost.
   */
  async recv(options: WaitOptions = {}): Promise<unknown> {
    const transport = this.#transport
    if (isDirect(transport)) return this.#incoming.readValue(transport, options)
    return decodeValueMessage(await this.#incoming.read(Number.POSITIVE_INFINITY, options), transport.reach)
  }

  /**
   * Sends a value and blocks the thread until there is room for it. For workers; only on a {@link pipe}.
   *
   * @throws {@link TimeoutError} when there is no room in time.
   * @throws {@link StateError} on a connection that is not a pipe.
   * @throws what `send()` throws.
   */
  sendSync(value: unknown, options: WaitSyncOptions = {}): void {
    this.#assertWritable()
    if (this.#direct().writeValueSync(value, options)) return
    throw new TimeoutError('sendSync()', options.timeout ?? 0)
  }

  /**
   * Blocks the thread until a value comes, and returns it. For workers; only on a {@link pipe}.
   *
   * @throws {@link TimeoutError} when none comes in time; none is lost.
   * @throws {@link StateError} on a connection that is not a pipe.
   * @throws what `recv()` throws.
   */
  recvSync(options: WaitSyncOptions = {}): unknown {
    return this.#incoming.readValueSync(this.#direct(), options)
  }

  /**
   * Waits until a message, or the end, can be read, and tells whether it can; takes nothing.
   *
   * @param timeout - In milliseconds; `Infinity` waits for good. Or the options of other waits.
   * @defaultValue 0: looks once
   * @throws (rejects) {@link ConnectionClosedError} when this end is closed, also while it waits.
   */
  async poll(timeout: number | WaitOptions = 0): Promise<boolean> {
    const options = typeof timeout === 'number' ? { timeout: Math.max(0, timeout) } : timeout
    return this.#incoming.poll(options)
  }

  /**
   * Sends bytes as one message, which may be empty, and resolves when there is room for the next one.
   *
   * @remarks Up to 16 KiB are copied at once; longer ones must not be changed before it resolves.
   * @param offset - Where in the bytes to start.
   * @param size - How many bytes; by default all the rest.
   * @throws (rejects) {@link OptionRangeError} when the range is not within the bytes.
   * @throws (rejects) {@link OptionTypeError} for a string: say which bytes it stands for.
   * @throws (rejects) {@link ConnectionClosedError} when either end is closed.
   */
  async sendBytes(bytes: Bytes, offset = 0, size?: number): Promise<void> {
    this.#assertWritable()
    await this.#transport.write(byteRange(bytes, offset, size))
  }

  /**
   * Waits for the next message and returns its bytes.
   *
   * @param maxLength - Longest message taken, in bytes.
   * @throws (rejects) {@link MessageTooLongError} when it is longer; nothing can be read here any more.
   * @throws (rejects) what `recv()` throws.
   */
  async recvBytes(maxLength: number = Number.POSITIVE_INFINITY, options: WaitOptions = {}): Promise<Buffer> {
    if (maxLength !== Number.POSITIVE_INFINITY) checkInteger('maxLength', maxLength, { min: 0 })
    return this.#incoming.read(maxLength, options)
  }

  /**
   * Waits for the next message, copies it into a buffer and returns how many bytes it has.
   *
   * @param offset - Where in the buffer to start, in bytes.
   * @throws (rejects) {@link BufferTooShortError} when it does not fit; the error holds the whole message.
   * @throws (rejects) what `recv()` throws.
   */
  async recvBytesInto(buffer: Bytes, offset = 0, options: WaitOptions = {}): Promise<number> {
    const room = byteRange(buffer, offset)
    const message = await this.#incoming.read(Number.POSITIVE_INFINITY, options)
    if (message.byteLength > room.byteLength) throw new BufferTooShortError(message, room.byteLength)
    room.set(message)
    return message.byteLength
  }

  /** Closes this end; what was sent still arrives. Can be called again. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#incoming.close()
    this.#transport.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }

  /** Yields each value that comes, until either end is closed. */
  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    while (!this.#isClosed) {
      try {
        yield await this.recv()
      } catch (error) {
        if (error instanceof EndOfFileError || (this.#isClosed && error instanceof ConnectionClosedError)) return
        throw error
      }
    }
  }

  /** Tells how it is found again on the other side; only a transport that both sides can reach has such a way. */
  #handle(options: HandleOptions): HandleRecord {
    const handle = this.#transport.handle?.(options)
    if (handle !== undefined) return handle
    throw new NotSerializableError('a Connection', SOCKET_REFUSAL)
  }

  #direct(): DirectTransport {
    if (isDirect(this.#transport)) return this.#transport
    throw new StateError('A connection over a socket cannot block the thread; await send() and recv(), or use pipe()')
  }

  #assertWritable(): void {
    if (this.writable) return
    if (this.#isClosed) throw new ConnectionClosedError('This end of the connection is closed')
    throw new ConnectionClosedError('It is the receiving end of a one-way pipe: nothing can be sent on it')
  }
}
