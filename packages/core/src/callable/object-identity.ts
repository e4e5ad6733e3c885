import { isDeepStrictEqual } from 'node:util'
import type { Captured, CapturedNode, NodeKind, ObjectBase } from './description.ts'
import { originOfThread } from './sender-environment.ts'

/** What is known of an object of this thread that has been sent. */
export interface ObjectIdentity {
  readonly id: string
  version: number
  kind: NodeKind | undefined
  parts: unknown[]
}

const identities = new WeakMap<object, ObjectIdentity>()
let count = 0

/** Returns the identity of an object. */
export function identityOf(origin: object): ObjectIdentity {
  let identity = identities.get(origin)
  if (identity === undefined) {
    count++
    identity = { id: `${originOfThread()}:${count}`, version: 0, kind: undefined, parts: [] }
    identities.set(origin, identity)
  }
  return identity
}

/** Returns the key of an object that has been sent by its identity. */
export function keyOfIdentity(origin: object): string | undefined {
  const identity = identities.get(origin)
  return identity === undefined || identity.version === 0 ? undefined : `${identity.id}@${identity.version}`
}

/** Notes what an object holds now, and tells whether that differs from the last time. */
export function updateIdentity(
  origin: object,
  node: CapturedNode | undefined,
  keyOf: (part: { node: number }) => string,
): boolean {
  const identity = identityOf(origin)
  const parts = node?.parts ?? []
  const before = identity.parts
  let isSame = identity.kind !== undefined && before.length === parts.length
  const now: unknown[] = new Array(parts.length)
  for (let index = 0; index < parts.length; index++) {
    const content = contentOf(parts[index], keyOf)
    now[index] = content
    isSame &&= isSameContent(before[index], content)
  }
  isSame &&= isSameKind(identity.kind, node?.kind)
  identity.kind = node?.kind
  identity.parts = now
  return !isSame
}

/** Stands for a part that is no primitive. */
class PartKey {
  readonly key: string

  constructor(key: string) {
    this.key = key
  }
}

function contentOf(part: Captured, keyOf: (part: { node: number }) => string): unknown {
  return typeof part === 'object' && part !== null ? new PartKey(keyOf(part)) : part
}

function isSameContent(a: unknown, b: unknown): boolean {
  return a instanceof PartKey && b instanceof PartKey ? a.key === b.key : Object.is(a, b)
}

function isSameKind(a: NodeKind | undefined, b: NodeKind | undefined): boolean {
  if (a?.type === 'object' && b?.type === 'object') {
    const isSame = a.itemCount === b.itemCount && a.hasClass === b.hasClass && a.frozen === b.frozen
    return isSame && a.base.type === b.base.type && (isBare(a.base) || isDeepStrictEqual(a.base, b.base))
  }
  if (a?.type === 'buffer' && b?.type === 'buffer') return Buffer.from(a.bytes).equals(Buffer.from(b.bytes))
  if (a?.type === 'shared' && b?.type === 'shared') return a.bytes === b.bytes
  if (a?.type === 'thing' && b?.type === 'thing') return a.thing === b.thing
  if (a?.type === 'function' && b?.type === 'function' && a.code.id !== b.code.id) return false
  return isDeepStrictEqual(a, b)
}

/** Tells whether there is nothing to compare but the type. */
function isBare({ type }: ObjectBase): boolean {
  return type === 'plain' || type === 'array' || type === 'null' || type === 'map' || type === 'set'
}
