import { readFileSync, statSync } from 'node:fs'
import nodeModule from 'node:module'
import { type ListedScript, listScripts, type ScriptSource } from './inspect-function.ts'
import { withoutWarnings } from './without-warnings.ts'

const JAVASCRIPT = /\.m?js$/
const TYPESCRIPT = /\.m?ts$/

/** By how much the clock of a file system may be behind, in milliseconds. */
const CLOCK_LAG_MS = 100

let listed: ReadonlyMap<string, ListedScript> | undefined

/**
 * Returns the source of a module from its file, if the file is what the engine has compiled.
 *
 * @remarks
 * Spares a program the tens of milliseconds that the engine takes for the first source that it is asked for. The file
 * has to be as old as this thread at least, so that nobody has changed it since it was loaded, and to hold as many
 * characters as the script and the function's own source, so that no loader has compiled it to another. Knows the
 * modules that were loaded when it was first asked.
 */
export function readModuleFile(scriptId: string, fn: Function): ScriptSource | undefined {
  listed ??= new Map(listScripts().map((script) => [script.scriptId, script]))
  const { url, length } = listed.get(scriptId) ?? { url: '', length: 0 }
  const text = url.startsWith('file:') ? compiledFrom(new URL(url)) : undefined
  if (text?.length !== length || !text.includes(Function.prototype.toString.call(fn))) return undefined
  return { scriptId, url, isModule: true, startLine: 0, startColumn: 0, text }
}

/** Returns what Node compiles of a file that has not changed. */
function compiledFrom(url: URL): string | undefined {
  if (JAVASCRIPT.test(url.pathname)) return readUnchanged(url)
  if (!TYPESCRIPT.test(url.pathname) || process.features.typescript !== 'strip') return undefined
  const text = readUnchanged(url)
  const script = text === undefined ? undefined : withoutTypes(text)
  return script === undefined ? undefined : `${script}\n\n//# sourceURL=${url.href}`
}

/** Returns the same text with blanks in place of its types; undefined when it has what only another loader can read. */
function withoutTypes(text: string): string | undefined {
  try {
    return withoutWarnings(() => nodeModule.stripTypeScriptTypes(text))
  } catch {
    return undefined
  }
}

function readUnchanged(url: URL): string | undefined {
  try {
    const isOld = statSync(url).ctimeMs < performance.timeOrigin - CLOCK_LAG_MS
    return isOld ? readFileSync(url, 'utf8') : undefined
  } catch {
    // Gone by now, or never a file of the system's own.
    return undefined
  }
}
