import { type FileResult, isKept } from './file-result.ts'
import { savedText, sizeText } from './size-text.ts'

/** Words what became of a file for a table of a report: bytes before and after, what was saved, similarity, what was removed. */
export function cellsOf(result: FileResult & { status: 'compressed' }): string[] {
  const { bytesBefore, bytesAfter } = result
  const ssim = 'ssim' in result && result.ssim !== undefined ? result.ssim.toFixed(4) : ''
  const removed = 'removed' in result ? result.removed.join(', ') : ''
  const saved = isKept(result) ? 'kept' : savedText(bytesBefore, bytesAfter)
  return [sizeText(bytesBefore), sizeText(bytesAfter), saved, ssim, removed]
}
