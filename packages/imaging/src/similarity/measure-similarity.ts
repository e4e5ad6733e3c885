import { greyOfEncoded } from '../codec/picture.ts'
import { decoding, formatsOf } from '../codec/inspect.ts'
import { withTypedErrors } from '../typed-error.ts'
import { type GreyPixels, ssim } from './ssim.ts'

/**
 * Measures how like two encoded images look, as the structural similarity of their brightness.
 *
 * @remarks
 * Windows of 8 by 8 pixels, four apart, as the `ssim` filter of FFmpeg has them; the measure is that of Wang, Bovik, Sheikh
 * and Simoncelli (2004). EXIF orientations are applied before.
 * @returns 1 for the same picture, around 0.9 for one that lost what few people see, less for worse.
 * @throws {@link ImageError} when one of them cannot be decoded.
 * @throws RangeError when they differ in size.
 * @example
 * ```ts @import.meta.vitest
 * import { compressBytes, encodeSamplePhoto, measureSimilarity } from '@mp/imaging'
 * const photo = await encodeSamplePhoto(1, { width: 320, height: 240 })
 * const { data } = await compressBytes(photo, { quality: 20 })
 * expect(await measureSimilarity(photo, photo)).toBe(1)
 * expect(await measureSimilarity(photo, data)).toBeLessThan(0.99)
 * ```
 */
export async function measureSimilarity(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await withTypedErrors(() => Promise.all([greyIn(one, '(one)'), greyIn(other, '(other)')]))
  return ssim(a, b)
}

async function greyIn(bytes: Uint8Array, input: string): Promise<GreyPixels> {
  const { inputFormat } = formatsOf(bytes, input, 'jpeg')
  return decoding({ bytes, input, inputFormat }, () => greyOfEncoded(bytes, true))
}
