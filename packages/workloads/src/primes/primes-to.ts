/**
 * Lists the primes `p <= n`, ascending, by a sieve of Eratosthenes over odd numbers.
 *
 * @param n - At most 2^31 - 1.
 */
export function primesTo(n: number): Int32Array {
  if (n < 2) return new Int32Array(0)
  const half = (n + 1) >>> 1
  const composite = new Uint8Array(half)
  let count = 1
  for (let index = 1; index < half; index++) {
    if (composite[index] === 1) continue
    count++
    const prime = 2 * index + 1
    for (let multiple = (prime * prime - 1) / 2; multiple < half; multiple += prime) composite[multiple] = 1
  }
  const primes = new Int32Array(count)
  primes[0] = 2
  for (let index = 1, at = 1; index < half; index++) if (composite[index] === 0) primes[at++] = 2 * index + 1
  return primes
}
