import type { InputFormat } from './formats.ts'

/** What a file is by its first bytes, whatever its name says. */
export type Sniffed = { type: 'image'; format: InputFormat } | { type: 'other'; found: string }

/** How many bytes from the start are needed to tell the format. */
export const SNIFF_BYTES = 128

/** Files that are often met in place of an image, to name them in the refusal. */
const OTHERS: readonly (readonly [start: string, found: string])[] = [
  ['%PDF', 'a PDF'],
  ['BM', 'a BMP'],
  ['\0\0\0\u000cjP  ', 'a JPEG 2000'],
  ['8BPS', 'a Photoshop file'],
  ['\0\0\u0001\0', 'an icon'],
  ['PK', 'a ZIP archive'],
]

/** Tells the format from the first bytes of a file. */
export function sniffFormat(bytes: Uint8Array): Sniffed {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SNIFF_BYTES)).toString('latin1')
  const format = formatAt(start)
  if (format !== undefined) return { type: 'image', format }
  return { type: 'other', found: otherAt(start) }
}

function formatAt(start: string): InputFormat | undefined {
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg'
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return 'png'
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp'
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif'
  if (start.startsWith('II*\0') || start.startsWith('MM\0*') || start.startsWith('II+\0') || start.startsWith('MM\0+'))
    return 'tiff'
  if (start.startsWith('\u00ff\u000a') || start.startsWith('\0\0\0\u000cJXL ')) return 'jxl'
  return brandsAt(start).some((brand) => brand === 'avif' || brand === 'avis') ? 'avif' : undefined
}

/** Returns the brands that the head of an ISO media file lists: its own one first. */
export function brandsAt(start: string): string[] {
  if (!start.startsWith('ftyp', 4)) return []
  const boxBytes = Buffer.from(start.slice(0, 4), 'latin1').readUInt32BE()
  const brands = start.slice(16, Math.min(boxBytes, SNIFF_BYTES)).match(/.{4}/gs) ?? []
  return [start.slice(8, 12), ...brands]
}

function otherAt(start: string): string {
  const known = OTHERS.find(([magic]) => start.startsWith(magic))
  if (known !== undefined) return known[1]
  if (start.startsWith('ftyp', 4))
    return brandsAt(start).some((brand) => brand.startsWith('hei')) ? 'a HEIC' : 'a video'
  if (/^\s*<(\?xml|svg|!DOCTYPE svg|!--)/i.test(start)) return 'an SVG or XML file'
  return 'no image that is known here'
}
