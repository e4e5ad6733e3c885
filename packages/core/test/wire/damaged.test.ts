import { serialize } from 'node:v8'
import * as fc from 'fast-check'
import { MpError } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { encodePartFrames, PartFrameReader } from '../../src/channel/part-frames.ts'
import { decodeValueMessage, encodeValueMessage } from '../../src/channel/value-message.ts'
import { packed, unpacked } from '../../src/manager/protocol.ts'
import { decodeValue, needsOf } from '../../src/wire/decode.ts'
import { encodeValue } from '../../src/wire/encode.ts'
import { encodeFrame, FrameReader } from '../../src/wire/frame.ts'
import { TAG } from '../../src/wire/tag.ts'
import { damageOf, decodeBad, memoryOf, MOST_BYTES, runs } from '../damage.ts'
import { everyValue } from './values.ts'

const OUTCOMES = [
  () => 'read or refused',
  (error: unknown) => (error instanceof MpError ? 'read or refused' : error),
] as const
const PRIVATE = { isLocal: true, isPrivate: true, isAuthenticated: true }

const values: unknown[] = [...everyValue, everyValue]
const marked = values.map((value) => encodeValue(value, 'value', { sharesMemory: false }).value)

describe('bytes that are no message, or a damaged one', () => {
  test('make frames an error of ours', () => {
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(damageOf(marked.map(encodeFrame)), fc.integer({ min: 1, max: 64 }), (stream, step) => {
            const reader = new FrameReader()
            decodeBad(() => {
              for (let at = 0; at < stream.byteLength; at += step)
                for (const value of reader.read(stream.subarray(at, at + step))) needsOf(value)
            })
          }),
          runs(3000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })

  test('are told from frames by the first bytes: nobody waits for what they say is to come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 100 }), (bytes) => {
        expect(() => [...new FrameReader().read(Buffer.from(bytes))]).toThrow(MpError)
      }),
      runs(500),
    )
  })

  test('make the frames of a worker an error of ours', () => {
    const samples = marked.map((value) => Buffer.concat(encodePartFrames({ type: 'returned', value }).frames))
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(damageOf(samples), (stream) => {
            decodeBad(() => [...new PartFrameReader().read(stream)])
          }),
          runs(3000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })

  test('make a value on a connection an error of ours', async () => {
    const samples = values.map((value) => encodeValueMessage(value, PRIVATE))
    await fc.assert(
      fc.asyncProperty(damageOf(samples), async (message) => {
        expect(await decodeValueMessage(message, PRIVATE).then(...OUTCOMES)).toBe('read or refused')
      }),
      runs(5000),
    )
  })

  test('make what a manager is told an error of ours', () => {
    const said = values.map((value) =>
      packed({
        type: 'call',
        call: 1,
        object: 2,
        method: 'set',
        args: encodeValue([value], 'args', { sharesMemory: false }),
        hasFunctions: false,
      }),
    )
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(damageOf([...said, Buffer.concat(said)]), (message) => {
            decodeBad(() => unpacked(message))
          }),
          runs(3000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })
})

describe('marks that nobody of ours has made', () => {
  const type = fc.constantFrom(
    ...['error', 'class', 'null', 'object', 'buffer', 'memory', 'view', 'url', 'search-params', 'function', 'handle'],
    ...['', 'unknown', '__proto__', 'constructor'],
  )
  const part = fc.oneof(
    fc.anything({ withDate: true, withTypedArray: true, withMap: true }),
    fc.constantFrom('Buffer', 'Uint8Array', 'Function', 'Error', '__proto__', 'constructor'),
    fc.constant({ length: 2 ** 32 - 1 }),
    fc.record({ buffer: fc.constant({ length: 2 ** 32 - 1 }), byteOffset: fc.nat(), byteLength: fc.nat() }),
    fc.record({
      className: fc.string(),
      name: fc.string(),
      message: fc.string(),
      stack: fc.string(),
      fields: fc.anything(),
    }),
  )
  const names = ['error', 'name', 'fields', 'bytes', 'part', 'byteOffset', 'byteLength', 'href', 'text', 'kind', 'data']
  const mark = fc
    .tuple(type, fc.dictionary(fc.constantFrom(...names), part))
    .map(([tag, parts]) => ({ ...parts, [TAG]: tag }))

  test('are an error of ours, or some value', () => {
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(fc.oneof(mark, fc.array(mark), fc.dictionary(fc.string(), mark)), (value) => {
            decodeBad(() => decodeValue(value))
            decodeBad(() => needsOf(value))
          }),
          runs(1000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })

  test('that claim to be long, or go deeper than anything that is sent, are refused', () => {
    const long = { [TAG]: 'buffer', bytes: { buffer: { length: 2 ** 32 - 1 }, byteOffset: 0, byteLength: 0 } }
    expect(() => decodeValue(long)).toThrow(MpError)
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) deep = { [TAG]: 'object', fields: { deep } }
    expect(() => decodeValue(deep)).toThrow(MpError)
    expect(() => needsOf(deep)).toThrow(MpError)
    expect(() => decodeValue({ [TAG]: 'unheard-of' })).toThrow(MpError)
  })

  test('in a message of a connection are an error of ours', async () => {
    const head = Buffer.from([0, 0x6d, 0x70, 2])
    await fc.assert(
      fc.asyncProperty(mark, async (value) => {
        const message = Buffer.concat([head, serialize(value)])
        expect(await decodeValueMessage(message, PRIVATE).then(...OUTCOMES)).toBe('read or refused')
      }),
      runs(1000),
    )
  })
})
