import { resolve } from 'node:path'
import { inspect } from 'node:util'
import { cpuCount, type Inputs, OptionTypeError, Pool, type PoolEvent } from '@mp/core'
import { refuseAborted } from '../cancelled.ts'
import { checkBoolean, checkFunction, checkInteger, checkKeys, checkSignal } from '../check-option.ts'
import { pathOf } from '../input-path.ts'
import type { ImageInput, OutputOptions } from '../options.ts'
import { nameMaker } from '../output/output-name.ts'
import { backupFolder } from '../run/backup-folder.ts'
import { Ledger } from '../run/ledger.ts'
import { checkTimeout } from '../run/run-settings.ts'
import { type ImagePool, streamInPool, type StreamOptions } from '../run/task-stream.ts'
import { withTypedErrors } from '../typed-error.ts'
import { requireFfmpeg } from './run-ffmpeg.ts'
import { VIDEO_KEYS, type VideoOptions, videoSettings } from './video-options.ts'
import type { VideoPlaces } from './video-plan.ts'
import { VideoRun, type VideoResult } from './video-run.ts'
import { compressVideoTask } from './video-task.ts'

/** How far a video is. */
export interface VideoProgress {
  input: string
  /** From 0 to 1. */
  fraction: number
}

/** Options of {@link compressVideos}. */
export interface CompressVideosOptions
  extends VideoOptions, Pick<OutputOptions, 'outDir' | 'name' | 'overwrite' | 'keepDates' | 'dryRun'> {
  /**
   * Pool to work in; it is left open.
   * @defaultValue a pool of processes for this run
   */
  pool?: ImagePool | undefined
  /**
   * Videos at a time, from 1; not allowed beside `pool`. Each encoder gets its share of the cores.
   * @defaultValue `cpuCount()`, but no more than there are inputs where their number is known
   */
  workers?: number | undefined
  /** Limit for each video, in milliseconds; then its encoder is killed, and it fails. */
  timeout?: number | undefined
  /**
   * Whether outputs take the place of their inputs; the originals go to `backupDir`, and {@link undoInPlace} brings them
   * back. A name ends in the extension of the container.
   * @defaultValue false
   */
  inPlace?: boolean | undefined
  /**
   * Folder for the originals of `inPlace`, with a folder and a journal for each run, or the folder of another run, to be
   * undone together with it; `false` keeps none.
   * @defaultValue `'.mp-backup'`
   */
  backupDir?: string | URL | false | undefined
  /**
   * File in which is noted what was compressed, by digests alone. An input whose output is there already gives a `skipped`
   * result, and in place what was made by an earlier run is left alone.
   */
  ledger?: string | URL | undefined
  /** Stops the run, encoders included. */
  signal?: AbortSignal | undefined
  /** Called about twice a second for each video that is worked on; must be quick. */
  onProgress?: ((progress: VideoProgress) => void) | undefined
}

const KEYS = [...VIDEO_KEYS, 'pool', 'workers', 'timeout', 'signal', 'onProgress'] as const

/**
 * Compresses videos with the FFmpeg of the system, each in a process of its own, and gives the result of each as soon as
 * it is there.
 *
 * @remarks
 * What holds for {@link compressImages} holds here: results come as they are done, a bad file or a crash fails one video
 * alone, outputs are written whole or not at all, and nothing is overwritten unasked. The encoder ends with the run,
 * however that ends. Turns that are noted in the file are applied; subtitles and further streams are left out.
 * @param inputs - Paths or `file:` URLs of files that FFmpeg reads, or {@link ImageInput}, of which filters do not count.
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when an option is not allowed.
 * @throws {@link FfmpegMissingError} while iterating, when the program is not there; it says what installs it.
 * @throws {@link CancelledError} while iterating, when `signal` aborts.
 * @see {@link compressImages} for images.
 * @example
 * ```ts @import.meta.vitest
 * import { compressVideos, FfmpegMissingError } from '@mp/imaging'
 * const run = Array.fromAsync(compressVideos(['clip.mp4'], { ffmpeg: '/nowhere/ffmpeg' }))
 * const error = await run.catch((reason: unknown) => reason)
 * expect(error instanceof FfmpegMissingError && error.command).toContain('ffmpeg')
 * ```
 */
