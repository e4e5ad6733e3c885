import { fileURLToPath } from 'node:url'
import { relative } from 'node:path'

/**
 * Words a failure so that GitHub shows it at its line of the source.
 *
 * @param at - A line of a stack, such as `at price (file:///work.ts:3:9)`.
 * @returns Undefined where the line names no place in a file.
 * @remarks Format: "Workflow commands for GitHub Actions", `::error`.
 * @example
 * ```ts @import.meta.vitest
 * expect(annotationOf('at price (file:///app/work.ts:3:9)', 'no price', '/app')).toBe('::error file=work.ts,line=3,col=9::no price')
 * expect(annotationOf('at native', 'no price', '/app')).toBeUndefined()
 * ```
 */
export function annotationOf(at: string, message: string, folder: string): string | undefined {
  const [, place, line, column] = /(?:\(|at )((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*):(\d+):(\d+)\)?$/.exec(at) ?? []
  if (place === undefined) return undefined
  const path = relative(folder, place.startsWith('file://') ? fileURLToPath(place) : place)
  return `::error file=${path},line=${line},col=${column}::${escaped(message)}`
}

/** A message is one line, and `%` begins a code. */
function escaped(message: string): string {
  return message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
