import { checkInteger, checkKeys, checkMs } from '../check-option.ts'
import { type AuthenticationError, ConnectionClosedError, OptionTypeError, TimeoutError } from '../errors.ts'
import type { WaitOptions } from '../wait-for.ts'
import { type Taken, WaitingLine } from '../waiting-line.ts'
import { REFUSAL } from '../wire/handle.ts'
import { type Address, endpointOf, type TcpAddress } from './address.ts'
import { type AuthKey, checkAuthKey } from './authkey.ts'
import type { ChallengeDigest } from './authenticate.ts'
import type { Connection } from './connection.ts'
import { type Admitted, Gate } from './gate.ts'
import { type OpenServer, openServer } from './open-server.ts'

const DEFAULT_BACKLOG = 128
const DEFAULT_HANDSHAKE_TIMEOUT_MS = 5000
/** How many clients may wait for `accept()`; further ones are turned away. */
const MAX_UNACCEPTED = 1024
const MAX_REFUSALS = 16
const SOCKET_REFUSAL =
  'it is a Listener, whose socket belongs to the process that opened it; call Listener.listen() there and send back ' +
  'its address, or send this address for connect()'

/** Options of `Listener.listen()`. */
export interface ListenOptions {
  /**
   * Where to listen. A port without a host is one of this machine only; port 0 takes a free one.
   * @defaultValue a fresh unix socket in a directory that only this user can enter
   */
  address?: Address
  /** A secret that every client has to know; without it, everybody who reaches the address is let in. */
  authkey?: AuthKey
  /**
   * How many clients may wait in the system.
   * @defaultValue 128
   */
  backlog?: number
  /**
   * How long a client may take to prove that it knows the key, in milliseconds.
   * @defaultValue 5000
   */
  handshakeTimeout?: number
  /**
   * Digest of the challenge; `md5` is for clients that take no other, such as those of other libraries.
   * @defaultValue `sha256`, which clients of Python before 3.12 answer too
   */
  digest?: ChallengeDigest
}

/**
 * Listens for connections of other programs, and proves to each that it knows the key, as they have to prove.
 *
 * @remarks
 * Speaks the protocol of Python's `multiprocessing.connection.Listener`. All clients are looked at side by side: one
 * that is slow or says nothing holds up nobody. A wait for a client keeps the program running, an open listener alone
 * does not. Use `for await` in a server: it passes over clients that do not know the key.
 * @see {@link connect} for the other end.
 * @example
 * ```ts @import.meta.vitest
 * import { connect, Listener } from '@mp/core'
 * const listener = await Listener.listen({ address: 0, authkey: 'secret' })
 * const client = await connect(listener.address, { authkey: 'secret' })
 * const server = await listener.accept()
 * await client.sendBytes(Buffer.from('hello'))
 * expect(String(await server.recvBytes())).toBe('hello')
 * client.close()
 * server.close()
 * listener.close()
 * ```
 */
export class Listener implements Disposable, AsyncDisposable, AsyncIterable<Connection> {
  readonly #server: OpenServer
  readonly #gate: Gate
  readonly #line: WaitingLine
  readonly #admitted: Admitted[] = []
  readonly #refusals: AuthenticationError[] = []
  #lastAccepted: Required<TcpAddress> | null = null
  #isClosed = false

  static {
    // Not a method: the name of a computed member is no declaration.
    Object.defineProperty(this.prototype, REFUSAL, { value: () => SOCKET_REFUSAL })
  }

