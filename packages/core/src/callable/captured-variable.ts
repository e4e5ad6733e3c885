import type { NodeKind } from './description.ts'
import { captureError, type Place } from './place.ts'
import type { VariableState } from './read-variable.ts'
import type { Scope } from './scope.ts'
import type { Script } from './script.ts'

/** A variable that a function captures, with its live value where that cannot change. */
export type CapturedVariable =
  | { type: 'constant'; name: string; value: unknown }
  | { type: 'leaf'; name: string; kind: NodeKind }
  /** Some members of a namespace; `wrap` turns what is read into what is encoded. */
  | {
      type: 'members'
      name: string
      holder: object
      members: string[]
      wrap: (value: unknown, member: string) => unknown
    }
  /** Read again whenever the function is described. */
  | { type: 'changing'; name: string }
  | { type: 'shared'; name: string; scope: Scope; isWritten: boolean }

/** Where a variable is captured from. */
export interface CaptureSite {
  place: Place
  script: Script
  scopes: readonly object[]
  prefix: string
}

/**
 * Returns the value of a variable.
 *
 * @throws CaptureError when it has none.
 */
export function valueOf(state: VariableState, place: Place): unknown {
  if (state.type === 'value') return state.value
  const reason =
    state.type === 'uninitialized'
      ? 'it is not initialized yet; move the call below its declaration'
      : 'the engine keeps no value of it, as no running code can reach it; declare it where the function can see it'
  throw captureError(place, reason)
}

/** Makes a leaf of the graph that stands for a variable. */
export function leaf(name: string, kind: NodeKind): CapturedVariable {
  return { type: 'leaf', name, kind }
}

/** Stands for a value that the other side may import from the module that this side has it from. */
export class ImportedValue {
  readonly value: object
  readonly kind: NodeKind

  constructor(value: object, kind: NodeKind) {
    this.value = value
    this.kind = kind
  }
}
