import type { EnvironmentRecord } from './description.ts'
import { makeVariables } from './variables.ts'

/** The variables of a scope on this side, shared by all functions from that scope. */
export interface ReceiverEnvironment {
  /** Has the variables as its own properties, and no prototype. */
  variables: object
  versions: Map<string, number>
}

/** Scopes that are sent anew each time must not pile up. */
const MAX_ENVIRONMENTS = 1000

const environments = new Map<string, ReceiverEnvironment>()

/** Returns the environment of a scope, which outlives the functions that use it. */
export function receiverEnvironment({ id }: EnvironmentRecord): ReceiverEnvironment {
  const known = environments.get(id) ?? { variables: makeVariables(), versions: new Map() }
  environments.delete(id)
  environments.set(id, known)
  const [oldest] = environments.keys()
  if (environments.size > MAX_ENVIRONMENTS && oldest !== undefined) environments.delete(oldest)
  return known
}
