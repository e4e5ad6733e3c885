import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { MessageFormatError, Queue, SimpleQueue } from '@mp/core'
import { readPlain } from '../../src/channel/plain-reader.ts'
import { takeColumns, writePlain } from '../../src/channel/plain-writer.ts'
import { backends } from '../pool/backends.ts'

/** Values whose memory goes beside them as it is, by what they are. */
const values: [string, unknown][] = [
  ['bytes', new Uint8Array(5000).fill(7)],
  ['numbers', Float64Array.from({ length: 1000 }, (_, position) => position / 3)],
  ['whole numbers', Int16Array.from({ length: 5000 }, (_, position) => -position)],
  ['big integers', BigUint64Array.from({ length: 1000 }, (_, position) => 2n ** 64n - BigInt(position) - 1n)],
  ['a DataView', new DataView(new ArrayBuffer(5000))],
  ['a Buffer with memory of its own', Buffer.alloc(5000, 'mp')],
  ['a small one', Buffer.alloc(3, 'mp')],
  ['an ArrayBuffer', Uint8Array.of(1, 2, 3).buffer],
  ['an empty one', new ArrayBuffer(0)],
]

function write(value: unknown): { bytes: Buffer; columns: readonly Uint8Array<ArrayBuffer>[] } | undefined {
  const bytes = writePlain(value, 0)
  return bytes === undefined ? undefined : { bytes: Buffer.from(bytes), columns: takeColumns() }
}

function read(bytes: Buffer, columns: readonly Uint8Array[], isOwn: boolean): unknown {
  return readPlain(bytes, { at: 0, byteLength: bytes.byteLength }, { columns, isOwn })
}

/** The memory of a value that is memory, or a view of some. */
function memoryOf(value: unknown): ArrayBufferLike {
  if (value instanceof ArrayBuffer) return value
  if (ArrayBuffer.isView(value)) return value.buffer
  throw new TypeError('It has no memory')
}

test.each(values)('%s: the memory goes beside it, without a copy', (_, value) => {
  const { columns } = write(['before', value, 7]) ?? { columns: [] }
  expect(columns.map(({ buffer }) => buffer)).toEqual([memoryOf(value)])
  expect(columns[0]?.buffer).toBe(memoryOf(value))
})

test.each(values)('%s: comes back over the memory that came, if that is its own', (_, value) => {
  const { bytes = Buffer.of(), columns = [] } = write(['before', value, 7]) ?? {}
  const came = columns.map((column) => Uint8Array.from(column))
  const copy = read(bytes, came, true)
  expect(isDeepStrictEqual(copy, ['before', value, 7])).toBe(true)
  expect(memoryOf(Object(copy)[1])).toBe(came[0]?.buffer)
})

test.each(values)('%s: comes back over a copy of the memory that came, if others have that too', (_, value) => {
  const { bytes = Buffer.of(), columns = [] } = write(value) ?? {}
  const [column = new Uint8Array()] = columns
  const around = new Uint8Array(column.byteLength + 16)
  around.set(column, 8)
  const copy = read(bytes, [around.subarray(8, 8 + column.byteLength)], false)
  expect(isDeepStrictEqual(copy, value)).toBe(true)
  expect(memoryOf(copy)).not.toBe(around.buffer)
  expect(memoryOf(copy).byteLength).toBe(column.byteLength)
})

const shared = new Uint8Array(5000)
const given = new Uint8Array(5000)
given.buffer.transfer()

test.each([
  ['a part of some memory', new Uint8Array(6000).subarray(0, 5000)],
  ['a part of the memory of many Buffers', Buffer.from('abc')],
  ['memory that can still grow', new Uint8Array(new ArrayBuffer(5000, { maxByteLength: 8000 }))],
  ['such memory itself', new ArrayBuffer(5000, { maxByteLength: 8000 })],
  ['memory that threads share', new Uint8Array(new SharedArrayBuffer(5000))],
  ['memory that was transferred', given],
  ['that memory itself', given.buffer],
  ['two views of the same', [shared, new Uint8Array(shared.buffer)]],
  ['a view and what it is of', [shared, shared.buffer]],
  ['what a view is of, and the view', [shared.buffer, shared]],
  ['the same view twice', [shared, shared]],
  ['a class of its own', new (class Bytes extends Uint8Array {})(5000)],
  ['a class of Buffers', Object.setPrototypeOf(Buffer.alloc(5000), class extends Buffer {}.prototype)],
  ['a class of memory', new (class Memory extends ArrayBuffer {})(5000)],
])('%s is left to others', (_, value) => {
  expect(write(value)).toBeUndefined()
})

describe('what nobody has written is an error:', () => {
  const { bytes = Buffer.of(), columns = [] } = write(Float64Array.from({ length: 1000 })) ?? {}

  test.each([
    ['no memory', bytes, []],
    ['memory of half a number', bytes, [new Uint8Array(7)]],
    ['a class that there is not', Buffer.of(bytes[0] ?? 0, 100), columns],
    ['no class', bytes.subarray(0, 1), columns],
    ['own memory that is a part of some', bytes, [new Uint8Array(24).subarray(0, 16)]],
  ])('%s', (_, bytes, columns) => {
    expect(() => read(bytes, columns, true)).toThrow(MessageFormatError)
  })
})

/** Long enough for each of the ways on which memory goes: in the ring, and beside it. */
const lengths = [10, 5000, 100_000, 3_000_000, 20_000_000]

test.each(backends)('memory comes back from a pool as it was, $backend', async ({ PoolClass }) => {
  await using pool = new PoolClass(1)
  const echo = (...values: unknown[]): unknown[] => values
  for (const [, value] of values) expect(isDeepStrictEqual(await pool.apply(echo, [value, 1]), [value, 1])).toBe(true)
  for (const length of lengths) {
    const bytes = Buffer.alloc(length, 'some bytes')
    const [copy, view] = await pool.apply(echo, [bytes, new Uint8Array(length).fill(7)])
    expect(bytes.equals(Buffer.from(memoryOf(copy)))).toBe(true)
    expect(Buffer.alloc(length, 7).equals(Buffer.from(memoryOf(view)))).toBe(true)
    expect(bytes.byteLength).toBe(length)
  }
})

test.each(backends)('what a task is given and gives back is its own, $backend', async ({ PoolClass }) => {
  await using pool = new PoolClass(1)
  const bytes = new Uint8Array(100_000)
  const results = await pool.map(
    (given: Uint8Array<ArrayBuffer>) => {
      given[0] = 1 + (given[0] ?? 0)
      return given
    },
    [bytes, bytes, bytes],
  )
  expect(results.map(([first]) => first)).toEqual([1, 1, 1])
  expect(bytes[0]).toBe(0)
  for (const result of results) result.buffer.transfer(0)
  expect(await pool.apply((given: Uint8Array) => given.length, [bytes])).toBe(100_000)
})

test.each([
  ['Queue', () => new Queue()],
  ['SimpleQueue', () => new SimpleQueue()],
])('memory comes back from a %s as it was, over memory of its own', async (_, make) => {
  using queue = make()
  for (const [, value] of values) {
    await queue.put([value])
    expect(isDeepStrictEqual(await queue.get(), [value])).toBe(true)
  }
  for (const length of lengths) {
    const bytes = new Uint8Array(length).fill(7)
    await queue.put(bytes)
    const copy = await queue.get()
    expect(Buffer.compare(Buffer.from(memoryOf(copy)), bytes)).toBe(0)
    expect(memoryOf(copy).byteLength).toBe(length)
  }
})
