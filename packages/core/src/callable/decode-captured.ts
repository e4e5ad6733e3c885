import { createRequire } from 'node:module'
import { compileFunction } from './compile-function.ts'
import { fillItems, makeObject } from './decode-object.ts'
import type { Captured, CapturedNode, FunctionKind, ObjectKind, ValueDescription } from './description.ts'
import { makeImportMeta } from './import-meta.ts'
import { instancePrototypeOf } from './own-value.ts'
import type { LiveValues } from './live-values.ts'
import { importerFor } from './native-import.ts'
import { receiverEnvironment, type ReceiverEnvironment } from './receiver-environments.ts'
import { setParts } from './set-parts.ts'
import { resolveViteSpecifier } from './vite-specifier.ts'
import { resolveWellKnown } from './well-known.ts'

/** Rebuilds the graph of a description; what is imported has been imported before. */
export class GraphDecoder {
  readonly #description: ValueDescription
  readonly #live: LiveValues
  readonly #values: unknown[] = []
  readonly #isMade: boolean[] = []
  /** Functions whose constants are being made. */
  readonly #open = new Set<number>()
  /** Done when all objects exist, as they may refer to each other in cycles. */
  readonly #fills: (() => void)[] = []
  readonly #freezes: object[] = []
  readonly #environments: ReceiverEnvironment[]

  constructor(description: ValueDescription, live: LiveValues) {
    this.#description = description
    this.#live = live
    this.#environments = description.environments.map((record) => receiverEnvironment(record))
  }

  /** Gives the value of a node that was imported. */
  provide(place: number, value: unknown): void {
    this.#values[place] = value
    this.#isMade[place] = true
  }

