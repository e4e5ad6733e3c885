import type { EncodeSettings } from '../check-encode-options.ts'
import { holdsAnimation, type InputFormat, LONGEST_SIDE, type OutputFormat } from '../format/formats.ts'
import { hasHiddenFrames } from '../format/hidden-frames.ts'
import { sniffFormat } from '../format/sniff.ts'
import { isTruncated } from '../format/truncation.ts'
import { FailureSignal } from '../image-failure.ts'
import { withHdrSegments } from '../metadata/hdr-segments.ts'
import { messageOf } from '../read-image.ts'
import { canRead, type Metadata, readMetadata } from './library.ts'

/** An image that may be decoded: its head was read and no limit is exceeded. */
export interface Inspected {
  bytes: Uint8Array
  input: string
  inputFormat: InputFormat
  format: OutputFormat
  metadata: Metadata
  frames: number
}

/** Returns the format of an image by its first bytes, and the one that it is to be written in. */
export function formatsOf(
  head: Uint8Array,
  input: string,
  choice: EncodeSettings['format'],
): { inputFormat: InputFormat; format: OutputFormat } {
  if (head.byteLength === 0) throw new FailureSignal({ code: 'ERR_MP_IMAGE_TRUNCATED', input, bytes: 0 })
  const sniffed = sniffFormat(head)
  if (sniffed.type === 'other')
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_UNSUPPORTED', input, found: sniffed.found })
  const inputFormat = sniffed.format
  if (!canRead(inputFormat))
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_UNSUPPORTED', input, found: FOUND[inputFormat] ?? inputFormat })
  // Which of them is smallest is known once all were tried; until then it stands for WebP, which holds all there is.
  if (choice === 'smallest') return { inputFormat, format: 'webp' }
  if (choice !== 'auto') return { inputFormat, format: choice }
  if (inputFormat !== 'tiff') return { inputFormat, format: inputFormat }
  const found = "a TIFF, which 'auto' cannot keep"
  throw new FailureSignal({ code: 'ERR_MP_IMAGE_UNSUPPORTED', input, found })
}

/** Words for what is read by some builds only. */
const FOUND: Partial<Record<InputFormat, string>> = { jxl: 'a JPEG XL' }

/** Reads the head of an image and refuses what must not be decoded: too large, or frames that would be lost. */
export async function inspectImage(bytes: Uint8Array, input: string, settings: EncodeSettings): Promise<Inspected> {
  const { inputFormat, format } = formatsOf(bytes, input, settings.format)
  if (hasHiddenFrames(bytes, inputFormat)) {
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_ANIMATED', input, frames: undefined, format })
  }
  const metadata = await decoding({ bytes, input, inputFormat }, async () =>
    withHdrSegments(await readMetadata(bytes), bytes),
  )
  const inspected = { bytes, input, inputFormat, format, metadata, frames: metadata.pages ?? 1 }
  refuseLostFrames(inspected)
  refuseTooLarge(inspected, settings)
  return inspected
}

/** Runs a decoder, and says of its errors whether the file is cut or damaged. */
export async function decoding<T>(
  { bytes, input, inputFormat }: Pick<Inspected, 'bytes' | 'input' | 'inputFormat'>,
  decode: () => Promise<T>,
): Promise<T> {
  try {
    return await decode()
  } catch (cause) {
    if (isTruncated(bytes, inputFormat)) {
      throw new FailureSignal({ code: 'ERR_MP_IMAGE_TRUNCATED', input, bytes: bytes.byteLength }, { cause })
    }
    // libvips repeats itself, a line for each attempt.
    const [reason = 'it cannot be decoded'] = messageOf(cause).split('\n')
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_CORRUPT', input, reason }, { cause })
  }
}

function refuseLostFrames({ input, inputFormat, format, frames }: Inspected): void {
  // Pages of a TIFF are no animation, and may differ in size.
  const isKept = holdsAnimation(format) && inputFormat !== 'tiff'
  if (frames === 1 || isKept) return
  throw new FailureSignal({ code: 'ERR_MP_IMAGE_ANIMATED', input, frames, format })
}

function refuseTooLarge({ input, format, metadata, frames }: Inspected, settings: EncodeSettings): void {
  const { limitPixels } = settings
  const pixels = metadata.width * metadata.height * frames
  if (pixels > limitPixels) throw new FailureSignal({ code: 'ERR_MP_IMAGE_TOO_LARGE', input, pixels, limitPixels })
  const side = Math.round(Math.max(metadata.width, metadata.height) * scaleFor(metadata, settings))
  const limitSide = LONGEST_SIDE[format]
  if (side > limitSide) throw new FailureSignal({ code: 'ERR_MP_IMAGE_SIDE', input, side, limitSide, format })
}

/** Returns by how much both sides are multiplied so that they fit the limits: never more than 1, unless it is allowed. */
export function scaleFor({ autoOrient }: Metadata, { width, height, upscale }: EncodeSettings): number {
  if (width === undefined && height === undefined) return 1
  const scale = Math.min((width ?? Infinity) / autoOrient.width, (height ?? Infinity) / autoOrient.height)
  return upscale ? scale : Math.min(1, scale)
}
