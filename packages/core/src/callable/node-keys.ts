import { nodeCrypto } from '../node-crypto.ts'
import type { CaptureGraph } from './capture-graph.ts'
import type { Captured, CapturedNode, FunctionKind } from './description.ts'
import { findCycles } from './find-cycles.ts'
import { identityOf, updateIdentity } from './object-identity.ts'

/**
 * Gives each node its key.
 *
 * @remarks
 * A function is known by its source and the keys of what it captures, so that closures made anew from the same source
 * with the same values are the same. An object is known by its identity and a version, which counts on when the object,
 * or anything that it refers to, changed since its last key.
 */
export function assignKeys(graph: CaptureGraph): void {
  for (const group of findCycles(graph.nodes.map(({ parts }) => placesIn(parts)))) {
    const [only] = group
    const isLone = group.length === 1 && only !== undefined
    if (isLone && isKnownByContent(graph.nodes[only])) setContentKey(graph, only)
    else setIdentityKeys(graph, group)
  }
}

function placesIn(parts: readonly Captured[]): number[] {
  const places: number[] = []
  for (const part of parts) if (typeof part === 'object' && part !== null && part.node >= 0) places.push(part.node)
  return places
}

function isKnownByContent(node: CapturedNode | undefined): boolean {
  switch (node?.kind.type) {
    case undefined:
    case 'object':
    case 'buffer':
    case 'shared':
    case 'thing':
      return false
    case 'function':
      return !/^class\b/.test(node.kind.code.source)
    default:
      return true
  }
}

function setContentKey(graph: CaptureGraph, place: number): void {
  const node = graph.nodes[place]
  if (node === undefined) return
  const { kind } = node
  const parts = node.parts.map((part) => contentOf(part, graph.nodes, place))
  if (kind.type === 'function') node.key = digestOf([identityOfKind(kind, graph), parts])
  else node.key = parts.length === 0 ? JSON.stringify(kind) : digestOf([kind, parts])
}

/** What tells functions apart that capture the same. */
function identityOfKind(
  { code, name, constants, environments, prototypePartCount }: FunctionKind,
  graph: CaptureGraph,
): unknown[] {
  const ids = [...graph.environments.keys()].map(({ id }) => id)
  return [code.id, name, constants, environments.map((number) => ids[number]), prototypePartCount]
}

function digestOf(content: unknown): string {
  return nodeCrypto().hash('sha1', JSON.stringify(content), 'base64url')
}

/** Text that is the same for the same primitive or node only. */
function contentOf(part: Captured, nodes: CapturedNode[], self: number): string {
  if (typeof part === 'object' && part !== null)
    return part.node === self ? 'self' : `node ${nodes[part.node]?.key ?? 'hole'}`
  return Object.is(part, -0) ? 'number -0' : `${typeof part} ${String(part)}`
}

/** Members of a cycle change together. */
function setIdentityKeys({ nodes, origins }: CaptureGraph, group: number[]): void {
  const members = new Map<number, object>()
  for (const place of group) members.set(place, origins[place] ?? {})
  const isChanged = group.map((place) =>
    updateIdentity(members.get(place) ?? {}, nodes[place], (part) => partKey(part)),
  )
  const version = isChanged.includes(true)
  for (const place of group) {
    const node = nodes[place]
    const identity = identityOf(members.get(place) ?? {})
    if (version) identity.version++
    if (node !== undefined) node.key = `${identity.id}@${identity.version}`
  }

  function partKey(part: { node: number }): string {
    const member = members.get(part.node)
    return member === undefined ? (nodes[part.node]?.key ?? 'hole') : identityOf(member).id
  }
}
