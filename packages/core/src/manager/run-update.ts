import { inspect, types } from 'node:util'
import { OptionTypeError } from '../errors.ts'

/** Returns what a function makes of a value; nothing else happens to the thing meanwhile. */
export function runUpdate(fn: unknown, ...args: readonly unknown[]): unknown {
  const result = functionOf('fn', fn)(...args)
  if (!types.isPromise(result)) return result
  // Whether it rejects is nobody's concern any more.
  result.catch(() => {})
  throw new OptionTypeError('fn must not be async: what happens while it waits would come in between')
}

/** Returns a value that has arrived if it is a function. */
export function functionOf(name: string, value: unknown): (...args: unknown[]) => unknown {
  if (isFunction(value)) return value
  throw new OptionTypeError(`${name} must be a function, got ${inspect(value)}`)
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function'
}
