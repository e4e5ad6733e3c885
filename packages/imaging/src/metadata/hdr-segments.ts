import type { Metadata } from '../codec/library.ts'

const APP1 = 0xe1
const APP13 = 0xed
const COMMENT = 0xfe
const START_OF_SCAN = 0xda

/** Bytes of the marker and the length of a segment. */
const HEAD_BYTES = 4

const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'

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
  for (const { marker, content } of segmentsOf(file)) {
    if (marker === COMMENT) found.comments = [{ keyword: '', text: content.toString('latin1') }]
    if (marker === APP13) found.iptc = content
    if (marker === APP1 && isForeignXmp(content)) found.xmp = content.subarray(XMP_PREFIX.length)
  }
  return found
}

function* segmentsOf(file: Buffer): Generator<{ marker: number; content: Buffer }> {
  let at = 2
  while (at + HEAD_BYTES <= file.byteLength && file[at] === 0xff && file[at + 1] !== START_OF_SCAN) {
    const end = at + 2 + file.readUInt16BE(at + 2)
    yield { marker: file[at + 1] ?? 0, content: file.subarray(at + HEAD_BYTES, end) }
    at = end
  }
}

function isForeignXmp(content: Buffer): boolean {
  const text = content.toString('latin1')
  if (!text.startsWith(XMP_PREFIX)) return false
  const namespaces = text.matchAll(/xmlns:\w+\s*=\s*["']([^"']*)["']/g)
  return namespaces.some(([, address = '']) => !OWN_NAMESPACES.test(address))
}
