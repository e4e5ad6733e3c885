import type { ExifContent, ExifEntry } from './exif-read.ts'
import { exifTag } from './exif-tags.ts'
import type { MetadataKind } from './kinds.ts'

/** Text of each tag of each directory, as libvips takes it. */
export type ExifTexts = Record<string, Record<string, string>>

/** EXIF types of text: ASCII, and UTF-8 since version 3. */
const TEXT_TYPES = new Set([2, 129])

/** Types of TIFF that are numbers, and how each is read. */
const SHORT = 3
const LONG = 4
const RATIONAL = 5
const SIGNED_RATIONAL = 10

/** Returns the values of the kinds that are kept, in the words that libvips makes EXIF data of. */
export function exifTexts({ entries, isLittleEndian }: ExifContent, kinds: readonly MetadataKind[]): ExifTexts {
  const texts: ExifTexts = {}
  for (const entry of entries) {
    const tag = exifTag(entry.directory, entry.tag)
    if (tag === undefined || tag.name === '' || !kinds.includes(tag.kind)) continue
    const text = textOf(entry, isLittleEndian)
    if (text !== '') (texts[entry.directory] ??= {})[tag.name] = text
  }
  return texts
}

/** Returns the text of one tag of the first directory; undefined where it has none. */
export function exifText({ entries }: ExifContent, tag: number): string | undefined {
  const entry = entries.find((each) => each.directory === 'IFD0' && each.tag === tag && TEXT_TYPES.has(each.type))
  return entry === undefined ? undefined : decodeText(entry.value) || undefined
}

function textOf(entry: ExifEntry, isLittle: boolean): string {
  if (TEXT_TYPES.has(entry.type)) {
    const text = decodeText(entry.value)
    // libvips takes brackets at the end of a text for a note of its own and drops them: this is the one it drops.
    return text === '' ? '' : `${text} (ASCII)`
  }
  return numbersOf(entry, isLittle).join(' ')
}

function numbersOf({ type, count, value }: ExifEntry, isLittle: boolean): string[] {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  const each = (read: (at: number) => string, bytes: number): string[] =>
    Array.from({ length: count }, (_, index) => read(index * bytes))
  if (type === SHORT) return each((at) => String(view.getUint16(at, isLittle)), 2)
  if (type === LONG) return each((at) => String(view.getUint32(at, isLittle)), 4)
  if (type === RATIONAL) return each((at) => `${view.getUint32(at, isLittle)}/${view.getUint32(at + 4, isLittle)}`, 8)
  if (type === SIGNED_RATIONAL)
    return each((at) => `${view.getInt32(at, isLittle)}/${view.getInt32(at + 4, isLittle)}`, 8)
  return type === 1 ? [...value].map(String) : []
}

/** A photographer and an editor may follow each other, with a zero byte between. */
function decodeText(bytes: Buffer): string {
  const utf8 = bytes.toString('utf8')
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8
  return text
    .split('\0')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('; ')
}
