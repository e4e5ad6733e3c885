import type { Endpoint } from '../channel/address.ts'

/** How the server of a manager is reached, by those who may. */
export interface ServerAddress {
  /** Id of the manager. */
  manager: string
  endpoint: Endpoint
  /** Key of the server; undefined where it is not told. */
  key: Uint8Array | undefined
  /** Whether it is the key of the program that started the server, whose functions the server runs. */
  isOwner: boolean
}

/** A call to a thing in the server. */
export interface Request {
  /** The thing, or the type of one to be made. */
  to: { object: number } | { create: string }
  method: string
  args: readonly unknown[]
  options?: RequestOptions
}

/** What a call needs besides its arguments. */
export interface RequestOptions {
  /** Takes the call back when it aborts. */
  signal?: AbortSignal | undefined
  /** Whether functions among the arguments travel. */
  hasFunctions?: boolean
}

/** A thing that is in this process. */
export interface Held {
  target: object
}

/** How proxies speak to the things they stand for. */
export interface Link {
  readonly address: ServerAddress
  call(request: Request): Promise<unknown>
  /** Keeps a thing for whoever gets its handle next, and returns the name of that promise. */
  lease(object: number): string
  /** Says that a handle has arrived and its proxy is in use. */
  claim(object: number, lease: string): void
  /** Says that a proxy is no longer in use. */
  release(object: number): void
  /**
   * Where the thing is in this process, returns what keeps it there; undefined elsewhere.
   *
   * @throws {@link StateError} when the thing is no more.
   */
  hold(object: number): Held | undefined
}
