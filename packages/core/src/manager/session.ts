import { loadCallable } from '../callable/load.ts'
import type { Connection } from '../channel/connection.ts'
import { NotSerializableError } from '../errors.ts'
import { encodeThrown } from '../guest/encode-thrown.ts'
import type { ClassDefinition } from '../protocol.ts'
import { setClass } from '../wire/class-registry.ts'
import { encodeValue } from '../wire/encode.ts'
import { decodeArguments, isArguments } from './decode-call.ts'
import type { Caller, Owner } from './managed-type.ts'
import { Outbox } from './outbox.ts'
import { isToServer, type ToServer, unpacked } from './protocol.ts'
import type { ManagerServer } from './server.ts'
import { type ManagerLine, valueOptions } from './value-options.ts'

type CallMessage = ToServer & { type: 'call' | 'create' }

/** One client of the server: its calls, and what it holds until it goes. */
export class Session implements Owner {
  readonly #server: ManagerServer
  readonly #connection: Connection
  readonly #line: ManagerLine
  readonly #outbox: Outbox
  readonly #calls = new Map<number, ActiveCall>()
  readonly #ends = new Set<() => void>()
  /** How many proxies of each thing it has. */
  readonly #proxies = new Map<number, number>()
  /** Arguments are decoded in order; only then may calls overtake each other. */
  #decoding: Promise<void> | undefined
  #isGone = false

  constructor(server: ManagerServer, connection: Connection, line: ManagerLine) {
    this.#server = server
    this.#connection = connection
    this.#line = line
    // A client that has gone is noticed by the reader.
    this.#outbox = new Outbox((message) => void connection.sendBytes(message).catch(() => {}))
  }

  get isGone(): boolean {
    return this.#isGone
  }

  onGone(end: () => void): () => void {
    this.#ends.add(end)
    return () => this.#ends.delete(end)
  }

  /** Serves the client until it goes, or says what nobody understands. */
  async serve(): Promise<void> {
    this.#outbox.say({ type: 'welcome', manager: this.#server.address.manager, isOwner: this.#line.isOwner })
    try {
      for (;;) for (const said of unpacked(await this.#connection.recvBytes())) this.#receive(said)
    } catch {
      // It has gone, or sends garbage: in both cases it is not served any more.
    } finally {
      this.#end()
    }
  }

  #receive(said: unknown): void {
    if (!isToServer(said)) throw new NotSerializableError('message', 'it is none that a client sends')
    switch (said.type) {
      case 'cancel':
        return this.#calls.get(said.call)?.abort(new DOMException('The call was taken back', 'AbortError'))
      case 'lease':
        return this.#server.lease(said.object, said.lease, this)
      case 'claim':
        if (this.#server.claim(said.object, said.lease)) this.#count(said.object, 1)
        return
      case 'release':
        return this.#release(said.object)
      case 'classes':
        return this.#inOrder(() => this.#learn(said.classes))
      case 'call':
      case 'create':
        this.#calls.set(said.call, new ActiveCall(this))
        return this.#start(said)
    }
  }

  #start(said: CallMessage): void {
    if (!said.args.coded && this.#decoding === undefined && isArguments(said.args.value))
      return this.#run(said, said.args.value)
    this.#inOrder(async () => {
      try {
        this.#run(said, await decodeArguments(said.args, this.#line, said.hasFunctions))
      } catch (error) {
        this.#answerError(said.call, error)
      }
    })
  }

  #inOrder(work: () => Promise<void>): void {
    const decoding = (this.#decoding ?? Promise.resolve()).then(work).finally(() => {
      if (this.#decoding === decoding) this.#decoding = undefined
    })
    this.#decoding = decoding
  }

  #run(said: CallMessage, args: unknown[]): void {
    try {
      const result = said.type === 'create' ? this.#server.create(said.name, args) : this.#call(said, args)
      if (result instanceof Promise) void this.#answerLater(said.call, result)
      else this.#answer(said.call, result)
    } catch (error) {
      this.#answerError(said.call, error)
    }
  }

  #call({ call, object, method }: ToServer & { type: 'call' }, args: unknown[]): unknown {
    const caller = this.#calls.get(call) ?? new ActiveCall(this)
    return this.#server.call(object, method, { args, caller })
  }

  async #answerLater(call: number, result: Promise<unknown>): Promise<void> {
    try {
      this.#answer(call, await result)
    } catch (error) {
      this.#answerError(call, error)
    }
  }

  #answer(call: number, value: unknown): void {
    if (this.#isGone) return
    const result = encodeValue(value, 'result', valueOptions(this.#line, false))
    this.#outbox.say({ type: 'result', call, result })
    this.#calls.delete(call)
  }

  #answerError(call: number, error: unknown): void {
    this.#calls.delete(call)
    if (!this.#isGone)
      this.#outbox.say({
        type: 'error',
        call,
        error: encodeThrown(error, (thrown) => encodeValue(thrown, 'error', valueOptions(this.#line, false))),
      })
  }

  async #learn(classes: ClassDefinition[]): Promise<void> {
    if (!this.#line.isOwner) return
    for (const { name, callable } of classes) {
      try {
        setClass(name, await loadCallable(callable))
      } catch {
        // Whoever needs the class is told that it is missing.
      }
    }
  }

  #count(object: number, change: number): void {
    const count = (this.#proxies.get(object) ?? 0) + change
    if (count > 0) this.#proxies.set(object, count)
    else this.#proxies.delete(object)
  }

  #release(object: number): void {
    if (!this.#proxies.has(object)) return
    this.#count(object, -1)
    this.#server.release(object)
  }

  /** Ends its calls, and lets go of all that it held. */
  #end(): void {
    this.#isGone = true
    this.#connection.close()
    for (const end of [...this.#ends]) end()
    for (const active of this.#calls.values()) active.abort(new DOMException('The client went', 'AbortError'))
    for (const [object, count] of this.#proxies) for (let left = count; left > 0; left--) this.#server.release(object)
    this.#proxies.clear()
    this.#server.limitLeasesOf(this)
  }
}

/** A call that was not answered yet; few of them need a signal. */
class ActiveCall implements Caller {
  readonly owner: Owner
  #controller: AbortController | undefined

  constructor(owner: Owner) {
    this.owner = owner
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    return this.#controller.signal
  }

  abort(reason: DOMException): void {
    this.#controller ??= new AbortController()
    this.#controller.abort(reason)
  }
}
