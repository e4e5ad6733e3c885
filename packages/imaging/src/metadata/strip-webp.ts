import type { Kept } from './strip.ts'

/** Bytes before the first chunk: `RIFF`, the length, `WEBP`. */
const HEAD_BYTES = 12

/** Bits of the `VP8X` chunk that say which data stands beside the pixels. */
const FLAGS = { ICCP: 0x20, EXIF: 0x08, 'XMP ': 0x04 } as const

/** Returns a WebP without the chunks that are not kept; undefined where it is not laid out as RFC 9649 says. */
export function stripWebp(file: Buffer, kept: Kept): Buffer | undefined {
  const parts: Buffer[] = []
  let at = HEAD_BYTES
  while (at + 8 <= file.byteLength) {
    const type = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    const end = at + 8 + length + (length & 1)
    if (end > file.byteLength + 1) return undefined
    const chunk = file.subarray(at, end)
    if (type === 'VP8X') parts.push(withFlags(chunk, kept))
    else if (isKeptChunk(type, kept)) parts.push(chunk)
    at = end
  }
  if (kept.exif !== undefined) parts.push(chunkOf('EXIF', kept.exif))
  const body = Buffer.concat(parts)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.byteLength + 4, 4)
  return Buffer.concat([head, body])
}

function isKeptChunk(type: string, kept: Kept): boolean {
  if (type === 'ICCP') return kept.hasIcc
  if (type === 'XMP ') return kept.hasXmp
  return type !== 'EXIF'
}

function withFlags(chunk: Buffer, kept: Kept): Buffer {
  const copy = Buffer.from(chunk)
  let flags = copy[8] ?? 0
  if (!kept.hasIcc) flags &= ~FLAGS.ICCP
  if (!kept.hasXmp) flags &= ~FLAGS['XMP ']
  flags = kept.exif === undefined ? flags & ~FLAGS.EXIF : flags | FLAGS.EXIF
  copy[8] = flags
  return copy
}

function chunkOf(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(content.byteLength, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.byteLength & 1)])
}
