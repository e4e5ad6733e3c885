import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { pathToFileURL } from 'node:url'

const CONDITIONS = new Set(['node', 'import', 'module-sync', 'node-addons', 'default'])

/**
 * Resolves a specifier of a package as an `import` in the module at `base` does; undefined without an `exports` field.
 *
 * @remarks
 * Node resolves this way for other modules only with a flag; `require.resolve` knows no package that is for `import` only.
 */
export function resolveExport(specifier: string, base: string): string | undefined {
  const [, name, rest = ''] = /^((?:@[^/]+\/)?[^/@]+)(\/.*)?$/.exec(specifier) ?? []
  const path = name === undefined ? undefined : findPackageJSON(name, base)
  if (path === undefined) return undefined
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const exported = isRecord(manifest) ? manifest['exports'] : undefined
  if (exported === undefined || exported === null) return undefined
  const target = matchSubpath(exported, `.${rest}`)
  return target === undefined ? undefined : new URL(target, pathToFileURL(path)).href
}

function matchSubpath(exported: unknown, subpath: string): string | undefined {
  if (!isRecord(exported) || !Object.keys(exported).some((key) => key.startsWith('.'))) {
    return subpath === '.' ? targetOf(exported, '') : undefined
  }
  if (Object.hasOwn(exported, subpath)) return targetOf(exported[subpath], '')
  for (const pattern of Object.keys(exported).toSorted((a, b) => b.length - a.length)) {
    const [before = '', after] = pattern.split('*')
    if (after === undefined || !subpath.startsWith(before) || !subpath.endsWith(after)) continue
    return targetOf(exported[pattern], subpath.slice(before.length, subpath.length - after.length))
  }
  return undefined
}

function targetOf(target: unknown, match: string): string | undefined {
  if (typeof target === 'string') return target.replaceAll('*', match)
  if (Array.isArray(target)) return target.map((item) => targetOf(item, match)).find((item) => item !== undefined)
  if (!isRecord(target)) return undefined
  for (const [condition, value] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? targetOf(value, match) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
