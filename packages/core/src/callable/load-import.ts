import { CaptureError } from '../errors.ts'
import type { NodeKind } from './description.ts'
import { importerFor } from './native-import.ts'

type ImportKind = NodeKind & { type: 'reference' | 'import' }

/**
 * Imports what a function refers to.
 *
 * @throws CaptureError when the module cannot be loaded, or has no such export.
 */
export async function loadImport(kind: ImportKind, functionName: string): Promise<unknown> {
  const { specifier, base, options } = requestOf(kind)
  let namespace: object
  try {
    namespace = await importerFor(base)(specifier, options)
  } catch (cause) {
    const reason = `its module ${specifier} cannot be loaded here: ${cause instanceof Error ? cause.message : String(cause)}`
    throw new CaptureError(functionName, reason, { cause })
  }
  return exportOf(namespace, kind, functionName)
}

function requestOf(kind: ImportKind): { specifier: string; base: string; options: ImportCallOptions | undefined } {
  if (kind.type === 'reference') return { specifier: kind.url, base: kind.url, options: undefined }
  const { attributes } = kind
  const options = attributes.length === 0 ? undefined : { with: Object.fromEntries(attributes) }
  return { specifier: kind.specifier, base: kind.base, options }
}

/** CommonJS modules may have exports that only their `default` shows. */
function exportOf(namespace: object, kind: ImportKind, functionName: string): unknown {
  const { exportName } = kind
  if (exportName === '*') return namespace
  const whole: unknown = Reflect.get(namespace, 'default')
  if (exportName === 'module.exports') return Reflect.get(namespace, exportName) ?? whole
  const isIndirect = kind.type === 'reference' && exportName === 'default' && typeof whole === 'object'
  if (exportName in namespace && !isIndirect) return Reflect.get(namespace, exportName)
  const isHolder = (typeof whole === 'object' && whole !== null) || typeof whole === 'function'
  if (isHolder && exportName in whole) return Reflect.get(whole, exportName)
  const url = kind.type === 'reference' ? kind.url : kind.specifier
  throw new CaptureError(functionName, `module ${url} has no export ${exportName} here`)
}
