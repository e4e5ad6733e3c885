import type { FormatChoice, OutputFormat } from './format/formats.ts'

/**
 * What is kept of the data that stands beside the pixels.
 *
 * - `safe`: the colour profile, and the copyright and artist of the EXIF data; GPS position, serial numbers,
 *   thumbnails and all else are dropped.
 * - `all`: everything that the format of the output can hold.
 * - `none`: nothing; colours are converted to sRGB, so that they stay right without a profile.
 *
 * The orientation is turned into pixels in all three, so that the picture is upright in every viewer.
 */
export type MetadataChoice = 'safe' | 'all' | 'none'

/** How an image is encoded. */
export interface EncodeOptions {
  /**
   * Quality from 1 to 100 of JPEG, WebP and AVIF; PNG and GIF lose nothing by it.
   * @defaultValue 40
   */
  quality?: number | undefined
  /**
   * Format of the output; `auto` keeps that of the input.
   * @defaultValue `'auto'`
   */
  format?: FormatChoice | undefined
  /**
   * Spends four to five times the time on a JPEG for about 30 % fewer bytes.
   * @defaultValue false
   */
  mozjpeg?: boolean | undefined
  /**
   * From 0, the fastest, to 9, the smallest; WebP's own scale ends at 6, and JPEG has none.
   * @defaultValue 6 for PNG, 4 for WebP, 3 for AVIF, 7 for GIF
   */
  effort?: number | undefined
  /**
   * What is kept of EXIF data and colour profile.
   * @defaultValue `'safe'`
   */
  metadata?: MetadataChoice | undefined
  /** Greatest width in pixels, from 1: a wider image is shrunk, its proportions kept; a narrower one stays. */
  width?: number | undefined
  /** Greatest height in pixels, from 1, as `width`. */
  height?: number | undefined
  /**
   * Most pixels, of all frames together, that are decoded: a small file may unpack to gigabytes.
   * @defaultValue 268402689, about 268 megapixels
   */
  limitPixels?: number | undefined
}

/** Options of {@link compressBytes}. */
export interface BytesOptions extends EncodeOptions {
  /** Gives up: the call rejects at once, with a `CancelledError`. */
  signal?: AbortSignal | undefined
}

/** What a name for an output can be made of. */
export interface NameParts {
  /** Name of the input without folder and extension. */
  name: string
  /** Extension for the format of the output, without the dot: that of the input where it fits. */
  ext: string
  /** Format of the output. */
  format: OutputFormat
  /** Path of the input, as it was given. */
  input: string
}

/** Where an output is written. */
export interface OutputOptions {
  /**
   * Folder for the output; made if it is not there.
   * @defaultValue the folder of the input
   */
  outDir?: string | URL | undefined
  /**
   * Name of the output: a template with `{name}` and `{ext}`, or a function.
   * @defaultValue `'compressed_{name}.{ext}'`
   */
  name?: string | ((parts: NameParts) => string) | undefined
  /**
   * Whether an existing file may be replaced, the input itself included.
   * @defaultValue false
   */
  overwrite?: boolean | undefined
}

/** Options of {@link compressImage}. */
export interface CompressOptions extends BytesOptions, OutputOptions {}
