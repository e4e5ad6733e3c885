import { deserialize, serialize } from 'node:v8'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NotSerializableError, registerClass } from '@mp/core'
import { decodeValue } from '../../src/wire/decode.ts'
import { encodeValue } from '../../src/wire/encode.ts'
import { TAG } from '../../src/wire/tag.ts'

function roundTrip(value: unknown): unknown {
  const { value: encoded, coded } = encodeValue(value, 'value', { sharesMemory: false })
  const arrived: unknown = deserialize(serialize(encoded))
  return coded ? decodeValue(arrived) : arrived
}

function refusalOf(value: unknown): string {
  try {
    encodeValue(value, 'args[0]', { sharesMemory: false })
  } catch (error) {
    if (error instanceof NotSerializableError) return error.path
    throw error
  }
  return 'not refused'
}

class Money {
  cents: number
  constructor(cents: number) {
    this.cents = cents
  }
  get euros(): number {
    return this.cents / 100
  }
}

describe('encoding', () => {
  test('plain data is not copied before it is cloned', () => {
    const value = { list: [1, 'a', null, { deep: new Map([[1, new Date()]]) }] }
    expect(encodeValue(value, 'value', { sharesMemory: false })).toEqual({ value, coded: false })
    expect(encodeValue(value, 'value', { sharesMemory: false }).value).toBe(value)
  })

  test('any value that structured clone keeps comes back equal', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    })
    fc.assert(
      fc.property(anything, (value) => {
        expect(roundTrip(value)).toStrictEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['in a list of many', Array.from({ length: 1000 }, (_, index) => (index === 999 ? () => {} : index)), '[999]'],
    ['beside a hole', Object.assign([1, , 3], { note: () => {} }), '.note'],
    ['among the keys of a list', Object.assign([1, 2], { note: new (class Note {})() }), '.note'],
    ['below much that is plain', { a: [{ b: { c: new Map([[1, { d: Symbol('d') }]]) } }] }, '.a[0].b.c<1>.d'],
    ['as a symbol key of a list', Object.assign([1], { [Symbol('k')]: 1 }), ''],
  ])('what cannot travel is found %s', (_where, value, path) => {
    expect(refusalOf(value)).toBe(`args[0]${path}`)
  })

  test('what is reached on many ways stays one, and a circle stays a circle', () => {
    const leaf = { n: 1 }
    let net: object = leaf
    for (let depth = 0; depth < 60; depth++) net = [net, net]
    const circle: { self?: unknown; leaf: object } = { leaf }
    circle.self = circle
    const echoed = roundTrip([leaf, leaf, circle, net])
    const [first, second, third] = Array.isArray(echoed) ? echoed : []
    expect(first).toBe(second)
    expect(Reflect.get(Object(third), 'self')).toBe(third)
    expect(Reflect.get(Object(third), 'leaf')).toBe(first)
  })

  test('large memory goes beside the value where that is wanted, and views keep their class and place', () => {
    const memory = new ArrayBuffer(100_000)
    const value = {
      cells: new Int32Array(memory, 8, 2),
      again: new DataView(memory),
      memory,
      small: new Uint8Array(8),
      buffer: Buffer.alloc(70_000, 3),
      growing: new ArrayBuffer(70_000, { maxByteLength: 80_000 }),
    }
    const taken = { parts: [], moved: new Set<ArrayBuffer>() }
    const { value: encoded, coded } = encodeValue(value, 'value', { sharesMemory: false, memory: taken })
    expect(coded).toBe(true)
    expect(taken.parts).toEqual([memory, value.buffer.buffer])
    expect(serialize(encoded).byteLength).toBeLessThan(71_000)
    const arrived: unknown = deserialize(serialize(encoded))
    const decoded = decodeValue(arrived, { parts: taken.parts.map((part: ArrayBuffer) => part.slice()) })
    expect(decoded).toEqual(value)
    const { cells, again, memory: whole } = Object(decoded)
    expect([cells.buffer, again.buffer]).toEqual([whole, whole])
    expect(cells.buffer).toBe(again.buffer)
  })

  test('objects that look like our own marks are user data', () => {
    const forged = { [TAG]: 'error', error: { className: 'TypeError' } }
    expect(roundTrip(forged)).toEqual(forged)
    expect(roundTrip([forged, new Map([[forged, { [TAG]: 1 }]])])).toEqual([forged, new Map([[forged, { [TAG]: 1 }]])])
  })

  test('a key named __proto__ stays a key', () => {
    const value: unknown = JSON.parse('{"__proto__": {"isAdmin": true}, "error": 1}')
    const echoed = roundTrip(Object.assign([new TypeError('x')], { value }))
    expect(Object.hasOwn(Object(Reflect.get(Object(echoed), 'value')), '__proto__')).toBe(true)
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
  })

  test('registered classes keep their class, within cycles too', () => {
    registerClass(Money)
    const purse: { money: Money; self?: unknown } = { money: new Money(150) }
    purse.self = purse
    const echoed = roundTrip(purse)
    expect(echoed).toMatchObject({ money: { cents: 150 } })
    expect(Reflect.get(Object(echoed), 'money')).toBeInstanceOf(Money)
    expect(Reflect.get(Object(echoed), 'self')).toBe(echoed)
  })

  test('two classes of one name cannot both be registered', () => {
    expect(() => registerClass(class Money {})).toThrow(RangeError)
    expect(() => Reflect.apply(registerClass, undefined, [5])).toThrow(TypeError)
  })

  test('errors keep class, name, fields, cause and the errors they gather', () => {
    const inner = Object.assign(new RangeError('inner', { cause: 'why' }), { code: 'E_INNER' })
    const echoed = roundTrip(new AggregateError([inner], 'outer'))
    expect(echoed).toBeInstanceOf(AggregateError)
    const [first] = echoed instanceof AggregateError ? echoed.errors : []
    expect(first).toBeInstanceOf(RangeError)
    expect(first).toMatchObject({ message: 'inner', cause: 'why', code: 'E_INNER', stack: inner.stack })
  })

  test('an error that is its own cause does not trap the encoder', () => {
    const error = new Error('loop')
    error.cause = error
    const echoed = roundTrip(error)
    expect(echoed instanceof Error && echoed.cause).toBe(echoed)
  })

  test.each([
    ['a function', { user: { save: () => {} } }, 'args[0].user.save'],
    ['a symbol', [Symbol('s')], 'args[0][0]'],
    ['a symbol key', { a: { [Symbol('k')]: 1 } }, 'args[0].a'],
    ['a promise', { p: Promise.resolve() }, 'args[0].p'],
    ['an instance', { 'odd key': new (class Cart {})() }, 'args[0]["odd key"]'],
    ['a value in a map', new Map([['k', () => {}]]), 'args[0]<k>'],
    ['a proxy', new Proxy({}, {}), 'args[0]'],
    ['a weak map', [new WeakMap()], 'args[0][0]'],
    ['a subclass of Array', new (class List extends Array {})(), 'args[0]'],
    ['a generator', (function* () {})(), 'args[0]'],
    ['shared memory to a process', { s: new SharedArrayBuffer(8) }, 'args[0].s'],
    ['an abort signal', AbortSignal.abort(), 'args[0]'],
    ['inside an error', Object.assign(new Error('e'), { fn: () => {} }), 'args[0].fields.fn'],
  ])('%s is refused with its path', (_what, value, path) => {
    expect(refusalOf(value)).toBe(path)
  })

  test('a value nested too deeply is refused, not a crash', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 200_000; depth++) deep = [deep]
    expect(refusalOf(deep)).toBe('args[0]')
  })

  test('an instance of a class that is not known here says which', () => {
    expect(() => decodeValue({ [TAG]: 'class', name: 'Ghost', fields: {} })).toThrow(/Ghost/)
  })
})
