import * as fc from 'fast-check'
import { MpError } from '@mp/core'
import { expect } from 'vitest'

/** How many times as many runs as usual each property has: `MP_RUNS=100` for a night. */
const RUNS = Number(process.env['MP_RUNS'] ?? 1)
/** What reading bad bytes may add to the memory of the process, at its highest. */
export const MOST_BYTES = 256 * 1024 * 1024

/** Returns how often to run a property that is usually run so often. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: Math.ceil(usual * RUNS) }
}

const numbers = [0, 1, 2, 7, 63, 64, 255, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1]
const doubles = [-1, 0.5, 2 ** 32, 2 ** 53, 1e308, Number.NaN, Number.POSITIVE_INFINITY]

/** What is written over some bytes: lengths and counts that are wrong. */
const patch = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(...numbers).map((number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(number)
    return bytes
  }),
  fc.constantFrom(...numbers, ...doubles).map((number) => Buffer.from(Float64Array.of(number).buffer)),
)

function overwritten(sample: Buffer, at: number, bytes: Buffer): Buffer {
  const copy = Buffer.from(sample)
  copy.set(bytes.subarray(0, Math.max(0, copy.byteLength - at)), Math.min(at, copy.byteLength))
  return copy
}

/** Real messages that were cut off, changed, put together wrongly or added to; and bytes that never were a message. */
export function damageOf(samples: readonly Uint8Array[]): fc.Arbitrary<Buffer> {
  const sample = fc.constantFrom(...samples.map((bytes) => Buffer.from(bytes)))
  const place = fc.oneof(fc.nat(64), fc.nat(4096))
  return fc.oneof(
    fc.tuple(sample, place).map(([bytes, at]) => bytes.subarray(0, at % (bytes.byteLength + 1))),
    fc.tuple(sample, place, fc.nat(7)).map(([bytes, at, bit]) => {
      const from = at % Math.max(1, bytes.byteLength)
      return overwritten(bytes, from, Buffer.of((bytes[from] ?? 0) ^ (1 << bit)))
    }),
    fc.tuple(sample, place, patch).map(([bytes, at, other]) => overwritten(bytes, at % (bytes.byteLength + 1), other)),
    fc
      .tuple(sample, sample, place, place)
      .map(([a, b, cut, from]) =>
        Buffer.concat([a.subarray(0, cut % (a.byteLength + 1)), b.subarray(from % (b.byteLength + 1))]),
      ),
    fc.tuple(sample, fc.uint8Array({ maxLength: 64 })).map(([bytes, more]) => Buffer.concat([bytes, more])),
    fc.uint8Array({ maxLength: 256 }).map((bytes) => Buffer.from(bytes)),
  )
}

/** Runs a decoder: it may make something of what it gets, or throw an error of ours, and nothing else. */
export function decodeBad(decode: () => unknown): unknown {
  try {
    return decode()
  } catch (error) {
    expect(error).toBeInstanceOf(MpError)
    expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_MP/) })
    return error
  }
}

/** Runs something, and returns by how many bytes more memory the process has had than ever before. */
export function memoryOf(run: () => void): number {
  const before = process.resourceUsage().maxRSS
  run()
  return (process.resourceUsage().maxRSS - before) * 1024
}
