import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exitCode } from '../exit-code.ts'
import { nearest } from '../nearest.ts'
import type { FunctionTarget } from './function-target.ts'
import { TargetError } from './target-error.ts'

/** A function that a pool can be given. */
export type AnyFunction = (...args: unknown[]) => unknown

/** A function that was found in a module. */
export interface LoadedFunction {
  fn: AnyFunction
  /** Absolute path of its module. */
  path: string
  /** Name of its export. */
  exportName: string
}

/**
 * Imports a module and finds the function: the one named, else the default, else the only one that it exports.
 *
 * @throws TargetError when there is no such file or function, or the module throws.
 */
export async function loadFunction(target: FunctionTarget): Promise<LoadedFunction> {
  const path = resolve(target.path)
  if (!existsSync(path)) throw new TargetError(`there is no file ${target.path}`)
  const functions = functionsOf(await importModule(path, target.path))
  const exportName = target.exportName ?? chosenOf(functions, target.path)
  const fn = functions.get(exportName)
  if (fn === undefined) throw new TargetError(unknownText(exportName, [...functions.keys()], target.path))
  return { fn, path, exportName }
}

async function importModule(path: string, typed: string): Promise<object> {
  try {
    const module: unknown = await import(pathToFileURL(path).href)
    return typeof module === 'object' && module !== null ? module : {}
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    throw new TargetError(`${typed} cannot be loaded: ${why}`, { cause: error, exitCode: exitCode.failed })
  }
}

function functionsOf(module: object): Map<string, AnyFunction> {
  return new Map(Object.entries(module).filter((entry): entry is [string, AnyFunction] => isFunction(entry[1])))
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function'
}

function chosenOf(functions: ReadonlyMap<string, AnyFunction>, typed: string): string {
  const names = [...functions.keys()].filter((name) => name !== 'module.exports')
  if (names.includes('default')) return 'default'
  const [only, ...others] = names
  if (only === undefined) throw new TargetError(`${typed} exports no function`)
  if (others.length > 0)
    throw new TargetError(`${typed} exports ${names.join(', ')}; say which, as in ${typed}#${only}`)
  return only
}

function unknownText(name: string, names: readonly string[], typed: string): string {
  const near = nearest(name, names)
  if (near !== undefined) return `${typed} exports no function "${name}"; did you mean ${near}?`
  return `${typed} exports no function "${name}"; ${names.length === 0 ? 'it exports none' : `it exports ${names.join(', ')}`}`
}
