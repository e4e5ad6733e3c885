import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { checkKeys, checkMs, checkSignal } from '../check-option.ts'
import { ConnectError, TimeoutError } from '../errors.ts'
import type { WaitOptions } from '../wait-for.ts'
import { type Address, type Endpoint, endpointOf, isLoopback, textOf } from './address.ts'
import { answerChallenge, deliverChallenge } from './authenticate.ts'
import { type AuthKey, checkAuthKey } from './authkey.ts'
import { Connection } from './connection.ts'
import { SocketTransport } from './socket-transport.ts'
import { TimeLimit } from './time-limit.ts'
import type { Reach } from './transport.ts'

const DEFAULT_TIMEOUT_MS = 20_000

/** Options of `connect()`. */
export interface ConnectOptions extends WaitOptions {
  /** The secret of the listener; it has to prove that it knows it, too. */
  authkey?: AuthKey
}

/**
 * Connects to a {@link Listener}, ours or Python's, and settles with it that both know the key.
 *
 * @param address - The `address` of the listener.
 * @param options - `timeout` is 20 seconds unless given, for everything up to the end of the handshake.
 * @throws (rejects) {@link ConnectError} when nobody listens there.
 * @throws (rejects) {@link AuthenticationError} when either end does not know the key.
 * @throws (rejects) {@link TimeoutError} when it takes too long.
 * @throws (rejects) the reason of the signal when it aborts first.
 * @example
 * ```ts @import.meta.vitest
 * import { AuthenticationError, connect, Listener } from '@mp/core'
 * const listener = await Listener.listen({ authkey: 'secret' })
 * await expect(connect(listener.address, { authkey: 'guess' })).rejects.toThrow(AuthenticationError)
 * listener.close()
 * ```
 */
export async function connect(address: Address, options: ConnectOptions = {}): Promise<Connection> {
  checkKeys('options', options, ['authkey', 'timeout', 'signal'])
  const key = options.authkey === undefined ? undefined : checkAuthKey('authkey', options.authkey)
  return (await dial(endpointOf(address), key, options)).connection
}

/** A connection, and the transport below it. */
export interface Dialled {
  connection: Connection
  transport: SocketTransport
}

/** Connects to an endpoint as {@link connect} does. */
export async function dial(endpoint: Endpoint, key: Uint8Array | undefined, wait: WaitOptions): Promise<Dialled> {
  const { timeout = DEFAULT_TIMEOUT_MS } = wait
  checkMs('timeout', timeout)
  if (wait.signal !== undefined) checkSignal('signal', wait.signal).throwIfAborted()
  const limit = new TimeLimit(timeout, wait.signal)
  const { signal } = limit
  const socket = open(endpoint)
  try {
    await once(socket, 'connect', { signal })
    return await greet(socket, { endpoint, key, signal })
  } catch (error) {
    socket.destroy()
    if (wait.signal?.aborted === true) throw wait.signal.reason
    if (limit.isOver) throw new TimeoutError(`connect() to ${textOf(endpoint)}`, timeout, { cause: error })
    throw isSystemError(error) ? new ConnectError(textOf(endpoint), { cause: error }) : error
  } finally {
    limit.end()
  }
}

function open(endpoint: Endpoint): Socket {
  if (endpoint.type === 'unix') return createConnection({ path: endpoint.path })
  return createConnection({ host: endpoint.host, port: endpoint.port })
}

interface Greeting {
  endpoint: Endpoint
  key: Uint8Array | undefined
  signal: AbortSignal
}

async function greet(socket: Socket, { endpoint, key, signal }: Greeting): Promise<Dialled> {
  const transport = new SocketTransport(socket, reachOf(socket, endpoint))
  const connection = new Connection(transport)
  if (key === undefined) return { connection, transport }
  await answerChallenge(connection, key, { signal })
  await deliverChallenge(connection, { keys: [key], signal })
  transport.reach = { ...transport.reach, isAuthenticated: true }
  return { connection, transport }
}

function reachOf(socket: Socket, endpoint: Endpoint): Reach {
  if (endpoint.type === 'tcp')
    return { isLocal: isLoopback(socket.remoteAddress), isPrivate: false, isAuthenticated: false }
  return { isLocal: true, isPrivate: isOwn(endpoint.path), isAuthenticated: false }
}

/** Tells whether a socket is this user's, and no other user may connect to it. */
function isOwn(path: string): boolean {
  if (path.startsWith('\0')) return false
  try {
    const { uid, mode } = statSync(path)
    return uid === process.getuid?.() && (mode & 0o077) === 0
  } catch {
    return false
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
