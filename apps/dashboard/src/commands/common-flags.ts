import { type Command, Option } from 'commander'
import { integer } from './shared-options.ts'

/** What every command takes. */
export interface CommonFlags {
  quiet: boolean
  /** 0, or 1 and 2 for `-v` and `-vv`. */
  verbose: number
  color: 'auto' | 'always' | 'never'
  /** Whether a question may be asked; false for `--no-input`. */
  input: boolean
  /** Path of a configuration file; false for none. */
  config?: string | false
}

/** Heading of the options that every command takes. */
const commonGroup = 'Everywhere:'

/**
 * Adds the options of {@link CommonFlags}, without letters that the command uses itself.
 *
 * @remarks Each command has them as its own: an option of the program would be taken out of the arguments of a command
 * that means something else by the same letter.
 */
export function addCommonOptions(command: Command): void {
  const taken = new Set(command.options.flatMap(({ short, long }) => [short, long]))
  for (const { short, long, make } of common) {
    if (taken.has(long)) continue
    const flags = short === undefined || taken.has(short) ? long : `${short}, ${long}`
    command.addOption(make(flags).helpGroup(commonGroup))
  }
}

const common: readonly { short?: string; long: string; make: (flags: string) => Option }[] = [
  { short: '-q', long: '--quiet', make: (flags) => new Option(flags, 'say nothing but errors').default(false) },
  {
    short: '-v',
    long: '--verbose',
    make: (flags) => new Option(flags, 'say more; -vv still more').default(0, 'off').argParser(countOf),
  },
  {
    long: '--color',
    make: (flags) =>
      new Option(`${flags} <when>`, 'colour; before FORCE_COLOR and NO_COLOR')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
  },
  { long: '--no-input', make: (flags) => new Option(flags, 'ask nothing').default(true) },
  { long: '--config', make: (flags) => new Option(`${flags} <file>`, 'read settings from this file') },
  { long: '--no-config', make: (flags) => new Option(flags, 'read settings from no file') },
]

/** Counts how often a flag was given; a setting gives the number itself. */
function countOf(text: string | undefined, previous: number): number {
  return text === undefined ? previous + 1 : integer({ min: 0, max: 2 })(text)
}
