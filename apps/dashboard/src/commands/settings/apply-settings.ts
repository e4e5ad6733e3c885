import type { Command } from 'commander'
import type { CommonFlags } from '../common-flags.ts'
import { applyColour } from './apply-colour.ts'
import { openSources, settingsOf } from './settings.ts'

/**
 * Fills in the options of a command before it runs: flags before its name, variables, files.
 *
 * @throws SettingError for a file that cannot be read, or a setting that its option would refuse.
 */
export async function applySettings(program: Command, command: Command): Promise<void> {
  const sources = await openSources(program, configOf(program, command))
  for (const { option, value, origin } of settingsOf(command, sources))
    if (origin.type !== 'default')
      command.setOptionValueWithSource(option.attributeName(), value, origin.type === 'flag' ? 'cli' : origin.type)
  applyColour(command.opts<CommonFlags>().color, process.env)
}

/** Tells which file of settings was asked for: by a flag, or by `MP_CONFIG`. */
export function configOf(program: Command, command: Command): string | false | undefined {
  const flag = command.opts<CommonFlags>().config ?? program.opts<CommonFlags>().config
  return flag ?? (process.env['MP_CONFIG'] || undefined)
}