  private constructor(server: OpenServer, options: ListenOptions) {
    this.#server = server
    this.#line = new WaitingLine({ onFirst: () => server.server.ref(), onLast: () => server.server.unref() })
    server.server.unref()
    this.#gate = new Gate(server.server, {
      keys: options.authkey === undefined ? [] : [checkAuthKey('authkey', options.authkey)],
      digest: options.digest ?? 'sha256',
      handshakeTimeoutMs: options.handshakeTimeout ?? DEFAULT_HANDSHAKE_TIMEOUT_MS,
      isPrivate: server.isPrivate,
      onAdmitted: (client) => this.#onAdmitted(client),
      onRefused: (error) => this.#onRefused(error),
    })
  }

  /**
   * Starts to listen.
   *
   * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
   * @throws (rejects) the error of the system when the address cannot be had, such as EADDRINUSE.
   */
  static async listen(options: ListenOptions = {}): Promise<Listener> {
    checkKeys('options', options, ['address', 'authkey', 'backlog', 'handshakeTimeout', 'digest'])
    const { address, authkey, backlog = DEFAULT_BACKLOG, handshakeTimeout, digest } = options
    checkInteger('backlog', backlog, { min: 1 })
    if (authkey !== undefined) checkAuthKey('authkey', authkey)
    if (handshakeTimeout !== undefined) checkMs('handshakeTimeout', handshakeTimeout)
    if (digest !== undefined && digest !== 'sha256' && digest !== 'md5')
      throw new OptionTypeError(`digest must be sha256 or md5, got ${String(digest)}`)
    const server = await openServer(address === undefined ? undefined : endpointOf(address), backlog)
    return new Listener(server, options)
  }

  /** Where it listens, with the port that it got: give it to `connect()`. */
  get address(): string | Required<TcpAddress> {
    const { endpoint } = this.#server
    return endpoint.type === 'unix' ? endpoint.path : { host: endpoint.host, port: endpoint.port }
  }

  /** Where the client of the last `accept()` came from; null before, and for unix sockets. */
  get lastAccepted(): Required<TcpAddress> | null {
    return this.#lastAccepted
  }

  /** Whether it was closed. */
  get closed(): boolean {
    return this.#isClosed
  }

  /**
   * Waits for the next client that was let in.
   *
   * @throws (rejects) {@link AuthenticationError} when one did not know the key; the next call waits for others.
   * @throws (rejects) {@link ConnectionClosedError} when the listener is closed, also while it waits.
   * @throws (rejects) {@link TimeoutError} when none comes in time.
   */
  async accept(options: WaitOptions = {}): Promise<Connection> {
    const taken = await this.#line.wait(() => this.#take(), options)
    if (taken === undefined) throw new TimeoutError('accept()', options.timeout ?? 0)
    this.#lastAccepted = taken.value.peer
    return taken.value.connection
  }

  /** Stops listening and turns those away who wait; connections that were accepted stay. Can be called again. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#server.close()
    this.#gate.close()
    for (const { connection } of this.#admitted.splice(0)) connection.close()
    this.#line.advance()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }

  /** Yields each client that was let in, until the listener is closed; others are passed over. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Connection, void, undefined> {
    while (!this.#isClosed) {
      const taken = await this.#line.wait(() => this.#takeUnlessClosed())
      if (taken?.value === undefined) return
      this.#lastAccepted = taken.value.peer
      yield taken.value.connection
    }
  }

  #take(): Taken<Admitted> | undefined {
    if (this.#isClosed) throw new ConnectionClosedError('The listener is closed')
    const client = this.#admitted.shift()
    if (client !== undefined) return { value: client }
    const refusal = this.#refusals.shift()
    if (refusal !== undefined) throw refusal
    return undefined
  }

  #takeUnlessClosed(): Taken<Admitted | undefined> | undefined {
    if (this.#isClosed) return { value: undefined }
    this.#refusals.length = 0
    const client = this.#admitted.shift()
    return client === undefined ? undefined : { value: client }
  }

  #onAdmitted(client: Admitted): void {
    if (this.#admitted.length >= MAX_UNACCEPTED) return client.connection.close()
    this.#admitted.push(client)
    this.#line.advance()
  }

  #onRefused(error: AuthenticationError): void {
    if (this.#refusals.length >= MAX_REFUSALS) this.#refusals.shift()
    this.#refusals.push(error)
    this.#line.advance()
  }
}
