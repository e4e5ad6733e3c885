import sharp, { type Metadata, type Sharp } from 'sharp'
import type { InputFormat, OutputFormat } from '../format/formats.ts'

export type { Metadata, Sharp }

/** Pixels as they lie in memory: rows from the top, three bytes each: red, green, blue. */
export interface RgbPixels {
  data: Uint8Array
  width: number
  height: number
}

let isLimited = false

/**
 * Leaves parallelism to the pool: one libvips thread an image, and nothing cached from one image to the next.
 *
 * Both are settings of the whole program, so only workers call this, once.
 */
export function limitToOneThread(): void {
  if (isLimited) return
  isLimited = true
  sharp.concurrency(1)
  sharp.cache(false)
}

/** Returns what the head of an image says, without decoding it. */
export function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false }).metadata()
}

/** Starts a pipeline on an encoded image, all its frames if asked; any damage in it will be an error. */
export function openImage(bytes: Uint8Array, options: { animated: boolean; limitPixels: number }): Sharp {
  const { animated, limitPixels } = options
  return sharp(bytes, { animated, limitInputPixels: limitPixels, failOn: 'warning' })
}

/** Starts a pipeline on raw pixels. */
export function openPixels({ data, width, height }: RgbPixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** Adds to a pipeline that the gain map of an HDR photo is kept, resized with it; the types of sharp lack it. */
export function keepGainMap(image: Sharp): Sharp {
  const keep: unknown = Reflect.get(image, 'keepGainMap')
  if (typeof keep === 'function') Reflect.apply(keep, image, [])
  return image
}

/** Tells whether this build of libvips can write a format. */
export function canWrite(format: OutputFormat): boolean {
  return format === 'avif' ? sharp.format.heif.output.buffer : sharp.format[format].output.buffer
}

/** Tells whether this build of libvips can read a format. */
export function canRead(format: InputFormat): boolean {
  return format === 'avif' ? sharp.format.heif.input.buffer : sharp.format[format].input.buffer
}
