import type { Command } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import { jsonOption } from '../shared-options.ts'
import type { ConfigFlags } from './config-flags.ts'

/** Adds `mp config`; what it runs is imported only when it runs. */
export function defineConfig(program: Command, finish: Finish): void {
  const command = program
    .command('config')
    .description('show the settings that are in force, from flags, MP_* variables, mp.config.* and defaults')
    .argument('[command]', 'name of a command; all if none is named')
    .option('--show-origin', 'say where each comes from', false)
    .addOption(jsonOption())
    .action(async (name: string | undefined, flags: ConfigFlags) => {
      const { runConfig } = await import('./run-config.ts')
      finish(await runConfig(program, name, flags))
    })
  leadWith(command, [
    { line: 'mp config --show-origin', what: 'show every setting, and where it comes from' },
    { line: 'MP_WORKERS=2 mp config run', what: 'show what a variable does to mp run' },
  ])
}
