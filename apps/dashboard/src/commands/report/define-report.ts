import type { Command } from 'commander'
import { type ExitCode, exitCode } from '../exit-code.ts'
import type { Finish } from '../finish.ts'

/** Flags of `mp report`. */
export interface ReportFlags {
  output?: string
  trace?: string
  schema: boolean
  json: boolean
}

const examples = `
Examples:
  mp report run.ndjson                       write run.html: lanes, times, errors, verdict
  mp report run.ndjson --trace run.json      and a trace for ui.perfetto.dev or chrome://tracing
  mp report --schema > event.schema.json     what a line of a recording looks like, as JSON Schema
`

/** Adds `mp report`; what it runs is imported only when it runs. */
export function defineReport(program: Command, finish: Finish): void {
  program
    .command('report')
    .summary('turn a recording into one HTML file')
    .description('turn a recording into one HTML file that needs no network, or into a trace')
    .argument('[recording]', 'what mp top --record wrote, or a program with MP_RECORD; - for stdin')
    .option('-o, --output <file>', 'where the page goes; - for stdout (default: the recording with .html)')
    .option('--trace <file>', 'write a trace for Perfetto or chrome://tracing as well')
    .option('--json', 'print the figures as one JSON document, and no page unless -o is given', false)
    .option('--schema', 'print the JSON Schema of a line of a recording, and read none', false)
    .addHelpText('after', examples)
    .action(async (recording: string | undefined, flags: ReportFlags, command: Command) => {
      if (flags.schema) return finish(await printSchema())
      if (recording === undefined) command.error("error: missing required argument 'recording'")
      const { runReport } = await import('./run-report.ts')
      finish(await runReport(recording, flags))
    })
}

async function printSchema(): Promise<ExitCode> {
  const { eventSchema } = await import('@mp/core/monitor')
  process.stdout.write(`${JSON.stringify(eventSchema(), null, 2)}\n`)
  return exitCode.ok
}
