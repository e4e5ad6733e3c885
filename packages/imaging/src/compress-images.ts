import { inspect } from 'node:util'
import { type Inputs, OptionTypeError, Pool } from '@mp/core'
import { refuseAborted } from './cancelled.ts'
import { ENCODE_KEYS, type EncodeSettings } from './check-encode-options.ts'
import { checkFunction, checkInteger, checkKeys, checkSignal } from './check-option.ts'
import { compressTask } from './compress-task.ts'
import type { CompressOptions, ImageInput } from './options.ts'
import { OUTPUT_KEYS } from './output/check-output-options.ts'
import { type Arrangement, arrangementFor, type Isolation } from './run/arrangement.ts'
import { ImageRun, type ImageResult } from './run/image-run.ts'
import { type ImageProgress, withProgress } from './run/progress.ts'
import { checkTimeout, runSettings } from './run/run-settings.ts'
import { type ImagePool, streamHere, streamInPool, type StreamOptions } from './run/task-stream.ts'

/** Options of {@link compressImages}. */
export interface CompressImagesOptions extends CompressOptions {
  /**
   * Pool to work in; it is left open.
   * @defaultValue as `isolation` says
   */
  pool?: ImagePool | undefined
  /**
   * Workers of the run's own pool, from 1, or with `isolation: 'none'` images at a time; not allowed beside `pool`.
   * @defaultValue `cpuCount()`, but no more than there are inputs where their number is known
   */
  workers?: number | undefined
  /**
   * `process` compresses in a pool of processes of the run's own, in which an image that crashes or hangs a decoder takes
   * no other with it; `none` in this process, several at a time. `auto` takes processes where `workers` or `timeout` is
   * given, where each image takes seconds (AVIF, JPEG XL, `smallest`, `maxBytes`), and with more than four cores for more
   * than four images a core; else this process is as fast, and needs less memory.
   * @defaultValue `'auto'`
   */
  isolation?: Isolation | undefined
  /**
   * Most pixels of the images that are worked on or wait in the pool at a time, from 1: what bounds the memory. One image
   * is always worked on, however large.
   * @defaultValue as many as half of the free memory holds, at 12 bytes each
   */
  maxPixelsInFlight?: number | undefined
  /**
   * Whether outputs take the place of their inputs; the originals go to `backupDir`, and {@link undoInPlace} brings them
   * back. Where the format is another, so is the extension.
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
   * result, and what was made by an earlier run is not encoded once more.
   */
  ledger?: string | URL | undefined
  /** Called after each result; must be quick. */
  onProgress?: ((progress: ImageProgress) => void) | undefined
  /**
   * How many inputs may be read ahead of the results that were taken, from 1.
   * @defaultValue that of the pool: 32 for each worker
   */
  buffer?: number | undefined
  /** Limit for each image, in milliseconds; one that takes longer fails, and its worker is replaced. */
  timeout?: number | undefined
}

const KEYS = [
  ...ENCODE_KEYS,
  ...OUTPUT_KEYS,
  'signal',
  'pool',
  'workers',
  'isolation',
  'buffer',
  'timeout',
  'maxPixelsInFlight',
  'inPlace',
  'backupDir',
  'ledger',
  'onProgress',
] as const

/**
 * Compresses many image files on all cores, and gives the result of each as soon as it is there.
 *
 * @remarks
 * Results come in the order in which they are done; `index` tells the place among the inputs. An image that cannot be
 * compressed gives a `failed` result with a typed error, a worker that dies of one included, and the others go on.
 * Inputs are read as results are taken, so a source without end is fine. Two inputs whose outputs would be one file, and
 * an output that is another input, are refused. Leaving the loop, or an abort, stops what runs and removes temporary
 * files; outputs that were completed stay.
 *
 * The work is done in this process or in others, whichever is faster; see `isolation`. Set it to `process` for files that
 * you do not trust: an image that crashes or hangs a decoder fails alone there.
 * @param inputs - Paths or `file:` URLs, or {@link ImageInput}; an array, a generator, a stream of them.
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when an option is not allowed; while iterating, when an
 * input is no path.
 * @throws {@link CancelledError} while iterating, when `signal` aborts.
 * @throws {@link PoolClosedError} while iterating, when the given pool is closed.
 * @throws whatever the source of the inputs throws, after the results of the inputs before.
 * @see {@link compressImage} for one image in this process.
 * @example
 * ```ts @import.meta.vitest
 * import { mkdtemp, rm } from 'node:fs/promises'
 * import { compressImages, writeSamplePhotos } from '@mp/imaging'
 * const folder = await mkdtemp('/tmp/mp-photos-')
 * const photos = await writeSamplePhotos(folder, { count: 2, megapixels: 0.3 })
 * const saved = []
 * for await (const result of compressImages([...photos, 'missing.jpg'], { outDir: folder, workers: 2 })) {
 *   saved[result.index] = result.status === 'compressed' ? result.bytesBefore > result.bytesAfter : result.error.code
 * }
 * expect(saved).toEqual([true, true, 'ERR_MP_IMAGE_MISSING'])
 * await rm(folder, { recursive: true })
 * ```
 */
