import { inspect } from 'node:util'
import { cpuCount, type Inputs, OptionRangeError, OptionTypeError, Pool } from '@mp/core'
import { refuseAborted } from './cancelled.ts'
import { ENCODE_KEYS, encodeSettings } from './check-encode-options.ts'
import { checkInteger, checkKeys, checkSignal } from './check-option.ts'
import type { CompressOptions } from './options.ts'
import { OUTPUT_KEYS, outputSettings } from './output/check-output-options.ts'
import { type ImagePool, type ImageResult, ImageRun, type RunOptions } from './run/image-run.ts'

/** Options of {@link compressImages}. */
export interface CompressImagesOptions extends CompressOptions {
  /**
   * Pool to work in; it is left open.
   * @defaultValue a pool of processes for this run, which is closed at its end
   */
  pool?: ImagePool | undefined
  /**
   * Workers of the run's own pool, from 1; not allowed beside `pool`.
   * @defaultValue `cpuCount()`, but no more than there are inputs where their number is known
   */
  workers?: number | undefined
  /**
   * How many inputs may be read ahead of the results that were taken, from 1.
   * @defaultValue that of the pool: 32 for each worker
   */
  buffer?: number | undefined
  /** Limit for each image, in milliseconds; one that takes longer fails, and its worker is replaced. */
  timeout?: number | undefined
}

const KEYS = [...ENCODE_KEYS, ...OUTPUT_KEYS, 'signal', 'pool', 'workers', 'buffer', 'timeout'] as const

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
 * The work is done in processes, as an image that hangs a decoder can be stopped there. With a `ThreadPool` it cannot.
 * @param inputs - Paths or `file:` URLs; an array, a generator, a stream of them.
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
  inputs: Inputs<string | URL>,
  options: CompressImagesOptions = {},
): AsyncGenerator<ImageResult, void, undefined> {
  checkKeys('options', options, KEYS)
  checkInputs(inputs)
  const run = new ImageRun(inputs, { encode: encodeSettings(options), output: outputSettings(options) })
  const runOptions: RunOptions = {
    signal: checkSignal(options.signal),
    buffer: options.buffer === undefined ? undefined : checkInteger('buffer', options.buffer, { min: 1 }),
    timeout: options.timeout === undefined ? undefined : checkTimeout(options.timeout),
  }
  if (options.pool === undefined) return inOwnPool(run, runOptions, workerCount(inputs, options.workers))
  if (options.workers !== undefined)
    throw new OptionTypeError('workers is for the pool of the run: give either pool or workers')
  return inPool(run, runOptions, checkPool(options.pool))
}

/** What is cancelled, in the words of the error. */
const WHAT = 'Compressing images'

async function* inOwnPool(
  run: ImageRun,
  options: RunOptions,
  workers: number,
): AsyncGenerator<ImageResult, void, undefined> {
  refuseAborted(WHAT, options.signal)
  const pool = new Pool({ workers })
  let isComplete = false
  try {
    yield* run.results(pool, options)
    isComplete = true
  } catch (error) {
    refuseAborted(WHAT, options.signal)
    throw error
  } finally {
    // Leaving the loop means that nobody waits for the rest.
    if (isComplete) pool.close()
    else await pool.terminate()
    await pool.join()
    await run.cleanUp()
  }
}

async function* inPool(
  run: ImageRun,
  options: RunOptions,
  pool: ImagePool,
): AsyncGenerator<ImageResult, void, undefined> {
  refuseAborted(WHAT, options.signal)
  try {
    yield* run.results(pool, options)
  } catch (error) {
    refuseAborted(WHAT, options.signal)
    throw error
  } finally {
    await run.cleanUp()
  }
}

function workerCount(inputs: Inputs<unknown>, workers: unknown): number {
  if (workers !== undefined) return checkInteger('workers', workers, { min: 1, max: 1024 })
  if (Array.isArray(inputs)) return Math.max(1, Math.min(cpuCount(), inputs.length))
  return cpuCount()
}

function checkTimeout(timeout: unknown): number {
  if (typeof timeout !== 'number')
    throw new OptionTypeError(`timeout must be a number of milliseconds, got ${inspect(timeout)}`)
  if (!(timeout >= 0)) throw new OptionRangeError(`timeout must be at least 0 ms, got ${timeout}`)
  return timeout
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
