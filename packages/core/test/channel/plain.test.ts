import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Queue } from '@mp/core'
import { readPlain } from '../../src/channel/plain-reader.ts'
import { writePlain } from '../../src/channel/plain-writer.ts'

function copyOf(value: unknown): unknown {
  const bytes = writePlain(value, 0)
  return bytes === undefined ? undefined : readPlain(Buffer.from(bytes), { at: 0, byteLength: bytes.byteLength })
}

const scalar = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, -0, 2 ** 31, -(2 ** 31), 2 ** 53),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.date(),
)
const key = fc.oneof(fc.constantFrom('a', 'b', 'name', '', '0', '7', 'toString', '__proto__'), fc.string())
const numbers = fc.array(fc.integer({ min: -128, max: 2 ** 31 }), { maxLength: 20 })
const typedArray = fc
  .tuple(fc.constantFrom(Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint32Array, Float64Array), numbers)
  .map(([TypedArray, items]) => TypedArray.from(items))
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, typedArray, tie('array'), tie('object')),
  array: fc.array(tie('value'), { maxLength: 8 }),
  object: fc.dictionary(key, tie('value'), { maxKeys: 8, noNullPrototype: true }),
}))

/** Two arrays over one piece of memory, which must stay one. */
function twoViews(): Uint8Array[] {
  const memory = new ArrayBuffer(4)
  return [new Uint8Array(memory), new Uint8Array(memory)]
}

/** An array whose memory is elsewhere by now. */
function moved(): Uint8Array {
  const array = new Uint8Array(4)
  array.buffer.transfer()
  return array
}

test('what is written comes back the same, or is left to structured clone', () => {
  fc.assert(
    fc.property(value, (value) => {
      const bytes = writePlain(value, 0)
      expect(
        bytes === undefined ? value : readPlain(Buffer.from(bytes), { at: 0, byteLength: bytes.byteLength }),
      ).toStrictEqual(value)
    }),
    { numRuns: 5000 },
  )
})

test('small data of every kind is written', () => {
  const values = [
    7,
    -0,
    1.5,
    Number.NaN,
    'text',
    'é',
    '',
    '€ 😀',
    '\ud800',
    true,
    false,
    null,
    [],
    {},
    [1, [2]],
    { a: { b: ['c'] } },
    new Date(1),
    new Date(Number.NaN),
  ]
  for (const value of values) expect(copyOf(value)).toStrictEqual(value)
})

test('small views are written, over memory of their own', () => {
  const arrays = [
    new Uint8Array(),
    Uint8Array.of(1, 255),
    Uint8ClampedArray.of(7),
    new Uint8Array(4000).fill(7),
    Int8Array.of(-1),
    Uint16Array.of(500),
    Int16Array.of(-500),
    Uint32Array.of(2 ** 32 - 1),
    Int32Array.of(-(2 ** 31)),
    Float32Array.of(0.5),
    Float64Array.of(-0, Number.NaN),
    BigInt64Array.of(-1n),
    BigUint64Array.of(2n ** 64n - 1n),
    new DataView(Uint8Array.of(1, 2, 3).buffer),
  ]
  for (const array of arrays) {
    const copy = copyOf({ array, after: 1 })
    expect(copy).toStrictEqual({ array, after: 1 })
    expect(Object(copy).array.buffer.byteLength).toBe(array.byteLength)
  }
})

test('objects of more forms than are remembered keep their keys', () => {
  const objects = Array.from({ length: 1000 }, (_, n) => ({ [`k${n % 500}`]: n, [`x${n % 7}`]: -n }))
  for (const object of objects) expect(copyOf(object)).toStrictEqual(object)
})

test('what plain data does not say is left to structured clone', () => {
  const twice = {}
  const loop: { self?: object } = {}
  loop.self = loop
  const values = [
    [twice, twice],
    loop,
    [1, , 3],
    Object.assign([1], { extra: true }),
    Object.assign([1, , 3], { extra: true }),
    Object.assign(Array.from({ length: 1 }).fill(0, 1), { '': true }),
    Object.create(null),
    { [Symbol('s')]: 1 },
    JSON.parse('{ "__proto__": 1 }'),
    new Proxy({}, {}),
    { text: '€'.repeat(201) },
    Array.from({ length: 11 }, () => '€'.repeat(200)),
    { '€': 1 },
    10n,
    Buffer.from('abc'),
    new Uint8Array(8).subarray(0, 4),
    new Uint8Array(new ArrayBuffer(8), 0, 4),
    new Uint8Array(new ArrayBuffer(4, { maxByteLength: 8 })),
    new Uint8Array(new SharedArrayBuffer(4)),
    twoViews(),
    moved(),
    new (class extends Uint8Array {})(4),
    Array.from({ length: 100 }, () => new Map()),
    { text: 'x'.repeat(201) },
  ]
  for (const value of values) expect(writePlain(value, 0)).toBeUndefined()
})

test('a getter may put another item, and take keys away', async () => {
  using queue = new Queue()
  const item = {
    first: 1,
    get other() {
      queue.tryPut('before')
      queue.tryPut({ before: 2 })
      Reflect.deleteProperty(this, 'last')
      return 'x'
    },
    last: 3,
  }
  await queue.put(item)
  const items: unknown[] = []
  while (!queue.isEmpty) items.push(await queue.get())
  expect(items.at(-1)).toEqual({ first: 1, other: 'x' })
  for (const [n, other] of items.slice(0, -1).entries()) expect(other).toEqual(n % 2 === 0 ? 'before' : { before: 2 })
})
