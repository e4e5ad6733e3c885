import { errorClassNamed, errorClassNameOf } from './class-registry.ts'
import type { ErrorRecord } from './tag.ts'

const OWN_PARTS = new Set(['name', 'message', 'stack', 'cause', 'errors'])

/** Returns all that an error holds, as plain data; what it holds is not encoded yet. */
export function recordOf(error: Error): ErrorRecord {
  const record: ErrorRecord = {
    className: errorClassNameOf(error),
    name: String(error.name),
    message: String(error.message),
    stack: String(error.stack),
    fields: Object.fromEntries(Object.entries(error).filter(([key]) => !OWN_PARTS.has(key))),
  }
  if (Object.hasOwn(error, 'cause')) record.cause = error.cause
  if (error instanceof AggregateError) record.errors = error.errors
  return record
}

/** Tells whether something that arrived is what {@link recordOf} makes. */
export function isErrorRecord(value: unknown): value is ErrorRecord {
  if (typeof value !== 'object' || value === null) return false
  if (!('className' in value && 'name' in value && 'message' in value && 'stack' in value)) return false
  const texts = [value.className, value.name, value.message, value.stack]
  return texts.every((text) => typeof text === 'string') && 'fields' in value && Object(value.fields) === value.fields
}

/** Makes an error of the recorded class, still without its fields: they may refer back to it. */
export function createError(record: ErrorRecord): Error {
  const error = new Error(record.message)
  Object.setPrototypeOf(error, errorClassNamed(record.className).prototype)
  hide(error, 'stack', record.stack)
  return error
}

/** Gives an error its fields, cause and name. */
export function completeError(error: Error, record: ErrorRecord): void {
  if ('cause' in record) hide(error, 'cause', record.cause)
  if ('errors' in record) hide(error, 'errors', record.errors)
  for (const [key, value] of Object.entries(record.fields)) {
    Object.defineProperty(error, key, { value, writable: true, enumerable: true, configurable: true })
  }
  if (error.name !== record.name) hide(error, 'name', record.name)
}

/** Appends where the work was handed in to the stack of an error that came from a worker. */
export function appendCallerStack(error: Error, caller: string | undefined): void {
  if (caller !== undefined)
    hide(error, 'stack', `${error.stack}\n    --- handed to the worker by ---\n${framesOf(caller)}`)
}

/** Makes an error point to where the work was handed in, in place of where it was noticed. */
export function setCallerStack(error: Error, caller: string | undefined): void {
  if (caller !== undefined) hide(error, 'stack', `${error.name}: ${error.message}\n${framesOf(caller)}`)
}

function framesOf(stack: string): string {
  return stack.slice(stack.indexOf('\n') + 1)
}

function hide(error: Error, key: string, value: unknown): void {
  Object.defineProperty(error, key, { value, writable: true, enumerable: false, configurable: true })
}
