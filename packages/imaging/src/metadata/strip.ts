import type { Metadata } from '../codec/library.ts'
import type { InputFormat } from '../format/formats.ts'
import { readExif } from './exif-read.ts'
import { writeExif } from './exif-write.ts'
import type { MetadataPolicy } from './kinds.ts'
import { kindsRemoved } from './kinds-in.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'

/** What stays in a file whose pixels stay as they are. */
export interface Kept {
  /** EXIF data as a TIFF structure: the orientation and the kinds that are kept. */
  exif: Buffer | undefined
  hasIcc: boolean
  hasXmp: boolean
}

/**
 * Returns an image without the data that the policy does not keep, its pixels untouched.
 *
 * @returns the bytes themselves where they hold nothing that is to go, undefined where it cannot be taken out: of AVIF,
 * GIF and TIFF, and of a file that is laid out in an unusual way.
 */
export function stripLosslessly(
  bytes: Uint8Array,
  format: InputFormat,
  { metadata, policy }: { metadata: Metadata; policy: MetadataPolicy },
): Uint8Array | undefined {
  if (policy === 'all' || kindsRemoved(metadata, policy).length === 0) return bytes
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const exif = writeExif(readExif(metadata.exif), policy)
  const kept: Kept = { exif, hasIcc: policy.includes('icc'), hasXmp: policy.includes('xmp') }
  switch (format) {
    case 'jpeg':
      return stripJpeg(file, kept)
    case 'png':
      return stripPng(file, kept)
    case 'webp':
      return stripWebp(file, kept)
    case 'avif':
    case 'gif':
    case 'jxl':
    case 'tiff':
      return undefined
  }
}
