import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Queue } from '@mp/core'

/** Lengths around what fits into the first memory of a queue, and far above. */
const lengths = fc.oneof(
  { weight: 4, arbitrary: fc.nat(200) },
  { weight: 4, arbitrary: fc.integer({ min: 1000, max: 30_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 55_000, max: 130_000 }) },
  { weight: 1, arbitrary: fc.constant(1024 * 1024) },
)
const steps = fc.array(fc.record({ puts: fc.array(lengths, { maxLength: 12 }), gets: fc.nat(12) }), { maxLength: 30 })

test('whatever is put and taken in whatever order, each item comes out once, whole, and in order', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 40 }), (steps, maxSize) => {
      using queue = new Queue<Uint8Array>({ maxSize })
      const model: { length: number; n: number }[] = []
      let n = 0
      const check = (): void => {
        const expected = model.shift()
        const item = queue.tryGet()
        expect(item?.byteLength).toBe(expected?.length)
        if (expected !== undefined && item?.every((byte) => byte === (expected.n & 0xff)) === false)
          throw new Error(`Item ${expected.n} is damaged`)
      }
      for (const { puts, gets } of steps) {
        for (const length of puts) {
          const isPut = queue.tryPut(new Uint8Array(length).fill(n))
          expect(isPut).toBe(model.length < maxSize)
          if (isPut) model.push({ length, n })
          n += 1
        }
        for (let get = 0; get < gets; get++) check()
        expect(queue.size).toBe(model.length)
      }
      while (model.length > 0) check()
      expect([queue.isEmpty, queue.tryGet()]).toEqual([true, undefined])
    }),
    { numRuns: 100 },
  )
})

// Items of one length meet the beginning of the oldest one exactly.
test.each([0, 8, 100, 1000, 4000, 7000, 9000, 20_000, 1024 * 1024])('items of %i bytes each meet exactly', (length) => {
  using queue = new Queue<Uint8Array>()
  for (let round = 0; round < 40; round++) {
    for (let n = 0; n < 8; n++) queue.tryPut(new Uint8Array(length).fill(round * 8 + n))
    for (let n = 0; n < 8; n++) {
      const item = queue.tryGet()
      expect([item?.byteLength, item?.every((byte) => byte === ((round * 8 + n) & 0xff))]).toEqual([length, true])
    }
  }
})

test('a queue that is kept full of large items goes round in memory it has', () => {
  using queue = new Queue<Uint8Array>({ maxSize: 16 })
  for (let n = 0; n < 16; n++) queue.tryPut(new Uint8Array(300_000 + n * 7).fill(n))
  for (let n = 16; n < 300; n++) {
    expect(queue.isFull).toBe(true)
    expect(queue.tryGet()?.every((byte) => byte === ((n - 16) & 0xff))).toBe(true)
    expect(queue.tryPut(new Uint8Array(300_000 + n * 7).fill(n))).toBe(true)
  }
})
