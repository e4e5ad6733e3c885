import type { EncodeSettings } from '../check-encode-options.ts'
import type { Metadata } from '../codec/library.ts'
import type { OutputFormat } from '../format/formats.ts'
import { type FoundMetadata, isKept } from './kinds.ts'
import { kindsRemoved } from './kinds-in.ts'

/**
 * Tells whether the gain map of an HDR photo goes into an encoding: only a JPEG can hold one, and filters change the picture
 * that it belongs to; with `smallest` all formats are made of one decoding, which has none. Of a photo that has to be
 * turned, sharp reads the map after it has freed it, unless its cache holds it by chance (lovell/sharp#4599).
 */
export function keepsGainMap(metadata: Metadata, settings: EncodeSettings, format: OutputFormat): boolean {
  if (metadata.gainMap === undefined || !isKept('gain-map', settings.metadata)) return false
  if ((metadata.orientation ?? 1) > 1) return false
  return format === 'jpeg' && settings.format !== 'smallest' && settings.filters.length === 0
}

/** Returns the kinds of data beside the pixels that an image holds and its encoding in a format does not, in order. */
export function kindsLost(metadata: Metadata, settings: EncodeSettings, format: OutputFormat): FoundMetadata[] {
  const removed = new Set(kindsRemoved(metadata, settings.metadata))
  if (metadata.gainMap === undefined) return [...removed]
  if (!keepsGainMap(metadata, settings, format)) removed.add('gain-map')
  // Of such a photo libvips passes no XMP on.
  if (metadata.xmp !== undefined) removed.add('xmp')
  return [...removed].toSorted()
}

/** Returns the kinds that an image holds and does not once something was taken out of its file: the gain map is behind it. */
export function kindsStripped(metadata: Metadata, { metadata: policy }: EncodeSettings): FoundMetadata[] {
  const removed = kindsRemoved(metadata, policy)
  const losesGainMap = metadata.gainMap !== undefined && !removed.includes('gain-map')
  return losesGainMap ? [...removed, 'gain-map' as const].toSorted() : removed
}
