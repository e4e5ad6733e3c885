/**
 * Doubles a number; its example runs as a test of this file.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { basename } from 'node:path'
 * const name: string = basename('/a/double.ts')
 * expect(double(name.length)).toBe(18)
 * ```
 */
export function double(value: number): number {
  return value * 2
}
