import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import type { Crossing } from './crossing.ts'
import type { Sieve } from './plain-sieve.ts'

/** Hands a sieve in WebAssembly to `use`, and returns what that returns; `undefined` where there is none. */
export function withSieve<T>(
  { primes, next, masks }: Crossing,
  segmentBytes: number,
  use: (sieve: Sieve) => T,
): T | undefined {
  const layout = new Layout()
  const segmentAt = layout.add(segmentBytes)
  const primesAt = layout.add(primes.byteLength)
  const nextAt = layout.add(next.byteLength)
  const masksAt = layout.add(masks.byteLength)
  return withInstance(layout.byteLength, ({ functions, memory: { buffer } }) => {
    new Int32Array(buffer, primesAt).set(primes)
    new Int32Array(buffer, nextAt).set(next)
    new Uint8Array(buffer, masksAt).set(masks)
    return use({
      segment: new Uint8Array(buffer, segmentAt, segmentBytes),
      crossOff: (length) => functions.crossOff(segmentAt, length, primesAt, nextAt, masksAt, primes.length),
      countZeroBits: () => functions.countZeroBits(segmentAt, segmentBytes),
    })
  })
}