export function compressImages(
  inputs: Inputs<string | URL | ImageInput>,
  options: CompressImagesOptions = {},
): AsyncGenerator<ImageResult, void, undefined> {
  checkKeys('options', options, KEYS)
  checkInputs(inputs)
  const settings = runSettings(options)
  const run = new ImageRun(inputs, settings)
  const streamOptions: StreamOptions = {
    signal: checkSignal(options.signal),
    buffer: options.buffer === undefined ? undefined : checkInteger('buffer', options.buffer, { min: 1 }),
    timeout: checkTimeout(options.timeout),
  }
  const results = start(
    run,
    streamOptions,
    whereToWork(inputs, options, { ...streamOptions, isSlow: isSlow(settings.encode) }),
  )
  if (options.onProgress === undefined) return results
  checkFunction('onProgress', options.onProgress)
  return withProgress(results, options.onProgress, Array.isArray(inputs) ? inputs.length : undefined)
}

/** Formats and searches that take seconds for an image. */
function isSlow({ format, maxBytes }: EncodeSettings): boolean {
  return format === 'avif' || format === 'jxl' || format === 'smallest' || maxBytes !== undefined
}

type Place = { type: 'pool'; pool: ImagePool } | Arrangement

function whereToWork(
  inputs: Inputs<unknown>,
  { pool, workers, isolation }: CompressImagesOptions,
  { timeout, isSlow }: StreamOptions & { isSlow: boolean },
): Place {
  if (pool === undefined) return arrangementFor(inputs, { isolation, workers, timeout, isSlow })
  if (workers !== undefined || isolation !== undefined)
    throw new OptionTypeError('workers and isolation are for the pool of the run: give either them or pool')
  return { type: 'pool', pool: checkPool(pool) }
}

function start(run: ImageRun, options: StreamOptions, place: Place): AsyncGenerator<ImageResult, void, undefined> {
  switch (place.type) {
    case 'pool':
      return guarded(run, options, () =>
        run.results((tasks) => streamInPool({ pool: place.pool, run: compressTask }, tasks, options)),
      )
    case 'here':
      return guarded(run, options, () =>
        run.results((tasks) => streamHere(tasks, { ...place, signal: options.signal })),
      )
    case 'processes':
      return guarded(run, options, () => inOwnPool(run, options, place.workers))
  }
}

/** Makes of an abort the error that every aborted call has, and leaves no temporary file. */
async function* guarded(
  run: ImageRun,
  { signal }: StreamOptions,
  results: () => AsyncGenerator<ImageResult, void, undefined>,
): AsyncGenerator<ImageResult, void, undefined> {
  const what = 'Compressing images'
  refuseAborted(what, signal)
  try {
    yield* results()
  } catch (error) {
    refuseAborted(what, signal)
    throw error
  } finally {
    await run.cleanUp()
  }
}

async function* inOwnPool(
  run: ImageRun,
  options: StreamOptions,
  workers: number,
): AsyncGenerator<ImageResult, void, undefined> {
  // glibc keeps an arena of freed memory for each thread, and images leave a lot of it: two are enough for one at a time.
  const pool = new Pool({ workers, env: { MALLOC_ARENA_MAX: process.env['MALLOC_ARENA_MAX'] ?? '2' } })
  let isComplete = false
  try {
    yield* run.results((tasks) => streamInPool({ pool, run: compressTask }, tasks, options))
    isComplete = true
  } finally {
    // Leaving the loop means that nobody waits for the rest.
    if (isComplete) pool.close()
    else await pool.terminate()
    await pool.join()
  }
}

function checkInputs(inputs: unknown): void {
  if (typeof inputs === 'object' && inputs !== null && (Symbol.asyncIterator in inputs || Symbol.iterator in inputs))
    return
  throw new OptionTypeError(`inputs must be an array or another iterable of paths, got ${inspect(inputs)}`)
}

function checkPool(pool: ImagePool): ImagePool {
  if (typeof pool === 'object' && pool !== null && 'imapUnordered' in pool && 'subscribe' in pool) return pool
  throw new OptionTypeError(`pool must be a Pool or a ThreadPool, got ${inspect(pool)}`)
}
