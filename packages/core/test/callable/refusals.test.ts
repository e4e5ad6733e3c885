import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { describeCallable, privateFieldsOf } from '../../src/callable/describe.ts'
import { Secret } from './fixtures/library.ts'

/** Describes a function that must not cross; gives the error that says why. */
function refusalOf(fn: unknown): unknown {
  if (typeof fn !== 'function') throw new TypeError('not a function')
  try {
    describeCallable(fn)
  } catch (error) {
    return error
  }
  return undefined
}

/** What an error is like that names a variable and contains some words. */
function refusal(variable: string | undefined, words: string): object {
  return { name: 'CaptureError', code: 'ERR_MP_CAPTURE', variable, message: expect.stringContaining(words) }
}

const socket = new Socket()
const config = { client: { list: [{ socket }] } }

test('a resource of this process is named by its path', () => {
  const handle = () => socket
  expect(refusalOf(handle)).toMatchObject(
    refusal('socket', 'function handle cannot cross to a worker: it is a Socket, which belongs to this process'),
  )
  expect(refusalOf(() => config)).toMatchObject(refusal('config.client.list[0].socket', 'open it inside the function'))
  const users = new Map([['ann', { socket }]])
  expect(refusalOf(() => users)).toMatchObject(refusal('users["get(\\"ann\\")"].socket', 'Socket'))
})

test('a captured function names its own variable', () => {
  const helper = () => socket
  expect(refusalOf(() => helper())).toMatchObject(refusal('socket', 'function helper'))
})

test.each([
  ['an emitter', new EventEmitter(), 'EventEmitter'],
  ['a promise', Promise.resolve(1), 'await it'],
  ['a WeakMap', new WeakMap(), 'use a Map'],
  ['a WeakRef', new WeakRef({}), 'WeakRef'],
  ['a symbol', Symbol('mine'), 'Symbol.for'],
  ['a proxy', new Proxy({}, {}), 'Proxy'],
  ['a proxy of a function', new Proxy(() => 1, {}), 'Proxy'],
  [
    'a running generator',
    (function* () {
      yield 1
    })(),
    'array of its values',
  ],
  ['a signal', new AbortController().signal, 'taskContext().signal'],
  ['an instance with private fields', new Secret(), '#code'],
  ['an object with a prototype of its own', Object.create({ a: 1 }), 'belongs to no class'],
])('%s is refused', (_, value, words) => {
  expect(refusalOf(() => value)).toMatchObject(refusal('value', words))
})

test('a native function without a name that is known is refused', () => {
  const { resolve } = Promise.withResolvers()
  expect(refusalOf(resolve)).toMatchObject(refusal(undefined, 'built into this process'))
  expect(refusalOf(() => resolve)).toMatchObject(refusal('resolve', 'built into this process'))
})

test('this, super, new.target and private names of outside are refused', () => {
  class Base {
    greet() {
      return 'hi'
    }
  }
  class Holder extends Base {
    #secret = 1
    self = () => this
    override greet() {
      return super.greet()
    }
    peek() {
      return this.#secret
    }
  }
  function Maker() {
    return () => new.target
  }
  const holder = new Holder()
  expect(refusalOf(holder.self)).toMatchObject(refusal('this', 'arrow function'))
  expect(refusalOf(Maker())).toMatchObject(refusal('new.target', 'read it there'))
  expect(refusalOf(Reflect.get(holder, 'greet'))).toMatchObject(refusal('super', 'calls the method'))
  expect(refusalOf(Reflect.get(holder, 'peek'))).toMatchObject(refusal('#secret', 'private'))
})

test('eval is refused', () => {
  // eslint-disable-next-line no-eval
  expect(refusalOf((text: string) => eval(text))).toMatchObject(refusal('eval', 'cannot be known'))
})

test('a variable without a value yet is refused', () => {
  const read = () => late
  expect(refusalOf(read)).toMatchObject(refusal('late', 'not initialized'))
  const late = 1
  expect(describeCallable(read)).toMatchObject({ type: 'value' })
})

test('private fields are found in a class and its superclasses', () => {
  class Outer extends Secret {
    #own = 1
    static #hidden = 2
    #method() {
      return this.#own + Outer.#hidden
    }
    run() {
      return this.#method()
    }
  }
  expect(privateFieldsOf(Outer)).toEqual(['#own', '#method', '#code'])
  expect(privateFieldsOf(EventEmitter)).toEqual([])
  expect(privateFieldsOf(class {})).toEqual([])
})
