import type { EncodeRequest, EncodeSettings } from '../check-encode-options.ts'
import { applyFilter } from '../filter/apply-filter.ts'
import { keepsGainMap } from '../metadata/gain-map.ts'
import { keepMetadata } from '../metadata/keep-metadata.ts'
import { optimiseHuffman } from '../jpeg/optimise-huffman.ts'
import type { GreyPixels } from '../similarity/ssim.ts'
import { type Attempt, encoder, leavesCodes, type PixelFacts, reducedPng } from './encoder.ts'
import { decoding, type Inspected, scaleFor } from './inspect.ts'
import { keepGainMap, type Metadata, openImage, readMetadata, type Sharp } from './library.ts'

/** A picture in one encoding. */
export interface Encoding extends Attempt {
  data: Uint8Array
  width: number
  /** Of one frame, if there are several. */
  height: number
}

/** White is what pages have behind a picture; JPEG has no transparency. */
const WHITE = '#fff'

/** An image that is upright, fitted and filtered as was asked for, to be encoded once or several times. */
export class Picture {
  readonly #inspected: Inspected
  readonly #settings: EncodeRequest
  readonly #source: Uint8Array
  /** About the source: that of the input, or of what was made of it. */
  readonly #shape: Metadata
  readonly width: number
  readonly height: number

  private constructor(inspected: Inspected, settings: EncodeRequest, made?: { source: Uint8Array; shape: Metadata }) {
    this.#inspected = inspected
    this.#settings = settings
    this.#source = made?.source ?? inspected.bytes
    this.#shape = made?.shape ?? inspected.metadata
    const scale = made === undefined ? scaleFor(inspected.metadata, settings) : 1
    const { autoOrient, pageHeight } = this.#shape
    this.width = Math.max(1, Math.round(autoOrient.width * scale))
    this.height = Math.max(1, Math.round((pageHeight ?? autoOrient.height) * scale))
  }

  /** Takes an image as it is, for one encoding; filters are applied first, as each needs the result of the one before. */
  static async once(inspected: Inspected, settings: EncodeRequest): Promise<Picture> {
    const picture = new Picture(inspected, settings)
    return settings.filters.length === 0 ? picture : await picture.#prepare()
  }

  /** Decodes an image so that it is quick to encode again and again; not an HDR photo, whose gain map would be lost. */
  static async decoded(inspected: Inspected, settings: EncodeRequest): Promise<Picture> {
    const { metadata, format } = inspected
    if (keepsGainMap(metadata, settings, format)) return Picture.once(inspected, settings)
    return new Picture(inspected, settings).#prepare()
  }

