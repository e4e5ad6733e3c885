import { residues, wheelSize } from './wheel.ts'

/** Where each prime crosses off next: eight strides a prime, one for each residue of the other factor. */
export interface Crossing {
  readonly primes: Int32Array
  /** Byte of the next multiple, counted from the start of the segment. */
  readonly next: Int32Array
  /** Bit of the multiples. */
  readonly masks: Uint8Array
}

/** Finds the first multiples, from `firstByte` on and from the square of each prime on. */
export function startCrossing(primes: Int32Array, firstByte: number): Crossing {
  const next = new Int32Array(primes.length * residues.length)
  const masks = new Uint8Array(next.length)
  let at = 0
  for (const prime of primes) {
    const least = Math.max(prime, Math.ceil((firstByte * wheelSize) / prime))
    for (const residue of residues) {
      const factor = least + ((residue - (least % wheelSize) + wheelSize) % wheelSize)
      const multiple = prime * factor
      next[at] = Math.floor(multiple / wheelSize) - firstByte
      masks[at] = 1 << residues.indexOf(multiple % wheelSize)
      at++
    }
  }
  return { primes, next, masks }
}

/** Crosses off in one segment, and moves on to the next, which starts `length` bytes later. */
export function crossOff(segment: Uint8Array, length: number, { primes, next, masks }: Crossing): void {
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
