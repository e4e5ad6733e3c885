import type { MetadataChoice } from '../options.ts'
import { rightsOf, type Rights } from './exif-rights.ts'
import type { Metadata, Sharp } from './library.ts'

/**
 * Adds to a pipeline what is to be kept beside the pixels.
 *
 * The colours of CMYK images are converted, so their profile is replaced; that is libvips' doing.
 */
export function keepMetadata(image: Sharp, metadata: Metadata, choice: MetadataChoice): Sharp {
  switch (choice) {
    case 'none':
      return image
    case 'all':
      return image.keepMetadata()
    case 'safe':
      return keepRights(image.keepIccProfile(), rightsOf(metadata.exif))
  }
}

function keepRights(image: Sharp, rights: Rights): Sharp {
  const { copyright, artist } = rights
  if (copyright === undefined && artist === undefined) return image
  const directory: Record<string, string> = {}
  if (copyright !== undefined) directory['Copyright'] = exifText(copyright)
  if (artist !== undefined) directory['Artist'] = exifText(artist)
  const marked = image.withExif({ IFD0: directory })
  // libvips writes EXIF text in ASCII and puts question marks for all else; XMP holds every script.
  return isAscii(copyright ?? '') && isAscii(artist ?? '') ? marked : marked.withXmp(xmpOf(rights))
}

/** libvips takes brackets at the end of a text for a note of its own and drops them: this is the one it drops. */
function exifText(text: string): string {
  return `${text} (ASCII)`
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
