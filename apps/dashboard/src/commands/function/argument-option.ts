import { Option } from 'commander'

/** Makes the option that gives an argument of a function; can be repeated. */
export function argumentOption(description: string): Option {
  const option = new Option('-a, --arg <value>', description).default([], 'none')
  return option.argParser((text: string, previous: unknown[]) => [...(previous ?? []), parseArgument(text)])
}

/** Makes the option that names the export. */
export function exportOption(): Option {
  return new Option('--export <name>', 'the function, as script.ts#name does')
}

/**
 * Reads an argument: as JSON where it is any, else as text.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(['5', '{"a":[1]}', 'true', 'word', '"5"'].map(parseArgument)).toEqual([5, { a: [1] }, true, 'word', '5'])
 * ```
 */
function parseArgument(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
