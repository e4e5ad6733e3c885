import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'

/** Returns `value` if it is a whole number from `min` to `max`. */
export function checkInteger(
  name: string,
  value: unknown,
  { min, max = Number.MAX_SAFE_INTEGER }: { min: number; max?: number },
): number {
  const allowed = `${name} must be a whole number from ${min} to ${max}`
  if (typeof value !== 'number') throw new OptionTypeError(`${allowed}, got ${inspect(value)}`)
  if (!Number.isInteger(value) || value < min || value > max) throw new OptionRangeError(`${allowed}, got ${value}`)
  return value
}

/** Returns `value` if it is true or false. */
export function checkBoolean(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new OptionTypeError(`${name} must be true or false, got ${inspect(value)}`)
  return value
}

/** Returns `value` if it is one of the choices. */
export function checkChoice<const T extends string>(name: string, value: unknown, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value)
  if (found !== undefined) return found
  const message = `${name} must be one of ${choices.map((choice) => `'${choice}'`).join(', ')}, got ${inspect(value)}`
  throw typeof value === 'string' ? new OptionRangeError(message) : new OptionTypeError(message)
}

/** Throws if `value` is not an object, or has a key that is none of the `known` ones: a misspelt option is not ignored. */
export function checkKeys(name: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null) {
    throw new OptionTypeError(`${name} must be an object, got ${inspect(value)}`)
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new OptionTypeError(`${name} has no "${unknown}"; it has: ${known.join(', ')}`)
}

/** Returns `value` if it is an `AbortSignal` or undefined. */
export function checkSignal(value: unknown): AbortSignal | undefined {
  if (value === undefined || value instanceof AbortSignal) return value
  throw new OptionTypeError(`signal must be an AbortSignal, got ${inspect(value)}`)
}

/** Returns `value` if it is a number from 0 to 1. */
export function checkShare(name: string, value: unknown): number {
  const allowed = `${name} must be a number from 0 to 1`
  if (typeof value !== 'number') throw new OptionTypeError(`${allowed}, got ${inspect(value)}`)
  if (!(value >= 0 && value <= 1)) throw new OptionRangeError(`${allowed}, got ${value}`)
  return value
}

/** Throws if `value` is not a function. */
export function checkFunction(name: string, value: unknown): void {
  if (typeof value !== 'function') throw new OptionTypeError(`${name} must be a function, got ${inspect(value)}`)
}
