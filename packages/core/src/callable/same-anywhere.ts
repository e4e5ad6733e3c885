import type { CallableNode } from './find-function.ts'
import { type AnyNode, forEachChild } from './parse-script.ts'

/**
 * Tells whether the text of a function that takes nothing from outside means the same in any script.
 *
 * @remarks
 * Sloppy code and strict code differ in what functions that are no arrows get as `this`, and in whether deletions and
 * assignments of properties throw; modules differ in what `import()` is relative to.
 */
export function meansSameAnywhere(node: CallableNode): boolean {
  return node.type === 'ArrowFunctionExpression' && !dependsOnScript(node)
}

function dependsOnScript(node: AnyNode): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ImportExpression':
      return true
    case 'UnaryExpression':
      if (node.operator === 'delete') return true
      break
    case 'AssignmentExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
      if (hasMember(node.left)) return true
      break
    case 'UpdateExpression':
      if (hasMember(node.argument)) return true
      break
    default:
  }
  return hasChild(node, dependsOnScript)
}

function hasMember(node: AnyNode): boolean {
  return node.type === 'MemberExpression' || hasChild(node, hasMember)
}

function hasChild(node: AnyNode, isWanted: (child: AnyNode) => boolean): boolean {
  let isThere = false
  forEachChild(node, (child) => (isThere ||= isWanted(child)))
  return isThere
}
