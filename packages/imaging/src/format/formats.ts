/** Formats that an image can be written in. */
export type OutputFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'jxl' | 'gif'

/** Formats that an image can be read from. */
export type InputFormat = OutputFormat | 'tiff'

/** Formats that can be asked for; `auto` keeps that of the input, `smallest` takes the one with the fewest bytes. */
export const FORMAT_CHOICES = ['auto', 'smallest', 'jpeg', 'png', 'webp', 'avif', 'jxl'] as const

/** A format that can be asked for. */
export type FormatChoice = (typeof FORMAT_CHOICES)[number]

/** Extensions that a file of each format may keep; the first is given where it has another one. */
const EXTENSIONS: Record<OutputFormat, readonly [string, ...string[]]> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  avif: ['avif'],
  jxl: ['jxl'],
  gif: ['gif'],
}

/** Longest side that each format can hold, in pixels: of the file format, and for AVIF of the encoder. */
export const LONGEST_SIDE: Record<OutputFormat, number> = {
  jpeg: 65_535,
  png: 2 ** 31 - 1,
  webp: 16_383,
  avif: 16_384,
  jxl: 262_144,
  gif: 65_535,
}

/** Returns the extension for a file of a format, without the dot: its own if it fits, also in capitals. */
export function extensionFor(format: OutputFormat, current: string): string {
  const [usual, ...others] = EXTENSIONS[format]
  return [usual, ...others].includes(current.toLowerCase()) ? current : usual
}

/** Tells whether a format holds several frames in the order of an animation. */
export function holdsAnimation(format: OutputFormat): boolean {
  return format === 'gif' || format === 'webp'
}
