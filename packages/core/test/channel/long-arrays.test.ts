import { isDeepStrictEqual } from 'node:util'
import { serialize } from 'node:v8'
import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { SimpleQueue } from '@mp/core'
import { readPlain } from '../../src/channel/plain-reader.ts'
import { takeColumns, writePlain } from '../../src/channel/plain-writer.ts'
import { backends } from '../pool/backends.ts'

/** Writes a value with its long arrays as columns; undefined when it is left to others. */
function write(value: unknown): { bytes: Buffer; columns: readonly Uint8Array[] } | undefined {
  const bytes = writePlain(value, 0)
  return bytes === undefined ? undefined : { bytes: Buffer.from(bytes), columns: takeColumns() }
}

function copyOf(value: unknown): { copy: unknown; columns: number } | undefined {
  const written = write(value)
  if (written === undefined) return undefined
  const { bytes, columns } = written
  const copy = readPlain(bytes, { at: 0, byteLength: bytes.byteLength }, { columns, isOwn: true })
  return { copy, columns: columns.length }
}

const integer = fc.oneof(fc.integer(), fc.constantFrom(0, 2 ** 31 - 1, -(2 ** 31)))
const double = fc.oneof(fc.double(), integer, fc.constantFrom(-0, 2 ** 31, -(2 ** 31) - 1, Number.NaN))
const primitive = fc.oneof(
  double,
  fc.bigInt(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const long = { minLength: 65, maxLength: 200, size: 'max' } as const
const key = fc.oneof(fc.constantFrom('a', 'b', '', '0', '7', 'toString', 'constructor'), fc.string({ maxLength: 4 }))
const kinds = [integer, double, primitive, fc.boolean(), fc.string()]
const column = fc.oneof(...kinds.map((kind) => fc.array(kind, long)))
const table = fc
  .tuple(fc.uniqueArray(key, { minLength: 1, maxLength: 6 }), fc.constantFrom(...kinds))
  .chain(([keys, kind]) => fc.array(fc.tuple(...keys.map((name) => fc.tuple(fc.constant(name), kind))), long))
  .map((rows) => rows.map((entries) => Object.fromEntries(entries)))
const matrix = fc.oneof(...[integer, double].map((kind) => fc.array(fc.array(kind, { maxLength: 9 }), long)))
const longArray = fc.oneof(column, table, matrix)

test('long arrays of primitive values, of objects with the same keys and of numbers come back the same', () => {
  let written = 0
  fc.assert(
    fc.property(fc.array(longArray, { minLength: 1, maxLength: 3 }), (arrays) => {
      const value = { arrays, count: arrays.length }
      const result = copyOf(value)
      if (result === undefined) return
      written += 1
      expect(isDeepStrictEqual(result.copy, value)).toBe(true)
    }),
    { numRuns: 500 },
  )
  expect(written).toBeGreaterThan(200)
})

const positions = Array.from({ length: 100 }, (_, position) => position)
const rows = positions.map((id) => ({ id, name: `item ${id}` }))

test.each([
  ['whole numbers', positions, 1],
  ['numbers', positions.map((position) => position / 3), 1],
  ['numbers of which the last alone is none of 32 bits', [...positions, 2 ** 31], 1],
  ['-0 among whole numbers', [...positions, -0], 1],
  ['primitive values', [...positions, 'text', undefined, null, 7n, false], 1],
  ['an array with holes for the engine, and none', Array.from<number>({ length: 100 }).fill(7), 1],
  ['objects with the same keys', rows, 2],
  ['a matrix', positions.map((row) => positions.map((column) => row * column)), 2],
  ['rows of different lengths', [...positions.map((row) => [row]), [], [1.5, -0]], 2],
  ['some of these', { one: [rows, 'x'], two: { three: positions } }, 3],
])('%s are columns', (_, value, columns) => {
  const result = copyOf(value)
  expect(result?.columns).toBe(columns)
  expect(isDeepStrictEqual(result?.copy, value)).toBe(true)
})

test('the engine knows that what was read has no holes', () => {
  // It writes an array that may have some with a key for each value, which takes more room.
  expect(serialize(copyOf(positions)?.copy)).toEqual(serialize(positions))
})

const [twice] = rows
const circle: unknown[] = positions.map((id) => ({ id }))
circle.push(circle)

test.each([
  ['a hole', [...positions, , 1]],
  ['a hole, and a key that makes up for it', Object.assign([...positions, , 1], { extra: 1 })],
  ['another key', Object.assign([...positions], { extra: 1 })],
  ['a symbol for a key', Object.assign([...positions], { [Symbol('key')]: 1 })],
  ['a symbol', [...positions, Symbol('value')]],
  ['a function', [...positions, () => 1]],
  ['a subclass of Array', new (class List extends Array<number> {})(...positions)],
  ['a proxy', new Proxy([...positions], {})],
  ['a row that is there twice', [...rows, twice]],
  ['a row that is elsewhere too, before', { first: twice, rows }],
  ['a row that is elsewhere too, behind', { rows, last: twice }],
  ['a row that is in two tables', [rows, [...rows.slice(1).map((row) => ({ ...row })), twice]]],
  ['an array that is in itself', circle],
  ['a row with other keys', [...rows, { id: 1 }]],
  ['a row with more keys', [...rows, { id: 1, name: 'x', more: 1 }]],
  ['a row with its keys in another order', [...rows, { name: 'x', id: 1 }]],
  ['a row with something in it', [...rows, { id: 1, name: {} }]],
  ['a row with a symbol for a key', [...rows, { id: 1, name: 'x', [Symbol('key')]: 1 }]],
  ['a row that is a proxy', [...rows, new Proxy({ id: 1, name: 'x' }, {})]],
  ['a row without prototype', [...rows, Object.assign(Object.create(null), { id: 1, name: 'x' })]],
  ['a row of a class', [...rows, Object.assign(new (class Row {})(), { id: 1, name: 'x' })]],
  ['a row that is none', [...rows, null]],
  ['rows without keys', positions.map(() => ({}))],
  ['a key that would be another prototype', positions.map(() => JSON.parse('{ "__proto__": 1 }'))],
  ['more keys than are written', positions.map(() => Object.fromEntries(positions.map((key) => [`k${key}`, 1])))],
  ['a row of a matrix that is there twice', Array.from({ length: 100 }, () => positions)],
  ['a row of a matrix that is elsewhere too', [positions.map((row) => [row]), positions].map((rows) => [rows, rows])],
  ['something else in a row of a matrix', [...positions.map((row) => [row]), ['x']]],
  ['a hole in a row of a matrix', [...positions.map((row) => [row]), [1, , 2]]],
  ['rows of a matrix that are none', [...positions.map((row) => [row]), { 0: 1 }]],
])('%s is left to others', (_, value) => {
  expect(write(value)).toBeUndefined()
})

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'inherited')
})

