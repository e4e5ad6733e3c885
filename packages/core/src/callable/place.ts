import { CaptureError } from '../errors.ts'
import { ownValueOf } from './own-value.ts'

/** Where a captured value stands: in a variable of a function, or inside of another value. */
export interface Place {
  readonly parent: Place | undefined
  readonly functionName: string
  /** Name of the variable, or key in the parent; undefined for the function itself. */
  readonly key: string | number | undefined
}

/** The place of a function, or of one of its variables. */
export function placeOf(fn: Function, variable?: string): Place {
  return { parent: undefined, functionName: nameOf(fn), key: variable }
}

/** The place of what a value at `parent` holds under `key`. */
export function placeIn(parent: Place, key: string | number): Place {
  return { parent, functionName: parent.functionName, key }
}

/** The error that says why a value cannot cross and what to do about it. */
export function captureError(place: Place, reason: string, options?: ErrorOptions): CaptureError {
  return new CaptureError(place.functionName, reason, { ...options, variable: pathOf(place) })
}

/** Returns the name of a function as messages give it. */
export function nameOf(fn: Function): string {
  const value = ownValueOf(fn, 'name')
  return typeof value === 'string' && value !== '' ? value : '(anonymous)'
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

function pathOf(place: Place): string | undefined {
  const { parent, key } = place
  const before = parent === undefined ? undefined : pathOf(parent)
  if (key === undefined) return before
  if (before === undefined) return String(key)
  if (typeof key === 'number') return `${before}[${key}]`
  return IDENTIFIER.test(key) ? `${before}.${key}` : `${before}[${JSON.stringify(key)}]`
}
