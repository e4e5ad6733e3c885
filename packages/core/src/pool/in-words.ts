import { inspect } from 'node:util'

/** The longest text about arguments, and about what was thrown, in characters. */
const MOST_ARGUMENTS = 200
export const MOST_THROWN = 500

/** Shows what was thrown, in one line or a few. */
export function inWords(thrown: unknown): string {
  return cut(thrown instanceof Error ? String(thrown) : shown(thrown), MOST_THROWN)
}

/** Shows the arguments of a task in one line, without running any code of theirs. */
export function summaryOf(input: unknown, spreads: boolean): string {
  const args: readonly unknown[] = spreads && Array.isArray(input) ? input : [input]
  return cut(args.slice(0, 8).map(shown).join(', '), MOST_ARGUMENTS)
}

function shown(value: unknown): string {
  try {
    return inspect(value, {
      depth: 1,
      breakLength: Number.POSITIVE_INFINITY,
      customInspect: false,
      // Else the traps of a proxy would run.
      showProxy: true,
      maxArrayLength: 4,
      maxStringLength: 80,
    })
  } catch {
    return '(cannot be shown)'
  }
}

/** Cuts a text to a length, in characters. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}
