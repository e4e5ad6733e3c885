import { type ImageResult, srcsetOf } from '@mp/imaging'
import { schemaVersion } from '../../surface/json-document.ts'
import type { ExitCode } from '../exit-code.ts'
import { type CompressRun, type FileResult, totalsOf } from './file-result.ts'

/** Returns the one document that tells of a run. */
export function documentOf(run: CompressRun, exitCode: ExitCode, folder: string): string {
  const results = run.results.map((result) => plainResult(result, folder))
  const document = { schemaVersion, command: 'compress', ...summaryOf(run, exitCode), results }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Returns the line that tells what became of a file. */
export function resultEvent(result: FileResult, folder: string): string {
  return `${JSON.stringify({ type: 'result', ...plainResult(result, folder) })}\n`
}

/** Returns the first line of a stream of events. */
export function startEvent(files: number): string {
  return `${JSON.stringify({ type: 'start', schemaVersion, command: 'compress', files })}\n`
}

/** Returns the last line. */
export function endEvent(run: CompressRun, exitCode: ExitCode): string {
  return `${JSON.stringify({ type: 'end', schemaVersion, command: 'compress', ...summaryOf(run, exitCode) })}\n`
}

/** Returns the `srcset` of each image that has several widths, by its name. */
export function srcsetsOf(results: readonly FileResult[], folder: string): string {
  const entries = results.filter(hasWidths).map((result) => [
    result.input,
    {
      srcset: srcsetOf(result, folder),
      src: srcsetOf({ variants: result.variants.slice(-1) }, folder).split(' ')[0],
    },
  ])
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}

function summaryOf(run: CompressRun, exitCode: ExitCode) {
  const { compressed, kept, skipped, failed, bytesBefore, bytesAfter, removed } = totalsOf(run.results)
  return {
    isInterrupted: run.stopped === 'interrupted',
    isOutOfTime: run.stopped === 'out of time',
    exitCode,
    durationMs: Math.round(run.ms),
    files: run.fileCount,
    ...{ compressed, kept, skipped, failed: failed.length, bytesBefore, bytesAfter, removed },
  }
}

function plainResult(result: FileResult, folder: string) {
  if (result.status === 'failed')
    return { ...result, error: { ...fieldsOf(result.error), code: result.error.code, message: result.error.message } }
  return hasWidths(result) ? { ...result, srcset: srcsetOf(result, folder) } : result
}

function fieldsOf(error: Error): Record<string, unknown> {
  const fields = Object.entries(error).filter(([name]) => !['name', 'cause', 'input'].includes(name))
  return Object.fromEntries(fields)
}

function hasWidths(result: FileResult): result is ImageResult & { status: 'compressed' } {
  return result.status === 'compressed' && 'variants' in result && result.variants.length > 0
}
