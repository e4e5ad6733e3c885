import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { describeCallable, privateFieldsOf } from '../../src/callable/describe.ts'
import { CaptureError } from '../../src/errors.ts'
import { Secret } from './fixtures/library.ts'

/** Expects that a function is refused because of a variable, for a reason that contains some words. */
function expectRefusal(fn: Function, variable: string | undefined, words: string): void {
  let thrown: unknown
  try {
    describeCallable(fn)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(CaptureError)
  expect(thrown).toMatchObject({ variable, code: 'ERR_MP_CAPTURE', message: expect.stringContaining(words) })
}

const socket = new Socket()
const config = { client: { list: [{ socket }] } }

test('a resource of this process is named by its path', () => {
  const handle = () => socket
  expectRefusal(
    handle,
    'socket',
    'function handle cannot cross to a worker: it is a Socket, which belongs to this process',
  )
  expectRefusal(() => config, 'config.client.list[0].socket', 'open it inside the function')
  const users = new Map([['ann', { socket }]])
  expectRefusal(() => users, 'users["get(\\"ann\\")"].socket', 'Socket')
})

test('a captured function names its own variable', () => {
  const helper = () => socket
  expectRefusal(() => helper(), 'socket', 'function helper')
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
  expectRefusal(() => value, 'value', words)
})

test('a native function without a name that is known is refused', () => {
  const { resolve } = Promise.withResolvers()
  expectRefusal(resolve, undefined, 'built into this process')
  expectRefusal(() => resolve, 'resolve', 'built into this process')
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
  expectRefusal(holder.self, 'this', 'arrow function')
  expectRefusal(Maker(), 'new.target', 'read it there')
  expectRefusal(holder.greet, 'super', 'calls the method')
  expectRefusal(holder.peek, '#secret', 'private')
})

test('eval is refused', () => {
  // eslint-disable-next-line no-eval
  expectRefusal((text: string) => eval(text), 'eval', 'cannot be known')
})

test('a variable without a value yet is refused', () => {
  const read = () => late
  expectRefusal(read, 'late', 'not initialized')
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
