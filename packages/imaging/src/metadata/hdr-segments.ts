import type { Metadata } from '../codec/library.ts'
import { HEAD_BYTES, segmentsOf, XMP_PREFIX } from './jpeg-segments.ts'

const APP1 = 0xe1
const APP13 = 0xed
const COMMENT = 0xfe

/** Namespaces of XMP data that says where the gain map is, and nothing else. */
const OWN_NAMESPACES =
  /^(adobe:ns:meta\/|http:\/\/(www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#|ns\.adobe\.com\/hdr-gain-map\/|ns\.google\.com\/photos\/1\.0\/container\/))/

/**
 * Adds to what is known of an HDR photo the data in its head that libvips does not tell of in such: XMP, IPTC, comments.
 */
export function withHdrSegments(metadata: Metadata, bytes: Uint8Array): Metadata {
  if (metadata.gainMap === undefined) return metadata
  const found = { ...metadata }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const { marker, bytes: segment } of segmentsOf(file)) {
    const content = segment.subarray(HEAD_BYTES)
    if (marker === COMMENT) found.comments = [{ keyword: '', text: content.toString('latin1') }]
    if (marker === APP13) found.iptc = content
    if (marker === APP1 && isForeignXmp(content)) found.xmp = content.subarray(XMP_PREFIX.length)
  }
  return found
}

function isForeignXmp(content: Buffer): boolean {
  const text = content.toString('latin1')
  if (!text.startsWith(XMP_PREFIX)) return false
  const namespaces = text.matchAll(/xmlns:\w+\s*=\s*["']([^"']*)["']/g)
  return namespaces.some(([, address = '']) => !OWN_NAMESPACES.test(address))
}
