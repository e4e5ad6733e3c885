import type { Command } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import { jsonOption } from '../shared-options.ts'
import type { HelpFlags } from './help-flags.ts'

/** Adds `mp help`; what it runs is imported only when it runs. */
export function defineHelp(program: Command, finish: Finish): void {
  const command = program
    .command('help')
    .description('show the help of a command, or that of all as data or as a manual')
    .argument('[command]', 'name of a command')
    .addOption(jsonOption())
    .option('--man', 'print a manual page, for man -l -', false)
    .action(async (name: string | undefined, flags: HelpFlags) => {
      const { runHelp } = await import('./run-help.ts')
      finish(runHelp(program, name, flags))
    })
  leadWith(command, [
    { line: 'mp help run', what: 'show the help of one command' },
    { line: 'mp help --man | man -l -', what: 'read everything as a manual' },
  ])
}
