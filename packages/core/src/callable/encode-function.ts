import { captureFunction, type ValueCapture } from './capture-function.ts'
import { type CapturedVariable, valueOf } from './captured-variable.ts'
import type { Captured, FunctionKind } from './description.ts'
import { ownPropertyParts } from './encode-properties.ts'
import type { EncodedValue, Graph } from './graph.ts'
import { readScopes } from './inspect-function.ts'
import { instancePrototypeOf, ownValueOf, prototypeOf } from './own-value.ts'
import { nameOf, type Place, placeIn, placeOf } from './place.ts'
import { readVariable, type VariableState } from './read-variable.ts'
import type { Scope } from './scope.ts'
import { environmentOf, type SenderEnvironment } from './sender-environment.ts'

/**
 * Encodes a function or a class with what it captures.
 *
 * @throws CaptureError when it, or something that it captures, cannot cross.
 */
export function encodeFunction(fn: Function, place: Place, graph: Graph): EncodedValue {
  const capture = captureFunction(fn, place)
  if (capture.type === 'leaf') return { kind: capture.kind, parts: [] }
  if (capture.type === 'value') return new FunctionEncoder(fn, capture, graph).encode()
  const { target, boundThis, boundArguments } = capture
  const values = [boundThis, ...boundArguments]
  const parts = values.map((value, index) =>
    graph.encode(value, placeOf(fn, index === 0 ? '[this]' : `[argument ${index}]`)),
  )
  return { kind: { type: 'bound' }, parts: [graph.encode(target, placeIn(place, '[target]')), ...parts] }
}

class FunctionEncoder {
  readonly #fn: Function
  readonly #capture: ValueCapture
  readonly #graph: Graph
  readonly #names: string[] = []
  readonly #parts: Captured[] = []
  readonly #live: string[] = []
  #scopes: object[] | undefined

  constructor(fn: Function, capture: ValueCapture, graph: Graph) {
    this.#fn = fn
    this.#capture = capture
    this.#graph = graph
  }

  encode(): EncodedValue {
    const { code, sharedScopes, variables, hasSuperclass } = this.#capture
    const environments = sharedScopes.map((scope) => this.#environmentOf(scope))
    const numbers = environments.map((environment) => this.#graph.numberOf(environment))
    for (const variable of variables) this.#addVariable(variable)
    for (const [index, scope] of sharedScopes.entries()) {
      const environment = environments[index]
      for (const variable of variables) {
        if (variable.type !== 'shared' || variable.scope !== scope || environment === undefined) continue
        this.#graph.bind(environment, variable.name, this.#readLive(variable.name))
      }
    }
    this.#watchLive()
    if (hasSuperclass) this.#addConstant(`${code.prefix}Super`, superclassOf(this.#fn))
    return { kind: this.#kind(numbers), parts: [...this.#parts, ...this.#prototypeParts, ...this.#ownParts] }
  }

  #prototypeParts: Captured[] = []
  #ownParts: Captured[] = []

  #kind(environments: number[]): FunctionKind {
    const place = placeOf(this.#fn)
    const prototype = instancePrototypeOf(this.#fn)
    this.#ownParts = ownPropertyParts(this.#fn, { place, graph: this.#graph }, isOwnData)
    if (prototype !== undefined && this.#capture.code.form === 'expression') {
      this.#prototypeParts = ownPropertyParts(
        prototype,
        { place: placeIn(place, 'prototype'), graph: this.#graph },
        isOwnData,
      )
    }
    // Functions are given properties rarely, and then mostly before they are first used.
    const fn = this.#fn
    this.#graph.watch(() => ownContentOf(fn))
    return {
      type: 'function',
      code: this.#capture.code,
      name: ownNameOf(this.#fn),
      constants: this.#names,
      environments,
      prototypePartCount: this.#prototypeParts.length,
    }
  }

  #environmentOf(scope: Scope): SenderEnvironment {
    const { script, start, variables } = this.#capture
    const isWriter = variables.some(
      (variable) => variable.type === 'shared' && variable.scope === scope && variable.isWritten,
    )
    return environmentOf({ fn: this.#fn, start, script, scope, isWriter, scopes: this.#readScopes() })
  }

  #addVariable(variable: CapturedVariable): void {
    const { name } = variable
    switch (variable.type) {
      case 'constant':
        return this.#addConstant(name, variable.value)
      case 'leaf':
        return this.#add(name, this.#graph.encodeLeaf(variable.kind))
      case 'members':
        return this.#addMembers(variable)
      case 'changing':
        return this.#add(name, this.#readLive(name))
      case 'shared':
        return
      default:
        return variable satisfies never
    }
  }

  #addConstant(name: string, value: unknown): void {
    this.#add(name, this.#graph.encode(value, placeOf(this.#fn, name)))
  }

  #addMembers({ name, holder, members, wrap }: CapturedVariable & { type: 'members' }): void {
    const place = placeOf(this.#fn, name)
    const parts: Captured[] = []
    this.#graph.watch(() => members.map((member): unknown => Reflect.get(holder, member)))
    for (const member of members) {
      const value: unknown = Reflect.get(holder, member)
      parts.push(member, this.#graph.encodePart(wrap(value, member), place, member))
    }
    this.#add(name, this.#graph.encodeKind({ kind: { type: 'namespace' }, parts }))
  }

  #readLive(name: string): Captured {
    const place = placeOf(this.#fn, name)
    this.#live.push(name)
    return this.#graph.encode(valueOf(readVariable(this.#readScopes(), name), place), place)
  }

  #watchLive(): void {
    const names = this.#live
    const fn = this.#fn
    if (names.length === 0) return
    let known: readonly object[] | undefined = this.#readScopes()
    this.#graph.watch(() => {
      const scopes = known ?? readScopes(fn)
      known = undefined
      return names.map((name) => contentOf(readVariable(scopes, name)))
    })
  }

  #readScopes(): object[] {
    this.#scopes ??= readScopes(this.#fn)
    return this.#scopes
  }

  #add(name: string, value: Captured): void {
    this.#names.push(name)
    this.#parts.push(value)
  }
}

/** Static fields, and what was assigned to the function later; methods come with the source. */
function isOwnData(_key: string | symbol, { enumerable = false }: PropertyDescriptor): boolean {
  return enumerable
}

function superclassOf(cls: Function): unknown {
  const prototype = instancePrototypeOf(cls)
  return prototype !== undefined && prototypeOf(prototype) === null ? null : prototypeOf(cls)
}

/** The name that the function has; a static member called `name` is no such thing. */
function ownNameOf(fn: Function): string {
  const name = nameOf(fn)
  return name === '(anonymous)' ? '' : name
}

function contentOf(state: VariableState): unknown {
  return state.type === 'value' ? state.value : state.type
}

/** Lists what a function has beside its source: its prototype, and what was added to it and to that of its instances. */
export function ownContentOf(fn: Function): unknown[] {
  const prototype = instancePrototypeOf(fn)
  const content: unknown[] = [prototypeOf(fn)]
  for (const key of Object.keys(fn)) content.push(key, Reflect.get(fn, key))
  if (prototype === undefined) return content
  for (const key of Object.keys(prototype)) content.push(key, ownValueOf(prototype, key))
  return content
}
