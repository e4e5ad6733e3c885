import { CaptureError } from '../errors.ts'
import { readScript, type ScriptFunction, type ScriptSource } from './inspect-function.ts'
import { readModuleFile } from './module-file.ts'
import { type Program, parseScript } from './parse-script.ts'
import { resolveNames } from './resolve-names.ts'
import { nameOf } from './place.ts'
import type { Reference } from './scope.ts'

/** A script with its syntax tree. */
export interface Script extends ScriptSource {
  program: Program
  /** Every use of a name, in the order of the source. */
  references: Reference[]
  /** Code in it may declare variables that the source does not show. */
  hasEval: boolean
  /** Position of the first character of each line. */
  lineStarts: number[]
}

/** Syntax trees are large: only those of the scripts used last are kept. */
const MAX_SCRIPTS = 24

const sources = new Map<string, ScriptSource>()
const scripts = new Map<string, Script>()

/**
 * Returns the source of the script in which a function stands.
 *
 * @throws {@link CaptureError} when the engine has it no more.
 */
export function sourceAround(fn: Function, inspected: ScriptFunction): ScriptSource {
  const { scriptId } = inspected
  const source =
    sources.get(scriptId) ?? (inspected.isInModule ? readModuleFile(scriptId, fn) : undefined) ?? readScript(scriptId)
  if (source === undefined) throw new CaptureError(nameOf(fn), 'the engine no longer has its source')
  remember(sources, scriptId, source)
  return source
}

/**
 * Returns the script in which a function stands, parsed.
 *
 * @throws {@link CaptureError} when its source cannot be had or parsed.
 */
export function scriptAround(fn: Function, inspected: ScriptFunction): Script {
  const script = scripts.get(inspected.scriptId) ?? parse(sourceAround(fn, inspected), nameOf(fn))
  remember(scripts, inspected.scriptId, script)
  return script
}

/** Keeps what was used last. */
function remember<T>(cache: Map<string, T>, key: string, value: T): void {
  cache.delete(key)
  cache.set(key, value)
  const [oldest] = cache.keys()
  if (cache.size > MAX_SCRIPTS && oldest !== undefined) cache.delete(oldest)
}

/** Returns where a position given by line and column, from 0, is in the text of a script. */
export function offsetAt(script: Script, line: number, column: number): number {
  const row = line - script.startLine
  return (script.lineStarts[row] ?? 0) + (row === 0 ? column - script.startColumn : column)
}

/** Returns line and column, from 0, of a place in the text of a script. */
export function positionAt(script: Script, offset: number): { line: number; column: number } {
  let low = 0
  let high = script.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((script.lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const column = offset - (script.lineStarts[low] ?? 0)
  return { line: low + script.startLine, column: low === 0 ? column + script.startColumn : column }
}

function parse(source: ScriptSource, functionName: string): Script {
  try {
    const program = parseScript(source.text, source.isModule)
    const references = resolveNames(program)
    const hasEval = references.some(({ name }) => name === 'eval')
    return { ...source, program, references, hasEval, lineStarts: lineStartsOf(source.text) }
  } catch (cause) {
    const reason = `its script ${source.url} cannot be parsed; move the function to a module of its own and export it`
    throw new CaptureError(functionName, reason, { cause })
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0]
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(index + lineBreak.length)
  return starts
}
