import { inspect } from 'node:util'
import { checkFunction, checkKeys, checkString, checkStrings } from '../check-option.ts'
import { OptionRangeError, OptionTypeError } from '../errors.ts'
import { MANAGED_TYPES } from './managed-types.ts'
import type { TypeDefinition } from './serve-manager.ts'

/** Options of `Manager.register()`. */
export interface RegisterOptions {
  /**
   * Methods that may be called from outside; all others are refused.
   * @defaultValue all public methods: those whose names do not start with `_`
   */
  exposed?: readonly string[]
  /** Methods whose results stay in the server, and the types of these: registered ones, `iterator`, `list`, `dict` … */
  returns?: Readonly<Record<string, string>>
}

/** A registered type: the way to make such things with `manager.create()`. */
export interface RegisteredType<A extends readonly unknown[], T> {
  readonly name: string
  /** Only for the type checker: what the factory takes and makes. */
  readonly factory?: (...args: A) => T
}

const types = new Map<string, TypeDefinition>()

/** Notes a type for all managers that are started from now on. */
export function registerType(name: string, factory: Function | undefined, options: RegisterOptions): void {
  checkString('name', name)
  if (name === '') throw new OptionTypeError('name must not be empty')
  if (MANAGED_TYPES.has(name)) throw new OptionRangeError(`Every manager has a type ${name}; take another name`)
  if (factory !== undefined) checkFunction('factory', factory)
  checkKeys('options', options, ['exposed', 'returns'])
  const { exposed, returns = {} } = options
  if (typeof returns !== 'object' || !Object.values(returns).every((type) => typeof type === 'string'))
    throw new OptionTypeError(`returns must be an object of the names of types, got ${inspect(returns)}`)
  types.set(name, {
    name,
    factory,
    exposed: exposed === undefined ? undefined : checkStrings('exposed', exposed),
    returns: Object.entries(returns),
  })
}

/** Returns all types that were registered. */
export function registeredTypes(): TypeDefinition[] {
  return [...types.values()]
}
