import type { CallableDescription } from '../callable/description.ts'
import { loadCallable } from '../callable/load.ts'
import { decodeValue, needsOf } from '../wire/decode.ts'
import { isHandleKindKnown } from '../wire/handle.ts'
import type { Encoded } from '../wire/encode.ts'
import { loadingModules } from './loading.ts'

/** Decodes what the host sent, after what it needs has been loaded. */
export async function decodeInput({ value, coded }: Encoded): Promise<unknown> {
  if (!coded) return value
  const needs = needsOf(value)
  if ([...needs.handleKinds].some((kind) => !isHandleKindKnown(kind))) await import('../handle-kinds.ts')
  const functions = new Map<unknown, Function>()
  for (const description of needs.functions) {
    if (isDescription(description)) functions.set(description, await loadingModules(() => loadCallable(description)))
  }
  return decodeValue(value, functions)
}

/** The host described the function with `describeCallable`. */
function isDescription(value: unknown): value is CallableDescription {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value
}
