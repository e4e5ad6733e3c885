import { dirname, join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'
import { checkInteger, checkKeys } from '../check-option.ts'
import { pathOf } from '../input-path.ts'
import { temporaryPath } from '../output/temporary-path.ts'
import { writeOutput } from '../output/write-output.ts'
import { withTypedErrors } from '../typed-error.ts'
import { encodeSamplePhoto, encodeTurnedPhoto } from './encode-sample-photo.ts'
import { MAX_SEED } from './make-sample-photo.ts'
import { notePhotos, photosMade, type SampleRecipe } from './sample-marker.ts'

/** Options of {@link writeSamplePhotos}. */
export interface SampleOptions {
  /**
   * Number of photos, from 1 to 1000.
   * @defaultValue 5
   */
  count?: number | undefined
  /**
   * Size of each, in millions of pixels, up to 100; the sides are 4 to 3.
   * @defaultValue 12
   */
  megapixels?: number | undefined
  /**
   * Seed of the first; those of the others follow.
   * @defaultValue 1
   */
  seed?: number | undefined
}

/** Counts up with each change of what the photos look like, so that those of older versions are made anew. */
const VERSION = 1

/** Which of the photos lies sideways in its file, from 1. */
const TURNED = 3

/**
 * Writes photo-like JPEGs to try things on: `img1.jpg`, `img2.jpg` and so on.
 *
 * @remarks
 * Photos of an earlier call with the same options are used again if their lengths are still right; whatever else has one
 * of these names is replaced. `img3.jpg` lies sideways and has an EXIF orientation that says so, as a camera writes it
 * that was held upright. Each photo of 12 megapixels takes about half a second.
 * @param folder - Path or `file:` URL; made if it is not there.
 * @returns Absolute paths, in order.
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when an option is not allowed.
 * @throws {@link ImageNotWritableError} when the folder cannot be made or written to.
 * @example
 * ```ts @import.meta.vitest
 * import { mkdtemp, rm } from 'node:fs/promises'
 * import { writeSamplePhotos } from '@mp/imaging'
 * const folder = await mkdtemp('/tmp/mp-photos-')
 * const photos = await writeSamplePhotos(folder, { count: 3, megapixels: 0.1 })
 * expect(photos.map((path) => path.slice(folder.length))).toEqual(['/img1.jpg', '/img2.jpg', '/img3.jpg'])
 * await rm(folder, { recursive: true })
 * ```
 */
export async function writeSamplePhotos(folder: string | URL, options: SampleOptions = {}): Promise<string[]> {
  checkKeys('options', options, ['count', 'megapixels', 'seed'])
  const directory = resolve(pathOf('folder', folder))
  const count = checkInteger('count', options.count ?? 5, { min: 1, max: 1000 })
  const megapixels = checkMegapixels(options.megapixels ?? 12)
  const recipe = {
    version: VERSION,
    megapixels,
    seed: checkInteger('seed', options.seed ?? 1, { min: 0, max: MAX_SEED - count }),
  }
  const paths = Array.from({ length: count }, (_, index) => join(directory, `img${index + 1}.jpg`))
  await withTypedErrors(() => writeMissing(paths, recipe))
  return paths
}

async function writeMissing(paths: readonly string[], recipe: SampleRecipe): Promise<void> {
  const made = await photosMade(paths, recipe)
  if (made.size === paths.length) return
  const height = Math.max(1, Math.round(Math.sqrt((recipe.megapixels * 1e6 * 3) / 4)))
  const size = { width: Math.max(1, Math.round((height * 4) / 3)), height }
  for (const [index, path] of paths.entries()) {
    if (made.has(path)) continue
    const encode = index + 1 === TURNED ? encodeTurnedPhoto : encodeSamplePhoto
    const place = { input: path, output: path, temporary: temporaryPath(dirname(path)), overwrite: true }
    await writeOutput(await encode(recipe.seed + index, size), place)
  }
  await notePhotos(paths, recipe)
}

function checkMegapixels(megapixels: unknown): number {
  const allowed = 'megapixels must be a number above 0, up to 100'
  if (typeof megapixels !== 'number') throw new OptionTypeError(`${allowed}, got ${inspect(megapixels)}`)
  if (!(megapixels > 0 && megapixels <= 100)) throw new OptionRangeError(`${allowed}, got ${megapixels}`)
  return megapixels
}
