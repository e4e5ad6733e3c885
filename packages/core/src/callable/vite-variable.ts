import { type CapturedVariable, type CaptureSite, ImportedValue, leaf, valueOf } from './captured-variable.ts'
import type { NodeKind } from './description.ts'
import { baseUrlOf } from './import-source.ts'
import { isMainScript } from './main-script.ts'
import { captureError } from './place.ts'
import type { AnyNode } from './parse-script.ts'
import type { FreeVariable } from './plan-code.ts'
import { readVariable } from './read-variable.ts'
import { resolveViteSpecifier } from './vite-specifier.ts'

/** Captures what Vite's module runner puts in the place of imports. */
export function captureViteVariable(variable: FreeVariable, site: CaptureSite): CapturedVariable[] {
  const { name, members, binding } = variable
  const { url } = site.script
  if (name === '__vite_ssr_import_meta__') return [leaf(name, { type: 'meta', url })]
  if (name === '__vite_ssr_dynamic_import__') return [leaf(name, { type: 'dynamic-import', url, root: process.cwd() })]
  const value = valueOf(readVariable(site.scopes, name), site.place)
  if (!name.startsWith('__vite_ssr_import_') || typeof value !== 'object' || value === null) {
    return [{ type: 'constant', name, value }]
  }
  const specifier = viteSpecifier(binding?.initializer)
  if (members !== undefined) {
    return [
      { type: 'members', name, holder: value, members, wrap: (part, key) => memberOf(part, key, { specifier, url }) },
    ]
  }
  if (specifier === undefined) throw captureError(site.place, 'it is a whole module; use its members by name')
  return [leaf(name, importOf(specifier, '*', url))]
}

/** Primitives are themselves; objects belong to the module that was imported; functions may know a module of their own. */
function memberOf(value: unknown, key: string, from: { specifier: string | undefined; url: string }): unknown {
  const { specifier, url } = from
  const hasIdentity = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return hasIdentity && specifier !== undefined ? new ImportedValue(value, importOf(specifier, key, url)) : value
}

function importOf(specifier: string, exportName: string, url: string): NodeKind {
  return { type: 'import', specifier, base: baseUrlOf(url), exportName, attributes: [] }
}

/** Reads the specifier from `await __vite_ssr_import__("…")` and turns it into one that Node can import. */
function viteSpecifier(initializer: AnyNode | undefined): string | undefined {
  const call = initializer?.type === 'AwaitExpression' ? initializer.argument : initializer
  if (call?.type !== 'CallExpression') return undefined
  const [first] = call.arguments
  return first?.type === 'Literal' && typeof first.value === 'string' ? importableSpecifier(first.value) : undefined
}

/** The main script must not run again, and Node cannot import what only Vite understands. */
function importableSpecifier(specifier: string): string | undefined {
  const resolved = resolveViteSpecifier(specifier, process.cwd())
  // A module that a plugin makes up, such as the helper for `using`, is in no file.
  if (resolved.startsWith('\0') || resolved.startsWith('__x00__')) return undefined
  if (!resolved.startsWith('file:')) return resolved.startsWith('/') ? undefined : resolved
  return /\.(?:[cm]?[jt]s|json|wasm|node)$/.test(resolved) && !isMainScript(resolved) ? resolved : undefined
}