  /** Encodes the picture in one way. */
  async encode(attempt: Attempt): Promise<Encoding> {
    const facts = this.#factsOf(attempt)
    const image = this.#encoder(attempt, facts)
    const { data: coded, info } = await this.#decoding(() => image.toBuffer({ resolveWithObject: true }))
    const isLeft = leavesCodes(attempt, this.#settings, facts)
    const data = isLeft ? ((await optimiseHuffman(coded)) ?? coded) : coded
    return { ...attempt, data, width: info.width, height: info.pageHeight ?? info.height }
  }

  /** Returns the brightness of the picture, all frames one above the other. */
  async grey(width: number | undefined): Promise<GreyPixels> {
    return this.#decoding(() => greyOf(this.#open(width)))
  }

  #encoder(attempt: Attempt, facts: PixelFacts): Sharp {
    const { format, quality, width } = attempt
    const { hasAlpha } = this.#shape
    const upright = this.#open(width)
    const opaque = format === 'jpeg' && hasAlpha ? upright.flatten({ background: WHITE }) : upright
    const kept = keepMetadata(this.#keepDepth(opaque, format), this.#inspected.metadata, this.#settings.metadata)
    if (format === 'png' && quality < 100 && this.#settings.maxBytes !== undefined)
      return reducedPng(kept, quality, this.#settings.effort ?? 4)
    const whole = this.#keepsGainMap(format) ? keepGainMap(kept) : kept
    return encoder(whole, attempt, { settings: this.#settings, facts })
  }

  #keepsGainMap(format: Attempt['format']): boolean {
    const isInput = this.#source === this.#inspected.bytes
    return isInput && keepsGainMap(this.#inspected.metadata, this.#settings, format)
  }

  #factsOf({ width }: Attempt): PixelFacts {
    const isWhole = width === undefined && scaleFor(this.#inspected.metadata, this.#settings) === 1
    const share = (width ?? this.width) / this.width
    const pixels = this.width * this.height * this.#inspected.frames * share ** 2
    return { pixels, isPalette: isWhole && this.#shape.isPalette }
  }

  /** Starts a pipeline that turns the picture upright and fits it, or gives it a width. */
  #open(width: number | undefined): Sharp {
    const { frames } = this.#inspected
    const image = openImage(this.#source, { animated: frames > 1, limitPixels: this.#limitPixels }).autoOrient()
    if (width !== undefined) return image.resize({ width })
    return this.#source === this.#inspected.bytes ? fit(image, this.#settings) : image
  }

  /** What was made of the input may be larger than the limit for inputs. */
  get #limitPixels(): number {
    return this.#source === this.#inspected.bytes ? this.#settings.limitPixels : Number.MAX_SAFE_INTEGER
  }

  /** Keeps one channel one channel, and the 16 bits of a PNG: by default all becomes 8-bit sRGB. */
  #keepDepth(image: Sharp, format: Attempt['format']): Sharp {
    const { space, depth } = this.#shape
    const isGrey = space === 'b-w' || space === 'grey16'
    const isDeep = format === 'png' && depth === 'ushort'
    if (isGrey && (format === 'jpeg' || format === 'png')) return image.toColourspace(isDeep ? 'grey16' : 'b-w')
    return isDeep ? image.toColourspace('rgb16') : image
  }

  async #prepare(): Promise<Picture> {
    return this.#decoding(async () => {
      const { filters } = this.#settings
      let source = await this.#intermediate(this.#open(undefined))
      for (const filter of filters) {
        const image = openImage(source, { animated: this.#inspected.frames > 1, limitPixels: Number.MAX_SAFE_INTEGER })
        source = await this.#intermediate(applyFilter(image, filter, this))
      }
      return new Picture(this.#inspected, this.#settings, { source, shape: await readMetadata(source) })
    })
  }

  /** Loses nothing, and is quick: a PNG that is not compressed, or a WebP where there are frames and delays. */
  async #intermediate(image: Sharp): Promise<Uint8Array> {
    if (this.#inspected.frames > 1) return image.keepIccProfile().webp({ lossless: true, effort: 0 }).toBuffer()
    const { frames, inputFormat } = this.#inspected
    const isPlain = frames === 1 && inputFormat === 'png' && this.#settings.filters.length === 0
    const deep = isPlain ? this.#keepDepth(image, 'png') : image
    return deep.keepIccProfile().png({ compressionLevel: 0 }).toBuffer()
  }

  async #decoding<T>(decode: () => Promise<T>): Promise<T> {
    this.#settings.signal?.throwIfAborted()
    return decoding(this.#inspected, decode)
  }
}

/** Returns the brightness of an encoded picture, upright. */
export async function greyOfEncoded(data: Uint8Array, isAnimated: boolean): Promise<GreyPixels> {
  return greyOf(openImage(data, { animated: isAnimated, limitPixels: Number.MAX_SAFE_INTEGER }).autoOrient())
}

async function greyOf(image: Sharp): Promise<GreyPixels> {
  const grey = image.flatten({ background: WHITE }).greyscale().raw({ depth: 'uchar' })
  const { data, info } = await grey.toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

function fit(image: Sharp, { width, height, upscale }: EncodeSettings): Sharp {
  if (width === undefined && height === undefined) return image
  return image.resize({
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    fit: 'inside',
    withoutEnlargement: !upscale,
  })
}
