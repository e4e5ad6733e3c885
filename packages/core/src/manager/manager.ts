import { nodeCrypto } from '../node-crypto.ts'
import { join } from 'node:path'
import { type Address, type Endpoint, endpointOf, type TcpAddress, textOf } from '../channel/address.ts'
import { checkAuthKey } from '../channel/authkey.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../channel/private-directory.ts'
import { checkKeys } from '../check-option.ts'
import { ManagerGoneError, StateError } from '../errors.ts'
import { isLoadingModules } from '../guest/loading.ts'
import { showAsText } from '../show-as-text.ts'
import { ClientLink } from './client-link.ts'
import { ManagerFactories } from './manager-factories.ts'
import { checkManagerOptions, type ManagerConnectOptions, type ManagerOptions } from './manager-options.ts'
import { type RegisteredType, registeredTypes, type RegisterOptions, registerType } from './registered-types.ts'
import { noteThing } from '../monitor/note-thing.ts'
import { ServerProcess } from './server-process.ts'

const KEY_BYTES = 32
const DEFAULT_SHUTDOWN_MS = 1000

let managerCount = 0

/**
 * Keeps things in a server process that many processes use: dicts, lists, queues, locks, and types of your own.
 *
 * @remarks
 * What a manager makes is a proxy, whose methods are messages to the server. Proxies can be arguments, results and
 * elements of each other, and go on to grandchildren. The server does one thing at a time, so that each method is
 * atomic; `update()` makes any function so. It ignores Ctrl-C, and ends with the program that has started it, however
 * that ends. When it has ended, all calls reject with {@link ManagerGoneError}.
 *
 * Slower than shared memory by far, as every call is a message (about a tenth of a millisecond), but it keeps anything,
 * and reaches other machines.
 * @see {@link Queue}, {@link Lock}, {@link Value} and their like for processes of one machine that need speed.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager, Pool } from '@mp/core'
 * const manager = await Manager.start()
 * const hits = await manager.dict<string, number>()
 * const pool = new Pool(2)
 * await pool.map(async (word: string) => { await hits.update(word, (n = 0) => n + 1) }, ['a', 'b', 'a'])
 * expect(await hits.get('a')).toBe(2)
 * await pool.terminate()
 * await manager.shutdown()
 * ```
 */
export class Manager extends ManagerFactories implements AsyncDisposable {
  readonly #authkey: Uint8Array | undefined
  readonly #link: ClientLink
  readonly #server: ServerProcess | undefined
  readonly #shutdownTimeout: number
  #isShutDown = false

