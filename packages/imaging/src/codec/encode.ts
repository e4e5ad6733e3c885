import type { EncodeRequest, EncodeSettings } from '../check-encode-options.ts'
import type { OutputFormat } from '../format/formats.ts'
import { FailureSignal } from '../image-failure.ts'
import { optimiseHuffman } from '../jpeg/optimise-huffman.ts'
import type { FoundMetadata } from '../metadata/kinds.ts'
import { kindsLost, kindsStripped } from '../metadata/gain-map.ts'
import { ssim } from '../similarity/ssim.ts'
import { type Inspected, inspectImage } from './inspect.ts'
import { originalOf } from './original.ts'
import { type Encoding, greyOfEncoded, Picture } from './picture.ts'
import { type Fitted, fitInto } from './search-size.ts'
import { smallestOf } from './smallest.ts'

/** What was done to make an image small enough for `maxBytes`. */
export type SizeLever = 'quality' | 'resize'

/** An encoded image. */
export interface Encoded {
  data: Uint8Array
  /** Pixels from left to right, orientation applied. */
  width: number
  /** Pixels from top to bottom of one frame, orientation applied. */
  height: number
  frames: number
  format: OutputFormat
  /** Whether the coded pixels are those of the input, as encoding anew saved too little. */
  isOriginal: boolean
  /** Quality that it was encoded with; undefined for an original, and where the format has none. */
  quality: number | undefined
  /** How like the picture it looks, from 0 to 1; undefined where that was not measured. */
  ssim: number | undefined
  /** What was done for `maxBytes`; empty where it fits as it is. */
  levers: SizeLever[]
  /** Kinds of data beside the pixels that the input had and the output has not. */
  removed: FoundMetadata[]
}

/** Decodes an image and encodes it anew as the settings say. */
export async function encodeImage(bytes: Uint8Array, input: string, settings: EncodeRequest): Promise<Encoded> {
  const inspected = await inspectImage(bytes, input, settings)
  const original = originalOf(inspected, settings)
  if (original !== undefined && settings.isFinal === true) return asOriginal(inspected, settings, original)
  if (original !== undefined && isLosslessJpeg(inspected, settings))
    return asOriginal(inspected, settings, await withBestCodes(original, settings))
  refuseLosslessJpeg(inspected, settings)
  const encoded = await encodeAnew(inspected, settings)
  if (original === undefined || savesEnough(encoded, original, settings)) return encoded
  return asOriginal(inspected, settings, original)
}

async function encodeAnew(inspected: Inspected, settings: EncodeRequest): Promise<Encoded> {
  const { picture, fitted } = await encodeBest(inspected, settings)
  const isAnimated = inspected.frames > 1
  const isMeasured = settings.measure && fitted.ssim === undefined
  const similarity = isMeasured
    ? ssim(
        await picture.grey(isWhole(fitted, picture) ? undefined : fitted.width),
        await greyOfEncoded(fitted.data, isAnimated),
      )
    : fitted.ssim
  return { ...shapeOf(fitted, inspected, settings), levers: leversOf(fitted, picture, settings), ssim: similarity }
}

async function encodeBest(
  inspected: Inspected,
  settings: EncodeRequest,
): Promise<{ picture: Picture; fitted: Fitted }> {
  const { format } = inspected
  const { quality, maxBytes } = settings
  if (maxBytes === undefined && settings.format !== 'smallest') {
    const picture = await Picture.once(inspected, settings)
    return { picture, fitted: { ...(await picture.encode({ format, quality, width: undefined })), ssim: undefined } }
  }
  const picture = await Picture.decoded(inspected, settings)
  const context = { inspected, settings }
  const fitted =
    settings.format === 'smallest' ? await smallestOf(picture, context) : await fitInto(picture, format, context)
  return { picture, fitted }
}

/** Returns the figures of an encoding of an inspected image. */
export function shapeOf(
  encoding: Encoding,
  { frames, metadata }: Inspected,
  settings: EncodeSettings,
): Omit<Encoded, 'ssim' | 'levers'> {
  const { data, width, height, format, quality } = encoding
  const isLossless = settings.lossless || format === 'gif' || (format === 'png' && settings.maxBytes === undefined)
  return {
    data,
    width,
    height,
    frames,
    format,
    isOriginal: false,
    quality: isLossless ? undefined : quality,
    removed: kindsLost(metadata, settings, format),
  }
}

function leversOf(fitted: Fitted, picture: Picture, settings: EncodeSettings): SizeLever[] {
  if (settings.maxBytes === undefined) return []
  const levers: SizeLever[] = []
  if (fitted.quality < (fitted.format === 'png' ? 100 : settings.quality)) levers.push('quality')
  if (!isWhole(fitted, picture)) levers.push('resize')
  return levers
}

function isWhole(fitted: Fitted, picture: Picture): boolean {
  return fitted.width === picture.width
}

function savesEnough({ data }: Encoded, original: Uint8Array, { minSavings, maxBytes }: EncodeSettings): boolean {
  if (maxBytes !== undefined && original.byteLength > maxBytes) return true
  return data.byteLength <= original.byteLength * (1 - minSavings)
}

function asOriginal(inspected: Inspected, settings: EncodeSettings, data: Uint8Array): Encoded {
  const { bytes, metadata, frames, inputFormat } = inspected
  const { width, height } = settings.lossless ? metadata : metadata.autoOrient
  return {
    data,
    width,
    height: metadata.pageHeight ?? height,
    frames,
    format: inputFormat === 'tiff' ? inspected.format : inputFormat,
    isOriginal: true,
    quality: undefined,
    ssim: settings.measure ? 1 : undefined,
    levers: [],
    removed: data === bytes ? [] : kindsStripped(metadata, settings),
  }
}

function isLosslessJpeg({ inputFormat }: Inspected, { lossless, format }: EncodeSettings): boolean {
  return lossless && inputFormat === 'jpeg' && (format === 'auto' || format === 'smallest')
}

/** Codes anew what is coded already, without decoding it to pixels, where that saves enough. */
async function withBestCodes(original: Uint8Array, { minSavings }: EncodeSettings): Promise<Uint8Array> {
  const optimised = await optimiseHuffman(original)
  const isWorthIt = optimised !== undefined && optimised.byteLength <= original.byteLength * (1 - minSavings)
  return isWorthIt ? optimised : original
}

/** The pixels of a JPEG cannot be turned, resized or filtered without coding them anew, which loses some. */
function refuseLosslessJpeg(inspected: Inspected, settings: EncodeSettings): void {
  if (!isLosslessJpeg(inspected, settings) || settings.format === 'smallest') return
  const { input } = inspected
  throw new FailureSignal({ code: 'ERR_MP_IMAGE_LOSSLESS', input })
}
