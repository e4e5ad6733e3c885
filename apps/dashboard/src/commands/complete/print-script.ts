import { type ExitCode, exitCode } from '../exit-code.ts'
import { bashScript } from './bash-script.ts'
import type { Shell } from './shell.ts'
import { printTabScript } from './tab.ts'

/** Prints the script for a shell; it asks `mp complete -- words` at each press of the tab key. */
export function printScript(shell: Shell): ExitCode {
  if (shell === 'bash') process.stdout.write(bashScript)
  else printTabScript(shell)
  return exitCode.ok
}
