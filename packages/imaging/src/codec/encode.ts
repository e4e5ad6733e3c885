import type { EncodeSettings } from '../check-encode-options.ts'
import type { OutputFormat } from '../format/formats.ts'
import { decoding, type Inspected, inspectImage, scaleFor } from './inspect.ts'
import { keepMetadata } from './keep-metadata.ts'
import { openImage, type Sharp } from './library.ts'

/** An encoded image. */
export interface Encoded {
  data: Uint8Array
  /** Pixels from left to right, orientation applied. */
  width: number
  /** Pixels from top to bottom of one frame, orientation applied. */
  height: number
  frames: number
  format: OutputFormat
}

/** Beyond this many pixels a JPEG is coded in one pass: the optimised one holds all coefficients, 6 bytes a pixel. */
const MAX_OPTIMISED_PIXELS = 64e6

/** Decodes an image and encodes it anew as the settings say. */
export async function encodeImage(bytes: Uint8Array, input: string, settings: EncodeSettings): Promise<Encoded> {
  const inspected = await inspectImage(bytes, input, settings)
  const { format, frames } = inspected
  const { data, info } = await decoding(inspected, () =>
    pipeline(inspected, settings).toBuffer({ resolveWithObject: true }),
  )
  return { data, width: info.width, height: info.pageHeight ?? info.height, frames, format }
}

function pipeline(inspected: Inspected, settings: EncodeSettings): Sharp {
  const { bytes, format, metadata, frames } = inspected
  const opened = openImage(bytes, { animated: frames > 1, limitPixels: settings.limitPixels })
  const upright = shrink(opened.autoOrient(), settings)
  // JPEG has no transparency, and white is what pages have behind it.
  const opaque = format === 'jpeg' && metadata.hasAlpha ? upright.flatten({ background: '#fff' }) : upright
  const kept = keepMetadata(keepDepth(opaque, inspected), metadata, settings.metadata)
  return encoder(kept, inspected, settings)
}

function shrink(image: Sharp, { width, height }: EncodeSettings): Sharp {
  if (width === undefined && height === undefined) return image
  return image.resize({
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    fit: 'inside',
    withoutEnlargement: true,
  })
}

/** Keeps one channel one channel, and the 16 bits of a PNG: by default all becomes 8-bit sRGB. */
function keepDepth(image: Sharp, { metadata, format }: Inspected): Sharp {
  const isGrey = metadata.space === 'b-w' || metadata.space === 'grey16'
  const isDeep = format === 'png' && metadata.depth === 'ushort'
  if (isGrey && (format === 'jpeg' || format === 'png')) return image.toColourspace(isDeep ? 'grey16' : 'b-w')
  return isDeep ? image.toColourspace('rgb16') : image
}

function encoder(image: Sharp, { metadata, format }: Inspected, settings: EncodeSettings): Sharp {
  const { quality, mozjpeg, effort } = settings
  const scale = scaleFor(metadata, settings)
  switch (format) {
    case 'jpeg':
      return image.jpeg({
        quality,
        mozjpeg,
        optimiseCoding: metadata.width * metadata.height * scale ** 2 <= MAX_OPTIMISED_PIXELS,
      })
    case 'png':
      return encodePng(image, metadata.isPalette && scale === 1, effort ?? 6)
    case 'webp':
      return image.webp({ quality, effort: Math.min(effort ?? 4, 6) })
    case 'avif':
      return image.avif({ quality, effort: effort ?? 3 })
    case 'gif':
      return image.gif({ effort: Math.max(1, effort ?? 7) })
  }
}

/** An image of a few colours stays one, each colour as it was; for all others the filters adapt to the rows. */
function encodePng(image: Sharp, isPalette: boolean, compressionLevel: number): Sharp {
  if (isPalette) return image.png({ palette: true, quality: 100, dither: 0, compressionLevel })
  return image.png({ adaptiveFiltering: true, compressionLevel })
}
