import type { EncodeRequest } from '../check-encode-options.ts'
import { ssim } from '../similarity/ssim.ts'
import { type Encoded, shapeOf } from './encode.ts'
import { inspectImage } from './inspect.ts'
import { greyOfEncoded, Picture } from './picture.ts'

/** An image in one of several widths. */
export interface EncodedWidth extends Encoded {
  /** The width that was asked for; the image is narrower where it was never as wide. */
  askedWidth: number
}

/** Encodes an image in several widths, which are all made of one decoding; the narrowest first. */
export async function encodeWidths(
  bytes: Uint8Array,
  input: string,
  { settings, widths }: { settings: EncodeRequest; widths: readonly number[] },
): Promise<EncodedWidth[]> {
  const widest = Math.max(...widths)
  const fitted = { ...settings, width: Math.min(settings.width ?? widest, widest) }
  const inspected = await inspectImage(bytes, input, fitted)
  const picture = await Picture.decoded(inspected, fitted)
  const outputs: EncodedWidth[] = []
  for (const askedWidth of reachable(widths, picture.width, settings.upscale)) {
    const width = settings.upscale ? askedWidth : Math.min(askedWidth, picture.width)
    const encoding = await picture.encode({ format: inspected.format, quality: settings.quality, width })
    const similarity = settings.measure
      ? ssim(await picture.grey(width), await greyOfEncoded(encoding.data, inspected.frames > 1))
      : undefined
    outputs.push({ ...shapeOf(encoding, inspected, settings), askedWidth, levers: [], ssim: similarity })
  }
  return outputs
}

/** Of the widths beyond that of the picture the first one stands for its own width, and the others are left out. */
function reachable(widths: readonly number[], own: number, upscale: boolean): readonly number[] {
  if (upscale) return widths
  const last = widths.findIndex((width) => width >= own)
  return last === -1 ? widths : widths.slice(0, last + 1)
}
