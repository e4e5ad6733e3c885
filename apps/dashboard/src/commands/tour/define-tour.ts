import type { Command } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import { backendOption, jsonOption, progressOption, workersOption } from '../shared-options.ts'
import type { TourFlags } from './tour-flags.ts'

/** Adds `mp tour`; what it runs is imported only when it runs. */
export function defineTour(program: Command, finish: Finish): void {
  const command = program
    .command('tour')
    .description('run every example and task of the tutorial and show the cores at work')
    .argument('[demos...]', 'the demos to show, such as example-2 task-3; all if none is named')
    .addOption(backendOption())
    .addOption(workersOption().default(undefined, "each demo's own"))
    .addOption(progressOption(['auto', 'full', 'none']))
    .addOption(jsonOption())
    .action(async (names: string[], flags: TourFlags) => {
      const { runTour } = await import('./run-tour.ts')
      finish(await runTour(names, flags))
    })
  leadWith(command, [
    { line: 'mp tour', what: 'run everything, full screen' },
    { line: 'mp tour example-2 task-3 --backend thread', what: 'run two demos, on threads' },
  ])
}