test('what all objects inherit is not in the rows', () => {
  Reflect.defineProperty(Object.prototype, 'inherited', {
    value: 1,
    configurable: true,
    enumerable: true,
    writable: true,
  })
  expect(write(rows)).toBeUndefined()
})

test.each(backends)('long arrays come back from a pool as they were, on $backend', async ({ PoolClass }) => {
  await using pool = new PoolClass(1)
  const echo = (...values: unknown[]): unknown[] => values
  const many = Array.from({ length: 600_000 }, (_, position) => position / 7)
  const all = [rows, positions, many, [positions, 'x'], { rows, count: 1 }, positions.map((row) => [row, row / 2])]
  for (const value of all) expect(isDeepStrictEqual(await pool.apply(echo, [value]), [value])).toBe(true)
  const [row, table] = await pool.apply(echo, [twice, rows])
  expect(Object(table)[0]).toBe(row)
})

test('long arrays come back from a queue as they were, also through memory of their own', async () => {
  using queue = new SimpleQueue()
  const many = Array.from({ length: 600_000 }, (_, position) => position / 7)
  for (const value of [rows, positions, { rows, many }, [positions, 'x'], positions.map((row) => [row])]) {
    await queue.put(value)
    expect(isDeepStrictEqual(await queue.get(), value)).toBe(true)
  }
})
