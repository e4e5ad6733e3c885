import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { describeCallable } from '../../src/callable/describe.ts'
import { adder, Point, square } from './fixtures/library.ts'
import { NODES, Receiver } from './receiver.ts'

const require = createRequire(import.meta.url)
const cjs: { makeAdder: (n: number) => (x: number) => number; inner: () => string } = require('./fixtures/library.cjs')

const FACTOR = 3
const scale = (x: number): number => x * FACTOR
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
function isEven(n: number): boolean {
  return n === 0 || isOdd(n - 1)
}
function isOdd(n: number): boolean {
  return n !== 0 && isEven(n - 1)
}

class Animal {
  static count = 2
  static readonly names = ['a', 'b']
  readonly legs: number
  constructor(legs: number) {
    this.legs = legs
  }
  describe(): string {
    return `${this.legs} legs times ${FACTOR}`
  }
  static create(): Animal {
    return new Animal(4)
  }
}

class Dog extends Animal {
  readonly #bark = 'woof'
  constructor() {
    super(4)
  }
  override describe(): string {
    return `${super.describe()} ${this.#bark}`
  }
}

class Place extends Point {
  triple(): number {
    return this.x * FACTOR
  }
}

const shapes = {
  ten: 10,
  method(x: number) {
    return x + FACTOR
  },
  async later(x: number) {
    return Promise.resolve(x)
  },
  *[`count${FACTOR}`]() {
    yield FACTOR
  },
  get value() {
    return FACTOR
  },
}

class Service {
  static plain(x: number) {
    return x + FACTOR
  }
  get half() {
    return FACTOR / 2
  }
  run(x: number) {
    return x * FACTOR
  }
}

/** A method without its object. */
const methodOf = (holder: object, key: string): ((x: number) => unknown) => {
  const method: unknown = Reflect.get(holder, key)
  if (!isMethod(method)) throw new TypeError(key)
  return method
}
const isGetter = (value: unknown): value is () => unknown => typeof value === 'function'
const isMethod = (value: unknown): value is (x: number) => unknown => typeof value === 'function'

const getter = (holder: object, key: string): (() => unknown) => {
  const get: unknown = Reflect.get(Object.getOwnPropertyDescriptor(holder, key) ?? {}, 'get')
  if (!isGetter(get)) throw new TypeError(key)
  return get
}

test.each(NODES)('functions of every form cross to %s', async (execPath) => {
  using child = Receiver.process(execPath)
  expect(await child.call((x: number) => scale(x) + 1, 2)).toBe(7)
  expect(await child.call(factorial, 5)).toBe(120)
  expect(await child.call(isEven, 10)).toBe(true)
  expect(await child.call(async (x: number) => scale(await Promise.resolve(x)), 2)).toBe(6)
  expect(
    await child.call(async () =>
      Array.fromAsync(
        (async function* () {
          yield* [1, FACTOR]
        })(),
      ),
    ),
  ).toEqual([1, 3])
  expect(
    await child.call(function (this: unknown, x: number) {
      return [this === undefined, x * FACTOR]
    }, 2),
  ).toEqual([true, 6])
  expect(await child.call((x: number = FACTOR, { y = scale(x) }: { y?: number } = {}) => [x, y])).toEqual([3, 9])
  expect(await child.call(methodOf(shapes, 'method'), 1)).toBe(4)
  expect(await child.call(methodOf(shapes, 'later'), 1)).toBe(1)
  expect(await child.call(() => [...(Reflect.get(shapes, 'count3') as () => Iterable<number>)()])).toEqual([3])
  expect(await child.call(getter(shapes, 'value'))).toBe(3)
  expect(await child.call(methodOf(Service, 'plain'), 1)).toBe(4)
  expect(await child.call(methodOf(Service.prototype, 'run'), 1)).toBe(3)
  expect(await child.call(getter(Service.prototype, 'half'))).toBe(1.5)
  expect(await child.call(adder(1), 1)).toBe(14)
  expect(await child.call(cjs.makeAdder(1), 1)).toBe(10)
})

test.each(NODES)('classes cross to %s', async (execPath) => {
  using child = Receiver.process(execPath)
  expect(await child.call(() => new Dog().describe())).toBe('4 legs times 3 woof')
  expect(await child.call(() => new Dog() instanceof Animal)).toBe(true)
  expect(await child.call(() => [Animal.count, Animal.names, Animal.create().legs])).toEqual([2, ['a', 'b'], 4])
  expect(await child.call(() => [new Place(2).triple(), new Place(2).double(), new Place(1) instanceof Point])).toEqual(
    [6, 4, true],
  )
})

test('static fields keep the values that they have at the call', async () => {
  class Counter {
    static count = 0
    static self: Counter | undefined
  }
  Counter.count = 41
  Counter.self = new Counter()
  using child = Receiver.process()
  expect(await child.call(() => [Counter.count, Counter.self instanceof Counter])).toEqual([41, true])
})

test('bound functions keep what they are bound to', async () => {
  using child = Receiver.process()
  const tagged = function (this: { tag: string }, a: number, b: number) {
    return `${this.tag} ${a + b}`
  }
  expect(await child.call(tagged.bind({ tag: 'sum' }, 1), 2)).toBe('sum 3')
  expect(await child.call(square.bind(null, 6))).toBe(36)
})

test('a function keeps its name, its length and its own properties', async () => {
  const named = (a: number, _b: number) => a
  const measure = Object.assign(named, { unit: 'ms' })
  using child = Receiver.process()
  expect(await child.call(() => [measure.name, measure.length, measure.unit])).toEqual(['named', 2, 'ms'])
})

test('what a function throws shows its place in the source', async () => {
  const fail = () => {
    throw new Error('boom')
  }
  using child = Receiver.process()
  await expect(child.call(fail)).rejects.toMatchObject({
    message: 'boom',
    stack: expect.stringContaining('by-value.test.ts'),
  })
})

test('functions cross to threads', async () => {
  using thread = Receiver.thread()
  expect(await thread.call((x: number) => scale(x) + 1, 2)).toBe(7)
  expect(await thread.call(() => new Dog().describe())).toBe('4 legs times 3 woof')
})

test('closures made anew from one source with the same values are the same', () => {
  const make = (n: number) => () => n + FACTOR
  expect(describeCallable(make(1)).id).toBe(describeCallable(make(1)).id)
  expect(describeCallable(make(1)).id).not.toBe(describeCallable(make(2)).id)
})

test('variables that shadow captured ones are left alone', async () => {
  let base = 1
  const bump = () => {
    base++
  }
  bump()
  const shadow = (list: number[]) => {
    const first = base
    const inner = ((base: number) => base * 10)(5)
    const { base: renamed, rest = base } = { base: 7 } as { base: number; rest?: number }
    const object = { base, nested: { base } }
    return [first, inner, renamed, rest, object, typeof base, list.map((base) => base)]
  }
  using child = Receiver.process()
  expect(await child.call(shadow, [1])).toEqual([2, 50, 7, 2, { base: 2, nested: { base: 2 } }, 'number', [1]])
})

test('arguments of the function around an arrow function cross', async () => {
  function outer(..._args: number[]) {
    return () => Array.from(arguments).length
  }
  using child = Receiver.process()
  expect(await child.call(outer(1, 2, 3))).toBe(3)
})
