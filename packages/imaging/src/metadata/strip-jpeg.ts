import { EXIF_PREFIX } from './exif-read.ts'
import { HEAD_BYTES, segmentsOf, START_OF_SCAN, XMP_PREFIX } from './jpeg-segments.ts'
import type { Kept } from './strip.ts'

const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
/** Adobe's own: says how the colours are coded, without which they would be read wrong. */
const APP14 = 0xee
const APP15 = 0xef
const COMMENT = 0xfe

const ICC_PREFIX = 'ICC_PROFILE\0'

/** Most bytes that a segment holds besides its marker. */
const MAX_SEGMENT = 65_535

/**
 * Returns a JPEG without the segments that are not kept; its pixels are the same, bit by bit.
 *
 * @returns undefined where the file is not laid out as ITU T.81, annex B says, or EXIF data does not fit a segment.
 */
export function stripJpeg(file: Buffer, kept: Kept): Buffer | undefined {
  const parts = [file.subarray(0, 2)]
  if (kept.exif !== undefined) {
    const length = 2 + EXIF_PREFIX.length + kept.exif.byteLength
    if (length > MAX_SEGMENT) return undefined
    parts.push(Buffer.from([0xff, APP1, length >> 8, length & 255]), Buffer.from(EXIF_PREFIX, 'latin1'), kept.exif)
  }
  for (const { marker, at, bytes } of segmentsOf(file)) {
    if (marker === START_OF_SCAN) return Buffer.concat([...parts, imageFrom(file, at)])
    if (isKeptSegment(marker, bytes, kept)) parts.push(bytes)
  }
  return undefined
}

function isKeptSegment(marker: number, segment: Buffer, kept: Kept): boolean {
  if (marker === COMMENT) return false
  if (marker < APP0 || marker > APP15 || marker === APP14) return true
  const name = segment.toString('latin1', HEAD_BYTES, HEAD_BYTES + XMP_PREFIX.length)
  // A segment of the same number and another name holds a thumbnail.
  if (marker === APP0) return name.startsWith('JFIF\0')
  if (marker === APP2) return kept.hasIcc && name.startsWith(ICC_PREFIX)
  return marker === APP1 && kept.hasXmp && name === XMP_PREFIX
}

/** Leaves out what stands after the image: thumbnails, videos and gain maps, with metadata of their own. */
function imageFrom(file: Buffer, start: number): Buffer {
  let at = start
  while (at >= 0 && at + 1 < file.byteLength) {
    const next = file[at + 1] ?? 0
    if (next === 0xd9) return file.subarray(start, at + 2)
    // Behind the head of a scan come its bits, in which 0xff is followed by 0 or a restart marker.
    const isInScan = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    at = file.indexOf(0xff, isInScan ? at + 1 : at + 2 + lengthAt(file, at + 2))
  }
  return file.subarray(start)
}

function lengthAt(file: Buffer, at: number): number {
  return at + 2 <= file.byteLength ? file.readUInt16BE(at) : 0
}
