import { checkKeys } from '../check-option.ts'
import { isResult } from '../pool/result-types.ts'
import type { DictKey } from './dict-key.ts'
import type { Link, RequestOptions } from './link.ts'
import type { ArrayType } from './referents/managed-array.ts'
import type { RegisteredType } from './registered-types.ts'
import type { ArrayProxy } from './proxies/array-proxy.ts'
import type { BarrierProxy, ManagerBarrierOptions } from './proxies/barrier-proxy.ts'
import type { DictEntries, DictProxy } from './proxies/dict-proxy.ts'
import type { EventProxy } from './proxies/event-proxy.ts'
import type { ListProxy } from './proxies/list-proxy.ts'
import type { ConditionProxy, LockProxy } from './proxies/lock-proxy.ts'
import type { NamespaceProxy } from './proxies/namespace-proxy.ts'
import type { PoolProxy } from './proxies/pool-proxy.ts'
import type { JoinableQueueProxy, QueueProxy } from './proxies/queue-proxy.ts'
import type { Remote, RemoteProxy } from './proxies/remote-proxy.ts'
import type { SemaphoreProxy } from './proxies/semaphore-proxy.ts'
import type { SetProxy } from './proxies/set-proxy.ts'
import type { ValueProxy } from './proxies/value-proxy.ts'

/** Makes things in the server of a manager; each method returns the proxy of a new one. */
export abstract class ManagerFactories {
  readonly #link: Link

  constructor(link: Link) {
    this.#link = link
  }

  /** Makes a dict, empty or with entries. */
  dict<K extends DictKey, V>(init?: DictEntries<K, V>): Promise<DictProxy<K, V>> {
    return this.#make('dict', [init])
  }

  /** Makes a list, empty or with elements. */
  list<T>(init: Iterable<T> = []): Promise<ListProxy<T>> {
    return this.#make('list', [Array.from(init)])
  }

  /** Makes a set, empty or with elements. */
  set<T extends DictKey = DictKey>(init: Iterable<T> = []): Promise<SetProxy<T>> {
    return this.#make('set', [Array.from(init)])
  }

  /** Makes a bag of named values. */
  namespace<T extends object = Record<string, unknown>>(init?: T): Promise<NamespaceProxy<T>> {
    return this.#make('namespace', [init])
  }

  /** Makes one value of any type. */
  value<T>(value: T): Promise<ValueProxy<T>> {
    return this.#make('value', [value])
  }

  /**
   * Makes an array of numbers of one type, which are 0 unless given.
   *
   * @param init - How many, or which.
   */
  array(type: ArrayType, init: number | readonly number[] | ArrayBufferView): Promise<ArrayProxy> {
    return this.#make('array', [type, init])
  }

  /**
   * Makes a queue.
   *
   * @param maxSize - How many items it holds at most; 0 means any number.
   */
  queue<T>(maxSize = 0): Promise<QueueProxy<T>> {
    return this.#make('queue', [maxSize])
  }

  /**
   * Makes a queue that knows when all that was put has been worked off.
   *
   * @param maxSize - How many items it holds at most; 0 means any number.
   */
  joinableQueue<T>(maxSize = 0): Promise<JoinableQueueProxy<T>> {
    return this.#make('joinableQueue', [maxSize])
  }

  /** Makes a lock. */
  lock(): Promise<LockProxy> {
    return this.#make('lock', [])
  }

  /** Makes a lock that its holder can acquire again. */
  rlock(): Promise<LockProxy> {
    return this.#make('rlock', [])
  }

  /** Makes a semaphore. */
  semaphore(value = 1): Promise<SemaphoreProxy> {
    return this.#make('semaphore', [value])
  }

  /** Makes a semaphore that refuses to be released more often than it was acquired. */
  boundedSemaphore(value = 1): Promise<SemaphoreProxy> {
    return this.#make('boundedSemaphore', [value])
  }

  /**
   * Makes a condition.
   *
   * @param lock - The lock that it goes with, of the same manager; a reentrant one of its own by default.
   */
  condition(lock?: LockProxy): Promise<ConditionProxy> {
    return this.#make('condition', [lock])
  }

  /** Makes an event. */
  event(): Promise<EventProxy> {
    return this.#make('event', [])
  }

  /**
   * Makes a barrier.
   *
   * @param parties - How many have to arrive, at least 1.
   * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
   * @throws (rejects) {@link CaptureError} when the action cannot cross to the server.
   */
  async barrier(parties: number, options: ManagerBarrierOptions = {}): Promise<BarrierProxy> {
    checkKeys('options', options, ['timeout', 'action'])
    return this.#make('barrier', [parties, options], { hasFunctions: options.action !== undefined })
  }

  /** Makes a pool, `cpuCount()` workers by default, whose workers are children of the server. */
  pool(workers?: number): Promise<PoolProxy> {
    return this.#make('pool', [workers])
  }

  /**
   * Makes a thing of a registered type.
   *
   * @param type - What `Manager.register()` has returned, or the name of a type that the server knows.
   * @throws (rejects) {@link StateError} when the server knows no such type.
   * @throws (rejects) what the factory throws.
   */
  create<A extends readonly unknown[], T>(type: RegisteredType<A, T>, ...args: A): Promise<Remote<T>>
  create(type: string, ...args: readonly unknown[]): Promise<RemoteProxy>
  create(type: string | { readonly name: string }, ...args: readonly unknown[]): Promise<unknown> {
    return this.#make(typeof type === 'string' ? type : type.name, args)
  }

  async #make<P>(type: string, args: readonly unknown[], options: RequestOptions = {}): Promise<P> {
    const proxy = await this.#link.call({ to: { create: type }, method: '', args, options })
    if (isResult<P>(proxy)) return proxy
    throw new TypeError(`The manager has made no ${type}`)
  }
}
