import packageJson from '../package.json' with { type: 'json' }
import { makeProgram } from './commands/program.ts'
import { type Reference, referenceOf } from './commands/reference.ts'

export type { ArgumentReference, CommandReference, OptionReference, Reference } from './commands/reference.ts'
export type { HelpExample } from './commands/command-help.ts'

/**
 * Describes every command, argument, option and exit code of `mp` as data, as `mp help --json` prints it.
 *
 * @returns Commands and options in the order of the help; texts as the help has them.
 * @example
 * ```ts @import.meta.vitest
 * const { commands } = commandLineReference()
 * expect(commands.find(({ name }) => name === 'run')?.options.map(({ long }) => long)).toContain('--map')
 * ```
 */
export function commandLineReference(): Reference {
  const facts = { version: packageJson.version, readme: 'README.md' }
  return referenceOf(makeProgram(facts, () => {}))
}
