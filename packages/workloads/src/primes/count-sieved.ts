import { plainSieve, type Sieve } from './plain-sieve.ts'
import { primesTo } from './primes-to.ts'
import { startCrossing } from './crossing.ts'
import { withSieve } from './wasm-sieve.ts'
import { makePattern, patternPrimes, residues, wheelSize } from './wheel.ts'

/** Bytes sieved at a time; must be a multiple of 8 and stay in the cache of a core. */
const segmentBytes = 2 ** 16

/** Counts the primes above 17 with `from <= p < to`, segment by segment. */
export function countSieved(from: number, to: number): number {
  const primes = primesTo(Math.floor(Math.sqrt(to))).filter((prime) => prime > Math.max(...patternPrimes))
  const crossing = startCrossing(primes, Math.floor(from / wheelSize))
  const count = (sieve: Sieve): number => countSegments(sieve, from, to)
  return withSieve(crossing, segmentBytes, count) ?? count(plainSieve(crossing, segmentBytes))
}

function countSegments({ segment, crossOff, countZeroBits }: Sieve, from: number, to: number): number {
  const firstByte = Math.floor(from / wheelSize)
  const endByte = Math.ceil(to / wheelSize)
  const pattern = makePattern()
  let count = 0
  for (let byte = firstByte; byte < endByte; byte += segmentBytes) {
    const length = Math.min(segmentBytes, endByte - byte)
    layPattern(segment, pattern, byte)
    crossOff(length)
    if (byte === firstByte) crossOutside(segment, { byte: 0, first: byte }, (n) => n === 1 || n < from)
    if (byte + length === endByte) {
      crossOutside(segment, { byte: length - 1, first: byte }, (n) => n >= to)
      segment.fill(255, length)
    }
    count += countZeroBits()
  }
  return count
}

function layPattern(segment: Uint8Array, pattern: Uint8Array, firstByte: number): void {
  let offset = firstByte % pattern.length
  for (let at = 0; at < segment.length;) {
    const length = Math.min(segment.length - at, pattern.length - offset)
    segment.set(pattern.subarray(offset, offset + length), at)
    at += length
    offset = 0
  }
}

/** Crosses off the numbers of one byte that are not asked for. */
function crossOutside(
  segment: Uint8Array,
  { byte, first }: { byte: number; first: number },
  isOutside: (n: number) => boolean,
): void {
  for (const [bit, residue] of residues.entries()) {
    const isCrossed = isOutside((first + byte) * wheelSize + residue)
    if (isCrossed) segment[byte] = (segment[byte] ?? 0) | (1 << bit)
  }
}
