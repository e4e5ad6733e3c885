import type { FilterText } from './filter/filters.ts'
import type { FormatChoice, OutputFormat } from './format/formats.ts'
import type { MetadataKind } from './metadata/kinds.ts'
import type { PresetName } from './presets.ts'

/**
 * What is kept of the data that stands beside the pixels.
 *
 * - `safe`: the colour profile, the gain map of an HDR photo, and the copyright and artist of the EXIF data; GPS position,
 *   serial numbers, thumbnails and all else are dropped.
 * - `all`: everything that the format of the output can hold.
 * - `none`: nothing; colours are converted to sRGB, so that they stay right without a profile.
 * - a list of kinds: these and nothing else, such as `['icc', 'date', 'camera']`.
 *
 * The orientation is turned into pixels in all of them, so that the picture is upright in every viewer.
 */
export type MetadataChoice = 'safe' | 'all' | 'none' | readonly MetadataKind[]

/** How an image is encoded. */
export interface EncodeOptions {
  /**
   * Options for a purpose: `web` (WebP of quality 75, at most 2560 pixels a side), `photo` (its own format, quality 82,
   * mozjpeg), `archive` (quality 92, all metadata), `lossless`. Options that are given beside it go before.
   */
  preset?: PresetName | undefined
  /**
   * Quality from 1 to 100 of JPEG, WebP and AVIF; PNG and GIF lose nothing by it.
   * @defaultValue 40
   */
  quality?: number | undefined
  /**
   * Format of the output. `auto` keeps that of the input; `smallest` tries those of the web and takes the one with the
   * fewest bytes that looks as good; `jxl` needs a build of sharp that has it.
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
   * Whether `width` and `height` may also make an image larger than it is.
   * @defaultValue false
   */
  upscale?: boolean | undefined
  /**
   * Leaves each pixel as it is: PNG, WebP, AVIF and GIF are coded without loss; a JPEG keeps its coefficients and its
   * orientation, gets the Huffman codes that suit them best, and loses metadata.
   * @defaultValue false
   */
  lossless?: boolean | undefined
  /** Filters, one after the other, such as `['sepia', 'blur:2', 'vignette']`. */
  filters?: readonly FilterText[] | undefined
  /**
   * The most bytes that the output may have, from 1. Quality is lowered as far as `minSsim` allows, then the image is
   * shrunk, down to half its sides.
   */
  maxBytes?: number | undefined
  /**
   * How like the original the picture must look where quality is lowered for `maxBytes`, as structural similarity from
   * 0 to 1; below it damage is plainly visible.
   * @defaultValue 0.85
   */
  minSsim?: number | undefined
  /**
   * Share of the bytes, from 0 to 1, that must be saved for the picture to be encoded anew. Where less is saved the
   * pixels of the original are kept as they are coded; only metadata that is not to be kept is taken out. An image that is
   * turned, resized, filtered or converted is always encoded anew.
   * @defaultValue 0.03
   */
  minSavings?: number | undefined
  /**
   * Whether to measure how like the original the output looks, which takes about a third more time.
   * @defaultValue false; always measured where `maxBytes` lowers the quality
   */
  measure?: boolean | undefined
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
  /** Format of the output; of a video, its container. */
  format: OutputFormat | 'mp4' | 'webm'
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
   * @defaultValue `'compressed_{name}.{ext}'`; `'{name}.{ext}'` below an `outDir` for an input with a `folder` of its own
   */
  name?: string | ((parts: NameParts) => string) | undefined
  /**
   * Whether an existing file may be replaced, the input itself included.
   * @defaultValue false
   */
  overwrite?: boolean | undefined
  /**
   * Whether the output gets the time of the last change of the input.
   * @defaultValue false
   */
  keepDates?: boolean | undefined
  /**
   * Does everything but write: results have the true sizes.
   * @defaultValue false
   */
  dryRun?: boolean | undefined
  /**
   * Widths in pixels of several outputs of each image, from 1, which are all made of one decoding. A width beyond that of
   * the image is that of the image, unless `upscale` is set. Their names end in `-` and the width.
   */
  widths?: readonly number[] | undefined
}

/** Options of {@link compressImage}. */
export interface CompressOptions extends BytesOptions, OutputOptions {}

/** An image among the inputs of {@link compressImages} that has wishes of its own. */
export interface ImageInput {
  /** Path or `file:` URL. */
  input: string | URL
  /** Folder below `outDir` to write into, a relative path without `..`; without an `outDir` it does not count. */
  folder?: string | undefined
  /** Name of the output, in place of the one for all. */
  name?: OutputOptions['name']
  /** Filters, in place of those for all. */
  filters?: readonly FilterText[] | undefined
  /** Why it was found and cannot be read: it becomes a failed result that says so. */
  unreadable?: string | undefined
}
