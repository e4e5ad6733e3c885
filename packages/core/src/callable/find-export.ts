import type { CallableNode } from './find-function.ts'
import { type AnyNode, forEachChild, type Identifier, type Program } from './parse-script.ts'
import type { Script } from './script.ts'

/** Returns the name under which a module exports a function of its top level, if it does. */
export function exportNameOf(node: CallableNode, script: Script): string | undefined {
  const viteBody = script.isModule ? undefined : viteModuleBody(script.program)
  const body = viteBody ?? script.program.body
  const localName = localNameOf(node, body)
  if (localName !== undefined && isAssigned(localName, node, script)) return undefined
  if (script.isModule) return nameInModule(node, localName, script.program)
  return viteBody === undefined ? undefined : nameInViteModule(localName, viteBody)
}

/** Tells whether a variable around a function may hold another by now. */
function isAssigned(name: string, node: CallableNode, { references }: Script): boolean {
  return references.some(({ isWrite, name: written, binding }) => {
    const scope = binding?.scope.node
    return isWrite && written === name && scope !== undefined && scope.start <= node.start && node.end <= scope.end
  })
}

/** Tells whether a script is a module as Vite's module runner compiles it. */
export function isViteModule(script: Script): boolean {
  return !script.isModule && viteModuleBody(script.program) !== undefined
}

function nameInModule(node: CallableNode, localName: string | undefined, program: Program): string | undefined {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement
      if (declaration === node || isNamed(declaration, localName)) return 'default'
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    if (statement.declaration && localName !== undefined && declares(statement.declaration, node)) return localName
    const item = statement.specifiers.find(({ local }) => local.type === 'Identifier' && isNamed(local, localName))
    if (item !== undefined)
      return item.exported.type === 'Identifier' ? item.exported.name : String(item.exported.value)
  }
  return undefined
}

/** Finds the variable of the top level that holds a function for good. */
function localNameOf(node: CallableNode, body: AnyNode[]): string | undefined {
  for (const statement of body) {
    const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
    const declaration = isExport ? statement.declaration : statement
    if (!declaration || !declares(declaration, node)) continue
    return declaredName(declaration, node)
  }
  return undefined
}

function declares(declaration: AnyNode, node: CallableNode): boolean {
  if (declaration === node) return true
  return declaration.type === 'VariableDeclaration' && declaration.declarations.some(({ init }) => init === node)
}

function declaredName(declaration: AnyNode, node: CallableNode): string | undefined {
  if (declaration.type === 'VariableDeclaration') {
    const id = declaration.declarations.find(({ init }) => init === node)?.id
    return id?.type === 'Identifier' ? id.name : undefined
  }
  return (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id ? node.id.name : undefined
}

function isNamed(node: AnyNode, name: string | undefined): boolean {
  return name !== undefined && node.type === 'Identifier' && node.name === name
}

/** The statements of `async (__vite_ssr_…) => {{ … }}`, which is how Vite wraps a module. */
function viteModuleBody(program: Program): AnyNode[] | undefined {
  const statement = program.body.at(-1)
  if (statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'ArrowFunctionExpression')
    return undefined
  const { params, body } = statement.expression
  const isWrapper = params.some(
    (parameter) => parameter.type === 'Identifier' && parameter.name.startsWith('__vite_ssr_'),
  )
  if (!isWrapper || body.type !== 'BlockStatement') return undefined
  const [inner] = body.body
  return inner?.type === 'BlockStatement' && body.body.length === 1 ? inner.body : body.body
}

/** Vite's exports: `__vite_ssr_exportName__("name", () => …)` or a getter defined on `__vite_ssr_exports__`. */
function nameInViteModule(localName: string | undefined, body: AnyNode[]): string | undefined {
  if (localName === undefined) return undefined
  for (const statement of body) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') continue
    const { callee, arguments: given } = statement.expression
    const isExport =
      (callee.type === 'Identifier' && callee.name === '__vite_ssr_exportName__') ||
      (given[0]?.type === 'Identifier' && given[0].name === '__vite_ssr_exports__')
    if (!isExport) continue
    const name = given.find((argument) => argument.type === 'Literal')
    const getter = given.at(-1)
    if (name?.type === 'Literal' && getter !== undefined && readsOf(getter).some((id) => id.name === localName)) {
      return String(name.value)
    }
  }
  return undefined
}

/** The names that the getter of an export returns. */
function readsOf(node: AnyNode): Identifier[] {
  if (node.type === 'ReturnStatement') return node.argument?.type === 'Identifier' ? [node.argument] : []
  if (node.type === 'ArrowFunctionExpression' && node.body.type === 'Identifier') return [node.body]
  const found: Identifier[] = []
  forEachChild(node, (child) => found.push(...readsOf(child)))
  return found
}
