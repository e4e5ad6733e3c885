import type { InputFormat } from './formats.ts'
import { sniffFormat } from './sniff.ts'

/** Taken for an image whose head does not tell: that of a camera. */
const USUAL_PIXELS = 24e6

/** Markers of a JPEG whose segment says how large the image is. */
const SIZE_MARKERS = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/** Returns how many pixels an image has by its first bytes; a guess where they do not tell. */
export function pixelCount(head: Uint8Array): number {
  const file = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const sniffed = sniffFormat(head)
  return (sniffed.type === 'image' ? pixelsIn(file, sniffed.format) : undefined) ?? USUAL_PIXELS
}

function pixelsIn(file: Buffer, format: InputFormat): number | undefined {
  switch (format) {
    case 'jpeg':
      return jpegPixels(file)
    case 'png':
      return file.byteLength < 24 ? undefined : file.readUInt32BE(16) * file.readUInt32BE(20)
    case 'gif':
      return file.byteLength < 10 ? undefined : file.readUInt16LE(6) * file.readUInt16LE(8)
    case 'webp':
      return webpPixels(file)
    case 'avif':
      return avifPixels(file)
    case 'jxl':
    case 'tiff':
      return undefined
  }
}

function jpegPixels(file: Buffer): number | undefined {
  let at = 2
  while (at + 9 <= file.byteLength && file[at] === 0xff) {
    if (SIZE_MARKERS.has(file[at + 1] ?? 0)) return file.readUInt16BE(at + 5) * file.readUInt16BE(at + 7)
    at += 2 + file.readUInt16BE(at + 2)
  }
  return undefined
}

function webpPixels(file: Buffer): number | undefined {
  if (file.byteLength < 30) return undefined
  const type = file.toString('latin1', 12, 16)
  if (type === 'VP8X') return (file.readUIntLE(24, 3) + 1) * (file.readUIntLE(27, 3) + 1)
  if (type === 'VP8 ') return (file.readUInt16LE(26) & 0x3fff) * (file.readUInt16LE(28) & 0x3fff)
  const bits = file.readUInt32LE(21)
  return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1)
}

function avifPixels(file: Buffer): number | undefined {
  const at = file.indexOf('ispe', 0, 'latin1')
  return at === -1 || at + 16 > file.byteLength ? undefined : file.readUInt32BE(at + 8) * file.readUInt32BE(at + 12)
}
