import { BaseProxy, type ProxyTarget } from '../base-proxy.ts'

/**
 * What a thing of a registered type looks like from afar: its methods, each of which returns a promise.
 *
 * @see {@link Manager} and its `register`, which makes types known.
 */
export type Remote<T> = BaseProxy & {
  readonly [K in keyof T as T[K] extends (...args: never) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => infer R
    ? (...args: A) => Promise<RemoteResult<Awaited<R>>>
    : never
}

/** An iterator stays in the server; anything else is copied. */
export type RemoteResult<R> = R extends Iterator<infer T> | AsyncIterator<infer T> ? AsyncIterable<T> : R

/** A proxy with the methods of a registered type. */
export class RemoteProxy extends BaseProxy {
  constructor(target: ProxyTarget) {
    super(target)
    for (const method of target.exposed) {
      // Names of our own, and `then`, which would make it look like a promise, stay what they are.
      if (method in this || method === 'then') continue
      const value = (...args: unknown[]): Promise<unknown> => this.ask(method, args)
      Object.defineProperty(this, method, { value })
    }
  }

  /** Calls a method by its name, whatever that is. */
  callMethod(method: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.ask(method, args)
  }
}