export function compressVideos(
  inputs: Inputs<string | URL | ImageInput>,
  options: CompressVideosOptions = {},
): AsyncGenerator<VideoResult, void, undefined> {
  checkKeys('options', options, KEYS)
  const { pool, workers, onProgress } = options
  if (pool !== undefined && workers !== undefined)
    throw new OptionTypeError('workers is for the pool of the run: give either pool or workers')
  if (onProgress !== undefined) checkFunction('onProgress', onProgress)
  const atOnce = pool === undefined ? workerCount(inputs, workers) : cpuCount()
  const settings = videoSettings(options, Math.max(1, Math.round(cpuCount() / atOnce)))
  const run = new VideoRun(inputs, settings, placesOf(options))
  const limits: StreamOptions = {
    signal: checkSignal(options.signal),
    timeout: checkTimeout(options.timeout),
    buffer: undefined,
  }
  return results(run, limits, { pool, atOnce, onProgress, ffmpeg: settings.ffmpeg })
}

function placesOf(options: CompressVideosOptions): VideoPlaces {
  const { outDir, name, ledger } = options
  const isInPlace = checkBoolean('inPlace', options.inPlace ?? false)
  const dryRun = checkBoolean('dryRun', options.dryRun ?? false)
  if (isInPlace && (outDir !== undefined || name !== undefined))
    throw new OptionTypeError('inPlace replaces the inputs: give no outDir and no name with it')
  return {
    outDir: outDir === undefined ? undefined : resolve(pathOf('outDir', outDir)),
    makeName: name === undefined ? undefined : nameMaker(name),
    overwrite: checkBoolean('overwrite', options.overwrite ?? false),
    keepDates: checkBoolean('keepDates', options.keepDates ?? false),
    dryRun,
    isInPlace,
    backupFolder: isInPlace && !dryRun ? backupFolder(options.backupDir) : undefined,
    ledger: ledger === undefined ? undefined : new Ledger(resolve(pathOf('ledger', ledger))),
  }
}

interface Place {
  pool: ImagePool | undefined
  atOnce: number
  onProgress: CompressVideosOptions['onProgress']
  ffmpeg: string
}

async function* results(
  run: VideoRun,
  limits: StreamOptions,
  place: Place,
): AsyncGenerator<VideoResult, void, undefined> {
  const what = 'Compressing videos'
  refuseAborted(what, limits.signal)
  await withTypedErrors(() => requireFfmpeg(place.ffmpeg))
  const own = place.pool === undefined ? new Pool({ workers: place.atOnce }) : undefined
  try {
    yield* inPool(run, limits, { pool: own ?? place.pool, onProgress: place.onProgress })
  } catch (error) {
    refuseAborted(what, limits.signal)
    throw error
  } finally {
    await own?.terminate()
    await own?.join()
    await run.cleanUp()
  }
}

async function* inPool(
  run: VideoRun,
  limits: StreamOptions,
  { pool, onProgress }: { pool: ImagePool | undefined; onProgress: CompressVideosOptions['onProgress'] },
): AsyncGenerator<VideoResult, void, undefined> {
  if (pool === undefined) return
  let job: number | undefined
  const subscription = pool.subscribe((event) => tell(event, run, { job, onProgress }))
  try {
    yield* run.results((tasks) => {
      const stream = streamInPool({ pool, run: compressVideoTask }, tasks, limits)
      job = stream.job
      return stream
    })
  } finally {
    subscription[Symbol.dispose]()
  }
}

function tell(
  event: PoolEvent,
  run: VideoRun,
  { job, onProgress }: { job: number | undefined; onProgress: CompressVideosOptions['onProgress'] },
): void {
  if (event.type !== 'task-progress' || event.job !== job) return
  const input = run.inputOf(event.index)
  if (input !== undefined) onProgress?.({ input, fraction: event.fraction })
}

function workerCount(inputs: Inputs<unknown>, workers: unknown): number {
  if (typeof inputs !== 'object' || inputs === null)
    throw new OptionTypeError(`inputs must be an array or another iterable of paths, got ${inspect(inputs)}`)
  if (workers !== undefined) return checkInteger('workers', workers, { min: 1, max: 1024 })
  return Array.isArray(inputs) ? Math.max(1, Math.min(cpuCount(), inputs.length)) : cpuCount()
}
