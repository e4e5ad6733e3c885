import { checkBoolean, checkChoice, checkInteger } from './check-option.ts'
import { FORMAT_CHOICES, type FormatChoice } from './format/formats.ts'
import type { EncodeOptions, MetadataChoice } from './options.ts'

/** Names of the options that say how an image is encoded. */
export const ENCODE_KEYS = [
  'quality',
  'format',
  'mozjpeg',
  'effort',
  'metadata',
  'width',
  'height',
  'limitPixels',
] as const

/** Most pixels that are decoded unless more are asked for: libvips' own limit, 0x3FFF squared. */
const DEFAULT_LIMIT_PIXELS = 0x3fff ** 2

const METADATA_CHOICES = ['safe', 'all', 'none'] as const

/** Encode options with every default filled in: plain data, as it crosses to the workers. */
export interface EncodeSettings {
  quality: number
  format: FormatChoice
  mozjpeg: boolean
  effort: number | undefined
  metadata: MetadataChoice
  width: number | undefined
  height: number | undefined
  limitPixels: number
}

/** Returns the options with defaults filled in, or throws what is wrong with them. */
export function encodeSettings(options: EncodeOptions): EncodeSettings {
  return {
    quality: checkInteger('quality', options.quality ?? 40, { min: 1, max: 100 }),
    format: checkChoice('format', options.format ?? 'auto', FORMAT_CHOICES),
    mozjpeg: checkBoolean('mozjpeg', options.mozjpeg ?? false),
    effort: optional(options.effort, (effort) => checkInteger('effort', effort, { min: 0, max: 9 })),
    metadata: checkChoice('metadata', options.metadata ?? 'safe', METADATA_CHOICES),
    width: optional(options.width, (width) => checkInteger('width', width, { min: 1 })),
    height: optional(options.height, (height) => checkInteger('height', height, { min: 1 })),
    limitPixels: checkInteger('limitPixels', options.limitPixels ?? DEFAULT_LIMIT_PIXELS, { min: 1 }),
  }
}

function optional(value: unknown, check: (value: unknown) => number): number | undefined {
  return value === undefined ? undefined : check(value)
}
