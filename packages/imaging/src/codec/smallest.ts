import type { EncodeSettings } from '../check-encode-options.ts'
import type { OutputFormat } from '../format/formats.ts'
import { FailureSignal } from '../image-failure.ts'
import { ssim } from '../similarity/ssim.ts'
import type { Inspected } from './inspect.ts'
import { greyOfEncoded, type Picture } from './picture.ts'
import { type Fitted, fitInto } from './search-size.ts'

/** How much less like the picture than the best a candidate may look: less than can be seen. */
const TOLERANCE = 0.02

/** Returns the encoding of the fewest bytes among the formats of the web that look about as good as the best of them. */
export async function smallestOf(
  picture: Picture,
  { settings, inspected }: { settings: EncodeSettings; inspected: Inspected },
): Promise<Fitted> {
  const candidates: (Fitted & { ssim: number })[] = []
  let failure: unknown
  const isAnimated = inspected.frames > 1
  const original = await picture.grey(undefined)
  for (const format of candidatesFor(inspected, settings)) {
    try {
      const fitted = await fitInto(picture, format, { settings, inspected })
      const isWhole = fitted.width === picture.width
      const own = isWhole ? original : await picture.grey(fitted.width)
      candidates.push({ ...fitted, ssim: ssim(own, await greyOfEncoded(fitted.data, isAnimated)) })
    } catch (error) {
      if (!(error instanceof FailureSignal) || error.failure.code !== 'ERR_MP_IMAGE_TARGET') throw error
      failure = error
    }
  }
  const best = Math.max(...candidates.map((each) => each.ssim))
  const [smallest] = candidates
    .filter((each) => each.ssim >= best - TOLERANCE)
    .toSorted((a, b) => a.data.byteLength - b.data.byteLength)
  if (smallest === undefined) throw failure
  return smallest
}

function candidatesFor({ inputFormat, metadata, frames }: Inspected, { lossless }: EncodeSettings): OutputFormat[] {
  if (frames > 1) return inputFormat === 'gif' ? ['webp', 'gif'] : ['webp']
  if (lossless) return ['png', 'webp']
  // What has few colours or transparency is most often drawn, which PNG is good at.
  const isDrawn = metadata.hasAlpha || metadata.isPalette
  return isDrawn ? ['png', 'webp', 'avif'] : ['jpeg', 'webp', 'avif']
}
