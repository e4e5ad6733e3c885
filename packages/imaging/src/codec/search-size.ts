import type { EncodeSettings } from '../check-encode-options.ts'
import type { OutputFormat } from '../format/formats.ts'
import { FailureSignal } from '../image-failure.ts'
import { ssim } from '../similarity/ssim.ts'
import type { Inspected } from './inspect.ts'
import { type Encoding, greyOfEncoded, type Picture } from './picture.ts'

/** An encoding that is small enough, and how like the picture it looks. */
export interface Fitted extends Encoding {
  ssim: number | undefined
}

/** By how much both sides are shrunk, one after the other, where lower quality alone would be seen. */
const SHARES = [1, 0.84, 0.71, 0.59, 0.5]

/** Qualities of a PNG: 100 is without loss, the others reduce its colours. */
const PNG_QUALITIES = [30, 45, 60, 75, 90]

/**
 * Finds the best encoding of no more than `maxBytes`: the highest quality that fits, and where that looks too unlike the
 * picture, the largest size at which one fits that does not.
 */
export async function fitInto(
  picture: Picture,
  format: OutputFormat,
  { settings, inspected }: { settings: EncodeSettings; inspected: Inspected },
): Promise<Fitted> {
  const maxBytes = settings.maxBytes ?? Number.MAX_SAFE_INTEGER
  const whole = await picture.encode({ format, quality: firstQuality(format, settings), width: undefined })
  if (whole.data.byteLength <= maxBytes) return { ...whole, ssim: undefined }
  const search = new SizeSearch(picture, { format, settings, isAnimated: inspected.frames > 1 })
  for (const share of SHARES) {
    const width = share === 1 ? undefined : Math.max(1, Math.round(picture.width * share))
    const fitted = await search.best(width)
    if (fitted !== undefined) return fitted
  }
  const { ssim, bytes } = search.nearest
  const { minSsim } = settings
  throw new FailureSignal({ code: 'ERR_MP_IMAGE_TARGET', input: inspected.input, maxBytes, bytes, minSsim, ssim })
}

function firstQuality(format: OutputFormat, { quality }: EncodeSettings): number {
  return format === 'png' ? 100 : quality
}

class SizeSearch {
  readonly #picture: Picture
  readonly #options: { format: OutputFormat; settings: EncodeSettings; isAnimated: boolean }
  readonly #qualities: readonly number[]
  /** The last that fitted and looked too bad, or the smallest there was. */
  nearest: { ssim: number | undefined; bytes: number } = { ssim: undefined, bytes: Number.MAX_SAFE_INTEGER }

  constructor(picture: Picture, options: { format: OutputFormat; settings: EncodeSettings; isAnimated: boolean }) {
    this.#picture = picture
    this.#options = options
    this.#qualities = qualitiesOf(options.format, options.settings)
  }

  /** Returns the best encoding of a width that fits and does not look too bad. */
  async best(width: number | undefined): Promise<Fitted | undefined> {
    const fitting = await this.#largestFitting(width)
    if (fitting === undefined) return undefined
    const { isAnimated, settings } = this.#options
    const similarity = ssim(await this.#picture.grey(width), await greyOfEncoded(fitting.data, isAnimated))
    if (similarity >= settings.minSsim) return { ...fitting, ssim: similarity }
    this.nearest = { ssim: similarity, bytes: fitting.data.byteLength }
    return undefined
  }

  /** Halves the range of qualities until the highest is found that fits: bytes grow with quality. */
  async #largestFitting(width: number | undefined): Promise<Encoding | undefined> {
    const { format, settings } = this.#options
    let found: Encoding | undefined
    let [low, high] = [0, this.#qualities.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const encoding = await this.#picture.encode({ format, quality: this.#qualities[middle] ?? 1, width })
      const bytes = encoding.data.byteLength
      if (bytes <= (settings.maxBytes ?? 0)) {
        found = encoding
        low = middle + 1
      } else {
        high = middle - 1
        if (this.nearest.ssim === undefined && bytes < this.nearest.bytes) this.nearest = { ssim: undefined, bytes }
      }
    }
    return found
  }
}

function qualitiesOf(format: OutputFormat, { quality }: EncodeSettings): readonly number[] {
  if (format === 'png') return PNG_QUALITIES
  // A GIF has none: size alone is left.
  return format === 'gif' ? [quality] : Array.from({ length: quality }, (_, index) => index + 1)
}
