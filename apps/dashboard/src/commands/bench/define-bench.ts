import { type Command, Option } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import { argumentOption, exportOption } from '../function/argument-option.ts'
import { integer, jsonOption, outputGroup, progressOption } from '../shared-options.ts'
import type { BenchFlags } from './bench-flags.ts'
import { parseWorkerCounts } from './worker-counts.ts'

/** Adds `mp bench`; what it runs is imported only when it runs. */
export function defineBench(program: Command, finish: Finish): void {
  const command = program
    .command('bench')
    .description('time a function of a file in this program, and on 1, 2, … workers of both kinds')
    .argument('<function>', 'script.ts, or script.ts#name')
    .addOption(argumentOption('an argument of each call, as JSON or text; repeatable'))
    .addOption(exportOption())
    .addOption(workersOption())
    .addOption(backendOption())
  addSizes(command)
  command
    .option('--explain', 'say what share of the work is serial, and how many workers are best', false)
    .addOption(
      new Option('--markdown', 'print a table in Markdown').default(false).conflicts('json').helpGroup(outputGroup),
    )
    .addOption(progressOption())
    .addOption(jsonOption())
    .action(async (name: string, flags: BenchFlags) => {
      const { runBench } = await import('./run-bench.ts')
      finish(await runBench(name, flags))
    })
  leadWith(command, [
    { line: 'mp bench work.ts#price --arg 1000000', what: 'time price(1000000)' },
    { line: 'mp bench work.ts -j 1-4 -b thread --explain', what: 'say where more workers stop helping' },
  ])
}

function workersOption(): Option {
  return new Option('-j, --workers <list>', 'numbers of workers, such as 1,2,4 or 1-4')
    .argParser(parseWorkerCounts)
    .default(undefined, '1, 2, 4, … up to the cores')
}

function backendOption(): Option {
  return new Option('-b, --backend <kind>', 'kind of workers').choices(['process', 'thread', 'both']).default('both')
}

function addSizes(command: Command): void {
  command
    .addOption(
      new Option('--tasks <number>', 'calls in each run')
        .argParser(integer({ min: 1, max: 10_000_000 }))
        .default(undefined, 'as many as take a second'),
    )
    .addOption(new Option('--runs <number>', 'timed runs').argParser(integer({ min: 2, max: 1000 })).default(5))
    .addOption(new Option('--warmup <number>', 'runs before').argParser(integer({ min: 0, max: 1000 })).default(1))
    .addOption(
      new Option('--chunk-size <number>', 'calls handed to a worker at a time')
        .argParser(integer({ min: 1, max: 1_000_000 }))
        .default(undefined, 'as many as take 2 ms'),
    )
}
