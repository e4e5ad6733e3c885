export const START_OF_SCAN = 0xda

/** Bytes of the marker and the length of a segment. */
export const HEAD_BYTES = 4

/** What segments with XMP data begin with. */
export const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'

/** A part of the head of a JPEG. */
interface Segment {
  marker: number
  /** Place of its marker in the file. */
  at: number
  /** All of it, with its marker and its length. */
  bytes: Buffer
}

/** Gives the segments of the head of a JPEG, as far as they follow each other; that of the first scan is the last. */
export function* segmentsOf(file: Buffer): Generator<Segment, void> {
  let at = 2
  while (at + HEAD_BYTES <= file.byteLength && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0
    const end = at + 2 + file.readUInt16BE(at + 2)
    yield { marker, at, bytes: file.subarray(at, end) }
    if (marker === START_OF_SCAN) return
    at = end
  }
}
