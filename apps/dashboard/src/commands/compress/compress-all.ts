import { dirname } from 'node:path'
import {
  compressImages,
  compressVideos,
  type CompressVideosOptions,
  FfmpegMissingError,
  type ImageInput,
} from '@mp/imaging'
import type { CompressFlags } from './compress-flags.ts'
import type { CompressRun, FileResult } from './file-result.ts'
import type { Gathered } from './gather-inputs.ts'
import { imageOptions, videoOptions } from './image-options.ts'
import { limitedPool } from './limited-pool.ts'

/** How a run is watched and stopped. */
export interface Watch {
  signal: AbortSignal
  /** Told of each result as it is there. */
  onResult: (result: FileResult) => void
}

/** Compresses everything, images first; what was done stays done when it is stopped. */
export async function compressAll(gathered: Gathered, flags: CompressFlags, watch: Watch): Promise<CompressRun> {
  const start = performance.now()
  const { images, videos } = gathered
  const deadline = start + (flags.until ?? Number.POSITIVE_INFINITY)
  const inTime = (): boolean => performance.now() < deadline
  const found: FileResult[] = []
  const take = async (results: AsyncIterable<FileResult>, first: number): Promise<void> => {
    for await (const result of results) {
      const placed = { ...result, index: result.index + first }
      found.push(placed)
      watch.onResult(placed)
    }
  }
  const limited = limitedPool(flags)
  try {
    if (images.length > 0)
      await take(compressImages(sourceOf(images, flags, inTime), imageOptions(flags, watch.signal, limited?.pool)), 0)
    if (videos.length > 0 && inTime())
      await take(videoResults(videos, videoOptions(flags, watch.signal, backupDirOf(found, flags))), images.length)
  } catch (error) {
    if (!watch.signal.aborted) throw error
  } finally {
    await limited?.close()
  }
  const results = found.toSorted((a, b) => a.index - b.index)
  const fileCount = images.length + videos.length
  const isShort = results.length < fileCount
  const stopped = watch.signal.aborted ? 'interrupted' : isShort && !inTime() ? 'out of time' : undefined
  return { results, fileCount, ms: performance.now() - start, stopped }
}

/** Originals of images and of videos go to one folder, so that they come back together. */
function backupDirOf(found: readonly FileResult[], { backupDir }: CompressFlags): string {
  const backups = found.flatMap((result) => (result.status === 'compressed' && result.backup) || [])
  return backups[0] === undefined ? backupDir : dirname(backups[0])
}

/** Without FFmpeg each video fails for want of it, and the images are done all the same. */
async function* videoResults(videos: ImageInput[], options: CompressVideosOptions): AsyncGenerator<FileResult> {
  try {
    yield* compressVideos(videos, options)
  } catch (error) {
    if (!(error instanceof FfmpegMissingError)) throw error
    for (const [index, { input }] of videos.entries()) yield { status: 'failed', index, input: String(input), error }
  }
}

/** With a time limit, images are given one by one, so that those that are left can be held back. */
function sourceOf(
  images: ImageInput[],
  { until }: CompressFlags,
  inTime: () => boolean,
): ImageInput[] | Generator<ImageInput> {
  return until === undefined ? images : whileTrue(images, inTime)
}

function* whileTrue<T>(items: Iterable<T>, condition: () => boolean): Generator<T> {
  for (const item of items) {
    if (!condition()) return
    yield item
  }
}
