import { openPixels } from '../codec/library.ts'
import { makeSamplePhoto, type SampleSize } from './make-sample-photo.ts'

/** Quality of a sample photo: what cameras use. */
const QUALITY = 92

/** EXIF orientation of a camera that was held upright: turn by 90° clockwise to view. */
const HELD_UPRIGHT = 6

/**
 * Makes a sample photo as a JPEG of quality 92.
 *
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when a number is not allowed.
 * @see {@link makeSamplePhoto} for its pixels alone.
 * @example
 * ```ts @import.meta.vitest
 * import { encodeSamplePhoto } from '@mp/imaging'
 * const jpeg = await encodeSamplePhoto(1, { width: 64, height: 48 })
 * expect([...jpeg.subarray(0, 2)]).toEqual([0xff, 0xd8])
 * ```
 */
export async function encodeSamplePhoto(seed: number, size: SampleSize): Promise<Uint8Array> {
  return openPixels(makeSamplePhoto(seed, size)).jpeg({ quality: QUALITY }).toBuffer()
}

/** Makes a sample photo of an upright picture whose rows lie sideways in the file, with an EXIF orientation that says so. */
export async function encodeTurnedPhoto(seed: number, { width, height }: SampleSize): Promise<Uint8Array> {
  const upright = makeSamplePhoto(seed, { width: height, height: width })
  return openPixels(upright)
    .rotate(-90)
    .withMetadata({ orientation: HELD_UPRIGHT })
    .jpeg({ quality: QUALITY })
    .toBuffer()
}
