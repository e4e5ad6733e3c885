import type { Command } from 'commander'
import type { Finish } from '../finish.ts'

/** Flags of `mp report`. */
export interface ReportFlags {
  output?: string
  trace?: string
  json: boolean
}

const examples = `
Examples:
  mp report run.ndjson                       write run.html: lanes, times, errors, verdict
  mp report run.ndjson --trace run.json      and a trace for ui.perfetto.dev or chrome://tracing
`

/** Adds `mp report`; what it runs is imported only when it runs. */
export function defineReport(program: Command, finish: Finish): void {
  program
    .command('report')
    .summary('turn a recording into one HTML file')
    .description('turn a recording into one HTML file that needs no network, or into a trace')
    .argument('<recording>', 'what mp top --record wrote, or a program with MP_RECORD; - for stdin')
    .option('-o, --output <file>', 'where the page goes; - for stdout (default: the recording with .html)')
    .option('--trace <file>', 'write a trace for Perfetto or chrome://tracing as well')
    .option('--json', 'print the figures as one JSON document, and no page unless -o is given', false)
    .addHelpText('after', examples)
    .action(async (recording: string, flags: ReportFlags) => {
      const { runReport } = await import('./run-report.ts')
      finish(await runReport(recording, flags))
    })
}
