import { type Command, Option } from 'commander'
import type { Finish } from '../finish.ts'
import { backendOption, workersOption } from '../shared-options.ts'
import type { TourFlags } from './tour-flags.ts'

/** Adds `mp tour`; what it runs is imported only when it runs. */
export function defineTour(program: Command, finish: Finish): void {
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
      const { runTour } = await import('./run-tour.ts')
      finish(await runTour(names, flags))
    })
}
