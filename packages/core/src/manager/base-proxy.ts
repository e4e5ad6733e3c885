import { checkKeys, checkMs, checkSignal } from '../check-option.ts'
import { StateError } from '../errors.ts'
import { showAsText } from '../show-as-text.ts'
import { isResult } from '../pool/result-types.ts'
import type { WaitOptions } from '../wait-for.ts'
import { HANDLE, type HandleOptions, type HandleRecord } from '../wire/handle.ts'
import type { Held, Link, RequestOptions } from './link.ts'

/** Kind of the handles of all proxies. */
export const PROXY_KIND = 'manager-proxy'

/** What a proxy stands for. */
export interface ProxyTarget {
  link: Link
  object: number
  /** Name of its type. */
  type: string
  /** Methods that may be called on it. */
  exposed: readonly string[]
  /** Keeps the thing in the server itself, where the proxy is there. */
  held?: Held | undefined
}

/** Tells the server that a proxy is gone; the server then lets go of what nobody uses. */
const unused = new FinalizationRegistry<{ link: Link; object: number }>(({ link, object }) => link.release(object))

/**
 * Stands for a thing that the server of a {@link Manager} keeps; each of its methods is one message to the server.
 *
 * @remarks
 * It can be an argument, a result, an item or an element of another managed thing, and go on to grandchildren: all
 * of them stand for the same thing. The thing is kept as long as anybody has a proxy of it. Calls that are made in one
 * turn, such as those of a `Promise.all`, travel in one message. Arguments and results are copies.
 * A call rejects with {@link ManagerGoneError} when the server has ended, and with what the method threw, as it is.
 */
export abstract class BaseProxy implements Disposable, AsyncDisposable {
  readonly #target: ProxyTarget
  #isDisposed = false

  static {
    showAsText(this.prototype)
    // Not a method: the name of a computed member is no declaration.
    Object.defineProperty(this.prototype, HANDLE, {
      value(this: BaseProxy, options: HandleOptions) {
        return this.#handle(options)
      },
    })
  }

  constructor(target: ProxyTarget) {
    this.#target = target
    if (target.held === undefined) unused.register(this, { link: target.link, object: target.object }, this)
  }

  /** The thing itself in the process of the server; undefined elsewhere. */
  get target(): unknown {
    return this.#target.held?.target
  }

  /** Id of the manager that keeps the thing. */
  get manager(): string {
    return this.#target.link.address.manager
  }

  /** Whether another proxy stands for the same thing. */
  isSame(other: BaseProxy): boolean {
    return this.manager === other.manager && this.#target.object === other.#target.object
  }

  /** Says that this proxy is no longer used; others of the same thing stay. */
  [Symbol.dispose](): void {
    if (this.#isDisposed) return
    this.#isDisposed = true
    unused.unregister(this)
    if (this.#target.held === undefined) this.#target.link.release(this.#target.object)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this[Symbol.dispose]()
  }

  /** Says what it stands for, as `console.log` shows it. */
  toString(): string {
    const { type, object } = this.#target
    return `${this.constructor.name}(${type} ${object}${this.#isDisposed ? ', disposed' : ''})`
  }

  /** Calls a method of the thing. */
  protected async ask<R>(method: string, args: readonly unknown[] = [], options: RequestOptions = {}): Promise<R> {
    if (this.#isDisposed) throw new StateError(`${this.toString()} was disposed of`)
    const { link, object } = this.#target
    const answer = await link.call({ to: { object }, method, args, options })
    if (isResult<R>(answer)) return answer
    throw new TypeError(`An answer to ${method}() of another type came`)
  }

  /** Calls a method that may wait in the server; the last argument says how long. */
  protected async askAndWait<R>(method: string, args: readonly unknown[], wait: WaitOptions): Promise<R> {
    checkKeys('options', wait, ['timeout', 'signal'])
    const { timeout, signal } = wait
    // No limit is said by no limit; infinite ones included.
    const isLimited = timeout !== undefined && checkMs('timeout', timeout) !== Number.POSITIVE_INFINITY
    return this.ask<R>(method, isLimited ? [...args, { timeout }] : args, {
      signal: signal === undefined ? undefined : checkSignal('signal', signal),
    })
  }

  /** Each handle comes with a promise that the thing is kept until it has arrived. */
  #handle({ isReadable, manager }: HandleOptions): HandleRecord {
    const { link, object, type, exposed } = this.#target
    const { address } = link
    const tellsKey = isReadable !== true && manager !== address.manager
    const data = {
      address: tellsKey ? address : { ...address, key: undefined, isOwner: false },
      object,
      type,
      exposed,
      lease: link.lease(object),
    }
    return { kind: PROXY_KIND, data }
  }
}