  /** Makes the function of the description. */
  decode(): unknown {
    const root = this.#valueAt(this.#description.root)
    for (const [number, { bindings }] of this.#description.environments.entries()) {
      for (const { name, version, value } of bindings)
        this.#setVariable(this.#environments[number], { name, version, value })
    }
    for (const fill of this.#fills) fill()
    for (const object of this.#freezes) Object.freeze(object)
    this.#keep()
    return root
  }

  /** A variable that this side has set itself stays until the other side changes its own. */
  #setVariable(
    environment: ReceiverEnvironment | undefined,
    { name, version, value }: { name: string; version: number; value: Captured },
  ): void {
    if (environment === undefined || (environment.versions.get(name) ?? 0) >= version) return
    environment.versions.set(name, version)
    const property = { value: this.#value(value), writable: true, enumerable: true, configurable: true }
    Object.defineProperty(environment.variables, name, property)
  }

  #keep(): void {
    for (const [place, value] of this.#values.entries()) {
      const node = this.#description.nodes[place]
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
      if (isObject && node !== undefined && isShared(node) && this.#live.get(node.key) !== value)
        this.#live.set(node.key, value)
    }
  }

  #value(captured: Captured): unknown {
    return typeof captured === 'object' && captured !== null ? this.#valueAt(captured.node) : captured
  }

  #valueAt(place: number): unknown {
    if (this.#isMade[place] === true) return this.#values[place]
    const node = this.#description.nodes[place]
    if (node === undefined) return undefined
    const live = isShared(node) ? this.#live.get(node.key) : undefined
    const value = live ?? decodeCaptured(node, { place, decoder: this })
    this.provide(place, value)
    return value
  }

  /** Makes an object now and fills it later. */
  makeObject(kind: ObjectKind, { parts }: CapturedNode): object {
    const itemsAt = kind.hasClass ? 1 : 0
    const items = parts.slice(itemsAt, itemsAt + kind.itemCount)
    const object = makeObject(kind, kind.base.type === 'view' ? items.map((item) => this.#value(item)) : [])
    this.#fills.push(() => {
      if (kind.hasClass) this.#setClass(object, parts[0])
      const values = items.map((item) => (isHole(item) ? undefined : this.#value(item)))
      fillItems(object, values, (index) => isHole(items[index]))
      this.#setParts(object, parts.slice(itemsAt + kind.itemCount))
    })
    if (kind.frozen) this.#freezes.push(object)
    return object
  }

  #setClass(object: object, part: Captured): void {
    const cls = this.#value(part)
    Object.setPrototypeOf(object, typeof cls === 'function' ? (instancePrototypeOf(cls) ?? null) : null)
  }

  /** Makes an object of the members of a module that are used. */
  makeNamespace({ parts }: CapturedNode): object {
    const namespace = { __proto__: null }
    this.#fills.push(() => this.#setParts(namespace, parts))
    return namespace
  }

  makeBound({ parts }: CapturedNode): unknown {
    const [target, ...rest] = parts.map((part) => this.#value(part))
    const [boundThis, ...boundArguments] = rest
    return typeof target === 'function' ? target.bind(boundThis, ...boundArguments) : undefined
  }

  makeFunction(kind: FunctionKind, { parts }: CapturedNode, place: number): Function {
    this.#open.add(place)
    const known: Record<string, unknown> = { __proto__: null }
    const late: string[] = []
    let self: string | undefined
    for (const [index, name] of kind.constants.entries()) {
      const part = parts[index]
      if (self === undefined && isNode(part) && part.node === place) self = name
      else if (this.#isOpen(part)) late.push(name)
      else known[name] = this.#value(part)
    }
    for (const [index, number] of kind.environments.entries()) {
      known[`${kind.code.prefix}Env${index}`] = this.#environments[number]?.variables
    }
    const { fn, setters } = compileFunction({ code: kind.code, constants: known, late, self })
    this.#open.delete(place)
    this.#fills.push(() => {
      for (const name of late) setters[name]?.(this.#value(parts[kind.constants.indexOf(name)]))
      const prototypeAt = kind.constants.length
      const ownAt = prototypeAt + kind.prototypePartCount
      const prototype = instancePrototypeOf(fn)
      if (prototype !== undefined) this.#setParts(prototype, parts.slice(prototypeAt, ownAt))
      this.#setParts(fn, parts.slice(ownAt))
    })
    if (fn.name !== kind.name) Object.defineProperty(fn, 'name', { value: kind.name, configurable: true })
    return fn
  }

  /** Tells whether something waits for a function that is being made. */
  #isOpen(part: Captured): boolean {
    if (!isNode(part)) return false
    if (this.#open.has(part.node)) return true
    const node = this.#description.nodes[part.node]
    return node?.kind.type === 'bound' && this.#isMade[part.node] !== true && this.#isOpen(node.parts[0])
  }

  #setParts(target: object, parts: readonly Captured[]): void {
    setParts(target, parts, { nodes: this.#description.nodes, valueOf: (part) => this.#value(part) })
  }
}

/** Makes the value of one node; a new kind of handle gets its case here and in `encodeCaptured`. */
function decodeCaptured(node: CapturedNode, { place, decoder }: { place: number; decoder: GraphDecoder }): unknown {
  const { kind } = node
  switch (kind.type) {
    case 'function':
      return decoder.makeFunction(kind, node, place)
    case 'bound':
      return decoder.makeBound(node)
    case 'object':
      return decoder.makeObject(kind, node)
    case 'namespace':
      return decoder.makeNamespace(node)
    case 'buffer':
    case 'shared':
      return kind.bytes
    case 'well-known':
      return resolveWellKnown(kind.path)
    case 'symbol':
      return Symbol.for(kind.registryKey)
    case 'meta':
      return makeImportMeta(kind.url)
    case 'require':
      return createRequire(kind.url)
    case 'dynamic-import':
      return (specifier: string) => importerFor(kind.url)(resolveViteSpecifier(specifier, kind.root))
    case 'reference':
    case 'import':
    case 'thing':
    case 'handle':
    case 'accessor':
    case 'hidden':
      throw new TypeError(`A part of type ${kind.type} is no value of its own`)
    default:
      return kind satisfies never
  }
}

/** What is shared by all functions of this thread. */
function isShared({ kind }: CapturedNode): boolean {
  return kind.type === 'function' || kind.type === 'object' || kind.type === 'buffer' || kind.type === 'bound'
}

function isNode(part: Captured): part is { node: number } {
  return typeof part === 'object' && part !== null
}

function isHole(part: Captured): boolean {
  return isNode(part) && part.node < 0
}
