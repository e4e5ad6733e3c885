import * as fc from 'fast-check'
import { MessageFormatError, MpError, Queue, SharedMemory } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { MessageReader, messageHeader } from '../../src/channel/message-reader.ts'
import { partsIn } from '../../src/channel/parts-in.ts'
import { readPlain } from '../../src/channel/plain-reader.ts'
import { writePlain } from '../../src/channel/plain-writer.ts'
import { decodeItem, encodeItem, fetchOutside, receive } from '../../src/channel/ring-item.ts'
import { segmentOf } from '../../src/channel/segments.ts'
import { attachBlock } from '../../src/memory/shared-block.ts'
import { damageOf, decodeBad, memoryOf, MOST_BYTES, runs } from '../damage.ts'
import { everyValue } from '../wire/values.ts'

const plain = [
  7,
  1.5,
  'text',
  [1, [2, 'a']],
  { a: { b: [true, null] }, c: 'é' },
  { id: 1, name: 'x', tags: ['a', 'b'] },
  Float64Array.of(1, 2),
  { hash: Uint8Array.of(1, 2, 3) },
  ['€uro', new Date(0)],
]
const plainBytes = plain.map((value) => Buffer.from(writePlain(value, 0) ?? []))

/** Puts bytes into memory as a message of a ring lies there. */
function frameOf(bytes: Uint8Array, kind: number) {
  const room = new Uint8Array(Math.ceil(bytes.byteLength / 8) * 8 + 64)
  room.set(bytes, 16)
  return { segment: segmentOf(room), start: 16, byteLength: bytes.byteLength, kind }
}

function bytesOfItem(value: unknown): { kind: number; bytes: Buffer } {
  const message = encodeItem(value)
  const room = new Uint8Array(Math.ceil(message.byteLength / 8) * 8 + 16)
  message.writeTo(segmentOf(room), 0)
  return { kind: message.kind, bytes: Buffer.from(room.subarray(0, message.byteLength)) }
}

describe('bytes that were damaged', () => {
  test('make plain data an error of ours, or plain data', () => {
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(damageOf(plainBytes), (bytes) => {
            decodeBad(() => readPlain(bytes, { at: 0, byteLength: bytes.byteLength }))
          }),
          runs(10_000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })

  test('never give an object another prototype', () => {
    const key = Buffer.from('__proto__', 'latin1')
    const forged = Buffer.concat([
      Buffer.of(8, key.byteLength + 1, 0, key.byteLength),
      key,
      Buffer.of(8, 2, 0, 1, 97, 2),
    ])
    expect(() => readPlain(forged, { at: 0, byteLength: forged.byteLength })).toThrow(MessageFormatError)
  })

  test.each([
    ['arrays in arrays, without end', Buffer.alloc(16 * 1024 * 1024, Buffer.of(7, 64))],
    ['objects of as many keys as there can be', Buffer.alloc(16 * 1024 * 1024, Buffer.of(8, 255, 255))],
    ['one array of 255 of the same', Buffer.alloc(1024 * 1024, Buffer.of(7, 255))],
  ])('that say %s are given up at once', (_what, bytes) => {
    expect(() => readPlain(bytes, { at: 0, byteLength: bytes.byteLength })).toThrow(MessageFormatError)
  })

  test('make items of queues and pipes an error of ours, or some value', () => {
    const large = { memory: new Uint8Array(70_000), twice: [new Float64Array(10_000)] }
    const items = [...everyValue, large].map(bytesOfItem)
    const samples = items.map(({ bytes }) => bytes)
    const kinds = fc.constantFrom(...new Set(items.map(({ kind }) => kind)), 5, 9, 255)
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(damageOf(samples), kinds, (bytes, kind) => {
            decodeBad(() => decodeItem(receive(frameOf(bytes, kind))))
          }),
          runs(5000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })

  test('make lists of parts an error of ours, or parts that lie within the message', () => {
    fc.assert(
      fc.property(damageOf([Buffer.from(Float64Array.of(2, 8, 8, 16, 0, 0, 0, 0).buffer)]), (bytes) => {
        const own = Buffer.from(new Uint8Array(bytes).buffer)
        decodeBad(() => {
          const { body, parts } = partsIn(own, (start, end) => own.subarray(start, end))
          const sum = [body, ...parts].reduce((total, part) => total + part.byteLength, 0)
          expect(sum).toBeLessThanOrEqual(own.byteLength)
        })
      }),
      runs(3000),
    )
  })

  test('in a block that a queue speaks of are an error of ours, and the block is gone', () => {
    const content = fc.tuple(fc.double(), fc.double()).map((head) => Float64Array.of(...head, 0, 0))
    fc.assert(
      fc.property(content, (numbers) => {
        using block = SharedMemory.create(numbers.byteLength)
        new Float64Array(block.buffer).set(numbers)
        decodeBad(() => fetchOutside({ type: 'outside', block: block.name }))
        expect(() => fetchOutside({ type: 'outside', block: block.name })).toThrow(MpError)
      }),
      runs(30),
    )
  })

  test('make the stream of a socket an error of ours, or messages of what has come', () => {
    const samples = [0, 1, 200].map((length) => Buffer.concat([messageHeader(length), Buffer.alloc(length, 1)]))
    fc.assert(
      fc.property(damageOf([...samples, Buffer.concat(samples)]), fc.nat(300), (stream, limit) => {
        const reader = new MessageReader()
        reader.push(stream)
        decodeBad(() => {
          for (let message = reader.take(limit); message !== undefined; message = reader.take(limit))
            expect(message.byteLength).toBeLessThanOrEqual(limit)
        })
      }),
      runs(5000),
    )
  })
})

test('a queue whose memory was written over says so, each time it is asked, and does not hang', () => {
  // Cells: 8192 bytes of words come first; then each message has its length and its kind before it.
  const patches = fc.array(fc.tuple(fc.nat(200), fc.constantFrom(0, 1, 7, 255, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1)), {
    minLength: 1,
    maxLength: 8,
  })
  expect(
    memoryOf(() =>
      fc.assert(
        fc.property(patches, (changes) => {
          using queue = new Queue()
          for (const value of [1, 'two', { three: [3] }, new Date(4)]) queue.tryPut(value)
          const block = attachBlock(blockOf(queue))
          const cells = new Uint32Array(block.buffer, 8192)
          for (const [cell, value] of changes) cells[cell] = value
          block.close()
          for (let count = 0; count < 6; count++) decodeBad(() => queue.tryGet())
        }),
        runs(150),
      ),
    ),
  ).toBeLessThan(MOST_BYTES)
})

/** Name of the memory of a queue, as a handle of it tells. */
function blockOf(queue: object): string {
  const handle: unknown = Reflect.apply(Reflect.get(queue, Symbol.for('mp.handle')) as Function, queue, [{}])
  return String(Reflect.get(Object(Reflect.get(Object(handle), 'data')), 'name'))
}
