import { readFileSync } from 'node:fs'

/** Reads a file of the system; undefined where there is none. */
export type ReadSystemFile = (path: string) => string | undefined

/** Reads a file of the system that runs. */
export function readSystemFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Counts what a list such as `0-3,8` names.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(['0', '0-3', '0-3,8,10-11'].map(countOfList)).toEqual([1, 4, 7])
 * ```
 */
export function countOfList(list: string): number {
  return list
    .trim()
    .split(',')
    .map((range) => range.split('-').map(Number))
    .reduce((count, [first = 0, last = first]) => count + last - first + 1, 0)
}
