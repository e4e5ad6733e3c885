import type { FoundFunction } from './find-function.ts'
import type { FreeVariable } from './plan-code.ts'
import type { Reference, Scope } from './scope.ts'

/** A part of the script that gives way to another text. */
export interface CodeEdit {
  start: number
  end: number
  text: string
}

interface Rewrite {
  found: FoundFunction
  references: Reference[]
  variables: FreeVariable[]
  sharedScopes: Scope[]
  prefix: string
  edits: CodeEdit[]
}

/** Returns the source of a function with shared variables read from environments, and names that depend on its place. */
export function rewriteSource(rewrite: Rewrite): string {
  const { found, references, sharedScopes, prefix } = rewrite
  const edits = [...rewrite.edits, ...keyEdit(found), ...nameEdit(rewrite)]
  for (const reference of references) {
    const text = replacementOf(reference, sharedScopes, prefix)
    if (text !== undefined) edits.push(replacementEdit(reference, text))
  }
  return applyEdits(found.script.text, found, edits)
}

function replacementOf({ name, binding }: Reference, sharedScopes: Scope[], prefix: string): string | undefined {
  if (name === 'import.meta') return `${prefix}Meta`
  if (name === 'arguments' && binding !== undefined) return `${prefix}Arguments`
  return binding?.mutability === 'shared' ? `${prefix}Env${sharedScopes.indexOf(binding.scope)}.${name}` : undefined
}

function replacementEdit({ name, start, end, form }: Reference, text: string): CodeEdit {
  if (form === 'shorthand') return { start, end, text: `${name}: ${text}` }
  // A call must not make the environment its `this`.
  return { start, end, text: form === 'callee' ? `(0, ${text})` : text }
}

/** A computed key was computed where the class or object was made; the name of the function is set later. */
function keyEdit({ key, script, start, node }: FoundFunction): CodeEdit[] {
  if (key === undefined || !key.computed) return []
  const open = script.text.lastIndexOf('[', key.key.start)
  const close = script.text.indexOf(']', key.key.end)
  return open < start || close > node.start ? [] : [{ start: open, end: close + 1, text: 'method' }]
}

/** The name of a declared function is a variable around it, which may hold something else by now. */
function nameEdit({ found: { node }, variables }: Rewrite): CodeEdit[] {
  if (node.type !== 'FunctionDeclaration' || !node.id) return []
  const { name, start, end } = node.id
  const own = variables.find((variable) => variable.name === name)
  return own === undefined || own.binding?.mutability === 'constant' ? [] : [{ start, end, text: '' }]
}

function applyEdits(text: string, { start, node }: FoundFunction, edits: CodeEdit[]): string {
  let source = ''
  let position = start
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    source += text.slice(position, edit.start) + edit.text
    position = edit.end
  }
  return source + text.slice(position, node.end)
}
