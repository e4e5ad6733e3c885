import type { Command } from 'commander'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { refuseCommand } from '../refuse-command.ts'
import { referenceOf } from '../reference.ts'
import type { HelpFlags } from './help-flags.ts'
import { manualOf } from './manual.ts'

/** Prints help: of one command or of all, as text, as a manual or as data. */
export function runHelp(program: Command, name: string | undefined, flags: HelpFlags): ExitCode {
  const command = program.commands.find((each) => each.name() === name)
  if (name !== undefined && command === undefined) return refuseCommand(program, name, 'help')
  const reference = referenceOf(program)
  const commands = reference.commands.filter((each) => name === undefined || each.name === name)
  if (flags.json) process.stdout.write(`${JSON.stringify({ ...reference, commands }, null, 2)}\n`)
  else if (flags.man) process.stdout.write(manualOf({ ...reference, commands }))
  else (command ?? program).outputHelp()
  return exitCode.ok
}
