import { Argument, type Command } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import { type Shell, shells } from './shell.ts'

/** Adds `mp complete`; what it runs is imported only when it runs. */
export function defineComplete(program: Command, finish: Finish): void {
  const command = program
    .command('complete')
    .description('print the script that has a shell complete commands, options and their values')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .action(async (shell: Shell) => {
      const { printScript } = await import('./print-script.ts')
      finish(printScript(shell))
    })
  leadWith(command, [
    { line: 'source <(mp complete bash)', what: 'for bash, in ~/.bashrc' },
    { line: 'source <(mp complete zsh)', what: 'for zsh, in ~/.zshrc after compinit' },
    { line: 'mp complete fish > ~/.config/fish/completions/mp.fish', what: 'for fish' },
    { line: 'mp complete powershell >> $PROFILE', what: 'for PowerShell' },
  ])
}
