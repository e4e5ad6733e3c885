import { SourceMap } from 'node:module'
import type { Script } from './script.ts'

interface Position {
  line: number
  column: number
}

const maps = new WeakMap<Script, SourceMap | undefined>()

/** Returns where a position of a script was before the script was transformed, if it was and is in the same file. */
export function originalPosition(script: Script, position: Position): Position {
  if (!maps.has(script)) maps.set(script, inlineMapOf(script.text))
  const entry = maps.get(script)?.findEntry(position.line, position.column)
  if (entry === undefined || !('originalSource' in entry)) return position
  const isSameFile = script.url.endsWith(`/${entry.originalSource.replace(/^.*\//, '')}`)
  return isSameFile ? { line: entry.originalLine, column: entry.originalColumn } : position
}

/** Maps in files of their own belong to bundles, whose sources are other files. */
function inlineMapOf(text: string): SourceMap | undefined {
  const comment = '\n//# sourceMappingURL=data:application/json;'
  const start = text.lastIndexOf(comment)
  const [, encoded] = start < 0 ? [] : (/base64,([\w+/=]+)/.exec(text.slice(start)) ?? [])
  if (encoded === undefined) return undefined
  try {
    return new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')))
  } catch {
    return undefined
  }
}
