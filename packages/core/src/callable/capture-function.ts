import { commonJsExportName } from './commonjs-export.ts'
import type { FunctionCode, NodeKind } from './description.ts'
import { captureVariable } from './capture-variable.ts'
import type { CapturedVariable } from './captured-variable.ts'
import { exportNameOf, isViteModule } from './find-export.ts'
import { findFunction, type FoundFunction } from './find-function.ts'
import { inspectFunction, type InspectedFunction, type ScriptSource } from './inspect-function.ts'
import { isMainScript } from './main-script.ts'
import { captureError, nameOf, type Place, placeOf } from './place.ts'
import { planCode } from './plan-code.ts'
import type { Scope } from './scope.ts'
import { type Script, scriptAround, sourceAround } from './script.ts'
import { wellKnownPathOf } from './well-known.ts'

/** How a function crosses, with live values where it captures any. */
export type FunctionCapture =
  | { type: 'leaf'; kind: NodeKind }
  | { type: 'bound'; target: Function; boundThis: unknown; boundArguments: unknown[] }
  | ValueCapture

/** A function that crosses by value. */
export interface ValueCapture {
  type: 'value'
  code: FunctionCode
  script: Script
  /** Where its source starts in the script. */
  start: number
  variables: CapturedVariable[]
  sharedScopes: Scope[]
  hasSuperclass: boolean
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
    capture = examine(fn, place)
    captures.set(fn, capture)
  }
  return capture
}

function examine(fn: Function, place: Place): FunctionCapture {
  const inspected = inspectFunction(fn)
  if (inspected.type === 'bound') {
    // Methods of the console are bound to it.
    const path = wellKnownPathOf(fn)
    return path === undefined ? inspected : { type: 'leaf', kind: { type: 'well-known', path } }
  }
  const source = inspected.type === 'script' ? sourceIfOfUser(fn, inspected) : undefined
  if (inspected.type !== 'script' || source === undefined) return examineNative(fn, place)
  const exported = source.isModule ? undefined : exportedByCommonJs(fn, source.url)
  if (exported !== undefined) return { type: 'leaf', kind: exported }
  const script = scriptAround(fn, inspected)
  const found = findFunction(fn, script, inspected)
  const reference = exportedByModule(found)
  return reference === undefined ? captureByValue(fn, found, inspected) : { type: 'leaf', kind: reference }
}

function sourceIfOfUser(fn: Function, inspected: InspectedFunction & { type: 'script' }): ScriptSource | undefined {
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

function exportedByCommonJs(fn: Function, url: string): NodeKind | undefined {
  if (!url.startsWith('file:') || isMainScript(url)) return undefined
  const exportName = commonJsExportName(fn, url)
  return exportName === undefined ? undefined : { type: 'reference', url, exportName }
}

const PLAIN_NODE_FILE = /\.[cm]?[jt]s(?:[?#].*)?$/

function exportedByModule({ node, script }: FoundFunction): NodeKind | undefined {
  const { url } = script
  if (!url.startsWith('file:') || isMainScript(url)) return undefined
  // Vite also loads files that only Vite understands.
  if (isViteModule(script) && !PLAIN_NODE_FILE.test(url)) return undefined
  const exportName = exportNameOf(node, script)
  return exportName === undefined ? undefined : { type: 'reference', url, exportName }
}

function captureByValue(fn: Function, found: FoundFunction, inspected: InspectedFunction): ValueCapture {
  const { scopes } = inspected.type === 'script' ? inspected : { scopes: [] }
  const { code, variables, sharedScopes, hasSuperclass } = planCode(found, nameOf(fn))
  const captured: CapturedVariable[] = []
  for (const variable of variables) {
    const place = placeOf(fn, variable.name)
    captured.push(...captureVariable(variable, { place, script: found.script, scopes, prefix: code.prefix }))
  }
  return {
    type: 'value',
    code,
    script: found.script,
    start: found.start,
    variables: captured,
    sharedScopes,
    hasSuperclass,
  }
}

/** Tells whether a function is part of Node or of the language. */
export function isPlatformFunction(fn: Function): boolean {
  if (wellKnownPathOf(fn) !== undefined) return true
  const inspected = inspectFunction(fn)
  if (inspected.type !== 'script') return inspected.type === 'native'
  return sourceIfOfUser(fn, inspected) === undefined
}
