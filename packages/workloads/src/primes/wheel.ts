/** Residues modulo 30 that a prime above 5 can have; bit `k` of a byte stands for the `k`-th. */
export const residues: readonly number[] = [1, 7, 11, 13, 17, 19, 23, 29]

/** Numbers that a byte of the sieve stands for. */
export const wheelSize = 30

/** Primes whose multiples come crossed off in a pattern, and the primes of the wheel itself. */
export const patternPrimes: readonly number[] = [7, 11, 13, 17]
export const smallPrimes: readonly number[] = [2, 3, 5, ...patternPrimes]

/** Builds the bytes with the multiples of the pattern primes crossed off; they repeat after 7 * 11 * 13 * 17 bytes. */
export function makePattern(): Uint8Array {
  const length = patternPrimes.reduce((product, prime) => product * prime, 1)
  const pattern = new Uint8Array(length)
  for (const prime of patternPrimes) {
    for (const residue of residues) {
      const multiple = prime * residue
      const mask = 1 << residues.indexOf(multiple % wheelSize)
      const first = Math.floor(multiple / wheelSize)
      for (let byte = first; byte < length; byte += prime) pattern[byte] = (pattern[byte] ?? 0) | mask
    }
  }
  return pattern
}
