import { nodeCrypto } from '../node-crypto.ts'
import { dial } from '../channel/connect.ts'
import { isLoopback, textOf } from '../channel/address.ts'
import type { SocketTransport } from '../channel/socket-transport.ts'
import type { Reach } from '../channel/transport.ts'
import { AuthenticationError, ManagerGoneError, TimeoutError } from '../errors.ts'
import { knownClasses } from '../host/known-classes.ts'
import type { ThingFigures } from '../monitor/things.ts'
import { LatencyRecord, latencyOf } from '../pool/latency.ts'
import type { WaitOptions } from '../wait-for.ts'
import { encodeValue } from '../wire/encode.ts'
import { decodeAnswer } from './decode-answer.ts'
import type { Held, Link, Request, ServerAddress } from './link.ts'
import { forgetLink, keepLink } from './links.ts'
import { Outbox } from './outbox.ts'
import { type FromServer, isFromServer, unpacked } from './protocol.ts'
import { type ManagerLine, valueOptions } from './value-options.ts'

/** A call that was not answered yet. */
interface Pending {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
  signal: AbortSignal | undefined
  stopListening: () => void
  /** When the call was made. */
  calledAt: number
}

/** The line of this thread to the server of a manager; all proxies share it. */
export class ClientLink implements Link {
  address: ServerAddress
  readonly #pending = new Map<number, Pending>()
  readonly #outbox: Outbox
  readonly #opened = Promise.withResolvers<void>()
  #transport: SocketTransport | undefined
  #early: Buffer[] = []
  #gone: Error | undefined
  #callCount = 0
  /** How long calls took. */
  readonly #times = new LatencyRecord()
  #classCount = 0

  /** Begins to connect; calls may be made at once. */
  constructor(address: ServerAddress, wait: WaitOptions = {}) {
    this.address = address
    this.#outbox = new Outbox((message) => this.#send(message))
    this.#opened.promise.catch(() => {})
    if (address.manager !== '') keepLink(this)
    void this.#open(wait)
  }

  /** Resolves when the server has let this client in. */
  get opened(): Promise<void> {
    return this.#opened.promise
  }

