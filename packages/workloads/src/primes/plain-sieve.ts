import type { Crossing } from './crossing.ts'

/** One segment of a sieve, and what is done to it. */
export interface Sieve {
  /** A bit for each number that may be prime; 1 where it is crossed off. */
  readonly segment: Uint8Array
  /** Crosses off in the segment, and moves on to the next, which starts `length` bytes later. */
  crossOff(this: void, length: number): void
  /** Counts what is left in the segment. */
  countZeroBits(this: void): number
}

/** Makes a sieve in plain TypeScript. */
export function plainSieve(crossing: Crossing, segmentBytes: number): Sieve {
  const segment = new Uint8Array(segmentBytes)
  const words = new Int32Array(segment.buffer)
  return {
    segment,
    crossOff: (length) => crossOff(segment, length, crossing),
    countZeroBits: () => countZeroBits(words),
  }
}

function crossOff(segment: Uint8Array, length: number, { primes, next, masks }: Crossing): void {
  for (let at = 0; at < next.length; at++) {
    const step = primes[at >> 3] ?? 0
    const mask = masks[at] ?? 0
    const twice = step + step
    const thrice = twice + step
    let byte = next[at] ?? 0
    // Four at a time: the loop's own arithmetic costs as much as a crossing.
    for (const end = length - thrice; byte < end; byte += twice + twice) {
      segment[byte] = (segment[byte] ?? 0) | mask
      segment[byte + step] = (segment[byte + step] ?? 0) | mask
      segment[byte + twice] = (segment[byte + twice] ?? 0) | mask
      segment[byte + thrice] = (segment[byte + thrice] ?? 0) | mask
    }
    for (; byte < length; byte += step) segment[byte] = (segment[byte] ?? 0) | mask
    next[at] = byte - length
  }
}

/** Counts bits in all words at once by adding neighbours (Warren, "Hacker's Delight", 5-1). */
function countZeroBits(words: Int32Array): number {
  let count = 0
  for (const word of words) {
    let bits = ~word
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}
