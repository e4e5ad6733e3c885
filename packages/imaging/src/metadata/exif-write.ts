import { ENTRY_BYTES, type ExifContent, type ExifEntry, POINTERS } from './exif-read.ts'
import { exifTag } from './exif-tags.ts'
import type { MetadataKind } from './kinds.ts'

/** Tag that says how the rows of an image lie; a file that keeps its pixels keeps it. */
const ORIENTATION = 0x0112

/** Type of TIFF for 32 bits. */
const LONG = 4

/** An entry, and the bytes of its value in the order of the file. */
type Entry = Pick<ExifEntry, 'tag' | 'type' | 'count' | 'value'>

/**
 * Returns EXIF data with the orientation and the kinds that are kept, as a TIFF structure; undefined where nothing is
 * left.
 *
 * The values are taken over byte by byte, so nothing is lost by it. The layout is that of TIFF 6.0, section 2.
 */
export function writeExif(content: ExifContent, kinds: readonly MetadataKind[]): Buffer | undefined {
  const kept = content.entries.filter((entry) => isKeptEntry(entry, kinds))
  if (kept.length === 0) return undefined
  const isLittle = content.isLittleEndian
  const of = (directory: ExifEntry['directory']): Entry[] => kept.filter((entry) => entry.directory === directory)
  const head = Buffer.from(isLittle ? 'II*\0\x08\0\0\0' : 'MM\0*\0\0\0\x08', 'latin1')
  const parts = [head]
  let offset = head.byteLength
  const image = of('IFD0')
  const below = (['IFD2', 'IFD3'] as const).filter((directory) => of(directory).length > 0)
  // The first directory comes first, and says where the others are: its own length is known before they are laid out.
  const pointers = below.map((directory) => pointerTo(directory))
  offset += lengthOf([...image, ...pointers])
  const laidOut = below.map((directory, index) => {
    setLong(pointers[index]?.value, offset, isLittle)
    const bytes = layOut(of(directory), offset, isLittle)
    offset += bytes.byteLength
    return bytes
  })
  return Buffer.concat([...parts, layOut([...image, ...pointers], head.byteLength, isLittle), ...laidOut])
}

function isKeptEntry({ directory, tag }: ExifEntry, kinds: readonly MetadataKind[]): boolean {
  if (directory === 'IFD0' && tag === ORIENTATION) return true
  const known = exifTag(directory, tag)
  return known !== undefined && kinds.includes(known.kind)
}

function pointerTo(directory: keyof typeof POINTERS): Entry {
  return { tag: POINTERS[directory], type: LONG, count: 1, value: Buffer.alloc(4) }
}

function setLong(value: Buffer | undefined, number: number, isLittle: boolean): void {
  if (isLittle) value?.writeUInt32LE(number)
  else value?.writeUInt32BE(number)
}

/** Bytes of a directory: count, entries, the offset of no next one, and the values that do not fit an entry. */
function lengthOf(entries: readonly Entry[]): number {
  return 2 + entries.length * ENTRY_BYTES + 4 + entries.reduce((sum, { value }) => sum + paddedOutside(value), 0)
}

function paddedOutside({ byteLength }: Buffer): number {
  return byteLength <= 4 ? 0 : byteLength + (byteLength & 1)
}

function layOut(entries: readonly Entry[], start: number, isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(lengthOf(entries))
  const u16 = (number: number, at: number) =>
    isLittle ? bytes.writeUInt16LE(number, at) : bytes.writeUInt16BE(number, at)
  const u32 = (number: number, at: number) =>
    isLittle ? bytes.writeUInt32LE(number, at) : bytes.writeUInt32BE(number, at)
  u16(entries.length, 0)
  let outside = 2 + entries.length * ENTRY_BYTES + 4
  // Readers may rely on the order of the tags.
  for (const [index, { tag, type, count, value }] of entries.toSorted((a, b) => a.tag - b.tag).entries()) {
    const at = 2 + index * ENTRY_BYTES
    u16(tag, at)
    u16(type, at + 2)
    u32(count, at + 4)
    const isInside = value.byteLength <= 4
    if (!isInside) u32(start + outside, at + 8)
    value.copy(bytes, isInside ? at + 8 : outside)
    outside += paddedOutside(value)
  }
  return bytes
}
