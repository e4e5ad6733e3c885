import { nodeCrypto } from '../node-crypto.ts'
import { CaptureGraph } from './capture-graph.ts'
import { captureFunction, type FunctionCapture, type ValueCapture } from './capture-function.ts'
import type { CallableDescription, EnvironmentRecord, ValueDescription } from './description.ts'
import { ownContentOf } from './encode-function.ts'
import { assignKeys } from './node-keys.ts'
import { nameOf, placeOf } from './place.ts'
import { hasSameVersions } from './versions.ts'
import { isSameContent } from './raw-content.ts'
import { recordEnvironments } from './record-environments.ts'
import { shareDescription, sharedByCode, sharedByText } from './shared-description.ts'

/** A description, and what tells whether it is still right. */
interface KnownDescription<D extends CallableDescription = CallableDescription> {
  description: D
  watches: readonly (() => boolean)[]
}

// Named, as one in place would be made anew for each call to a pool.
const isStill = (isUnchanged: () => boolean): boolean => isUnchanged()

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
  if (before !== undefined && before.watches.every(isStill)) return before.description
  const shared = before === undefined ? sharedByText(fn) : undefined
  if (shared !== undefined) return shared
  const capture = captureFunction(fn, placeOf(fn))
  const now = describeCapture(fn, capture)
  known.set(fn, now)
  return now.description
}

function describeCapture(fn: Function, capture: FunctionCapture): KnownDescription {
  switch (capture.type) {
    case 'leaf':
      return { description: describeLeaf(fn, capture.kind), watches: [] }
    case 'bound':
      return describeByValue(fn)
    default:
      return describeBySource(fn, capture)
  }
}

/** Describes a function with the others of its source, if that alone decides. */
function describeBySource(fn: Function, capture: ValueCapture): KnownDescription {
  const description = sharedByCode(fn, capture)
  if (description !== undefined) {
    const content = ownContentOf(fn)
    return { description, watches: [() => isSameContent(content, ownContentOf(fn))] }
  }
  const now = describeByValue(fn)
  shareDescription(fn, capture, now.description)
  return now
}

function describeLeaf(fn: Function, kind: { type: string }): CallableDescription {
  const base = { id: JSON.stringify(kind), name: nameOf(fn) }
  if (isReference(kind)) return { ...base, type: 'reference', url: kind.url, exportName: kind.exportName }
  if (isWellKnown(kind)) return { ...base, type: 'well-known', path: kind.path }
  throw new TypeError(`A function cannot be a ${kind.type}`)
}

function describeByValue(fn: Function): KnownDescription<ValueDescription> {
  const graph = new CaptureGraph()
  graph.encodeAll(fn, placeOf(fn))
  assignKeys(graph)
  const environments = recordEnvironments(graph)
  const description: ValueDescription = {
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
