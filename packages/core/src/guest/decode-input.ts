import type { CallableDescription } from '../callable/description.ts'
import { loadCallable } from '../callable/load.ts'
import { decodeValue, type Needs, needsOf } from '../wire/decode.ts'
import { isHandleKindKnown } from '../wire/handle.ts'
import type { Encoded } from '../wire/encode.ts'
import { loadingModules } from './loading.ts'

/** Decodes what the host sent: at once, unless something that it needs has to be loaded before. */
export function decodeInput(input: Encoded): unknown {
  const { value, coded, parts = [] } = input
  if (!coded) return value
  const needs = needsOf(value)
  const isLoaded = needs.functions.size === 0 && [...needs.handleKinds].every(isHandleKindKnown)
  return isLoaded ? decodeValue(value, { parts }) : decodeLater(input, needs)
}

async function decodeLater({ value, parts = [] }: Encoded, needs: Needs): Promise<unknown> {
  if ([...needs.handleKinds].some((kind) => !isHandleKindKnown(kind))) await import('../handle-kinds.ts')
  const functions = new Map<unknown, Function>()
  for (const description of needs.functions) {
    if (isDescription(description)) functions.set(description, await loadingModules(() => loadCallable(description)))
  }
  return decodeValue(value, { functions, parts })
}

/** The host described the function with `describeCallable`. */
function isDescription(value: unknown): value is CallableDescription {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value
}
