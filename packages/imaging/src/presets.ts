import type { EncodeOptions } from './options.ts'

/** Names of the presets. */
export const PRESET_NAMES = ['web', 'photo', 'archive', 'lossless'] as const

/** Name of a set of options for a purpose. */
export type PresetName = (typeof PRESET_NAMES)[number]

/** What each preset stands for; options that are given beside it go before. */
export const PRESETS: Readonly<Record<PresetName, EncodeOptions>> = {
  web: { format: 'webp', quality: 75, width: 2560, height: 2560 },
  photo: { quality: 82, mozjpeg: true },
  archive: { quality: 92, metadata: 'all' },
  lossless: { lossless: true },
}
