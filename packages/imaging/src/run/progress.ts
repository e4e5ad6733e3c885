import type { ImageResult } from './image-run.ts'

/** How far a run is. */
export interface ImageProgress {
  /** Images that have a result, failed ones included. */
  done: number
  /** Images in all; undefined while a lazy source has not ended. */
  total: number | undefined
  failed: number
  /** Bytes of the inputs that were compressed. */
  bytesBefore: number
  /** Bytes of their outputs. */
  bytesAfter: number
}

/** Tells after each result how far a run is. */
export async function* withProgress(
  results: AsyncGenerator<ImageResult, void, undefined>,
  tell: (progress: ImageProgress) => void,
  total: number | undefined,
): AsyncGenerator<ImageResult, void, undefined> {
  const progress: ImageProgress = { done: 0, total, failed: 0, bytesBefore: 0, bytesAfter: 0 }
  for await (const result of results) {
    progress.done++
    if (result.status === 'failed') progress.failed++
    if (result.status === 'compressed') {
      progress.bytesBefore += result.bytesBefore
      progress.bytesAfter += result.bytesAfter
    }
    tell({ ...progress })
    yield result
  }
}
