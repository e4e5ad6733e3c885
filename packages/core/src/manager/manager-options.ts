import { inspect } from 'node:util'
import type { Address } from '../channel/address.ts'
import type { AuthKey } from '../channel/authkey.ts'
import { checkFunction, checkKeys, checkMs, checkString } from '../check-option.ts'
import { OptionTypeError } from '../errors.ts'
import type { WaitOptions } from '../wait-for.ts'

/** Options of `Manager.start()`. */
export interface ManagerOptions {
  /**
   * Where the server listens; a port without a host is one of this machine only.
   * @defaultValue a fresh unix socket that only this user can reach
   */
  address?: Address
  /**
   * What other programs have to know to connect.
   * @defaultValue a random one: `manager.authkey`
   */
  authkey?: AuthKey
  /** Runs in the server before it serves. */
  initializer?: (...args: never[]) => unknown
  /** Arguments of the initializer. */
  initializerArgs?: readonly unknown[]
  /**
   * How long `shutdown()` waits for the server before it ends it by SIGTERM, and then by SIGKILL, in milliseconds.
   * @defaultValue 1000
   */
  shutdownTimeout?: number
  /**
   * Name of the server process, for people.
   * @defaultValue `Manager-1`, `Manager-2` …
   */
  name?: string
}

/** Options of `Manager.connect()`. */
export interface ManagerConnectOptions extends WaitOptions {
  /** The `authkey` of the manager. */
  authkey: AuthKey
}

/** Throws what is wrong with the options of `Manager.start()`. */
export function checkManagerOptions(options: ManagerOptions): void {
  checkKeys('options', options, ['address', 'authkey', 'initializer', 'initializerArgs', 'shutdownTimeout', 'name'])
  const { initializer, initializerArgs, shutdownTimeout, name } = options
  if (initializer !== undefined) checkFunction('initializer', initializer)
  if (initializerArgs !== undefined && !Array.isArray(initializerArgs))
    throw new OptionTypeError(`initializerArgs must be an array, got ${inspect(initializerArgs)}`)
  if (shutdownTimeout !== undefined) checkMs('shutdownTimeout', shutdownTimeout)
  if (name !== undefined) checkString('name', name)
}
