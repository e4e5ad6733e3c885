import { expect, test } from 'vitest'
import { decoderOf, encoderOf, optimalTable } from '../../src/jpeg/huffman-table.ts'

/** Returns the share of all codes of 16 bits that begin with a code of the table. */
function usedShare(counts: Uint8Array): number {
  return counts.reduce((sum, count, index) => sum + count / 2 ** (index + 1), 0)
}

test('frequent symbols get short codes, and the code of ones alone stays free', () => {
  const frequencies = new Uint32Array(256)
  frequencies.set([1000, 100, 10, 1])
  const { counts, symbols } = optimalTable(frequencies)
  expect([...counts.subarray(0, 5)]).toEqual([1, 1, 1, 1, 0])
  expect([...symbols]).toEqual([0, 1, 2, 3])
})

test('no code is longer than 16 bits, however rare its symbol is', () => {
  const frequencies = new Uint32Array(256)
  let [a, b] = [1, 1]
  for (let symbol = 0; symbol < 40; symbol++) {
    frequencies[symbol] = a
    ;[a, b] = [b, a + b]
  }
  const { counts, symbols } = optimalTable(frequencies)
  expect(counts).toHaveLength(16)
  expect(new Set(symbols).size).toBe(40)
  expect(usedShare(counts)).toBeLessThan(1)
})

test('what was encoded with a table is decoded with it', () => {
  const table = optimalTable(Uint32Array.from({ length: 256 }, (_, symbol) => symbol * symbol))
  const [codes, lookup] = [encoderOf(table), decoderOf(table)]
  for (let symbol = 1; symbol < 256; symbol++) {
    const code = codes[symbol] ?? 0
    const bits = code >>> 16
    expect(lookup[(code & 0xffff) << (16 - bits)]).toBe((bits << 8) | symbol)
  }
  expect(codes[0]).toBe(0)
})