  private constructor(
    link: ClientLink,
    started?: { server: ServerProcess; authkey: Uint8Array; shutdownTimeout: number },
  ) {
    super(link)
    this.#link = link
    this.#server = started?.server
    this.#authkey = started?.authkey
    this.#shutdownTimeout = started?.shutdownTimeout ?? DEFAULT_SHUTDOWN_MS
    noteThing<Manager>(this, (manager) => manager.#link.figures())
  }

  /**
   * Starts a server, and returns when it can be used. It does not keep the program running.
   *
   * @throws (rejects) what the initializer throws, and the error of the system when the address cannot be had.
   * @throws (rejects) {@link CaptureError} when the initializer, or the factory of a registered type, cannot cross.
   * @throws (rejects) {@link StateError} at the top level of a module that a worker imports.
   * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
   */
  static async start(options: ManagerOptions = {}): Promise<Manager> {
    checkManagerOptions(options)
    refuseWhileLoading()
    const { address, shutdownTimeout = DEFAULT_SHUTDOWN_MS, name = `Manager-${++managerCount}` } = options
    const authkey =
      options.authkey === undefined ? nodeCrypto().randomBytes(KEY_BYTES) : checkAuthKey('authkey', options.authkey)
    const directory = address === undefined ? makePrivateDirectory() : undefined
    const endpoint: Endpoint =
      address === undefined ? { type: 'unix', path: join(directory ?? '', 'socket') } : endpointOf(address)
    const ownerKey = nodeCrypto().randomBytes(KEY_BYTES)
    const { initializer, initializerArgs = [] } = options
    const setup = { endpoint, ownerKey, authkey, types: registeredTypes(), initializer }
    try {
      const server = new ServerProcess(name, { ...setup, initializerArgs: [...initializerArgs] })
      void server.exit.then(() => directory === undefined || removePrivateDirectory(directory))
      const report = await server.report
      server.unref()
      const link = new ClientLink({ ...report, key: ownerKey, isOwner: true })
      await link.opened
      return new Manager(link, { server, authkey, shutdownTimeout })
    } catch (error) {
      if (directory !== undefined) removePrivateDirectory(directory)
      throw error
    }
  }

  /**
   * Uses the manager of another program, on this machine or another.
   *
   * @remarks
   * Only functions that a module file exports may be given to it, by their names; its types are those that the program
   * has registered that started it. `shutdown()` only hangs up.
   * @throws (rejects) {@link AuthenticationError} when the key is not that of the manager.
   * @throws (rejects) {@link ManagerGoneError} when no manager is there.
   */
  static async connect(address: Address, options: ManagerConnectOptions): Promise<Manager> {
    checkKeys('options', options, ['authkey', 'timeout', 'signal'])
    const { authkey, ...wait } = options
    const key = checkAuthKey('authkey', authkey)
    const link = new ClientLink({ manager: '', endpoint: endpointOf(address), key, isOwner: false }, wait)
    await link.opened
    return new Manager(link)
  }

  /**
   * Makes a type known to all managers that are started from now on: things that their servers make and keep.
   *
   * @param factory - Makes one, in the server; undefined for things that only methods of others return.
   * @returns What `manager.create()` takes, with the types of the factory.
   * @throws {@link OptionRangeError} when every manager has a type of that name.
   * @example
   * ```ts @import.meta.vitest
   * import { Manager } from '@mp/core'
   * class Counter { count = 0; add(n: number) { return (this.count += n) } }
   * const counters = Manager.register('counter', () => new Counter(), { exposed: ['add'] })
   * const manager = await Manager.start()
   * const counter = await manager.create(counters)
   * await counter.add(2)
   * expect(await counter.add(3)).toBe(5)
   * await manager.shutdown()
   * ```
   */
  static register<A extends readonly unknown[], T extends object>(
    name: string,
    factory: ((...args: A) => T) | undefined,
    options: RegisterOptions = {},
  ): RegisteredType<A, T> {
    registerType(name, factory, options)
    return { name }
  }

  /** Key for other programs; undefined in a program that has only connected. Not among what JSON or `console.log` show. */
  get authkey(): Uint8Array | undefined {
    return this.#authkey
  }

  /** Where other programs reach it: give it to `Manager.connect()`. */
  get address(): string | Required<TcpAddress> {
    const { endpoint } = this.#link.address
    return endpoint.type === 'unix' ? endpoint.path : { host: endpoint.host, port: endpoint.port }
  }

  /** Says where the server is, as `console.log` shows it; the key is told to nobody. */
  override toString(): string {
    const { endpoint } = this.#link.address
    return `Manager('${textOf(endpoint)}'${this.#isShutDown ? ', shut down' : ''})`
  }

  static {
    showAsText(this.prototype)
  }

  /** Process id of the server; undefined in a program that has only connected. */
  get pid(): number | undefined {
    return this.#server?.pid
  }

  /**
   * Ends the server with all that it keeps; of a program that has only connected, just the line. Can be called again.
   *
   * @remarks Calls that wait reject with {@link ManagerGoneError}.
   */
  async shutdown(): Promise<void> {
    if (!this.#isShutDown) this.#link.close(new ManagerGoneError('The manager was shut down'))
    this.#isShutDown = true
    await this.#server?.stop(this.#shutdownTimeout)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutdown()
  }
}

/** Each server that imports such a module would start a server, and so on. */
function refuseWhileLoading(): void {
  if (!isLoadingModules()) return
  throw new StateError(
    'A module that a worker imports starts a manager at its top level; do that in a function, or in the main script',
  )
}
