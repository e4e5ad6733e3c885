import { cancellable } from './cancelled.ts'
import { ENCODE_KEYS, encodeSettings } from './check-encode-options.ts'
import { checkKeys, checkSignal } from './check-option.ts'
import { pathOf } from './input-path.ts'
import type { CompressOptions } from './options.ts'
import { OUTPUT_KEYS, outputSettings } from './output/check-output-options.ts'
import { planImage, type PlanSettings, refuseExisting } from './output/plan.ts'
import { type CompressedImage, runPlan } from './run-plan.ts'
import { withTypedErrors } from './typed-error.ts'

const KEYS = [...ENCODE_KEYS, ...OUTPUT_KEYS, 'signal'] as const

/**
 * Compresses one image file into another, in this process.
 *
 * @remarks
 * The output is `compressed_<name>` beside the input, unless `outDir` and `name` say otherwise; its extension follows
 * its format. It is written to a temporary file, brought to the disk and then given its name in one step: after an
 * error or an abort there is no output and no temporary file. The picture is upright whatever its EXIF orientation was.
 * Transparent parts of an image that becomes a JPEG turn white. Where encoding anew saves less than `minSavings`, the
 * output has the coded pixels of the input, without the metadata that is not to be kept.
 * @param input - Path, or `file:` URL, of a JPEG, PNG, WebP, AVIF, GIF or TIFF; the content counts, not the extension.
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when an option is not allowed.
 * @throws {@link ImageError} with a class and `code` for each cause: missing, unreadable, unsupported, truncated,
 * corrupt, animated, too large, existing output, output not writable, `maxBytes` out of reach.
 * @throws {@link CancelledError} when `signal` aborts.
 * @see {@link compressImages} for many files on all cores, and to be safe from images that crash or hang a decoder.
 * @see {@link compressBytes} to stay in memory.
 * @example
 * ```ts @import.meta.vitest
 * import { mkdtemp, rm } from 'node:fs/promises'
 * import { compressImage, writeSamplePhotos } from '@mp/imaging'
 * const folder = await mkdtemp('/tmp/mp-photos-')
 * const [photo = ''] = await writeSamplePhotos(folder, { count: 1, megapixels: 0.5 })
 * const result = await compressImage(photo, { quality: 40 })
 * expect(result.output.endsWith('compressed_img1.jpg')).toBe(true)
 * expect(result.bytesAfter).toBeLessThan(result.bytesBefore)
 * await rm(folder, { recursive: true })
 * ```
 */
export async function compressImage(input: string | URL, options: CompressOptions = {}): Promise<CompressedImage> {
  checkKeys('options', options, KEYS)
  const path = pathOf('input', input)
  const settings: PlanSettings = { encode: encodeSettings(options), output: outputSettings(options) }
  const signal = checkSignal(options.signal)
  return cancellable(`Compressing ${path}`, signal, () =>
    withTypedErrors(async () => {
      const plan = await planImage({ input: path }, settings)
      await refuseExisting(plan)
      return (await runPlan(plan, signal)).image
    }),
  )
}
