import { nodeCrypto } from '../node-crypto.ts'
import { CaptureError } from '../errors.ts'
import { captureBySource } from './capture-variable.ts'
import { type FoundFunction, isClassNode } from './find-function.ts'
import type { FunctionCode } from './description.ts'
import { baseUrlOf } from './import-source.ts'
import { type CodeEdit, rewriteSource } from './rewrite-source.ts'
import type { Binding, Reference, Scope } from './scope.ts'
import { meansSameAnywhere } from './same-anywhere.ts'
import { positionAt } from './script.ts'
import { strippedParts } from './strip-class.ts'

/** A variable that a function takes from outside. */
export interface FreeVariable {
  name: string
  binding: Binding | undefined
  /** Names of the properties read from it, when nothing else is done with it. */
  members: string[] | undefined
  isCalled: boolean
  isWritten: boolean
}

/** All about a function that its source alone decides. */
export interface CodePlan {
  code: FunctionCode
  variables: FreeVariable[]
  /** Scopes whose variables are read through an environment, in the order of the environments. */
  sharedScopes: Scope[]
  /** The source refers to its superclass by a name. */
  hasSuperclass: boolean
  /** The source alone decides how it crosses. */
  isSelfContained: boolean
  /** And the text of it, wherever it stands. */
  meansSameAnywhere: boolean
}

const plans = new WeakMap<object, CodePlan>()

/** Works out what a function takes from outside, and rewrites its source so that it can stand alone. */
export function planCode(found: FoundFunction, functionName: string): CodePlan {
  const known = plans.get(found.node)
  if (known !== undefined) return known
  const plan = makePlan(found, functionName)
  plans.set(found.node, plan)
  return plan
}

function makePlan(found: FoundFunction, functionName: string): CodePlan {
  const { script, node, start } = found
  const stripped = isClassNode(node) ? strippedParts(node) : []
  const references = freeReferences(found).filter(
    (reference) => !stripped.some((part) => reference.start >= part.start && reference.end <= part.end),
  )
  const variables = groupByName(references)
  const sharedScopes = sharedScopesOf(variables)
  const text = script.text.slice(start, node.end)
  const prefix = unusedPrefix(text)
  const edits: CodeEdit[] = stripped.map((part) => ({ ...part, text: part.text.replace('$mp', prefix) }))
  const source = rewriteSource({ found, references, sharedScopes, variables, prefix, edits })
  const { line, column } = positionAt(script, start)
  const id = nodeCrypto().hash(
    'sha1',
    JSON.stringify([script.url, line, column, found.form, found.strict, source]),
    'base64url',
  )
  const code = { id, source, form: found.form, prefix, strict: found.strict, url: baseUrlOf(script.url), line, column }
  refuseUnsupported({ found, variables, references, functionName })
  const isDecided = variables.every((variable) => captureBySource(variable, { script, prefix }) !== undefined)
  return {
    code,
    variables,
    sharedScopes,
    hasSuperclass: isClassNode(node) && Boolean(node.superClass),
    isSelfContained: isDecided && sharedScopes.length === 0 && !isClassNode(node),
    meansSameAnywhere: variables.length === 0 && meansSameAnywhere(node),
  }
}

function freeReferences({ script, node }: FoundFunction): Reference[] {
  const { references } = script
  const free: Reference[] = []
  for (let index = firstFrom(references, node.start); index < references.length; index++) {
    const reference = references[index]
    if (reference === undefined || reference.start >= node.end) break
    if (reference.binding === undefined || !reference.binding.scope.isWithin(node)) free.push(reference)
    else if (reference.name === 'super' && reference.binding.scope.node === node) free.push(reference)
  }
  return free
}

function firstFrom(references: Reference[], start: number): number {
  let low = 0
  let high = references.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((references[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

function groupByName(references: Reference[]): FreeVariable[] {
  const variables = new Map<string, FreeVariable>()
  for (const { name, binding, member, form, isWrite } of references) {
    const known = variables.get(name) ?? { name, binding, members: [], isCalled: false, isWritten: false }
    variables.set(name, known)
    known.isCalled ||= form === 'callee'
    known.isWritten ||= isWrite
    if (member === undefined) known.members = undefined
    else if (known.members?.includes(member) === false) known.members.push(member)
  }
  return [...variables.values()]
}

function sharedScopesOf(variables: FreeVariable[]): Scope[] {
  const scopes = new Set<Scope>()
  for (const { binding } of variables) if (binding?.mutability === 'shared') scopes.add(binding.scope)
  return [...scopes]
}

/** Names that the generated code adds must not be taken. */
function unusedPrefix(text: string): string {
  let prefix = '$mp'
  for (let number = 1; text.includes(prefix); number++) prefix = `$mp${number}_`
  return prefix
}

const UNSUPPORTED: Record<string, string> = {
  'new.target': 'it belongs to the call of the function around it; read it there into a variable',
  super: 'methods that use super belong to their class; pass a function that calls the method instead',
  with: 'the function uses a `with` statement; name the properties instead',
}

interface Unsupported {
  found: FoundFunction
  variables: FreeVariable[]
  references: Reference[]
  functionName: string
}

function refuseUnsupported({ found, variables, references, functionName }: Unsupported): void {
  for (const { name, binding, isCalled } of variables) {
    const reason = UNSUPPORTED[name]
    if (reason !== undefined) throw new CaptureError(functionName, reason, { variable: name })
    if (name === 'this' && binding !== undefined) {
      const advice = 'an arrow function takes it from the function around it; copy what you need from it into variables'
      throw new CaptureError(functionName, advice, { variable: name })
    }
    if (name === 'eval' && isCalled && binding === undefined) {
      throw new CaptureError(functionName, 'what it would use cannot be known; write out the code', { variable: name })
    }
    if (name.startsWith('#')) {
      const advice =
        'private members are known only inside of their class; pass a function that calls the method instead'
      throw new CaptureError(functionName, advice, { variable: name })
    }
  }
  const inside = found.script.references.find(
    ({ name, start, binding }) =>
      name === 'with' && binding === undefined && start < found.node.start && found.node.end <= start,
  )
  if (inside !== undefined && references.length > 0)
    throw new CaptureError(functionName, UNSUPPORTED['with'] ?? '', { variable: 'with' })
}
