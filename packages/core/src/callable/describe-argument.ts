import { NotSerializableError } from '../errors.ts'
import type { CallableDescription } from './description.ts'
import { describeCallable } from './describe.ts'

/**
 * Describes a function that stands in an argument: an exported one travels by name, any other would be a surprise.
 *
 * @throws {@link NotSerializableError} when no module exports the function.
 */
export function describeArgument(fn: Function, path: string): CallableDescription {
  const description = describeCallable(fn)
  if (description.type !== 'value') return description
  const remedy = 'use it as a variable of the task function, or export it from a module'
  throw new NotSerializableError(path, `it is the function ${description.name}, which no module exports; ${remedy}`)
}
