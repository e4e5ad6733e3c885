import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { readRecords, recordsAsJson } from '../../src/wire/records.ts'
import { backends } from '../pool/backends.ts'

const ids = Array.from({ length: 100 }, (_, id) => id)
const records = ids.map((id) => ({ id, name: `item ${id}`, isDone: id % 2 === 0, next: null }))

/** The records, with one more field that holds this. */
function withPart(part: unknown): unknown {
  return [...records, { part }]
}

const key = fc.oneof(fc.constantFrom('a', 'name', '', '0', '7', 'toString', '__proto__', 'constructor'), fc.string())
const kept = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ unit: 'binary', maxLength: 9 }))
const other = fc.oneof(fc.double(), fc.bigInt(), fc.date(), fc.constantFrom(undefined, -0, 2 ** 60, new Map()))
const field = fc.oneof({ weight: 200, arbitrary: kept }, { weight: 1, arbitrary: other })
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, { weight: 9, arbitrary: field }, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(key, tie('value'), { maxKeys: 6, noNullPrototype: true }),
}))
const list = fc.array(fc.dictionary(key, value, { minKeys: 2, maxKeys: 6, noNullPrototype: true }), {
  minLength: 32,
  maxLength: 64,
})

test('what goes as JSON comes back the same', () => {
  let written = 0
  fc.assert(
    fc.property(list, (list) => {
      const bytes = recordsAsJson(list)
      if (bytes === undefined) return
      written += 1
      expect(isDeepStrictEqual(readRecords(bytes), list)).toBe(true)
    }),
    { numRuns: 400 },
  )
  expect(written).toBeGreaterThan(40)
})

const shared = { one: 1 }

test.each([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['undefined', undefined],
  ['a BigInt', 1n],
  ['a hole', [1, , 3]],
  ['a list with another key', Object.assign([1], { extra: true })],
  ['a date', new Date(0)],
  ['an object without prototype', Object.create(null)],
  ['an instance of a class', new (class Point {})()],
  ['a subclass of Array', new (class List extends Array {})()],
  ['a symbol for a key', { [Symbol('key')]: 1 }],
  ['a proxy', new Proxy({}, {})],
  ['a part that is there twice', [shared, shared]],
  ['typed memory', Uint8Array.of(1)],
])('records with %s are left to structured clone', (_, part) => {
  expect(recordsAsJson(withPart({ a: 1 }))).toBeDefined()
  expect(recordsAsJson(withPart(part))).toBeUndefined()
})

test('values that go round in circles are left to structured clone', () => {
  const first: { id: number; self?: unknown } = { id: 0 }
  first.self = first
  expect(recordsAsJson([...records, first])).toBeUndefined()
})

test.each([
  ['numbers', ids],
  ['fractions', ids.map((id) => ({ x: id + 0.5 }))],
  ['long strings', ids.map((id) => ({ text: 'text'.repeat(id + 50) }))],
  ['few entries', [{ id: 1 }]],
])('%s are left to structured clone, which is quicker', (_, value) => {
  expect(recordsAsJson(value)).toBeUndefined()
})

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'toJSON')
})

test('where a program has said how objects look as JSON, nothing goes so', () => {
  Reflect.defineProperty(Object.prototype, 'toJSON', { value: () => 'hooked', configurable: true })
  expect(recordsAsJson(records)).toBeUndefined()
})

test.each(backends)('records come back from a pool as they were, on $backend', async ({ PoolClass }) => {
  await using pool = new PoolClass(1)
  const echo = <T>(value: T): T => value
  const trapped: unknown = JSON.parse(
    '{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "x": 1 } } }',
  )
  const many = Array.from({ length: 5000 }, (_, id) => ({ id, name: `item ${id}`, tags: ['a', 'é', '日本'] }))
  for (const value of [records, many, withPart(trapped), withPart(new Date(5))])
    expect(isDeepStrictEqual(await pool.apply(echo, [value]), value)).toBe(true)
  expect({}).not.toHaveProperty('polluted')
})
