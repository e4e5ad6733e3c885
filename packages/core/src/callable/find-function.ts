import { CaptureError } from '../errors.ts'
import { type AnyNode, type ClassNode, forEachChild, type FunctionNode } from './parse-script.ts'
import { offsetAt, type Script } from './script.ts'

/** A function or a class in the syntax tree. */
export type CallableNode = FunctionNode | ClassNode

/** A function in its script. */
export interface FoundFunction {
  script: Script
  node: CallableNode
  /** Where the text of the function starts; a method starts before its node, at its name. */
  start: number
  form: 'expression' | 'method' | 'getter' | 'setter'
  /** Key of a method. */
  key: (AnyNode & { type: 'Property' | 'MethodDefinition' }) | undefined
  strict: boolean
}

interface Ancestor {
  node: AnyNode
  parent: AnyNode | undefined
}

/**
 * Finds a function in the syntax tree of its script by the place that the engine reports for it.
 *
 * @throws {@link CaptureError} when the tree has no such function.
 */
export function findFunction(fn: Function, script: Script, at: { line: number; column: number }): FoundFunction {
  const text = Function.prototype.toString.call(fn)
  const chain = chainAt(script.program, offsetAt(script, at.line, at.column))
  for (const [index, { node, parent }] of [...chain.entries()].toReversed()) {
    if (!isCallableNode(node)) continue
    const start = node.end - text.length
    if (start > node.start || start < (parent?.start ?? 0) || !script.text.startsWith(text, start)) continue
    const strict = script.isModule || chain.slice(0, index + 1).some(({ node: outer }) => makesStrict(outer))
    return { script, node, start, strict, ...formOf(node, parent) }
  }
  throw new CaptureError(fn.name || '(anonymous)', `its source was not found in ${script.url || 'its script'}`)
}

/** Tells whether a node of the tree is a class. */
export function isClassNode(node: AnyNode): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
}

function chainAt(root: AnyNode, offset: number): Ancestor[] {
  const chain: Ancestor[] = []
  let next: Ancestor | undefined = { node: root, parent: undefined }
  while (next !== undefined) {
    const { node } = next
    chain.push(next)
    next = undefined
    forEachChild(node, (child) => {
      if (child.start <= offset && offset < child.end) next = { node: child, parent: node }
    })
  }
  return chain
}

function isCallableNode(node: AnyNode): node is CallableNode {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return true
    default:
      return false
  }
}

function formOf(node: CallableNode, parent: AnyNode | undefined): Pick<FoundFunction, 'form' | 'key'> {
  const isElement = parent?.type === 'Property' || parent?.type === 'MethodDefinition'
  if (!isElement || parent.value !== node) return { form: 'expression', key: undefined }
  if (parent.kind === 'get') return { form: 'getter', key: parent }
  if (parent.kind === 'set') return { form: 'setter', key: parent }
  const isMethod = parent.type === 'MethodDefinition' || parent.method
  return isMethod ? { form: 'method', key: parent } : { form: 'expression', key: undefined }
}

function makesStrict(node: AnyNode): boolean {
  if (isClassNode(node)) return true
  if (node.type === 'Program') return hasUseStrict(node.body)
  if (!isCallableNode(node) || node.body.type !== 'BlockStatement') return false
  return hasUseStrict(node.body.body)
}

function hasUseStrict(body: AnyNode[]): boolean {
  return body.some((statement) => statement.type === 'ExpressionStatement' && statement.directive === 'use strict')
}
