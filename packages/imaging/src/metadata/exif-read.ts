import type { ExifDirectory } from './exif-tags.ts'

/** One entry of a directory, its value as it lies in the file. */
export interface ExifEntry {
  directory: ExifDirectory
  tag: number
  /** Type of TIFF: 2 for text, 3 for 16 bits, 4 for 32 bits, 5 for fractions and so on. */
  type: number
  count: number
  value: Buffer
}

/** What EXIF data holds. */
export interface ExifContent {
  isLittleEndian: boolean
  entries: readonly ExifEntry[]
  hasThumbnail: boolean
}

/** Bytes of the name that stands before the TIFF structure. */
export const EXIF_PREFIX = 'Exif\0\0'

/** Bytes of one entry of a directory: tag, type, count, and the value or its offset. */
export const ENTRY_BYTES = 12

/** Tags that lead to the directories of EXIF and GPS. */
export const POINTERS = { IFD2: 0x8769, IFD3: 0x8825 } as const

/** Bytes of one value of each type of TIFF 6.0, section 2; 129 is UTF-8 of EXIF 3. */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  129: 1,
}

/** Reads EXIF data; what is damaged of it is left out. */
export function readExif(exif: Uint8Array | undefined): ExifContent {
  if (exif === undefined) return { isLittleEndian: true, entries: [], hasThumbnail: false }
  const whole = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength)
  const hasPrefix = whole.toString('latin1', 0, EXIF_PREFIX.length) === EXIF_PREFIX
  return new ExifReader(hasPrefix ? whole.subarray(EXIF_PREFIX.length) : whole).read()
}

class ExifReader {
  readonly #tiff: Buffer
  readonly #isLittle: boolean

  constructor(tiff: Buffer) {
    this.#tiff = tiff
    this.#isLittle = tiff.toString('latin1', 0, 2) === 'II'
  }

  read(): ExifContent {
    if (this.#tiff.byteLength < 8) return { isLittleEndian: true, entries: [], hasThumbnail: false }
    const first = this.#u32(4)
    const image = [...this.#directory('IFD0', first)]
    const entries = [...image]
    for (const directory of ['IFD2', 'IFD3'] as const) {
      const pointer = image.find(({ tag }) => tag === POINTERS[directory])
      if (pointer !== undefined && pointer.value.byteLength >= 4)
        entries.push(...this.#directory(directory, this.#u32(0, pointer.value)))
    }
    return { isLittleEndian: this.#isLittle, entries, hasThumbnail: this.#hasNext(first) }
  }

  *#directory(directory: ExifDirectory, start: number): Generator<ExifEntry> {
    const tiff = this.#tiff
    if (start + 2 > tiff.byteLength) return
    const end = Math.min(start + 2 + this.#u16(start) * ENTRY_BYTES, tiff.byteLength - ENTRY_BYTES + 1)
    for (let at = start + 2; at < end; at += ENTRY_BYTES) {
      const type = this.#u16(at + 2)
      const count = this.#u32(at + 4)
      const bytes = count * (TYPE_BYTES[type] ?? 0)
      const from = bytes <= 4 ? at + 8 : this.#u32(at + 8)
      if (bytes === 0 || from + bytes > tiff.byteLength) continue
      yield { directory, tag: this.#u16(at), type, count, value: tiff.subarray(from, from + bytes) }
    }
  }

  /** A second directory of images is that of the thumbnail. */
  #hasNext(start: number): boolean {
    if (start + 2 > this.#tiff.byteLength) return false
    const at = start + 2 + this.#u16(start) * ENTRY_BYTES
    return at + 4 <= this.#tiff.byteLength && this.#u32(at) > 0 && this.#u32(at) < this.#tiff.byteLength
  }

  #u16(at: number): number {
    return this.#isLittle ? this.#tiff.readUInt16LE(at) : this.#tiff.readUInt16BE(at)
  }

  #u32(at: number, bytes = this.#tiff): number {
    return this.#isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
  }
}
