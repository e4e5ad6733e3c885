import { commonJsExportName } from './commonjs-export.ts'
import type { NodeKind } from './description.ts'
import { captureVariable } from './capture-variable.ts'
import type { CapturedVariable } from './captured-variable.ts'
import { declaredExportOf } from './declared-export.ts'
import { exportNameOf, isViteModule } from './find-export.ts'
import { findFunction, type FoundFunction } from './find-function.ts'
import { inspectFunction, type InspectedFunction, type ScriptFunction, type ScriptSource } from './inspect-function.ts'
import { isMainScript } from './main-script.ts'
import { captureError, nameOf, type Place, placeOf } from './place.ts'
import { type CodePlan, planCode } from './plan-code.ts'
import { type Script, scriptAround, sourceAround } from './script.ts'
import { wellKnownPathOf } from './well-known.ts'

/** How a function crosses, with live values where it captures any. */
export type FunctionCapture =
  | { type: 'leaf'; kind: NodeKind }
  | { type: 'bound'; target: Function; boundThis: unknown; boundArguments: unknown[] }
  | ValueCapture

/** A function that crosses by value. */
export interface ValueCapture extends Omit<CodePlan, 'variables'> {
  type: 'value'
  script: Script
  /** Where its source starts in the script. */
  start: number
  variables: CapturedVariable[]
}

const captures = new WeakMap<Function, FunctionCapture>()

/**
 * Finds out how a function crosses: by reference, or by value with the variables that it captures.
 *
 * @remarks
 * Done once a function: what can change later is read again by whoever encodes it.
 * @throws CaptureError when it cannot cross.
 */
export function captureFunction(fn: Function, place: Place): FunctionCapture {
  let capture = captures.get(fn)
  if (capture === undefined) {
    capture = inspectFunction(fn, (inspected) => examine(fn, place, inspected))
    captures.set(fn, capture)
  }
  return capture
}

function examine(fn: Function, place: Place, inspected: InspectedFunction): FunctionCapture {
  if (inspected.type === 'bound') {
    // Methods of the console are bound to it.
    const path = wellKnownPathOf(fn)
    return path === undefined ? inspected : { type: 'leaf', kind: { type: 'well-known', path } }
  }
  const source = inspected.type === 'script' ? sourceIfOfUser(fn, inspected) : undefined
  if (inspected.type !== 'script' || source === undefined) return examineNative(fn, place)
  const exported = exportedWithoutParser(fn, source, inspected)
  if (exported !== undefined) return { type: 'leaf', kind: exported }
  const script = scriptAround(fn, inspected)
  const { found, reference } = atPlace(fn, script, inspected)
  return reference === undefined ? captureByValue(fn, found, inspected) : { type: 'leaf', kind: reference }
}

/** What the place of a function in its script tells of all functions made there. */
interface FunctionAtPlace {
  found: FoundFunction
  /** The export of a module that it is. */
  reference: NodeKind | undefined
}

const placesOf = new WeakMap<Script, Map<string, FunctionAtPlace>>()

function atPlace(fn: Function, script: Script, { line, column }: ScriptFunction): FunctionAtPlace {
  const places = placesOf.get(script) ?? new Map<string, FunctionAtPlace>()
  placesOf.set(script, places)
  // A method and the class that it constructs begin at the same place.
  const key = `${line}:${column}:${Function.prototype.toString.call(fn).length}`
  let known = places.get(key)
  if (known === undefined) {
    const found = findFunction(fn, script, { line, column })
    known = { found, reference: exportedByModule(found) }
    places.set(key, known)
  }
  return known
}

function sourceIfOfUser(fn: Function, inspected: ScriptFunction): ScriptSource | undefined {
  const source = sourceAround(fn, inspected)
  return source.url.startsWith('node:') ? undefined : source
}

function examineNative(fn: Function, place: Place): FunctionCapture {
  const path = wellKnownPathOf(fn)
  if (path !== undefined) return { type: 'leaf', kind: { type: 'well-known', path } }
  const advice =
    'it is built into this process and has no name by which another could find it; call it inside a function'
  throw captureError(place, advice)
}

function exportedWithoutParser(fn: Function, source: ScriptSource, place: ScriptFunction): NodeKind | undefined {
  const { url, isModule } = source
  if (!isImportable(url)) return undefined
  return referenceTo(url, isModule ? declaredExportOf(fn, source, place) : commonJsExportName(fn, url))
}

const PLAIN_NODE_FILE = /\.[cm]?[jt]s(?:[?#].*)?$/

function exportedByModule({ node, script }: FoundFunction): NodeKind | undefined {
  const { url } = script
  if (!isImportable(url)) return undefined
  // Vite also loads files that only Vite understands.
  if (isViteModule(script) && !PLAIN_NODE_FILE.test(url)) return undefined
  return referenceTo(url, exportNameOf(node, script))
}

/** Tells whether a worker can import a script without running the program again. */
function isImportable(url: string): boolean {
  return url.startsWith('file:') && !isMainScript(url)
}

function referenceTo(url: string, exportName: string | undefined): NodeKind | undefined {
  return exportName === undefined ? undefined : { type: 'reference', url, exportName }
}

function captureByValue(fn: Function, found: FoundFunction, inspected: ScriptFunction): ValueCapture {
  const { script, start } = found
  const plan = planCode(found, nameOf(fn))
  const { prefix } = plan.code
  const scopes = plan.isSelfContained ? [] : inspected.scopes
  const variables: CapturedVariable[] = []
  for (const variable of plan.variables) {
    const place = placeOf(fn, variable.name)
    variables.push(...captureVariable(variable, { place, script, scopes, prefix }))
  }
  return { ...plan, type: 'value', script, start, variables }
}

/** Tells whether a function is part of Node or of the language. */
export function isPlatformFunction(fn: Function): boolean {
  if (wellKnownPathOf(fn) !== undefined) return true
  return inspectFunction(fn, (inspected) => {
    if (inspected.type !== 'script') return inspected.type === 'native'
    return sourceIfOfUser(fn, inspected) === undefined
  })
}
