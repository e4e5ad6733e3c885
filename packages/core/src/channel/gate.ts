import type { Server, Socket } from 'node:net'
import { AuthenticationError } from '../errors.ts'
import { isLoopback } from './address.ts'
import { answerChallenge, type ChallengeDigest, deliverChallenge } from './authenticate.ts'
import { Connection } from './connection.ts'
import { SocketTransport } from './socket-transport.ts'
import { TimeLimit } from './time-limit.ts'
import type { Reach } from './transport.ts'

/** How many clients may be at the gate at a time; the one that is there longest makes room for another. */
const MAX_CLIENTS_AT_GATE = 128

/** A client that was let in. */
export interface Admitted {
  connection: Connection
  transport: SocketTransport
  /** The key that it knows; undefined where none is asked for. */
  key: Uint8Array | undefined
  /** Where it came from; null for a unix socket. */
  peer: { host: string; port: number } | null
}

/** Whom to let in, and whom to tell. */
export interface GateOptions {
  /** Keys of which a client must know one; without any, everybody is let in. */
  keys: readonly Uint8Array[]
  digest: ChallengeDigest
  handshakeTimeoutMs: number
  /** Whether the system lets only this user reach the socket. */
  isPrivate: boolean
  onAdmitted: (client: Admitted) => void
  /** Called for a client that did not know the key; one that says nothing, or nonsense, is just dropped. */
  onRefused: (error: AuthenticationError) => void
}

/** Lets clients in, each on its own: one that is slow, or hostile, holds up nobody. */
export class Gate {
  readonly #options: GateOptions
  readonly #waiting = new Set<SocketTransport>()

  constructor(server: Server, options: GateOptions) {
    this.#options = options
    server.on('connection', (socket) => void this.#examine(socket))
  }

  /** Drops all that have not been let in. */
  close(): void {
    for (const transport of this.#waiting) transport.destroy()
    this.#waiting.clear()
  }

  async #examine(socket: Socket): Promise<void> {
    const transport = new SocketTransport(socket, this.#reachOf(socket))
    const connection = new Connection(transport)
    const peer = peerOf(socket)
    this.#makeRoomFor(transport)
    try {
      const key = await this.#authenticate(connection)
      if (key !== undefined) transport.reach = { ...transport.reach, isAuthenticated: true }
      if (this.#waiting.delete(transport)) this.#options.onAdmitted({ connection, transport, key, peer })
    } catch (error) {
      if (!this.#waiting.delete(transport)) return
      connection.close()
      if (error instanceof AuthenticationError) this.#options.onRefused(error)
    }
  }

  async #authenticate(connection: Connection): Promise<Uint8Array | undefined> {
    const { keys, digest, handshakeTimeoutMs } = this.#options
    if (keys.length === 0) return undefined
    const limit = new TimeLimit(handshakeTimeoutMs)
    const { signal } = limit
    try {
      const key = await deliverChallenge(connection, { keys, digest, signal })
      await answerChallenge(connection, key, { signal })
      return key
    } finally {
      limit.end()
    }
  }

  #makeRoomFor(transport: SocketTransport): void {
    const [oldest] = this.#waiting
    if (oldest !== undefined && this.#waiting.size >= MAX_CLIENTS_AT_GATE) {
      this.#waiting.delete(oldest)
      oldest.destroy()
    }
    this.#waiting.add(transport)
  }

  #reachOf(socket: Socket): Reach {
    const isUnix = socket.remoteAddress === undefined
    return {
      isLocal: isUnix || isLoopback(socket.remoteAddress),
      isPrivate: isUnix && this.#options.isPrivate,
      isAuthenticated: false,
    }
  }
}

function peerOf({ remoteAddress, remotePort }: Socket): Admitted['peer'] {
  return remoteAddress === undefined || remotePort === undefined ? null : { host: remoteAddress, port: remotePort }
}
