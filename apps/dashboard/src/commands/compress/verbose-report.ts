import { inspect } from 'node:util'
import { duration } from '../../view/duration.ts'
import type { CompressFlags } from './compress-flags.ts'
import { type FileResult, isKept } from './file-result.ts'
import { savedText, sizeText } from './size-text.ts'

/** Tells on stderr how a file was done, as soon as it is: with `-v` in a line, with `-vv` also what made it fail. */
export function tellDetails(result: FileResult, { verbose, quiet }: CompressFlags): void {
  if (verbose === 0 || quiet) return
  process.stderr.write(`${result.input}: ${detailsOf(result)}\n`)
  if (verbose > 1 && result.status === 'failed') process.stderr.write(`${inspect(result.error)}\n`)
}

function detailsOf(result: FileResult): string {
  switch (result.status) {
    case 'failed':
      return `failed (${result.error.code})`
    case 'skipped':
      return `done before, as ${result.output}`
    case 'compressed':
      return compressedDetails(result).join(', ')
  }
}

function compressedDetails(result: FileResult & { status: 'compressed' }): string[] {
  const { bytesBefore, bytesAfter, ms, backup } = result
  const share = isKept(result) ? 'kept' : savedText(bytesBefore, bytesAfter)
  const shape = 'frames' in result ? imageDetails(result) : [`${result.seconds} s of ${result.codec}`]
  const kept = backup === undefined ? [] : [`original in ${backup}`]
  return [`${sizeText(bytesBefore)} -> ${sizeText(bytesAfter)} (${share})`, ...shape, `in ${duration(ms)}`, ...kept]
}

function imageDetails(result: Extract<FileResult, { status: 'compressed'; frames: number }>): string[] {
  const { width, height, format, frames, quality, ssim, removed, levers } = result
  return [
    `${width} × ${height} ${format}`,
    ...(frames > 1 ? [`${frames} frames`] : []),
    ...(quality === undefined ? [] : [`quality ${quality}`]),
    ...(levers.length > 0 ? [`by ${levers.join(' and ')}`] : []),
    ...(ssim === undefined ? [] : [`similarity ${ssim.toFixed(4)}`]),
    ...(removed.length > 0 ? [`without ${removed.join(', ')}`] : []),
  ]
}
