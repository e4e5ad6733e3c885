import type { Metadata, Sharp } from '../codec/library.ts'
import { type ExifContent, readExif } from './exif-read.ts'
import { exifText, exifTexts } from './exif-values.ts'
import type { MetadataPolicy } from './kinds.ts'

/** Whose picture it is. */
interface Rights {
  copyright: string | undefined
  artist: string | undefined
}

const COPYRIGHT_TAG = 0x8298
const ARTIST_TAG = 0x013b

/**
 * Adds to a pipeline what is to be kept beside the pixels.
 *
 * The colours of CMYK images are converted, so their profile is replaced; that is libvips' doing.
 */
export function keepMetadata(image: Sharp, metadata: Metadata, policy: MetadataPolicy): Sharp {
  if (policy === 'all') return image.keepMetadata()
  const profiled = policy.includes('icc') ? image.keepIccProfile() : image
  const exif = readExif(metadata.exif)
  const texts = exifTexts(exif, policy)
  const marked = Object.keys(texts).length === 0 ? profiled : profiled.withExif(texts)
  if (policy.includes('xmp') && metadata.xmp !== undefined) return marked.keepXmp()
  return keepRights(marked, rightsOf(exif, policy))
}

function rightsOf(exif: ExifContent, policy: Exclude<MetadataPolicy, 'all'>): Rights {
  return {
    copyright: policy.includes('copyright') ? exifText(exif, COPYRIGHT_TAG) : undefined,
    artist: policy.includes('artist') ? exifText(exif, ARTIST_TAG) : undefined,
  }
}

/** libvips writes EXIF text in ASCII and puts question marks for all else; XMP holds every script. */
function keepRights(image: Sharp, rights: Rights): Sharp {
  return isAscii(rights.copyright ?? '') && isAscii(rights.artist ?? '') ? image : image.withXmp(xmpOf(rights))
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are ASCII too
  return /^[\u0000-\u007f]*$/.test(text)
}

/** Returns an XMP packet with the Dublin Core terms for copyright and artist. */
function xmpOf({ copyright, artist }: Rights): string {
  const rights =
    copyright === undefined
      ? ''
      : `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(copyright)}</rdf:li></rdf:Alt></dc:rights>`
  const creator =
    artist === undefined ? '' : `<dc:creator><rdf:Seq><rdf:li>${escapeXml(artist)}</rdf:li></rdf:Seq></dc:creator>`
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `${rights}${creator}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  ].join('')
}

function escapeXml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- XML has no way to write these
  const printable = text.replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
  return printable.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
