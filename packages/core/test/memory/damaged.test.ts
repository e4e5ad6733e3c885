import * as fc from 'fast-check'
import { OptionTypeError, ShareableList, SharedMemory } from '@mp/core'
import { expect, test } from 'vitest'
import { damageOf, decodeBad, memoryOf, MOST_BYTES, runs } from '../damage.ts'

function bytesOfList(): Buffer {
  using list = new ShareableList([1n, 2.5, 'text', true, null, Uint8Array.of(1, 2)])
  return Buffer.from(new Uint8Array(list.shm.buffer.slice(0)))
}

test('a block that is no list, or a damaged one, is an error of ours, or a list within the block', () => {
  const sample = bytesOfList()
  expect(
    memoryOf(() =>
      fc.assert(
        fc.property(damageOf([sample, sample.subarray(0, 200)]), (bytes) => {
          using block = SharedMemory.create(Math.max(1, bytes.byteLength))
          new Uint8Array(block.buffer).set(bytes)
          decodeBad(() => {
            using list = ShareableList.attach(block.name)
            expect(list.length).toBeLessThanOrEqual(block.size)
            for (let index = 0; index < list.length; index++) decodeBad(() => list.get(index))
          })
        }),
        runs(400),
      ),
    ),
  ).toBeLessThan(MOST_BYTES)
})

test('a slot that says what no list says is refused', () => {
  using list = new ShareableList([1n])
  const bytes = Buffer.from(list.shm.buffer)
  bytes[bytes.indexOf('q')] = 'Q'.charCodeAt(0)
  expect(() => list.get(0)).toThrow(OptionTypeError)
})
