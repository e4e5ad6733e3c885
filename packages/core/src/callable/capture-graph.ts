import type { Captured, CapturedNode, NodeKind, Primitive } from './description.ts'
import { encodeCaptured } from './encode-captured.ts'
import type { EncodedValue, Graph } from './graph.ts'
import { type Place, placeIn } from './place.ts'
import { isSameContent } from './raw-content.ts'
import type { SenderEnvironment } from './sender-environment.ts'

/** Builds the graph of all that a function captures. */
export class CaptureGraph implements Graph {
  readonly nodes: CapturedNode[] = []
  /** The object that each node stands for; undefined when it has no identity of its own. */
  readonly origins: (object | undefined)[] = []
  /** The environments in the order of their numbers, with the variables that are used. */
  readonly environments: Map<SenderEnvironment, Map<string, Captured>> = new Map()
  /** Each tells whether something that can change is as it was. */
  readonly watches: (() => boolean)[] = []
  readonly #places = new Map<unknown, number>()
  readonly #pending: { value: object | symbol; place: Place; node: number }[] = []

  /** Encodes a value and all that it refers to. */
  encodeAll(value: unknown, place: Place): Captured {
    const captured = this.encode(value, place)
    // Values that are found meanwhile are appended: long lists need no deep stack.
    for (const { value: next, place: at, node } of this.#pending) this.#fill(node, encodeCaptured(next, at, this))
    return captured
  }

  encode(value: unknown, place: Place): Captured {
    if (isPrimitive(value)) return value
    const known = this.#places.get(value)
    if (known !== undefined) return { node: known }
    const node = this.#add(value, typeof value === 'symbol' ? undefined : value)
    this.#pending.push({ value, place, node })
    return { node }
  }

  encodePart(value: unknown, place: Place, key: string | number): Captured {
    return isPrimitive(value) ? value : this.encode(value, placeIn(place, key))
  }

  encodeLeaf(kind: NodeKind): Captured {
    const identity = JSON.stringify(kind)
    const known = this.#places.get(identity)
    return known === undefined ? this.#addKind({ kind, parts: [] }, identity) : { node: known }
  }

  encodeKind(encoded: EncodedValue): Captured {
    return this.#addKind(encoded, encoded)
  }

  numberOf(environment: SenderEnvironment): number {
    if (!this.environments.has(environment)) this.environments.set(environment, new Map())
    return [...this.environments.keys()].indexOf(environment)
  }

  bind(environment: SenderEnvironment, name: string, value: Captured): void {
    this.environments.get(environment)?.set(name, value)
  }

  watch(read: () => readonly unknown[]): void {
    const before = read()
    this.watches.push(() => isSameContent(before, read()))
  }

  watchBytes(isUnchanged: () => boolean): void {
    this.watches.push(isUnchanged)
  }

  #addKind(encoded: EncodedValue, identity: unknown): Captured {
    const node = this.#add(identity, undefined)
    this.#fill(node, encoded)
    return { node }
  }

  #add(identity: unknown, origin: object | undefined): number {
    const node = this.nodes.length
    this.#places.set(identity, node)
    this.nodes.push({ key: '', kind: { type: 'namespace' }, parts: [] })
    this.origins.push(origin)
    return node
  }

  #fill(place: number, { kind, parts }: EncodedValue): void {
    this.nodes[place] = { key: '', kind, parts }
  }
}

function isPrimitive(value: unknown): value is Primitive {
  if (value === null) return true
  return typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol'
}
