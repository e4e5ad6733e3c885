import { crc32 } from 'node:zlib'
import type { Kept } from './strip.ts'

const SIGNATURE_BYTES = 8

/** Bytes of a chunk besides its content: length, type and checksum. */
const CHUNK_BYTES = 12

/** Chunks that say something besides the pixels and their colours. */
const DROPPED = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'zxIf', 'caBX'])

/** How the text chunk of XMP data begins. */
const XMP_KEYWORD = 'XML:com.adobe.xmp\0'

/** Returns a PNG without the chunks that are not kept; undefined where it is not laid out as its specification says. */
export function stripPng(file: Buffer, kept: Kept): Buffer | undefined {
  const parts = [file.subarray(0, SIGNATURE_BYTES)]
  let at = SIGNATURE_BYTES
  while (at + CHUNK_BYTES <= file.byteLength) {
    const type = file.toString('latin1', at + 4, at + 8)
    const end = at + CHUNK_BYTES + file.readUInt32BE(at)
    if (end > file.byteLength) return undefined
    const chunk = file.subarray(at, end)
    if (isKeptChunk(type, chunk, kept)) parts.push(chunk)
    // Right after the header, before the pixels, where all readers look.
    if (type === 'IHDR' && kept.exif !== undefined) parts.push(chunkOf('eXIf', kept.exif))
    if (type === 'IEND') return Buffer.concat(parts)
    at = end
  }
  return undefined
}

function isKeptChunk(type: string, chunk: Buffer, kept: Kept): boolean {
  if (type === 'iCCP') return kept.hasIcc
  if (type === 'iTXt' && kept.hasXmp) return chunk.toString('latin1', 8, 8 + XMP_KEYWORD.length) === XMP_KEYWORD
  return !DROPPED.has(type)
}

function chunkOf(type: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(CHUNK_BYTES + content.byteLength)
  chunk.writeUInt32BE(content.byteLength, 0)
  chunk.write(type, 4, 'latin1')
  content.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.byteLength)), 8 + content.byteLength)
  return chunk
}
