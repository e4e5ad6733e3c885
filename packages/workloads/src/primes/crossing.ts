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
