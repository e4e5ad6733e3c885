/** Whose picture it is, as its EXIF data says. */
export interface Rights {
  copyright: string | undefined
  artist: string | undefined
}

const COPYRIGHT_TAG = 0x8298
const ARTIST_TAG = 0x013b

/** EXIF types of text: ASCII, and UTF-8 since version 3. */
const TEXT_TYPES = new Set([2, 129])

/** Bytes of the name that stands before the TIFF structure. */
const PREFIX = 'Exif\0\0'

/** Bytes of one entry of a directory: tag, type, count, and the value or its offset. */
const ENTRY_BYTES = 12

/**
 * Returns copyright and artist from the first directory of EXIF data; damaged data has neither.
 *
 * The layout is that of TIFF 6.0, section 2.
 */
export function rightsOf(exif: Uint8Array | undefined): Rights {
  const found: Rights = { copyright: undefined, artist: undefined }
  if (exif === undefined) return found
  const whole = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength)
  const tiff = whole.toString('latin1', 0, PREFIX.length) === PREFIX ? whole.subarray(PREFIX.length) : whole
  for (const { tag, text } of textsOf(tiff)) {
    if (tag === COPYRIGHT_TAG) found.copyright = text
    if (tag === ARTIST_TAG) found.artist = text
  }
  return found
}

function* textsOf(tiff: Buffer): Generator<{ tag: number; text: string }> {
  if (tiff.byteLength < 8) return
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = u32(4)
  if (directory + 2 > tiff.byteLength) return
  const end = Math.min(directory + 2 + u16(directory) * ENTRY_BYTES, tiff.byteLength - ENTRY_BYTES + 1)
  for (let at = directory + 2; at < end; at += ENTRY_BYTES) {
    if (!TEXT_TYPES.has(u16(at + 2))) continue
    const count = u32(at + 4)
    const start = count <= 4 ? at + 8 : u32(at + 8)
    const text = decodeText(tiff.subarray(start, start + count))
    if (text !== '') yield { tag: u16(at), text }
  }
}

/** A photographer and an editor may follow each other, with a zero byte between. */
function decodeText(bytes: Buffer): string {
  const utf8 = bytes.toString('utf8')
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8
  return text
    .split('\0')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('; ')
}
