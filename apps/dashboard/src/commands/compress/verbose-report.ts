import { inspect } from 'node:util'
import { duration } from '../../view/duration.ts'
import type { CompressFlags } from './compress-flags.ts'
import { type FileResult, isKept } from './file-result.ts'
import { savedText, sizeText } from './size-text.ts'

/** Words how a file was done: with `-v` in a line, with `-vv` also what made it fail. */
export function detailLines(result: FileResult, { verbose, quiet }: CompressFlags): string[] {
  if (verbose === 0 || quiet) return []
  const line = `${result.input}: ${detailsOf(result)}`
  return verbose > 1 && result.status === 'failed' ? [line, inspect(result.error)] : [line]
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
