import type { EncodeSettings } from '../check-encode-options.ts'
import { keepsGainMap } from '../metadata/gain-map.ts'
import { stripLosslessly } from '../metadata/strip.ts'
import { type Inspected, scaleFor } from './inspect.ts'

/**
 * Returns the bytes of an image whose coded pixels may stay as they are, without the metadata that is to go.
 *
 * @returns undefined where the pixels must change, or metadata cannot be taken out of the file.
 */
export function originalOf(inspected: Inspected, settings: EncodeSettings): Uint8Array | undefined {
  const { bytes, inputFormat, format, metadata } = inspected
  const isSameFormat = inputFormat === format || settings.format === 'smallest'
  if (!isSameFormat || inputFormat === 'tiff') return undefined
  if (settings.filters.length > 0 || scaleFor(metadata, settings) !== 1) return undefined
  if (!isUpright(inspected) && !settings.lossless) return undefined
  if (losesProfile(inspected, settings)) return undefined
  const stripped = stripLosslessly(bytes, inputFormat, { metadata, policy: settings.metadata })
  // What is taken out stands before the gain map, which is found by its place; without loss it has to go as well.
  const losesGainMap = stripped !== bytes && keepsGainMap(metadata, settings, format)
  return losesGainMap && !settings.lossless ? undefined : stripped
}

function isUpright({ metadata }: Inspected): boolean {
  return (metadata.orientation ?? 1) === 1
}

/** Without its profile, and in CMYK, a picture shows right only once its colours are converted. */
function losesProfile({ metadata }: Inspected, { metadata: policy }: EncodeSettings): boolean {
  if (metadata.space === 'cmyk') return true
  return metadata.icc !== undefined && policy !== 'all' && !policy.includes('icc')
}
