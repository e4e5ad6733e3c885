import { createRequire, isBuiltin } from 'node:module'
import { dirname } from 'node:path'
import { resolveExport } from './resolve-export.ts'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The parts of `import.meta` that Node defines. */
export interface ModuleMeta {
  url: string
  filename?: string
  dirname?: string
  main: boolean
  resolve: (specifier: string) => string
}

/** Makes what `import.meta` is in the module at `url`. */
export function makeImportMeta(url: string): ModuleMeta {
  const meta: ModuleMeta = { url, main: false, resolve: (specifier) => resolveFrom(url, specifier) }
  if (!url.startsWith('file:')) return meta
  const filename = fileURLToPath(url)
  return { ...meta, filename, dirname: dirname(filename) }
}

function resolveFrom(url: string, specifier: string): string {
  if (/^\.{0,2}\//.test(specifier)) return new URL(specifier, url).href
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`
  if (URL.canParse(specifier)) return specifier
  return resolveExport(specifier, url) ?? pathToFileURL(createRequire(url).resolve(specifier)).href
}
