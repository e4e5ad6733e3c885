import type { Metadata } from '../codec/library.ts'
import { type ExifContent, readExif } from './exif-read.ts'
import { exifTag } from './exif-tags.ts'
import { type FoundMetadata, isKept, type MetadataPolicy } from './kinds.ts'

/** What XMP data says in the words of its schemas. */
const XMP_WORDS: readonly (readonly [pattern: RegExp, kind: FoundMetadata])[] = [
  [/GPS(Latitude|Longitude)|Iptc4xmpCore:Location|photoshop:City/, 'gps'],
  [/SerialNumber/, 'serial'],
  [/tiff:(Make|Model)|xmp:CreatorTool/, 'camera'],
  [/xmp:CreateDate|photoshop:DateCreated|exif:DateTimeOriginal/, 'date'],
]

/** Returns the kinds of data that an image holds beside its pixels, each once, in the order of the alphabet. */
function kindsIn(metadata: Metadata): FoundMetadata[] {
  const kinds = new Set<FoundMetadata>(kindsInExif(readExif(metadata.exif)))
  if (metadata.icc !== undefined) kinds.add('icc')
  if (metadata.xmp !== undefined) for (const kind of kindsInXmp(metadata)) kinds.add(kind)
  if (metadata.iptc !== undefined) kinds.add('iptc')
  if (metadata.comments !== undefined && metadata.comments.length > 0) kinds.add('comment')
  if (metadata.gainMap !== undefined) kinds.add('gain-map')
  return [...kinds].toSorted()
}

/** Returns the kinds that an image holds and a policy does not keep. */
export function kindsRemoved(metadata: Metadata, policy: MetadataPolicy): FoundMetadata[] {
  return kindsIn(metadata).filter((kind) => !isKept(kind, policy))
}

function* kindsInExif(content: ExifContent): Generator<FoundMetadata> {
  if (content.hasThumbnail) yield 'thumbnail'
  for (const { directory, tag } of content.entries) {
    const kind = exifTag(directory, tag)?.kind
    if (kind !== undefined) yield kind
  }
}

function* kindsInXmp({ xmp, xmpAsString }: Metadata): Generator<FoundMetadata> {
  yield 'xmp'
  const text = xmpAsString ?? Buffer.from(xmp ?? []).toString('utf8')
  for (const [pattern, kind] of XMP_WORDS) if (pattern.test(text)) yield kind
}
