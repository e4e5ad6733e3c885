import { type CompressImagesOptions, compressImages, type ImageResult } from '@mp/imaging'
import { schemaVersion } from '../../surface/json-document.ts'
import { ProgressLine } from '../../surface/progress-line.ts'
import { duration } from '../../view/duration.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { expandPatterns } from './expand-patterns.ts'
import { onInterrupt } from '../interrupt.ts'
import type { CompressFlags } from './compress-flags.ts'

/** Everything that came of a run. */
interface CompressRun {
  results: ImageResult[]
  fileCount: number
  ms: number
}

/** Compresses files, prints a line for each, names the failures at the end. */
export async function runCompress(patterns: readonly string[], flags: CompressFlags): Promise<ExitCode> {
  const files = await expandPatterns(patterns)
  if (files.length === 0) {
    process.stderr.write(`mp compress: no file matches ${patterns.join(' ')}\n`)
    return exitCode.nothing
  }
  const interrupt = onInterrupt()
  const run = await compressAll(files, flags, { signal: interrupt.signal })
  interrupt[Symbol.dispose]()
  if (flags.json) process.stdout.write(documentOf(run, interrupt.code !== undefined))
  else process.stderr.write(endOf(run, interrupt.code !== undefined))
  if (interrupt.code !== undefined) return interrupt.code
  return run.results.some(({ status }) => status === 'failed') ? exitCode.failed : exitCode.ok
}

async function compressAll(
  files: readonly string[],
  flags: CompressFlags,
  options: { signal: AbortSignal },
): Promise<CompressRun> {
  const start = performance.now()
  const line = new ProgressLine()
  const results: ImageResult[] = []
  const { outDir, quality, format, workers, overwrite } = flags
  const settings: CompressImagesOptions = { outDir, quality, format, workers, overwrite, signal: options.signal }
  try {
    for await (const result of compressImages(files, settings)) {
      results.push(result)
      line.clear()
      if (!flags.json && result.status === 'compressed') process.stdout.write(lineOf(result))
      line.show(`${results.length}/${files.length}  ${duration(performance.now() - start)}`)
    }
  } catch (error) {
    if (!options.signal.aborted) throw error
  }
  line.clear()
  return {
    results: results.toSorted((a, b) => a.index - b.index),
    fileCount: files.length,
    ms: performance.now() - start,
  }
}

function lineOf(result: ImageResult & { status: 'compressed' }): string {
  const { input, output, bytesBefore, bytesAfter } = result
  return `${input} -> ${output}  ${size(bytesBefore)} -> ${size(bytesAfter)}\n`
}

function endOf(run: CompressRun, isInterrupted: boolean): string {
  const { before, after, compressed, failed } = totals(run)
  const left = run.fileCount - run.results.length
  const said = `${compressed} of ${run.fileCount} compressed in ${duration(run.ms)}, ${size(before)} -> ${size(after)}`
  const lines = [isInterrupted ? `interrupted: ${said}, ${left} not begun or given up` : said]
  if (failed.length > 0) lines.push(`${failed.length} failed:`)
  for (const { input, error } of failed) lines.push(`  ${input}: ${error.message} (${error.code})`)
  return `${lines.join('\n')}\n`
}

function documentOf(run: CompressRun, isInterrupted: boolean): string {
  const { before, after, compressed, failed } = totals(run)
  const results = run.results.map((result) =>
    result.status === 'failed'
      ? { ...result, error: { code: result.error.code, message: result.error.message } }
      : result,
  )
  const counts = { files: run.fileCount, compressed, failed: failed.length, bytesBefore: before, bytesAfter: after }
  const document = {
    schemaVersion,
    command: 'compress',
    isInterrupted,
    durationMs: Math.round(run.ms),
    ...counts,
    results,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function totals({ results }: CompressRun) {
  const done = results.filter((result) => result.status === 'compressed')
  return {
    compressed: done.length,
    failed: results.filter((result) => result.status === 'failed'),
    before: done.reduce((sum, { bytesBefore }) => sum + bytesBefore, 0),
    after: done.reduce((sum, { bytesAfter }) => sum + bytesAfter, 0),
  }
}

function size(bytes: number): string {
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
