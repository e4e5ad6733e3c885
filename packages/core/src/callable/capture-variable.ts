import { types } from 'node:util'
import { importKind, isOfMainScript } from './import-source.ts'
import { type CapturedVariable, type CaptureSite, leaf, valueOf } from './captured-variable.ts'
import type { FreeVariable } from './plan-code.ts'
import { readVariable, type VariableState } from './read-variable.ts'
import { captureViteVariable } from './vite-variable.ts'

/**
 * Decides how a variable crosses; nothing when it means the same on the other side.
 *
 * @throws CaptureError when it has no value yet.
 */
export function captureVariable(variable: FreeVariable, site: CaptureSite): CapturedVariable[] {
  const { name, binding } = variable
  const decided = captureBySource(variable, site)
  if (decided !== undefined) return decided
  if (name.startsWith('__vite_ssr_')) return captureViteVariable(variable, site)
  if (binding === undefined) return captureUndeclared(variable, site)
  if (binding.mutability === 'shared')
    return [{ type: 'shared', name, scope: binding.scope, isWritten: variable.isWritten }]
  const state = readVariable(site.scopes, name)
  if (name === 'arguments') return [argumentsOf(valueOf(state, site.place), site)]
  if (binding.mutability === 'changing' || isNotSetYet(state, binding.isHoisted)) return [{ type: 'changing', name }]
  return [constantOf(variable, site, valueOf(state, site.place))]
}

/** Returns how a variable crosses if the source alone decides that; undefined when its value does. */
export function captureBySource(
  { name, binding }: FreeVariable,
  { script, prefix }: Pick<CaptureSite, 'script' | 'prefix'>,
): CapturedVariable[] | undefined {
  if (name === 'import.meta') return [leaf(`${prefix}Meta`, { type: 'meta', url: script.url })]
  if (name.startsWith('__vite_ssr_')) return undefined
  if (binding === undefined) return name === 'this' || (script.isModule && !script.hasEval) ? [] : undefined
  if (binding.importSource === undefined || isOfMainScript(binding.importSource, script)) return undefined
  return [leaf(name, importKind(binding.importSource, script))]
}

/** Strict code can declare no variable called `arguments`: the source was rewritten to read another. */
function argumentsOf(value: unknown, { prefix }: CaptureSite): CapturedVariable {
  const list = types.isArgumentsObject(value) ? Array.from(value) : value
  return { type: 'constant', name: `${prefix}Arguments`, value: list }
}

function isNotSetYet(state: VariableState, isHoisted: boolean): boolean {
  return isHoisted && state.type === 'value' && state.value === undefined
}

/** A constant; of a namespace, only the members that are used. */
function constantOf({ name, members }: FreeVariable, { script }: CaptureSite, value: unknown): CapturedVariable {
  if (isRequire(value)) return leaf(name, { type: 'require', url: script.url })
  if (!isNamespace(value) || members === undefined) return { type: 'constant', name, value }
  return { type: 'members', name, holder: value, members, wrap: (member) => member }
}

/** Variables of the CommonJS wrapper, of a debugger's or `eval`'s scope; what is left is global. */
function captureUndeclared(variable: FreeVariable, site: CaptureSite): CapturedVariable[] {
  const { name, members } = variable
  const state = readVariable(site.scopes, name)
  if (state.type === 'absent') return []
  const value = valueOf(state, site.place)
  if (
    (name === 'exports' || name === 'module') &&
    members !== undefined &&
    typeof value === 'object' &&
    value !== null
  ) {
    return [{ type: 'members', name, holder: value, members, wrap: (member) => member }]
  }
  return [constantOf(variable, site, value)]
}

function isNamespace(value: unknown): value is object {
  if (types.isModuleNamespaceObject(value)) return true
  return typeof value === 'object' && value !== null && Reflect.get(value, Symbol.toStringTag) === 'Module'
}

/** A `require` that Node made. */
function isRequire(value: unknown): boolean {
  return typeof value === 'function' && value.name === 'require' && 'resolve' in value && 'cache' in value
}
