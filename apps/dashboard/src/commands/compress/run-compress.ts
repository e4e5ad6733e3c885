import { MpError } from '@mp/core'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { type Interrupt, onInterrupt } from '../interrupt.ts'
import { Output } from '../output.ts'
import { fullScreenRefusal } from '../../surface/own-surface.ts'
import { compressAll } from './compress-all.ts'
import type { CompressFlags } from './compress-flags.ts'
import { type CompressRun, totalsOf } from './file-result.ts'
import { type Gathered, gatherInputs } from './gather-inputs.ts'
import { endEvent, documentOf, resultEvent, startEvent } from './json-report.ts'
import { checkBudget } from './check-budget.ts'
import { findingsIn, type Finding } from './over-budget.ts'
import { runUndo } from './run-undo.ts'
import { endOf, failureLines, resultLine } from './text-report.ts'
import { UsageError } from './usage-error.ts'
import { detailLines } from './verbose-report.ts'
import { refuseUnknownReports, writeReports } from './write-reports.ts'

/** Compresses files, prints a line for each, names the failures at the end. */
export async function runCompress(patterns: readonly string[], flags: CompressFlags): Promise<ExitCode> {
  try {
    if (flags.undo !== undefined) return await runUndo(flags)
    refuseContradictions(flags)
    refuseUnknownReports(flags)
    const refusal = fullScreenRefusal(flags)
    if (refusal !== undefined) throw new UsageError(refusal)
    const gathered = await gatherInputs(patterns, flags)
    if (flags.cpu !== undefined && gathered.videos.length > 0)
      throw new UsageError('--cpu is for images, as FFmpeg has threads of its own; leave videos out by --exclude')
    if (gathered.images.length + gathered.videos.length > 0) {
      if (flags.check && flags.budget !== undefined) return await checkBudget(gathered, flags.budget, flags)
      return await compressGathered(gathered, flags)
    }
    process.stderr.write(`mp compress: no file matches ${patterns.join(' ')}\n`)
    return exitCode.nothing
  } catch (error) {
    if (!isUsage(error)) throw error
    process.stderr.write(`mp compress: ${error.message}\n`)
    return exitCode.usage
  }
}

function refuseContradictions({ json, ndjson, inPlace, widths, filter, name, srcset, ...run }: CompressFlags): void {
  if (json && ndjson) throw new UsageError('give either --json or --ndjson')
  if (inPlace && (widths !== undefined || filter.length > 0 || name !== undefined))
    throw new UsageError('--in-place makes one result in the place of each file: give no --widths, --filter or --name')
  if (run.cpu !== undefined && run.isolation === 'none')
    throw new UsageError('--cpu holds processes: give no --isolation none with it')
  if (srcset !== undefined && widths === undefined) throw new UsageError('--srcset needs --widths')
}

/** What the library says about its options is a mistake of whoever wrote the flags. */
function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof MpError && /^ERR_MP_(OPTION_|FFMPEG_)/.test(error.code)
}

async function compressGathered(gathered: Gathered, flags: CompressFlags): Promise<ExitCode> {
  const interrupt = onInterrupt()
  const fileCount = gathered.images.length + gathered.videos.length
  const output = new Output(flags)
  await output.showProgress({
    command: 'mp compress',
    name: `${fileCount} ${fileCount === 1 ? 'file' : 'files'}`,
    isLive: true,
  })
  if (flags.ndjson) output.result(startEvent(fileCount))
  const counted = { done: 0, failed: 0, total: fileCount }
  output.count(counted)
  try {
    const run = await compressAll(gathered, flags, {
      signal: interrupt.signal,
      onResult: (result) => {
        counted[result.status === 'failed' ? 'failed' : 'done']++
        output.count(counted)
        if (flags.ndjson) output.result(resultEvent(result, process.cwd()))
        else if (!flags.json && !flags.quiet && !flags.check) output.result(resultLine(result))
        for (const line of detailLines(result, flags)) output.detail(line)
      },
    })
    await output.endProgress()
    await writeReports(run, flags)
    return report(run, flags, interrupt)
  } finally {
    await output.endProgress()
    interrupt[Symbol.dispose]()
  }
}

function report(run: CompressRun, flags: CompressFlags, interrupt: Interrupt): ExitCode {
  const findings = findingsIn(run.results, flags)
  const code = codeOf(run, findings, interrupt)
  if (flags.ndjson) process.stdout.write(endEvent(run, code))
  else if (flags.json) process.stdout.write(documentOf(run, code, process.cwd()))
  else process.stdout.write(flags.quiet ? '' : findingLines(findings))
  if (flags.json || flags.ndjson) return code
  const { failed } = totalsOf(run.results)
  if (!flags.quiet) process.stderr.write(endOf(run, { dryRun: flags.dryRun || flags.check }))
  else if (failed.length > 0) process.stderr.write(`${failureLines(failed).join('\n')}\n`)
  return code
}

function findingLines(findings: readonly Finding[]): string {
  return findings.map(({ input, reason }) => `${input}  ${reason}\n`).join('')
}

function codeOf({ results, stopped }: CompressRun, findings: readonly Finding[], interrupt: Interrupt): ExitCode {
  if (interrupt.code !== undefined) return interrupt.code
  if (findings.length > 0 || results.some(({ status }) => status === 'failed')) return exitCode.failed
  return stopped === 'out of time' ? exitCode.timeLimit : exitCode.ok
}
