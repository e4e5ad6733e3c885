import { script, ShellCompDirective } from '@bomb.sh/tab'
import type { Shell } from './shell.ts'

/** What a shell may offer beside the words of an answer. */
export const directive: { readonly files: number; readonly noFiles: number } = {
  files: ShellCompDirective.ShellCompDirectiveDefault,
  noFiles: ShellCompDirective.ShellCompDirectiveNoFileComp,
}

/** Prints tab's script for a shell. */
export function printTabScript(shell: Shell): void {
  script(shell, 'mp', 'mp')
}
