import type { Command } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import { backendOption, jsonOption, workersOption } from '../shared-options.ts'
import type { RunFlags } from './run-flags.ts'

/** Adds `mp run`; what it runs is imported only when it runs. */
export function defineRun(program: Command, finish: Finish): void {
  const command = program
    .command('run')
    .description('run one kernel on one core, then on many, and compare; without a name, list the kernels')
    .argument('[kernel]', 'name of a kernel')
    .addOption(workersOption())
    .addOption(backendOption())
    .addOption(jsonOption())
    .action(async (kernel: string | undefined, flags: RunFlags) => {
      const { runKernel } = await import('./run-kernel.ts')
      finish(await runKernel(kernel, flags))
    })
  leadWith(command, [
    { line: 'mp run', what: 'list the kernels' },
    { line: 'mp run mandelbrot -j 4', what: 'run one on one core, then on four' },
  ])
}
