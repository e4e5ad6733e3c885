import type { AnyNode } from './parse-script.ts'
import { noteAssignment, type Scope } from './scope.ts'
import type { NameResolver } from './resolve-names.ts'

/** How a name is declared: `var` belongs to the whole function. */
export type DeclarationKind = 'var' | 'let'

interface DeclarationOptions {
  resolver: NameResolver
  /** A loop assigns the names each time round. */
  isLoopHead?: boolean
}

type Declaration = AnyNode & { type: 'ImportDeclaration' | 'VariableDeclaration' }

/** Declares the names of a declaration. */
export function declareNames(node: Declaration, scope: Scope, options: DeclarationOptions): void {
  if (node.type === 'ImportDeclaration') return declareImports(node, scope)
  const kind = node.kind === 'var' ? 'var' : 'let'
  const { resolver, isLoopHead = false } = options
  for (const { id, init } of node.declarations) {
    const names = resolver.declarePattern(id, kind, scope)
    if (init) resolver.visit(init, scope)
    if (kind === 'var' && (init || isLoopHead)) for (const name of names) noteVariable(name, scope, isLoopHead)
    const binding = scope.lookUp(id.type === 'Identifier' ? id.name : '')
    if (init && binding !== undefined) binding.initializer = init
  }
}

/** A `var` in a block may run many times, as may one that is declared again. */
function noteVariable(name: string, scope: Scope, isLoopHead: boolean): void {
  const binding = scope.owner.declare(name)
  if (isLoopHead || scope !== scope.owner || binding.initializer !== undefined) noteAssignment(binding, scope)
}

function declareImports(node: AnyNode & { type: 'ImportDeclaration' }, scope: Scope): void {
  const specifier = String(node.source.value)
  const attributes = node.attributes.map(({ key, value }): [string, string] => [
    String(key.type === 'Identifier' ? key.name : key.value),
    String(value.value),
  ])
  for (const item of node.specifiers) {
    scope.declare(item.local.name).importSource = { specifier, exportName: exportNameOf(item), attributes }
  }
}

function exportNameOf(item: (AnyNode & { type: 'ImportDeclaration' })['specifiers'][number]): string {
  if (item.type === 'ImportNamespaceSpecifier') return '*'
  if (item.type === 'ImportDefaultSpecifier') return 'default'
  return item.imported.type === 'Identifier' ? item.imported.name : String(item.imported.value)
}
