import type { Socket } from 'node:net'
import { ConnectionClosedError } from '../errors.ts'
import { messageHeader, MessageReader } from './message-reader.ts'
import type { Reach, Transport, TransportEnd } from './transport.ts'

/** Bytes that may wait on either side before the one who sends has to. */
const HIGH_WATER_BYTES = 1024 * 1024
/** Up to here a message is copied behind its header: one packet, and the sender may go on at once. */
const COPY_BYTES = 16 * 1024
/** How long a closed end still takes in, and throws away, what the other sends, before it cuts the line. */
const LINGER_MS = 1000

/** Carries messages over a socket, in the format of CPython's `multiprocessing.connection`. */
export class SocketTransport implements Transport {
  readonly isReadable = true
  readonly isWritable = true
  reach: Reach
  readonly #socket: Socket
  readonly #reader = new MessageReader()
  #end: TransportEnd | undefined
  #isClosed = false
  #isWatched = false
  #onChange: () => void = () => {}

  constructor(socket: Socket, reach: Reach) {
    this.#socket = socket
    this.reach = reach
    socket.setNoDelay(true)
    socket.unref()
    socket.on('data', (bytes: Buffer) => this.#onData(bytes))
    socket.on('end', () => this.#finish(undefined))
    socket.on('close', () => this.#finish(undefined))
    socket.on('error', (error) => this.#finish(error))
  }

  get hasMessage(): boolean {
    return this.#reader.hasMessage
  }

  get end(): TransportEnd | undefined {
    return this.#end
  }

  listen(onChange: () => void): void {
    this.#onChange = onChange
  }

  read(limitBytes: number): Buffer | undefined {
    const message = this.#reader.take(limitBytes)
    if (!this.#mustPause()) this.#socket.resume()
    return message
  }

  async write(message: Uint8Array): Promise<void> {
    if (this.#end !== undefined || this.#isClosed) throw closedError(this.#end?.error)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const onWritten = (error?: Error | null): void =>
      error === undefined || error === null ? resolve() : reject(closedError(error))
    const isCopied = message.byteLength <= COPY_BYTES
    if (isCopied) this.#socket.write(Buffer.concat([messageHeader(message.byteLength), message]), onWritten)
    else this.#writeInParts(message, onWritten)
    if (!isCopied || this.#socket.writableLength > HIGH_WATER_BYTES) return promise
    // The end of the line tells of a failure that nobody waits for here.
    promise.catch(() => {})
  }

  watch(): void {
    this.#isWatched = true
    this.#socket.ref()
    if (!this.#isClosed) this.#socket.resume()
  }

  unwatch(): void {
    this.#isWatched = false
    this.#socket.unref()
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    // Bytes that were not read would make the system cut the line before the last message has gone out.
    this.#socket.resume()
    this.#socket.end(() => this.#linger())
  }

  /** Takes in what the other end still sends, but not for ever. */
  #linger(): void {
    if (this.#socket.destroyed) return
    const timer = setTimeout(() => this.#socket.destroy(), LINGER_MS).unref()
    this.#socket.once('close', () => clearTimeout(timer))
  }

  /** Cuts the line at once. */
  destroy(): void {
    this.#isClosed = true
    this.#socket.destroy()
  }

  #writeInParts(message: Uint8Array, onWritten: (error?: Error | null) => void): void {
    this.#socket.cork()
    this.#socket.write(messageHeader(message.byteLength))
    this.#socket.write(message, onWritten)
    this.#socket.uncork()
  }

  #onData(bytes: Buffer): void {
    if (this.#isClosed) return
    this.#reader.push(bytes)
    if (this.#mustPause()) this.#socket.pause()
    this.#onChange()
  }

  /** A long message is taken in only while somebody waits for it. */
  #mustPause(): boolean {
    return this.#reader.bufferedBytes >= HIGH_WATER_BYTES && (this.#reader.hasMessage || !this.#isWatched)
  }

  #finish(error: Error | undefined): void {
    if (this.#end !== undefined) return
    this.#end = { error }
    this.#onChange()
  }
}

function closedError(cause: Error | undefined): ConnectionClosedError {
  const options = cause === undefined ? {} : { cause }
  return new ConnectionClosedError('The other end of the connection was closed; nothing can be sent to it', options)
}
