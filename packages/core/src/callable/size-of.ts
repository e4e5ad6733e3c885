import type { CallableDescription, CapturedNode } from './description.ts'

/** About what an object and one property of it take. */
const BYTES_PER_NODE = 64
const BYTES_PER_PART = 16

/** Estimates the memory that a function and what it captures take where they are loaded, in bytes. */
export function sizeOf(callable: CallableDescription): number {
  if (callable.type !== 'value') return 0
  return callable.nodes.reduce((bytes, node) => bytes + sizeOfNode(node), 0)
}

function sizeOfNode({ kind, parts }: CapturedNode): number {
  let bytes = BYTES_PER_NODE + parts.length * BYTES_PER_PART
  for (const part of parts) if (typeof part === 'string') bytes += part.length
  if (kind.type === 'buffer') bytes += kind.bytes.byteLength
  if (kind.type === 'function') bytes += kind.code.source.length
  if (kind.type === 'object' && kind.base.type === 'bytes') bytes += kind.base.bytes.byteLength
  return bytes
}
