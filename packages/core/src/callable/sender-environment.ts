import { nodeCrypto } from '../node-crypto.ts'
import { readScopes } from './inspect-function.ts'
import { scopeWith } from './read-variable.ts'
import type { Scope } from './scope.ts'
import type { Script } from './script.ts'

let ownOrigin: string | undefined

/** Tells the objects of this thread from those of all others. */
export function originOfThread(): string {
  return (ownOrigin ??= nodeCrypto().randomUUID().slice(0, 13))
}

/** The variables of one scope, as far as they have been sent. */
export interface SenderEnvironment {
  id: string
  bindings: Map<string, SentBinding>
}

/** What was sent last for a variable. */
interface SentBinding {
  version: number
  content: unknown
}

/** A function that sees a scope. */
export interface ScopeUser {
  fn: Function
  /** Where its source starts. */
  start: number
  script: Script
  scope: Scope
  /** The function assigns a variable of the scope. */
  isWriter: boolean
  scopes: object[]
}

/** One run of the code that made the scope. */
interface ScopeInstance {
  environment: SenderEnvironment
  /** The functions that see it, by where their source starts. */
  users: Map<number, WeakRef<Function>>
  values: Map<string, unknown>
}

const MAX_INSTANCES = 16

const instances = new Map<string, ScopeInstance[]>()
const instancesOfFunction = new WeakMap<Function, Map<string, ScopeInstance>>()
let count = 0

/**
 * Returns the environment of a scope: the same for all functions that see the same variables.
 *
 * @remarks
 * The engine does not tell whether two functions see the same run of a scope or two runs of the same code. The top level
 * of a module runs once. Elsewhere, two functions are taken to share a scope when all variables of it are the same, the
 * scope used last first; but a function that assigns them, made anew from the same source, is of a new run.
 */
export function environmentOf(user: ScopeUser): SenderEnvironment {
  const { fn, script, scope } = user
  const key = `${originOfThread()}:${script.scriptId}:${scope.node.start}`
  const known = instancesOfFunction.get(fn) ?? new Map<string, ScopeInstance>()
  instancesOfFunction.set(fn, known)
  const list = instances.get(key) ?? []
  instances.set(key, list)
  const instance = known.get(key) ?? findInstance(list, user) ?? makeInstance(key, list)
  known.set(key, instance)
  instance.users.set(user.start, new WeakRef(fn))
  if (!runsOnce(scope)) instance.values = valuesOf(user.scopes, scope)
  moveToFront(list, instance)
  return instance.environment
}

function makeInstance(key: string, list: ScopeInstance[]): ScopeInstance {
  count++
  const instance = { environment: { id: `${key}:${count}`, bindings: new Map() }, users: new Map(), values: new Map() }
  list.unshift(instance)
  if (list.length > MAX_INSTANCES) list.pop()
  return instance
}

function moveToFront(list: ScopeInstance[], instance: ScopeInstance): void {
  if (list[0] === instance) return
  const index = list.indexOf(instance)
  if (index > 0) list.splice(index, 1)
  list.unshift(instance)
}

function findInstance(list: ScopeInstance[], user: ScopeUser): ScopeInstance | undefined {
  if (runsOnce(user.scope)) return list[0]
  const values = valuesOf(user.scopes, user.scope)
  return list.find((instance) => {
    if (user.isWriter && instance.users.has(user.start)) return false
    return isSame(instance.values, values) || isSame(refresh(instance, user.scope), values)
  })
}

/** Reads the variables of an instance again, from a function that still sees it. */
function refresh(instance: ScopeInstance, scope: Scope): Map<string, unknown> {
  for (const user of instance.users.values()) {
    const fn = user.deref()
    if (fn === undefined) continue
    instance.values = valuesOf(readScopes(fn), scope)
    break
  }
  return instance.values
}

/** Objects are not kept alive by being remembered. */
function valuesOf(scopes: readonly object[], { bindings }: Scope): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const name of bindings.keys()) {
    const scope = scopeWith(scopes, name)
    if (scope !== undefined) values.set(name, readWeakly(scope, name))
  }
  return values
}

function readWeakly(scope: object, name: string): unknown {
  try {
    const value: unknown = Reflect.get(scope, name)
    return (typeof value === 'object' && value !== null) || typeof value === 'function' ? new WeakRef(value) : value
  } catch {
    return undefined
  }
}

function isSame(a: Map<string, unknown>, b: Map<string, unknown>): boolean {
  return (
    a.size === b.size && [...a].every(([name, value]) => b.has(name) && Object.is(valueIn(value), valueIn(b.get(name))))
  )
}

function valueIn(value: unknown): unknown {
  return value instanceof WeakRef ? value.deref() : value
}

/** Tells whether a scope is the top level of a script, or of a module as Vite wraps it. */
function runsOnce({ node, parent }: Scope): boolean {
  if (node.type === 'Program') return true
  const wrapper = parent?.node.type === 'BlockStatement' ? parent.parent : parent
  return wrapper?.parent?.node.type === 'Program' && viteBodyOf(wrapper) === node
}

/** The block that Vite puts the code of a module in. */
function viteBodyOf({ node }: Scope): unknown {
  if (node.type !== 'ArrowFunctionExpression' || node.body.type !== 'BlockStatement') return undefined
  const isWrapper = node.params.some(
    (parameter) => parameter.type === 'Identifier' && parameter.name.startsWith('__vite_ssr_'),
  )
  const [first] = node.body.body
  return isWrapper ? (node.body.body.length === 1 && first?.type === 'BlockStatement' ? first : node.body) : undefined
}
