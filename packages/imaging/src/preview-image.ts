import { checkInteger, checkKeys } from './check-option.ts'
import { decoding, formatsOf, inspectImage } from './codec/inspect.ts'
import { encodeSettings } from './check-encode-options.ts'
import { openImage } from './codec/library.ts'
import { withTypedErrors } from './typed-error.ts'

/** Options of {@link previewImage}. */
export interface PreviewOptions {
  /** Greatest width in pixels, from 1. */
  width: number
  /** Greatest height in pixels, from 1. */
  height: number
  /**
   * Whether to take the middle of the picture, pixel for pixel, in place of the whole.
   * @defaultValue false
   */
  detail?: boolean | undefined
}

/** A small picture of an image, for people to look at. */
export interface Preview {
  /** A WebP. */
  data: Uint8Array
  width: number
  height: number
}

/** Quality of a preview: high, as what it shows is how others look. */
const QUALITY = 90

/**
 * Makes a small picture of an image, or of a detail of it: upright, in sRGB, of the first frame, without metadata.
 *
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when an option is not allowed.
 * @throws {@link ImageError} when the image cannot be decoded.
 * @example
 * ```ts @import.meta.vitest
 * import { encodeSamplePhoto, previewImage } from '@mp/imaging'
 * const photo = await encodeSamplePhoto(1, { width: 640, height: 480 })
 * expect(await previewImage(photo, { width: 100, height: 100 })).toMatchObject({ width: 100, height: 75 })
 * expect(await previewImage(photo, { width: 100, height: 100, detail: true })).toMatchObject({ width: 100, height: 100 })
 * ```
 */
export async function previewImage(bytes: Uint8Array, options: PreviewOptions): Promise<Preview> {
  checkKeys('options', options, ['width', 'height', 'detail'])
  const width = checkInteger('width', options.width, { min: 1 })
  const height = checkInteger('height', options.height, { min: 1 })
  const size = options.detail === true ? ({ fit: 'none' } as const) : ({ fit: 'inside' } as const)
  return withTypedErrors(() => previewOf(bytes, { width, height, ...size }))
}

async function previewOf(
  bytes: Uint8Array,
  { width, height, fit }: { width: number; height: number; fit: 'none' | 'inside' },
): Promise<Preview> {
  const settings = encodeSettings({ format: 'webp', width, height })
  const { inputFormat } = formatsOf(bytes, '(bytes)', 'webp')
  const { metadata } = await inspectImage(bytes, '(bytes)', settings)
  return decoding({ bytes, input: '(bytes)', inputFormat }, async () => {
    const image = openImage(bytes, { animated: false, limitPixels: settings.limitPixels }).autoOrient()
    const { autoOrient } = metadata
    const part = { width: Math.min(width, autoOrient.width), height: Math.min(height, autoOrient.height) }
    const left = Math.floor((autoOrient.width - part.width) / 2)
    const top = Math.floor((autoOrient.height - part.height) / 2)
    const sized =
      fit === 'none'
        ? image.extract({ left, top, ...part })
        : image.resize({ width, height, fit, withoutEnlargement: true })
    const { data, info } = await sized.webp({ quality: QUALITY }).toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  })
}
