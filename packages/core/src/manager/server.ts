import { nodeCrypto } from '../node-crypto.ts'
import { StateError } from '../errors.ts'
import { proxyFor } from './proxy-for.ts'
import type { BaseProxy } from './base-proxy.ts'
import type { Link, Request, ServerAddress } from './link.ts'
import { Leases } from './leases.ts'
import { keepLink } from './links.ts'
import { type Caller, exposedOf, isExposed, type ManagedType, type Owner } from './managed-type.ts'

/** A thing that the server keeps. */
export interface Entry {
  object: number
  name: string
  type: ManagedType
  target: object
  /** Proxies of clients, and handles on their way. */
  useCount: number
}

/** Keeps the things of a manager, and who uses them. */
export class ManagerServer {
  readonly address: ServerAddress
  readonly #types: ReadonlyMap<string, ManagedType>
  /** Things that clients use. */
  readonly #entries = new Map<number, Entry>()
  /** All things that are left, those included that only other things here use. */
  readonly #alive = new Map<number, WeakRef<Entry>>()
  readonly #ends = new FinalizationRegistry<{ object: number; end: () => void }>(({ object, end }) => {
    this.#alive.delete(object)
    end()
  })
  readonly #leases = new Leases<Entry>((entry) => this.release(entry.object))
  readonly #link: Link
  #objectCount = 0

  constructor(address: Omit<ServerAddress, 'manager'>, types: ReadonlyMap<string, ManagedType>) {
    this.address = { ...address, manager: nodeCrypto().randomUUID() }
    this.#types = types
    this.#link = this.#openLocalLink()
    keepLink(this.#link)
  }

  /** Makes a thing, and returns its proxy. */
  async create(name: string, args: readonly unknown[]): Promise<BaseProxy> {
    const type = this.#types.get(name)
    if (type?.create === undefined) throw new StateError(`The manager has no type ${name}; it has: ${this.#names()}`)
    return this.#adopt(name, await type.create(args))
  }

  /** Calls a method of a thing; what it returns may be a promise. */
  call(object: number, method: string, { args, caller }: { args: readonly unknown[]; caller: Caller }): unknown {
    const { type, target, name } = this.#entryOf(object)
    const fn: unknown = isExposed(type, target, method) ? Reflect.get(target, method) : undefined
    if (typeof fn !== 'function') throw new StateError(`${method}() of ${name} cannot be called from outside`)
    const result: unknown = Reflect.apply(fn, target, type.takesCaller ? [caller, ...args] : args)
    const resultType = type.returns.get(method)
    return resultType === undefined ? result : this.#wrap(resultType, result)
  }

  /** Notes that a client has a proxy more; returns whether the thing is there. */
  claim(object: number, lease: string): boolean {
    const entry = this.#leases.entryOf(lease) ?? this.#entries.get(object)
    const isThere = entry !== undefined && entry.object === object
    if (isThere) this.#keep(entry)
    this.#leases.claim(lease)
    return isThere
  }

  /** Keeps a thing for the receiver of a handle. */
  lease(object: number, lease: string, sender: Owner): void {
    const entry = this.#entries.get(object)
    if (entry !== undefined && this.#leases.add(lease, entry, sender)) this.#keep(entry)
  }

  /** Waits no longer than a while for the receivers of the handles of a client that has gone. */
  limitLeasesOf(sender: Owner): void {
    this.#leases.limitOf(sender)
  }

  /** Notes that one proxy, or one handle, is less. */
  release(object: number): void {
    const entry = this.#entries.get(object)
    if (entry !== undefined && --entry.useCount <= 0) this.#entries.delete(object)
  }

  #adopt(name: string, target: unknown): BaseProxy {
    const type = this.#types.get(name)
    if (type === undefined || typeof target !== 'object' || target === null)
      throw new StateError(`A ${name} has to be an object of a type that the manager has: ${this.#names()}`)
    const entry = { object: ++this.#objectCount, name, type, target, useCount: 0 }
    this.#alive.set(entry.object, new WeakRef(entry))
    this.#ends.register(entry, { object: entry.object, end: () => type.end?.(target) })
    return this.#proxyOf(entry)
  }

  async #wrap(name: string, result: unknown): Promise<BaseProxy> {
    const value: unknown = await result
    const type = this.#types.get(name)
    return this.#adopt(name, type?.wrapsResults === true ? await type.create?.([value]) : value)
  }

  /** Proxies here hold the thing itself: things that hold each other are not kept for ever. */
  #proxyOf(entry: Entry): BaseProxy {
    const exposed = exposedOf(entry.type, entry.target)
    return proxyFor({ link: this.#link, object: entry.object, type: entry.name, exposed, held: entry })
  }

  #openLocalLink(): Link {
    return {
      address: this.address,
      call: async (request) => this.#callLocally(request),
      lease: (object) => this.#leaseLocally(object),
      claim: (_object, lease) => this.#leases.claim(lease),
      release: () => {},
      hold: (object) => this.#entryOf(object),
    }
  }

  async #callLocally({ to, method, args, options }: Request): Promise<unknown> {
    if ('create' in to) return this.create(to.create, args)
    const signal = options?.signal ?? new AbortController().signal
    return this.call(to.object, method, { args, caller: { owner: SERVER_ITSELF, signal } })
  }

  /** For a handle that the server itself sends: its receiver claims it at once, or is gone. */
  #leaseLocally(object: number): string {
    const lease = nodeCrypto().randomUUID()
    const entry = this.#entryOf(object)
    this.#keep(entry)
    this.#leases.add(lease, entry, SERVER_ITSELF)
    this.#leases.limit(lease)
    return lease
  }

  #keep(entry: Entry): void {
    entry.useCount++
    this.#entries.set(entry.object, entry)
  }

  #entryOf(object: number): Entry {
    const entry = this.#entries.get(object) ?? this.#alive.get(object)?.deref()
    if (entry === undefined) throw new StateError(`The manager keeps no thing ${object}; nobody used it any more`)
    return entry
  }

  #names(): string {
    return [...this.#types.keys()].join(', ')
  }
}

/** The server as a client of its own: it goes only with all that it holds. */
const SERVER_ITSELF: Owner = { isGone: false, onGone: () => () => {} }