  async call({ to, method, args, options = {} }: Request): Promise<unknown> {
    const { signal, hasFunctions = false } = options
    signal?.throwIfAborted()
    if (this.#gone !== undefined) throw this.#gone
    const encoded = encodeValue(args, 'args', valueOptions(this.#line, hasFunctions))
    const call = ++this.#callCount
    const answer = this.#expect(call, signal)
    this.#sayClasses()
    const rest = { call, args: encoded, hasFunctions }
    if ('create' in to) this.#outbox.say({ type: 'create', name: to.create, ...rest })
    else this.#outbox.say({ type: 'call', object: to.object, method, ...rest })
    return answer
  }

  lease(object: number): string {
    const lease = nodeCrypto().randomUUID()
    if (this.#gone === undefined) this.#outbox.say({ type: 'lease', object, lease })
    // The handle may be on its way in this very turn, and this thread may be busy from then on.
    this.#outbox.flush()
    return lease
  }

  claim(object: number, lease: string): void {
    if (this.#gone === undefined) this.#outbox.say({ type: 'claim', object, lease })
  }

  release(object: number): void {
    if (this.#gone === undefined) this.#outbox.say({ type: 'release', object })
  }

  hold(): Held | undefined {
    return undefined
  }

  /** Ends the line: all calls, those to come included, reject with the error. */
  close(error: Error): void {
    if (this.#gone !== undefined) return
    this.#gone = error
    forgetLink(this)
    this.#opened.reject(error)
    this.#transport?.unwatch()
    this.#transport?.close()
    for (const pending of this.#pending.values()) {
      pending.stopListening()
      pending.reject(error)
    }
    this.#pending.clear()
  }

  /** What those who watch the program are told; undefined once it has ended. */
  figures(): ThingFigures | undefined {
    if (this.#gone !== undefined) return undefined
    const { count: calls, p50, p95, max } = latencyOf([this.#times])
    const { size: pending } = this.#pending
    const address = textOf(this.address.endpoint)
    return { kind: 'manager', address, connections: 1, pending, calls, latency: { p50, p95, max } }
  }

  get #line(): ManagerLine {
    const { manager, endpoint, isOwner } = this.address
    const isLocal = endpoint.type === 'unix' || endpoint.host === 'localhost' || isLoopback(endpoint.host)
    const reach: Reach = { isLocal, isPrivate: endpoint.type === 'unix', isAuthenticated: true }
    return { manager, reach: this.#transport?.reach ?? reach, isOwner }
  }

  async #open(wait: WaitOptions): Promise<void> {
    try {
      if (this.address.key === undefined)
        throw new AuthenticationError('The key of the manager is not known here; call Manager.connect() first')
      const { transport } = await dial(this.address.endpoint, this.address.key, wait)
      if (this.#gone !== undefined) return transport.close()
      this.#transport = transport
      // Up to the welcome somebody may wait for that.
      transport.watch()
      transport.listen(() => this.#read(transport))
      for (const message of this.#early.splice(0)) this.#send(message)
      this.#read(transport)
    } catch (cause) {
      const isToldAsIs = cause instanceof AuthenticationError || cause instanceof TimeoutError
      const error = new ManagerGoneError('The server of the manager cannot be reached', { cause })
      this.close(isToldAsIs || (wait.signal?.aborted === true && cause instanceof Error) ? cause : error)
    }
  }

  #send(message: Buffer): void {
    if (this.#transport === undefined) this.#early.push(message)
    // A line that breaks is noticed by the reader.
    else this.#transport.write(message).catch(() => {})
  }

  #read(transport: SocketTransport): void {
    try {
      for (let message = nextOf(transport); message !== undefined; message = nextOf(transport)) this.#hear(message)
      if (transport.end !== undefined)
        this.close(new ManagerGoneError('The server of the manager has ended', { cause: transport.end.error }))
    } catch (cause) {
      this.close(new ManagerGoneError('The server of the manager sends nonsense', { cause }))
    }
  }

  #hear(message: Buffer): void {
    for (const said of unpacked(message)) if (isFromServer(said)) this.#receive(said)
  }

  #receive(said: FromServer): void {
    if (said.type === 'welcome') return this.#welcome(said.manager, said.isOwner)
    const pending = this.#pending.get(said.call)
    if (pending === undefined) return
    this.#pending.delete(said.call)
    if (this.#pending.size === 0) this.#transport?.unwatch()
    pending.stopListening()
    this.#times.record(performance.now() - pending.calledAt)
    const answered = { line: this.#line, link: this }
    if (said.type === 'result') void decodeAnswer(said.result, answered).then(pending.resolve, pending.reject)
    else if (pending.signal?.aborted === true) pending.reject(pending.signal.reason)
    else void decodeAnswer(said.error, answered).then(pending.reject, pending.reject)
  }

  #welcome(manager: string, isOwner: boolean): void {
    this.address = { ...this.address, manager, isOwner }
    keepLink(this)
    if (this.#pending.size === 0) this.#transport?.unwatch()
    this.#opened.resolve()
  }

  #expect(call: number, signal: AbortSignal | undefined): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const onAbort = (): void => this.#outbox.say({ type: 'cancel', call })
    signal?.addEventListener('abort', onAbort, { once: true })
    const stopListening = (): void => signal?.removeEventListener('abort', onAbort)
    this.#pending.set(call, { resolve, reject, signal, stopListening, calledAt: performance.now() })
    if (this.#pending.size === 1) this.#transport?.watch()
    return promise
  }

  /** Tells of classes that were registered since the last call. */
  #sayClasses(): void {
    if (!this.address.isOwner) return
    const classes = knownClasses().slice(this.#classCount)
    if (classes.length === 0) return
    this.#classCount += classes.length
    this.#outbox.say({ type: 'classes', classes: [...classes] })
  }
}

function nextOf(transport: SocketTransport): Buffer | undefined {
  return transport.read(Number.POSITIVE_INFINITY)
}
