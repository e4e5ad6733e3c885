import { writeFileSync } from 'node:fs'
import type { MonitorEvent, UnknownEvent } from '@mp/core/monitor'
import { reportDataOf, type ReportData } from '../../report/report-data.ts'
import { reportPage } from '../../report/report-page.ts'
import { summaryDocument } from '../../report/summary-document.ts'
import { TraceWriter } from '../../report/trace.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import type { ReportFlags } from './define-report.ts'
import { openRecording, unreadable } from './open-recording.ts'

/** Reads a recording once and writes what was asked for. */
export async function runReport(recording: string, flags: ReportFlags): Promise<ExitCode> {
  const trace = flags.trace === undefined ? undefined : new TraceWriter()
  const data = await read(recording, trace)
  if (data === undefined) return exitCode.usage
  if (flags.trace !== undefined) writeTo(flags.trace, JSON.stringify(trace?.document()))
  if (flags.json) process.stdout.write(`${JSON.stringify(summaryDocument('report', data.program), null, 2)}\n`)
  const output = flags.output ?? (flags.json ? undefined : pathFor(recording))
  if (output !== undefined) writeTo(output, reportPage(data))
  const written = [output, flags.trace].filter((path) => path !== undefined && path !== '-')
  for (const path of written) process.stderr.write(`mp report: wrote ${path}\n`)
  return exitCode.ok
}

async function read(recording: string, trace: TraceWriter | undefined): Promise<ReportData | undefined> {
  try {
    return await reportDataOf(tapped(openRecording(recording), trace))
  } catch (error) {
    process.stderr.write(unreadable('report', recording, error))
    return undefined
  }
}

async function* tapped(
  events: AsyncIterable<MonitorEvent | UnknownEvent>,
  trace: TraceWriter | undefined,
): AsyncGenerator<MonitorEvent | UnknownEvent> {
  for await (const event of events) {
    trace?.add(event)
    yield event
  }
}

function writeTo(path: string, content: string): void {
  if (path === '-') process.stdout.write(content)
  else writeFileSync(path, content)
}

function pathFor(recording: string): string {
  return recording === '-' ? 'report.html' : `${recording.replace(/\.(ndjson|jsonl|json)$/, '')}.html`
}
