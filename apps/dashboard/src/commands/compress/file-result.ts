import type { ImageResult, VideoResult } from '@mp/imaging'

/** What became of one file, image or video. */
export type FileResult = ImageResult | VideoResult

/** Everything that came of a run. */
export interface CompressRun {
  results: FileResult[]
  fileCount: number
  ms: number
  /** Why it ended before all were done; undefined when all were. */
  stopped: 'interrupted' | 'out of time' | undefined
}

/** Sums over a run. */
export interface Totals {
  compressed: number
  /** Of the compressed ones, those that stayed as they were. */
  kept: number
  skipped: number
  failed: (FileResult & { status: 'failed' })[]
  bytesBefore: number
  bytesAfter: number
  /** In how many files each kind of data was left out. */
  removed: Record<string, number>
}

/** Tells whether a file stayed as it was: its pixels are those of the original, and it is no smaller to speak of. */
export function isKept({ isOriginal, bytesBefore, bytesAfter }: FileResult & { status: 'compressed' }): boolean {
  return isOriginal && Math.round((bytesAfter / bytesBefore) * 100) >= 100
}

/** Adds up what came of a run. */
export function totalsOf(results: readonly FileResult[]): Totals {
  const done = results.filter((result) => result.status === 'compressed')
  const removed: Record<string, number> = {}
  for (const result of done)
    for (const kind of 'removed' in result ? result.removed : []) removed[kind] = (removed[kind] ?? 0) + 1
  return {
    compressed: done.length,
    kept: done.filter(isKept).length,
    skipped: results.filter(({ status }) => status === 'skipped').length,
    failed: results.filter((result) => result.status === 'failed'),
    bytesBefore: done.reduce((sum, { bytesBefore }) => sum + bytesBefore, 0),
    bytesAfter: done.reduce((sum, { bytesAfter }) => sum + bytesAfter, 0),
    removed,
  }
}
