import type { EncodeSettings } from '../check-encode-options.ts'
import type { OutputFormat } from '../format/formats.ts'
import type { Sharp } from './library.ts'

/** One way to encode a picture. */
export interface Attempt {
  format: OutputFormat
  quality: number
  /** Pixels from left to right; undefined for those of the picture. */
  width: number | undefined
}

/** What an encoder has to know about the pixels it gets. */
export interface PixelFacts {
  /** Pixels of all frames together. */
  pixels: number
  /** Whether there are a few colours only, as in the input. */
  isPalette: boolean
}

/** Beyond this many pixels mozjpeg codes in one pass: for more it holds all coefficients, 6 bytes a pixel. */
const MAX_MOZJPEG_PIXELS = 64e6

/** Beyond this many pixels the codes of a JPEG are optimised by us, which needs no coefficients; below it is no matter. */
const MAX_NATIVE_PIXELS = 1e6

/** Tells whether the encoder leaves the Huffman codes of a JPEG as they are in all, to be optimised afterwards. */
export function leavesCodes({ format }: Attempt, { mozjpeg }: EncodeSettings, { pixels }: PixelFacts): boolean {
  return format === 'jpeg' && !mozjpeg && pixels > MAX_NATIVE_PIXELS
}

/** Adds to a pipeline how it is encoded. */
export function encoder(
  image: Sharp,
  attempt: Attempt,
  { settings, facts }: { settings: EncodeSettings; facts: PixelFacts },
): Sharp {
  const { format, quality } = attempt
  const { mozjpeg, effort, lossless } = settings
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality, mozjpeg, optimiseCoding: isOptimised(attempt, settings, facts) })
    case 'png':
      return encodePng(image, facts.isPalette, effort ?? 6)
    case 'webp':
      return image.webp({ quality, lossless, effort: Math.min(effort ?? 4, 6) })
    case 'avif':
      return image.avif({ quality, lossless, effort: effort ?? 3 })
    case 'jxl':
      return image.jxl({ quality, lossless, effort: Math.max(1, effort ?? 5) })
    case 'gif':
      return image.gif({ effort: Math.max(1, effort ?? 7) })
  }
}

function isOptimised(attempt: Attempt, settings: EncodeSettings, facts: PixelFacts): boolean {
  return !leavesCodes(attempt, settings, facts) && facts.pixels <= MAX_MOZJPEG_PIXELS
}

/** Adds to a pipeline that it becomes a PNG of 256 colours at the most, which loses some. */
export function reducedPng(image: Sharp, quality: number, effort: number): Sharp {
  return image.png({ palette: true, quality, effort: Math.max(1, effort), compressionLevel: 9 })
}

/** An image of a few colours stays one, each colour as it was; for all others the filters adapt to the rows. */
function encodePng(image: Sharp, isPalette: boolean, compressionLevel: number): Sharp {
  if (isPalette) return image.png({ palette: true, quality: 100, dither: 0, compressionLevel })
  return image.png({ adaptiveFiltering: true, compressionLevel })
}
