import type { InputFormat } from './formats.ts'

/**
 * Tells whether a file that could not be decoded ends before its container says it should.
 *
 * Decoders report a cut file in many words, and some as any other damage; the container is clear about it.
 */
export function isTruncated(bytes: Uint8Array, format: InputFormat): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (format) {
    case 'jpeg':
      return !file.includes(Buffer.from([0xff, 0xd9]), tailStart(file))
    case 'png':
      return !file.includes('IEND', tailStart(file), 'latin1')
    case 'webp':
      return file.byteLength < 12 || file.readUInt32LE(4) + 8 > file.byteLength
    case 'gif':
      return file.at(-1) !== 0x3b
    case 'avif':
    case 'jxl':
      return endOfBoxes(file) > file.byteLength
    case 'tiff':
      return file.byteLength < 8 || directoryOffset(file) >= file.byteLength
  }
}

/** Cameras append a few bytes after the end of an image. */
function tailStart(file: Buffer): number {
  return Math.max(0, file.byteLength - 4096)
}

/** Returns where the last of the boxes of an ISO media file would end. */
function endOfBoxes(file: Buffer): number {
  // A bare JPEG XL stream has no boxes, and says nothing about its length.
  let offset = file.readUInt16BE(0) === 0xff0a ? file.byteLength : 0
  while (offset + 8 <= file.byteLength) {
    const boxBytes = file.readUInt32BE(offset)
    // 0: up to the end of the file; 1: a 64-bit size follows, for boxes beyond 4 GiB.
    if (boxBytes < 8) return file.byteLength
    offset += boxBytes
  }
  return offset
}

function directoryOffset(file: Buffer): number {
  return file.toString('latin1', 0, 2) === 'II' ? file.readUInt32LE(4) : file.readUInt32BE(4)
}
