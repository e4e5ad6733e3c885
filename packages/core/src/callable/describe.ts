import { hash } from 'node:crypto'
import { CaptureGraph } from './capture-graph.ts'
import { captureFunction } from './capture-function.ts'
import type { CallableDescription, EnvironmentRecord } from './description.ts'
import { assignKeys } from './node-keys.ts'
import { nameOf, placeOf } from './place.ts'
import { recordEnvironments } from './record-environments.ts'

/** Descriptions that stay right for as long as none of their functions is given properties. */
const stable = new WeakMap<Function, { description: CallableDescription; functions: readonly Function[] }>()

/**
 * Describes a function so that {@link loadCallable} makes it anew in another process or thread.
 *
 * @remarks
 * Never stale: a description is kept only when all that the function captures is constant: constants that hold
 * primitives, imports, and functions of which the same is true. Otherwise each call reads the variables that can change
 * from the engine again, and walks the captured objects again; what changed gets a new key, and the description a new
 * id. What the source alone decides is worked out once a function.
 * @throws CaptureError when it cannot cross.
 */
export function describeCallable(fn: Function): CallableDescription {
  const known = stable.get(fn)
  if (known !== undefined && known.functions.every((part) => Object.keys(part).length === 0)) return known.description
  const capture = captureFunction(fn, placeOf(fn))
  if (capture.type !== 'leaf') return describeByValue(fn)
  const description = describeLeaf(fn, capture.kind)
  stable.set(fn, { description, functions: [] })
  return description
}

function describeLeaf(fn: Function, kind: { type: string }): CallableDescription {
  const base = { id: JSON.stringify(kind), name: nameOf(fn) }
  if (isReference(kind)) return { ...base, type: 'reference', url: kind.url, exportName: kind.exportName }
  if (isWellKnown(kind)) return { ...base, type: 'well-known', path: kind.path }
  throw new TypeError(`A function cannot be a ${kind.type}`)
}

function describeByValue(fn: Function): CallableDescription {
  const graph = new CaptureGraph()
  graph.encodeAll(fn, placeOf(fn))
  const hasIdentities = assignKeys(graph)
  const environments = recordEnvironments(graph)
  const description: CallableDescription = {
    type: 'value',
    id: idOf(graph.nodes[0]?.key ?? '', environments),
    name: nameOf(fn),
    root: 0,
    nodes: graph.nodes,
    environments,
  }
  if (graph.isStable && !hasIdentities) {
    stable.set(fn, { description, functions: graph.origins.filter((origin) => typeof origin === 'function') })
  }
  return description
}

function idOf(rootKey: string, environments: readonly EnvironmentRecord[]): string {
  if (environments.length === 0) return rootKey
  const versions = environments.map(({ id, bindings }) => [id, bindings.map(({ name, version }) => [name, version])])
  return hash('sha1', JSON.stringify([rootKey, versions]), 'base64url')
}

function isReference(kind: { type: string }): kind is { type: 'reference'; url: string; exportName: string } {
  return kind.type === 'reference'
}

function isWellKnown(kind: { type: string }): kind is { type: 'well-known'; path: string[] } {
  return kind.type === 'well-known'
}

export { privateFieldsOf } from './private-fields.ts'
