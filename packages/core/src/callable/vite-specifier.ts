import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Turns a specifier of Vite, which may be relative to the root of its project, into one that Node can import. */
export function resolveViteSpecifier(specifier: string, root: string): string {
  const path = specifier.replace(/^\/@id\//, '').replace(/^\/@fs\//, '/')
  if (!path.startsWith('/')) return path
  const file = path.replace(/[?#].*$/, '')
  const found = [join(root, file), file].find((candidate) => existsSync(candidate))
  return found === undefined ? path : pathToFileURL(found).href
}
