import type { Command } from 'commander'
import { type ExitCode, exitCode } from './exit-code.ts'
import { nearest } from './nearest.ts'

/** Says that there is no command of this name, on behalf of the command that was asked about it. */
export function refuseCommand(program: Command, name: string, asked: string): ExitCode {
  const near = nearest(
    name,
    program.commands.map((command) => command.name()),
  )
  const hint = near === undefined ? 'mp --help lists them' : `did you mean ${near}?`
  process.stderr.write(`mp ${asked}: there is no command "${name}"; ${hint}\n`)
  return exitCode.usage
}
