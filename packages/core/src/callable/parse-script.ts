import { type AnyNode, parse, type Program } from 'acorn'

export type { AnyNode, Identifier, Program } from 'acorn'

/** A function in the syntax tree. */
export type FunctionNode = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>

/** A class in the syntax tree. */
export type ClassNode = Extract<AnyNode, { type: 'ClassDeclaration' | 'ClassExpression' }>

/**
 * Parses a script as the engine compiled it: a module, a script, or the body of a CommonJS wrapper.
 *
 * @throws SyntaxError when the parser does not know a construct of the script.
 */
export function parseScript(text: string, isModule: boolean): Program {
  return parse(text, {
    ecmaVersion: 'latest',
    sourceType: isModule ? 'module' : 'script',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowImportExportEverywhere: false,
    allowHashBang: true,
  })
}

/** Calls `visit` with each child of a node, in the order of the source. */
export function forEachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) visitNode(item, visit)
    else visitNode(value, visit)
  }
}

function visitNode(value: unknown, visit: (child: AnyNode) => void): void {
  if (isNode(value)) visit(value)
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
  )
}
