import type { Segment } from './segments.ts'

/** A message as it lies in memory; valid until the next one is looked at. */
export interface RingFrame {
  segment: Segment
  /** Where it begins in the segment, in bytes; a multiple of 8. */
  start: number
  byteLength: number
  kind: number
}

/** Returns the bytes of a message, in place. */
export function bytesOfFrame({ segment, start, byteLength }: RingFrame): Uint8Array {
  return segment.bytes.subarray(start, start + byteLength)
}
