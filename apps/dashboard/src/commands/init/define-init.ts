import type { Command } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import type { InitFlags } from './init-flags.ts'

/** Adds `mp init`; what it runs is imported only when it runs. */
export function defineInit(program: Command, finish: Finish): void {
  const command = program
    .command('init')
    .description('write a function, inputs and settings to begin with')
    .argument('[folder]', 'where to; it is made if it is not there', '.')
    .option('-n, --dry-run', 'say what would be written, and write nothing', false)
    .option('--force', 'replace files that are there already', false)
    .action(async (folder: string, flags: InitFlags) => {
      const { runInit } = await import('./run-init.ts')
      finish(runInit(folder, flags))
    })
  leadWith(command, [
    { line: 'mp init', what: 'begin in this folder' },
    { line: 'mp init prices --dry-run', what: 'say what it would write' },
  ])
}
