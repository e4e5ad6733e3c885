import { types } from 'node:util'
import { expect, test } from 'vitest'
import { Point } from './fixtures/library.ts'
import { NODES, Receiver } from './receiver.ts'

test.each(NODES)('captured primitives arrive as they are in %s', async (execPath) => {
  const [nothing, none, nan, minusZero, big, text, yes, infinite] = [
    undefined,
    null,
    NaN,
    -0,
    2n ** 70n,
    '\u{1F600}"\n',
    true,
    -Infinity,
  ]
  using child = Receiver.process(execPath)
  expect(await child.call(() => [nothing, none, nan, Object.is(minusZero, -0), big, text, yes, infinite])).toEqual([
    undefined,
    null,
    NaN,
    true,
    2n ** 70n,
    '\u{1F600}"\n',
    true,
    -Infinity,
  ])
})

test.each(NODES)('captured objects arrive as they are in %s', async (execPath) => {
  const plain = { a: 1, nested: { list: [1, , 3] }, [Symbol.for('key')]: 'registered' }
  const map = new Map<unknown, unknown>([
    ['a', { b: 1 }],
    [plain, 2],
  ])
  const set = new Set([1, 'x'])
  const date = new Date(5)
  const pattern = /x(?<n>\d)/gi
  const bytes = new Uint8Array([1, 2, 3, 4]).subarray(1, 3)
  const view = new DataView(bytes.buffer, 1, 2)
  const buffer = Buffer.from('text')
  const wide = new BigInt64Array([1n, -1n])
  const bare = Object.assign(Object.create(null), { x: 1 })
  const link = new URL('https://example.org/a?b=c')
  const boxed = Object(5n)
  using child = Receiver.process(execPath)
  expect(
    await child.call(() => [
      plain.nested.list.length === 3 && !(1 in plain.nested.list),
      Reflect.get(plain, Symbol.for('key')),
      map.get(plain),
      map.get('a'),
      [...set],
      date.getTime(),
      'ax1'.replace(pattern, '-'),
      [...bytes, bytes.byteOffset, bytes.buffer === view.buffer],
      buffer.toString(),
      wide[1],
      Object.getPrototypeOf(bare),
      link.searchParams.get('b'),
      typeof boxed.valueOf(),
    ]),
  ).toEqual([true, 'registered', 2, { b: 1 }, [1, 'x'], 5, 'a-', [2, 3, 1, true], 'text', -1n, null, 'c', 'bigint'])
})

test('captured errors keep class, message, cause, fields and stack', async () => {
  class QuotaError extends RangeError {
    limit = 5
  }
  const error = Object.assign(new TypeError('outer', { cause: new Error('inner') }), { code: 'E_OUTER' })
  const quota = new QuotaError('over')
  const { stack } = error
  using child = Receiver.process()
  expect(
    await child.call(() => [
      error instanceof TypeError,
      error.message,
      (error.cause as Error).message,
      error.code,
      error.stack === stack,
      Object.keys(error),
      quota instanceof QuotaError && quota instanceof RangeError,
      quota.limit,
    ]),
  ).toEqual([true, 'outer', 'inner', 'E_OUTER', true, ['code'], true, 5])
})

test('cycles and shared objects keep their shape', async () => {
  interface Ring {
    self?: Ring
    items: Ring[]
  }
  const ring: Ring = { items: [] }
  ring.self = ring
  ring.items.push(ring)
  const shared = { n: 1 }
  const [left, right] = [{ shared }, { shared }]
  using child = Receiver.process()
  expect(await child.call(() => [ring.self === ring, ring.items[0] === ring, left.shared === right.shared])).toEqual([
    true,
    true,
    true,
  ])
})

test('objects hold functions, getters, and instances of classes', async () => {
  class Money {
    readonly cents: number
    constructor(cents: number) {
      this.cents = cents
    }
    get euros() {
      return this.cents / 100
    }
  }
  class Stack extends Array<number> {
    top() {
      return this.at(-1)
    }
  }
  const unit = 'EUR'
  const tools = {
    __proto__: null,
    format: (money: Money) => `${money.euros} ${unit}`,
    get size() {
      return 2
    },
    parent: undefined as unknown,
  }
  tools.parent = () => tools.size
  const price = new Money(250)
  const point = new Point(4)
  const stack = new Stack()
  stack.push(1, 2)
  using child = Receiver.process()
  expect(
    await child.call(() => [
      tools.format(price),
      tools.size,
      (tools.parent as () => number)(),
      price instanceof Money,
      point instanceof Point && point.double(),
      stack.top(),
      stack instanceof Stack && Array.isArray(stack),
    ]),
  ).toEqual(['2.5 EUR', 2, 2, true, 8, 2, true])
})

test('a key called __proto__ is data', async () => {
  const record: Record<string, unknown> = JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}')
  using child = Receiver.process()
  expect(
    await child.call(() => [
      Object.keys(record),
      Reflect.get({}, 'admin'),
      Object.getPrototypeOf(record) === Object.prototype,
    ]),
  ).toEqual([['__proto__', 'constructor'], undefined, true])
})

test('frozen objects stay frozen', async () => {
  const settings = Object.freeze({ level: 1, list: [1] })
  using child = Receiver.process()
  expect(await child.call(() => [Object.isFrozen(settings), Object.isFrozen(settings.list)])).toEqual([true, false])
})

test('a SharedArrayBuffer is shared with a thread', async () => {
  const counter = new Int32Array(new SharedArrayBuffer(4))
  using thread = Receiver.thread()
  await thread.call(() => void Atomics.add(counter, 0, 5))
  expect(counter[0]).toBe(5)
  expect(types.isSharedArrayBuffer(counter.buffer)).toBe(true)
})

test('a long list needs no deep stack', async () => {
  interface Cell {
    next: Cell | undefined
  }
  let list: Cell | undefined
  for (let index = 0; index < 20_000; index++) list = { next: list }
  const head = list
  using child = Receiver.process()
  expect(
    await child.call(() => {
      let length = 0
      for (let cell = head; cell !== undefined; cell = cell.next) length++
      return length
    }),
  ).toBe(20_000)
})
