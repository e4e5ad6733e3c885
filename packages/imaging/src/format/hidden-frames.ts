import { brandsAt, SNIFF_BYTES } from './sniff.ts'

/** Bytes before the first chunk of a PNG. */
const PNG_SIGNATURE_BYTES = 8

/** Bytes of a chunk of a PNG besides its content: length, type and checksum. */
const PNG_CHUNK_BYTES = 12

/**
 * Tells whether a PNG or AVIF is an animation.
 *
 * The decoders take such a file for a still image: without this look its first frame alone would be kept.
 */
export function hasHiddenFrames(bytes: Uint8Array, format: string): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (format === 'avif') return brandsAt(file.toString('latin1', 0, SNIFF_BYTES))[0] === 'avis'
  return format === 'png' && pngFrames(file) > 1
}

/** Returns how many frames the animation control chunk of a PNG announces; it stands before the pixels. */
function pngFrames(file: Buffer): number {
  let offset = PNG_SIGNATURE_BYTES
  while (offset + PNG_CHUNK_BYTES <= file.byteLength) {
    const type = file.toString('latin1', offset + 4, offset + 8)
    if (type === 'acTL') return file.readUInt32BE(offset + 8)
    if (type === 'IDAT') return 1
    offset += PNG_CHUNK_BYTES + file.readUInt32BE(offset)
  }
  return 1
}
