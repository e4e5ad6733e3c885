import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from './errors.ts'

/** Limits of a number: both ends are allowed. */
interface Limits {
  min: number
  max?: number
}

/** Returns `value` if it is a whole number within the limits. */
export function checkInteger(name: string, value: unknown, { min, max = Number.MAX_SAFE_INTEGER }: Limits): number {
  if (typeof value !== 'number') throw new OptionTypeError(`${name} must be a whole number, got ${inspect(value)}`)
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new OptionRangeError(`${name} must be a whole number from ${min} to ${max}, got ${value}`)
  }
  return value
}

/** Returns `value` if it is a number of milliseconds, fractions and `Infinity` included. */
export function checkMs(name: string, value: unknown): number {
  if (typeof value !== 'number')
    throw new OptionTypeError(`${name} must be a number of milliseconds, got ${inspect(value)}`)
  if (!(value >= 0)) throw new OptionRangeError(`${name} must be at least 0 ms, got ${value}`)
  return value
}

/** Returns `value` if it is a function. */
export function checkFunction<F extends Function>(name: string, value: F): F {
  if (typeof value !== 'function') throw new OptionTypeError(`${name} must be a function, got ${inspect(value)}`)
  return value
}

/** Returns `value` if it is a string. */
export function checkString(name: string, value: unknown): string {
  if (typeof value !== 'string') throw new OptionTypeError(`${name} must be a string, got ${inspect(value)}`)
  return value
}

/** Returns `value` if it is an array of strings. */
export function checkStrings(name: string, value: unknown): string[] {
  if (isStrings(value)) return value
  throw new OptionTypeError(`${name} must be an array of strings, got ${inspect(value)}`)
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}

/** Throws if an object has keys that are none of the `known` ones, so that a misspelt option is not ignored. */
export function checkKeys(name: string, value: unknown, known: readonly string[]): void {
  // Not shown: it may be a key that was given in place of options.
  if (typeof value !== 'object' || value === null)
    throw new OptionTypeError(`${name} must be an object, got ${value === null ? 'null' : `a ${typeof value}`}`)
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown !== undefined)
    throw new OptionTypeError(`${name} has no option "${unknown}"; it has: ${known.join(', ')}`)
}

/** Throws if `value` is not an `AbortSignal`. */
export function checkSignal(name: string, value: unknown): AbortSignal {
  if (!(value instanceof AbortSignal))
    throw new OptionTypeError(`${name} must be an AbortSignal, got ${inspect(value)}`)
  return value
}
