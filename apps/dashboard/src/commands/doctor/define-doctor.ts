import type { Command } from 'commander'
import { leadWith } from '../command-help.ts'
import type { Finish } from '../finish.ts'
import { jsonOption, workersOption } from '../shared-options.ts'
import type { DoctorFlags } from './doctor-flags.ts'

/** Adds `mp doctor`; what it runs is imported only when it runs. */
export function defineDoctor(program: Command, finish: Finish): void {
  const command = program
    .command('doctor')
    .description('look whether pools can work here, what they cost, and from which task length on they pay')
    .addOption(workersOption())
    .option('--no-measure', 'look only, and start no workers')
    .addOption(jsonOption())
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('./run-doctor.ts')
      finish(await runDoctor(flags))
    })
  leadWith(command, [
    { line: 'mp doctor', what: 'look, and measure for some seconds' },
    { line: 'mp doctor --json > machine.json', what: 'keep it for a report' },
  ])
}
