import type { MetadataKind } from './kinds.ts'

/** The directories of EXIF data that are read, in the order of libexif: 0 for the image, 2 for EXIF, 3 for GPS. */
export type ExifDirectory = 'IFD0' | 'IFD2' | 'IFD3'

/** What is known about one tag. */
export interface ExifTag {
  /** As libexif calls it. */
  name: string
  kind: MetadataKind
}

type TagTable = Readonly<Record<number, readonly [name: string, kind: MetadataKind]>>

/** Tags of EXIF 2.32 that say something about a person, a place, a device or a time. */
const TAGS: Readonly<Record<ExifDirectory, TagTable>> = {
  IFD0: {
    0x010e: ['ImageDescription', 'description'],
    0x010f: ['Make', 'camera'],
    0x0110: ['Model', 'camera'],
    0x0131: ['Software', 'camera'],
    0x0132: ['DateTime', 'date'],
    0x013b: ['Artist', 'artist'],
    0x8298: ['Copyright', 'copyright'],
    0x9c9b: ['XPTitle', 'description'],
    0x9c9c: ['XPComment', 'description'],
    0x9c9d: ['XPAuthor', 'artist'],
    0x9c9e: ['XPKeywords', 'description'],
    0x9c9f: ['XPSubject', 'description'],
  },
  IFD2: {
    0x829a: ['ExposureTime', 'settings'],
    0x829d: ['FNumber', 'settings'],
    0x8822: ['ExposureProgram', 'settings'],
    0x8827: ['ISOSpeedRatings', 'settings'],
    0x9003: ['DateTimeOriginal', 'date'],
    0x9004: ['DateTimeDigitized', 'date'],
    0x9010: ['OffsetTime', 'date'],
    0x9011: ['OffsetTimeOriginal', 'date'],
    0x9012: ['OffsetTimeDigitized', 'date'],
    0x9204: ['ExposureBiasValue', 'settings'],
    0x9207: ['MeteringMode', 'settings'],
    0x9209: ['Flash', 'settings'],
    0x920a: ['FocalLength', 'settings'],
    0x927c: ['MakerNote', 'serial'],
    0x9286: ['UserComment', 'description'],
    0x9290: ['SubSecTime', 'date'],
    0x9291: ['SubSecTimeOriginal', 'date'],
    0x9292: ['SubSecTimeDigitized', 'date'],
    0xa405: ['FocalLengthIn35mmFilm', 'settings'],
    0xa420: ['ImageUniqueID', 'serial'],
    0xa430: ['CameraOwnerName', 'serial'],
    0xa431: ['BodySerialNumber', 'serial'],
    0xa433: ['LensMake', 'camera'],
    0xa434: ['LensModel', 'camera'],
    0xa435: ['LensSerialNumber', 'serial'],
  },
  IFD3: {
    0x01: ['GPSLatitudeRef', 'gps'],
    0x02: ['GPSLatitude', 'gps'],
    0x03: ['GPSLongitudeRef', 'gps'],
    0x04: ['GPSLongitude', 'gps'],
    0x05: ['GPSAltitudeRef', 'gps'],
    0x06: ['GPSAltitude', 'gps'],
    0x07: ['GPSTimeStamp', 'gps'],
    0x10: ['GPSImgDirectionRef', 'gps'],
    0x11: ['GPSImgDirection', 'gps'],
    0x1d: ['GPSDateStamp', 'gps'],
  },
}

/** Returns what is known about a tag; whatever stands in the directory of GPS is about a place. */
export function exifTag(directory: ExifDirectory, tag: number): ExifTag | undefined {
  const known = TAGS[directory][tag]
  if (known !== undefined) return { name: known[0], kind: known[1] }
  return directory === 'IFD3' ? { name: '', kind: 'gps' } : undefined
}
