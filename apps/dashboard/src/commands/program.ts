import { Command, CommanderError } from 'commander'
import { addCommonOptions } from './common-flags.ts'
import { defineBench } from './bench/define-bench.ts'
import { endWithDocs, exampleText, leadWith, optionDescription } from './command-help.ts'
import { defineCompress } from './compress/define-compress.ts'
import { defineComplete } from './complete/define-complete.ts'
import { defineConfig } from './config/define-config.ts'
import { defineDoctor } from './doctor/define-doctor.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import type { Finish } from './finish.ts'
import { defineHelp } from './help/define-help.ts'
import { defineInit } from './init/define-init.ts'
import { defineReplay } from './replay/define-replay.ts'
import { defineReport } from './report/define-report.ts'
import { defineRun } from './run/define-run.ts'
import { applySettings } from './settings/apply-settings.ts'
import { SettingError } from './settings/setting-error.ts'
import { defineTop } from './top/define-top.ts'
import { defineTour } from './tour/define-tour.ts'

/** What the program is told about itself. */
export interface ProgramFacts {
  version: string
  /** Path of the README, which comes with the package. */
  readme: string
}

const examples = [
  { line: 'mp tour', what: 'see every core at work' },
  { line: 'mp compress photos/*.jpg -o small', what: 'compress photos on every core' },
  { line: 'mp top', what: 'watch a program that was started with MP_MONITOR=1' },
]

/** Makes the command line; commands are imported only when they run. */
export function makeProgram({ version, readme }: ProgramFacts, finish: Finish): Command {
  const program = new Command('mp')
  // Before any command is added: commands copy it, and would else exit with 1 on a usage mistake.
  program.exitOverride().showSuggestionAfterError().showHelpAfterError('(mp --help shows what there is)')
  // A letter after the name of a command is that command's.
  program.enablePositionalOptions().helpCommand(false).helpOption('-h, --help', 'show this help')
  program.configureHelp({ optionDescription })
  program.description('Parallel work on every core, and a dashboard that shows it').version(version, '-V, --version')
  program.commandsGroup('Work:')
  defineRun(program, finish)
  defineBench(program, finish)
  defineCompress(program, finish)
  program.commandsGroup('Look:')
  defineTour(program, finish)
  defineTop(program, finish)
  defineReplay(program, finish)
  defineReport(program, finish)
  program.commandsGroup('Set up:')
  defineDoctor(program, finish)
  defineInit(program, finish)
  defineConfig(program, finish)
  defineComplete(program, finish)
  defineHelp(program, finish)
  finishHelp(program, readme)
  return program.hook('preAction', (_, command) => applySettings(program, command))
}

/** Gives every command what all have: common options, and where to read on. */
function finishHelp(program: Command, readme: string): void {
  leadWith(program, examples)
  endWithDocs(program, readme)
  addCommonOptions(program)
  for (const command of program.commands) {
    addCommonOptions(command)
    endWithDocs(command, `${readme}#mp-${command.name()}`)
  }
}

/** Runs the command line and returns the exit code. */
export async function runProgram(facts: ProgramFacts, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok
  const program = makeProgram(facts, (finished) => {
    code = finished
  })
  try {
    if (args.length === 0) return await greet(program, { mayAsk: true })
    // What is being typed is no command line yet.
    if (args[0] === 'complete' && args[1] === '--') return await complete(program, args.slice(2))
    if (hasNoCommand(facts, args)) return await greet(program, { mayAsk: false })
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof SettingError) return refuse(error)
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCode.ok : exitCode.usage
  }
}

async function complete(program: Command, words: readonly string[]): Promise<ExitCode> {
  const { answer } = await import('./complete/answer.ts')
  await answer(program, words)
  return exitCode.ok
}

function refuse(error: SettingError): ExitCode {
  process.stderr.write(`error: ${error.message}\n`)
  return exitCode.usage
}

/**
 * Whether there are options alone, of those that every command takes: that is no mistake, and says no more than nothing.
 *
 * @remarks Asked of a program of its own: one that has read its options once would count them twice.
 */
function hasNoCommand(facts: ProgramFacts, args: readonly string[]): boolean {
  if (args[0]?.startsWith('-') !== true) return false
  const { operands, unknown } = makeProgram(facts, () => {}).parseOptions([...args])
  return operands.length + unknown.length === 0
}

/** Without a command: a short help with examples and, where somebody sits at a terminal, the offer of the tour. */
async function greet(program: Command, { mayAsk }: { mayAsk: boolean }): Promise<ExitCode> {
  const names = program.commands.map((command) => command.name()).join(' ')
  const more = `Commands: ${names}\nMore: mp --help, mp help <command>; the tab key, after: source <(mp complete bash)\n`
  process.stdout.write(`${program.description()}\n\n${exampleText(examples)}\n${more}`)
  const { offerTour } = await import('./tour/offer-tour.ts')
  if (mayAsk && (await offerTour())) await program.parseAsync(['tour'], { from: 'user' })
  return exitCode.ok
}
