import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type ExitCode, exitCode } from './exit-code.ts'
import type { CompressFlags, RunFlags, TourFlags } from './flags.ts'

const examples = `
Examples:
  mp tour                             see every core at work
  mp compress photos/*.jpg -o small  compress photos on every core
`

/** Makes the command line; commands are imported only when they run. */
function makeProgram(version: string, finish: (code: ExitCode) => void): Command {
  const program = new Command('mp')
  // Before any command is added: commands copy it, and would else exit with 1 on a usage mistake.
  program.exitOverride().showSuggestionAfterError().showHelpAfterError('(mp --help shows what there is)')
  program.description('Parallel work on every core, and a dashboard that shows it').version(version, '-V, --version')
  program.addHelpText('after', examples)
  addTour(program, finish)
  addRun(program, finish)
  addCompress(program, finish)
  return program
}

function addTour(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('tour')
    .description('run every example and task of the tutorial and show the cores at work')
    .argument('[demos...]', 'the demos to show, such as example-2 task-3; all if none is named')
    .addOption(backendOption())
    .addOption(workersOption().default(undefined, "each demo's own"))
    .addOption(
      new Option('--progress <kind>', 'full screen, or a plain report')
        .choices(['auto', 'full', 'none'])
        .default('auto'),
    )
    .option('--json', 'print one JSON document at the end', false)
    .action(async (names: string[], flags: TourFlags) => {
      const { runTour } = await import('./tour.ts')
      finish(await runTour(names, flags))
    })
}

function addRun(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('run')
    .description('run one kernel on one core, then on many, and compare; without a name, list the kernels')
    .argument('[kernel]', 'name of a kernel')
    .addOption(workersOption())
    .addOption(backendOption())
    .option('--json', 'print one JSON document', false)
    .action(async (kernel: string | undefined, flags: RunFlags) => {
      const { runKernel } = await import('./run.ts')
      finish(await runKernel(kernel, flags))
    })
}

function addCompress(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('compress')
    .description('compress images on every core; originals stay')
    .argument('<files...>', 'images')
    .option('-o, --out-dir <folder>', 'where results go', 'compressed')
    .addOption(new Option('-q, --quality <number>', 'from 1 to 100').argParser(integer({ min: 1, max: 100 })))
    .addOption(new Option('--format <format>', 'format of the results').choices(['jpeg', 'webp', 'avif', 'png']))
    .addOption(workersOption())
    .option('--overwrite', 'replace results that are there already', false)
    .option('--json', 'print one JSON document', false)
    .action(async (files: string[], options: CompressFlags) => {
      const { runCompress } = await import('./compress.ts')
      finish(await runCompress(files, options))
    })
}

function backendOption(): Option {
  return new Option('-b, --backend <kind>', 'kind of workers').choices(['process', 'thread']).default('process')
}

function workersOption(): Option {
  return new Option('-w, --workers <number>', 'number of workers').argParser(integer({ min: 1, max: 1024 }))
}

function integer(range: { min: number; max: number }): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= range.min && value <= range.max) return value
    throw new InvalidArgumentError(`It must be an integer from ${range.min} to ${range.max}.`)
  }
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
