import type { CallableDescription } from '../callable/description.ts'
import { loadCallable } from '../callable/load.ts'
import { decodeValue, functionsIn } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'

/** Decodes what the host sent, after the functions in it have been loaded. */
export async function decodeInput({ value, coded }: Encoded): Promise<unknown> {
  if (!coded) return value
  const functions = new Map<unknown, Function>()
  for (const description of functionsIn(value)) {
    if (isDescription(description)) functions.set(description, await loadCallable(description))
  }
  return decodeValue(value, functions)
}

/** The host described the function with `describeCallable`. */
function isDescription(value: unknown): value is CallableDescription {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value
}
