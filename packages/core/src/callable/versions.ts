import type { CaptureGraph } from './capture-graph.ts'
import type { EnvironmentRecord } from './description.ts'
import { keyOfIdentity } from './object-identity.ts'

/**
 * Tells whether the versions in a description are still the last ones.
 *
 * @remarks
 * Another function may have been described meanwhile when a variable or object had another value, and the variable may
 * have its old value again since.
 */
export function hasSameVersions(graph: CaptureGraph, environments: readonly EnvironmentRecord[]): boolean {
  const senders = [...graph.environments.keys()]
  const isSame = environments.every(({ bindings }, number) =>
    bindings.every(({ name, version }) => senders[number]?.bindings.get(name)?.version === version),
  )
  if (!isSame) return false
  return graph.nodes.every(({ key }, place) => {
    const origin = graph.origins[place]
    const current = origin === undefined ? undefined : keyOfIdentity(origin)
    return current === undefined || current === key
  })
}
