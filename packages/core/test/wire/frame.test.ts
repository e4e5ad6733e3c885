import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFrame, FrameReader } from '../../src/wire/frame.ts'

test('messages come out of the stream as they went in, wherever it was cut', () => {
  const messages = fc.array(fc.oneof(fc.string(), fc.double(), fc.array(fc.integer()), fc.uint8Array()), {
    minLength: 1,
  })
  fc.assert(
    fc.property(messages, fc.integer({ min: 1, max: 64 }), (sent, step) => {
      const stream = Buffer.concat(sent.map(encodeFrame))
      const reader = new FrameReader()
      const received: unknown[] = []
      for (let at = 0; at < stream.byteLength; at += step) received.push(...reader.read(stream.subarray(at, at + step)))
      expect(received).toEqual(sent)
    }),
  )
})

test('bytes have a buffer of their own', () => {
  const [bytes] = new FrameReader().read(encodeFrame(new Uint8Array([1, 2, 3])))
  expect(bytes instanceof Uint8Array && bytes.buffer.byteLength).toBe(3)
})

test('what structured clone refuses is refused', () => {
  expect(() => encodeFrame(() => {})).toThrow()
})
