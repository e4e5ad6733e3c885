import { TargetError } from './target-error.ts'

/** A function in a file, as it was typed. */
export interface FunctionTarget {
  /** Path of the module. */
  path: string
  /** Name of what it exports; undefined for its default, or for the only function that it exports. */
  exportName: string | undefined
}

/**
 * Whether a name is that of a file, and not of a kernel: it has a folder, an ending, or a `#`.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(['work.ts', './work', 'work.ts#price', 'mandelbrot'].map(isFile)).toEqual([true, true, true, false])
 * ```
 */
export function isFile(name: string): boolean {
  return /[./\\#]/.test(name)
}

/**
 * Reads `script.ts`, or `script.ts#name` for one of the functions that it exports.
 *
 * @throws TargetError when `--export` says another name, or there is no path.
 * @example
 * ```ts @import.meta.vitest
 * expect(parseTarget('work.ts#price')).toEqual({ path: 'work.ts', exportName: 'price' })
 * expect(parseTarget('work.ts', 'price')).toEqual({ path: 'work.ts', exportName: 'price' })
 * ```
 */
export function parseTarget(text: string, exportName?: string): FunctionTarget {
  const [, path = '', typed] = /^(.*?)(?:#([^#/\\]*))?$/.exec(text) ?? []
  if (path === '') throw new TargetError(`"${text}" names no file; type it as script.ts#name`)
  if (typed !== undefined && exportName !== undefined && typed !== exportName)
    throw new TargetError(`"${text}" and --export ${exportName} name two functions`)
  return { path, exportName: exportName ?? (typed || undefined) }
}
