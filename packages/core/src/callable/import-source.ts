import { pathToFileURL } from 'node:url'
import type { NodeKind } from './description.ts'
import { isMainScript } from './main-script.ts'
import type { ImportSource } from './scope.ts'
import type { Script } from './script.ts'

/** The import of the other side that gives what an import declaration gave here. */
export function importKind({ specifier, exportName, attributes }: ImportSource, script: Script): NodeKind {
  const base = baseUrlOf(script.url)
  return { type: 'import', specifier: absolute(specifier, base), base, exportName, attributes }
}

/** Tells whether an import declaration imports the main script, which must run once. */
export function isOfMainScript({ specifier }: ImportSource, script: Script): boolean {
  return isMainScript(absolute(specifier, baseUrlOf(script.url)))
}

/** What the specifiers of a script are relative to; scripts without a file are taken to be in the working directory. */
export function baseUrlOf(url: string): string {
  return url.startsWith('file:') || url.startsWith('data:') ? url : pathToFileURL(`${process.cwd()}/[eval]`).href
}

/** Specifiers of packages are resolved by the importing side, which starts from the same base. */
function absolute(specifier: string, base: string): string {
  return /^(?:\.{0,2}\/)/.test(specifier) ? new URL(specifier, base).href : specifier
}
