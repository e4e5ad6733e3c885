import { nodeCrypto } from '../node-crypto.ts'
import { CaptureGraph } from './capture-graph.ts'
import { captureFunction } from './capture-function.ts'
import type { CallableDescription, EnvironmentRecord } from './description.ts'
import { assignKeys } from './node-keys.ts'
import { nameOf, placeOf } from './place.ts'
import { hasSameVersions } from './versions.ts'
import { recordEnvironments } from './record-environments.ts'

/** A description, and what tells whether it is still right. */
interface KnownDescription {
  description: CallableDescription
  watches: readonly (() => boolean)[]
}

const known = new WeakMap<Function, KnownDescription>()

/**
 * Describes a function so that {@link loadCallable} makes it anew in another process or thread.
 *
 * @remarks
 * Never stale: a description is used again only when all that can change is as it was. Variables that are assigned
 * anywhere are read from the engine at each call; of each captured object, function and buffer, the properties,
 * elements or bytes are compared with those of the last time. Constants that hold primitives, imports, and what the
 * source alone decides, are worked out once a function. What changed gets a new key, and the description a new id.
 * @throws CaptureError when it cannot cross.
 */
export function describeCallable(fn: Function): CallableDescription {
  const before = known.get(fn)
  if (before !== undefined && before.watches.every((isUnchanged) => isUnchanged())) return before.description
  const capture = captureFunction(fn, placeOf(fn))
  const now =
    capture.type === 'leaf' ? { description: describeLeaf(fn, capture.kind), watches: [] } : describeByValue(fn)
  known.set(fn, now)
  return now.description
}

function describeLeaf(fn: Function, kind: { type: string }): CallableDescription {
  const base = { id: JSON.stringify(kind), name: nameOf(fn) }
  if (isReference(kind)) return { ...base, type: 'reference', url: kind.url, exportName: kind.exportName }
  if (isWellKnown(kind)) return { ...base, type: 'well-known', path: kind.path }
  throw new TypeError(`A function cannot be a ${kind.type}`)
}

function describeByValue(fn: Function): KnownDescription {
  const graph = new CaptureGraph()
  graph.encodeAll(fn, placeOf(fn))
  assignKeys(graph)
  const environments = recordEnvironments(graph)
  const description: CallableDescription = {
    type: 'value',
    id: idOf(graph.nodes[0]?.key ?? '', environments),
    name: nameOf(fn),
    root: 0,
    nodes: graph.nodes,
    environments,
  }
  return { description, watches: [...graph.watches, () => hasSameVersions(graph, environments)] }
}

function idOf(rootKey: string, environments: readonly EnvironmentRecord[]): string {
  if (environments.length === 0) return rootKey
  const versions = environments.map(({ id, bindings }) => [id, bindings.map(({ name, version }) => [name, version])])
  return nodeCrypto().hash('sha1', JSON.stringify([rootKey, versions]), 'base64url')
}

function isReference(kind: { type: string }): kind is { type: 'reference'; url: string; exportName: string } {
  return kind.type === 'reference'
}

function isWellKnown(kind: { type: string }): kind is { type: 'well-known'; path: string[] } {
  return kind.type === 'well-known'
}

export { privateFieldsOf } from './private-fields.ts'
