import { Command, CommanderError } from 'commander'
import { defineCompress } from './compress/define-compress.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import type { Finish } from './finish.ts'
import { defineRun } from './run/define-run.ts'
import { defineTour } from './tour/define-tour.ts'

const examples = `
Examples:
  mp tour                             see every core at work
  mp compress photos/*.jpg -o small  compress photos on every core
`

/** Makes the command line; commands are imported only when they run. */
function makeProgram(version: string, finish: Finish): Command {
  const program = new Command('mp')
  // Before any command is added: commands copy it, and would else exit with 1 on a usage mistake.
  program.exitOverride().showSuggestionAfterError().showHelpAfterError('(mp --help shows what there is)')
  program.description('Parallel work on every core, and a dashboard that shows it').version(version, '-V, --version')
  program.addHelpText('after', examples)
  defineTour(program, finish)
  defineRun(program, finish)
  defineCompress(program, finish)
  return program
}

/** Runs the command line and returns the exit code. */
export async function runProgram(version: string, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok
  const program = makeProgram(version, (finished) => {
    code = finished
  })
  if (args.length === 0) {
    process.stdout.write(program.helpInformation() + examples)
    return code
  }
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCode.ok : exitCode.usage
  }
}
