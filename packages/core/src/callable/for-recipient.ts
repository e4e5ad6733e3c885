import { HANDLE, type HandleOptions } from '../wire/handle.ts'
import type { CallableDescription, CapturedNode } from './description.ts'

/**
 * Returns a description as it goes to one recipient: each shared thing that the function captures gets a handle.
 *
 * @throws {@link NotSerializableError} when a thing cannot go there.
 */
export function forRecipient<D extends CallableDescription>(description: D, options: HandleOptions): D {
  if (description.type !== 'value' || !description.nodes.some(isThing)) return description
  return { ...description, nodes: description.nodes.map((node) => (isThing(node) ? withHandle(node, options) : node)) }
}

type ThingNode = CapturedNode & { kind: { type: 'thing' } }

function isThing(node: CapturedNode): node is ThingNode {
  return node.kind.type === 'thing'
}

function withHandle({ key, kind: { thing } }: ThingNode, options: HandleOptions): CapturedNode {
  return { key, kind: { type: 'handle', handle: thing[HANDLE](options) }, parts: [] }
}
