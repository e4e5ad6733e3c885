import type { AnyNode, parse, Program } from 'acorn'
import { ownRequire } from '../own-require.ts'

export type { AnyNode, Identifier, Program } from 'acorn'

/** A function in the syntax tree. */
export type FunctionNode = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>

/** A class in the syntax tree. */
export type ClassNode = Extract<AnyNode, { type: 'ClassDeclaration' | 'ClassExpression' }>

let loaded: { parse: typeof parse } | undefined

/**
 * Parses a script as the engine compiled it: a module, a script, or the body of a CommonJS wrapper.
 *
 * @throws SyntaxError when the parser does not know a construct of the script.
 */
export function parseScript(text: string, isModule: boolean): Program {
  loaded ??= loadAcorn()
  return loaded.parse(text, {
    ecmaVersion: 'latest',
    sourceType: isModule ? 'module' : 'script',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowImportExportEverywhere: false,
    allowHashBang: true,
  })
}

/** Loaded when a function is captured by value for the first time. */
function loadAcorn(): { parse: typeof parse } {
  const acorn = ownRequire('acorn')
  if (isAcorn(acorn)) return acorn
  throw new TypeError('acorn has no parse()')
}

function isAcorn(value: unknown): value is { parse: typeof parse } {
  return typeof value === 'object' && value !== null && 'parse' in value
}

/** Calls `visit` with each child of a node, in the order of the source. */
export function forEachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  for (const key of Object.keys(node)) {
    const value: unknown = Reflect.get(node, key)
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) visitAll(value, visit)
    else if (isNode(value)) visit(value)
  }
}

function visitAll(items: readonly unknown[], visit: (child: AnyNode) => void): void {
  for (const item of items) if (typeof item === 'object' && item !== null && isNode(item)) visit(item)
}

function isNode(value: object): value is AnyNode {
  return 'type' in value && typeof value.type === 'string' && 'start' in value
}
