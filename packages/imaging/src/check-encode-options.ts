import { OptionRangeError } from '@mp/core'
import { canWrite } from './codec/library.ts'
import { checkBoolean, checkChoice, checkInteger, checkShare } from './check-option.ts'
import { checkFilters, type Filter } from './filter/filters.ts'
import { FORMAT_CHOICES, type FormatChoice } from './format/formats.ts'
import { metadataPolicy, type MetadataPolicy } from './metadata/kinds.ts'
import type { EncodeOptions } from './options.ts'
import { PRESET_NAMES, PRESETS } from './presets.ts'

/** Names of the options that say how an image is encoded. */
export const ENCODE_KEYS = [
  'preset',
  'quality',
  'format',
  'mozjpeg',
  'effort',
  'metadata',
  'width',
  'height',
  'upscale',
  'lossless',
  'filters',
  'maxBytes',
  'minSsim',
  'minSavings',
  'measure',
  'limitPixels',
] as const

/** Most pixels that are decoded unless more are asked for: libvips' own limit, 0x3FFF squared. */
const DEFAULT_LIMIT_PIXELS = 0x3fff ** 2

/** Encode options with every default filled in: plain data, as it crosses to the workers. */
export interface EncodeSettings {
  quality: number
  format: FormatChoice
  mozjpeg: boolean
  effort: number | undefined
  metadata: MetadataPolicy
  width: number | undefined
  height: number | undefined
  upscale: boolean
  lossless: boolean
  filters: readonly Filter[]
  maxBytes: number | undefined
  minSsim: number
  minSavings: number
  measure: boolean
  limitPixels: number
}

/** What an encoder is asked for in the process that it runs in. */
export interface EncodeRequest extends EncodeSettings {
  /** Whether the pixels were compressed by an earlier run, and must not be once more. */
  isFinal?: boolean
  /** Keeps further attempts from being made. */
  signal?: AbortSignal | undefined
}

/** Returns the options with defaults filled in, or throws what is wrong with them. */
export function encodeSettings(given: EncodeOptions): EncodeSettings {
  const options = withPreset(given)
  const settings: EncodeSettings = {
    ...formatSettings(options),
    ...sizeSettings(options),
    metadata: metadataPolicy(options.metadata ?? 'safe'),
    filters: checkFilters(options.filters ?? []),
    minSavings: checkShare('minSavings', options.minSavings ?? 0.03),
    measure: checkBoolean('measure', options.measure ?? false),
  }
  refuseContradictions(settings)
  return settings
}

function withPreset(options: EncodeOptions): EncodeOptions {
  if (options.preset === undefined) return options
  const preset = PRESETS[checkChoice('preset', options.preset, PRESET_NAMES)]
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...preset, ...Object.fromEntries(given) }
}

function formatSettings(options: EncodeOptions) {
  return {
    quality: checkInteger('quality', options.quality ?? 40, { min: 1, max: 100 }),
    format: checkFormat(options.format ?? 'auto'),
    mozjpeg: checkBoolean('mozjpeg', options.mozjpeg ?? false),
    effort: optional(options.effort, (effort) => checkInteger('effort', effort, { min: 0, max: 9 })),
    lossless: checkBoolean('lossless', options.lossless ?? false),
  }
}

function sizeSettings(options: EncodeOptions) {
  return {
    width: optional(options.width, (width) => checkInteger('width', width, { min: 1 })),
    height: optional(options.height, (height) => checkInteger('height', height, { min: 1 })),
    upscale: checkBoolean('upscale', options.upscale ?? false),
    maxBytes: optional(options.maxBytes, (bytes) => checkInteger('maxBytes', bytes, { min: 1 })),
    minSsim: checkShare('minSsim', options.minSsim ?? 0.85),
    limitPixels: checkInteger('limitPixels', options.limitPixels ?? DEFAULT_LIMIT_PIXELS, { min: 1 }),
  }
}

function checkFormat(given: unknown): FormatChoice {
  const format = checkChoice('format', given, FORMAT_CHOICES)
  if (format === 'auto' || format === 'smallest' || canWrite(format)) return format
  throw new OptionRangeError(`format '${format}' is not in this build of sharp; choose 'avif' or 'webp'`)
}

function refuseContradictions({ lossless, format, maxBytes }: EncodeSettings): void {
  if (!lossless) return
  if (format === 'jpeg') throw new OptionRangeError("lossless cannot be had as 'jpeg'; choose 'png' or 'webp'")
  if (maxBytes !== undefined)
    throw new OptionRangeError('lossless leaves no quality to lower: give no maxBytes with it')
}

function optional(value: unknown, check: (value: unknown) => number): number | undefined {
  return value === undefined ? undefined : check(value)
}
