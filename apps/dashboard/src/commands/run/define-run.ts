import { type Command, Option } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import { argumentOption, exportOption } from '../function/argument-option.ts'
import { isFile } from '../function/function-target.ts'
import { parseShare } from '../parse-share.ts'
import {
  backendOption,
  integer,
  jsonOption,
  ndjsonOption,
  progressOption,
  retriesOption,
  timeLimitOption,
  timeoutOption,
  workersOption,
} from '../shared-options.ts'
import type { RunFlags } from './run-flags.ts'

const inputGroup = 'Input:'
const taskGroup = 'Tasks:'

const examples = [
  { line: 'mp run work.ts --map items.txt -j 8', what: "call work.ts's function for each line" },
  { line: 'cat a.ndjson | mp run work.ts#price --map - --resume a.journal', what: 'go on where a run ended' },
  { line: 'mp run mandelbrot -j 4', what: 'one core against four; mp run lists the kernels' },
]

/** Adds `mp run`; what it runs is imported only when it runs. */
export function defineRun(program: Command, finish: Finish): void {
  const command = program
    .command('run')
    .description('run a function of a file for many inputs, or a kernel on one core and on many')
    .argument('[function]', 'script.ts, script.ts#name, or the name of a kernel; without one, kernels are listed')
    .addOption(workersOption())
    .addOption(backendOption())
  addInput(command)
  addLimits(command)
  command.addOption(progressOption()).addOption(ndjsonOption()).addOption(jsonOption())
  leadWith(command, examples)
  command.action(async (name: string | undefined, flags: RunFlags) => finish(await run(command, name, flags)))
}

async function run(command: Command, name: string | undefined, flags: RunFlags) {
  if (name === undefined || !isFile(name)) {
    refuseForKernels(command)
    const { runKernel } = await import('./run-kernel.ts')
    return runKernel(name, flags)
  }
  const { runFunction } = await import('./run-function.ts')
  return runFunction(name, flags)
}

/** Options that only a function of a file has would be ignored. */
function refuseForKernels(command: Command): void {
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
  const foreign = given.find(
    ({ helpGroupHeading }) => helpGroupHeading === inputGroup || helpGroupHeading === taskGroup,
  )
  if (foreign !== undefined)
    command.error(`error: option '${foreign.flags}' is for a function of a file, as in: mp run work.ts --map items.txt`)
}

function addInput(command: Command): void {
  command
    .optionsGroup(inputGroup)
    .addOption(new Option('-m, --map <file>', 'call the function for each line of a file; - is stdin'))
    .addOption(
      new Option('--input-format <format>', 'text, or a JSON document a line; by the ending of the file')
        .choices(['auto', 'lines', 'ndjson'])
        .default('auto'),
    )
    .addOption(argumentOption('an argument after the input, as JSON or text; repeatable'))
    .addOption(exportOption())
}

function addLimits(command: Command): void {
  command
    .optionsGroup(taskGroup)
    .addOption(
      new Option('--chunk-size <number>', 'inputs handed to a worker at a time; more is faster for quick functions')
        .argParser(integer({ min: 1, max: 100_000 }))
        .default(1),
    )
    .option('--unordered', 'print results as they come', false)
    .addOption(retriesOption())
    .addOption(timeoutOption())
    .addOption(timeLimitOption())
    .addOption(
      new Option('--budget <share>', 'CPU time to use at most, such as 50% of all cores').argParser(parseShare),
    )
    .option('--resume <journal>', 'note what is finished in this file, and do not run it again')
}
