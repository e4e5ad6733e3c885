import { connect, Listener, Manager, pipe, Pool, Process, Queue, registerClass, ThreadPool } from '@mp/core'
import { afterEach, describe, expect, test } from 'vitest'
import { UnsharedPool } from '../pool/backends.ts'

/** Keys by which careless code reaches what all objects inherit from. */
const POLLUTION = '{ "polluted": true }'
const texts = [
  `{ "__proto__": ${POLLUTION} }`,
  `{ "constructor": { "prototype": ${POLLUTION} } }`,
  `{ "prototype": ${POLLUTION}, "__proto__": null }`,
  `{ "a": [{ "__proto__": { "__proto__": ${POLLUTION} } }], "__proto__": [1] }`,
  `{ "__proto__": "text", "toString": 1, "hasOwnProperty": 2, "valueOf": 3 }`,
]

class Box {
  content: unknown
  constructor(content: unknown) {
    this.content = content
  }
}
registerClass(Box)

/** Values in which the keys lie in every kind of thing that has keys. */
function hostileValues(): unknown[] {
  const plain: unknown[] = texts.map((text) => JSON.parse(text))
  const bare = plain.map((value) => Object.defineProperties(Object.create(null), ownOf(value)))
  const errors = plain.map((value) => Object.defineProperties(new TypeError('e'), ownOf(value)))
  const boxes = plain.map((value) => Object.defineProperties(new Box(value), ownOf(value)))
  const pairs = plain.map((value) => new Map([['__proto__', value]]))
  return [...plain, ...bare, ...errors, ...boxes, ...pairs, Object.assign([1], { note: plain }), plain]
}

function ownOf(value: unknown): PropertyDescriptorMap {
  return Object.getOwnPropertyDescriptors(Object(value))
}

/** What an object inherits that it should not; runs on both sides. */
export function strayKeys(): string[] {
  const found: string[] = []
  for (const object of [{}, [], () => {}, new Map(), new Error('e')]) for (const key in object) found.push(key)
  return Reflect.get({}, 'polluted') === undefined ? found : [...found, 'polluted']
}

export function echo(value: unknown): [unknown, string[]] {
  return [value, strayKeys()]
}

/** Tells where two values differ, by own keys: what a key called __proto__ holds is part of the value. */
function differences(arrived: unknown, sent: unknown, path = 'value'): string[] {
  if (typeof sent !== 'object' || sent === null) return arrived === sent ? [] : [path]
  if (Object.getPrototypeOf(arrived) !== Object.getPrototypeOf(sent)) return [`${path} has another prototype`]
  if (sent instanceof Map) return differences([...Object(arrived)], [...sent], path)
  const keys = new Set([...Object.keys(sent), ...Object.keys(Object(arrived))])
  return [...keys].flatMap((key) => differences(ownOf(arrived)[key]?.value, ownOf(sent)[key]?.value, `${path}.${key}`))
}

afterEach(() => expect(strayKeys()).toEqual([]))

describe('keys that reach for prototypes stay keys, and reach none', () => {
  test.each([
    ['a pool of processes', () => new Pool(1)],
    ['a pool of processes without shared memory', () => new UnsharedPool(1)],
    ['a pool of threads', () => new ThreadPool(1)],
  ])('in arguments and results of %s', async (_pool, open) => {
    await using pool = open()
    const values = hostileValues()
    for (const [index, [value, stray]] of (await pool.map(echo, values)).entries()) {
      expect(stray).toEqual([])
      expect(differences(value, values[index])).toEqual([])
    }
    const [many] = await pool.apply(echo, [values])
    expect(differences(many, values)).toEqual([])
  })

  test('in variables that a function captures', async () => {
    await using pool = new Pool(1)
    const values = hostileValues()
    const [value, stray] = await pool.apply(() => [values, strayKeys()] as const)
    expect(stray).toEqual([])
    expect(differences(value, values)).toEqual([])
  })

  test('in what a task throws', async () => {
    await using pool = new Pool(1)
    const [error] = hostileValues().filter((value) => value instanceof TypeError)
    const thrown: unknown = await pool
      .apply(
        (value: unknown) => {
          throw value
        },
        [error],
      )
      .catch((reason: unknown) => reason)
    expect(differences(thrown, error)).toEqual([])
  })

  test('in items of queues and pipes', async () => {
    using queue = new Queue()
    const [a, b] = pipe()
    for (const value of hostileValues()) {
      await queue.put(value)
      expect(differences(await queue.get(), value)).toEqual([])
      await a.send(value)
      expect(differences(await b.recv(), value)).toEqual([])
    }
    a.close()
    b.close()
  })

  test('on connections', async () => {
    using listener = await Listener.listen({ authkey: 'key' })
    const [client, server] = await Promise.all([connect(listener.address, { authkey: 'key' }), listener.accept()])
    for (const value of hostileValues()) {
      await client.send(value)
      expect(differences(await server.recv(), value)).toEqual([])
    }
    client.close()
    server.close()
  })

  test('in what a manager keeps, as values and as keys', async () => {
    await using manager = await Manager.start()
    const list = await manager.list<unknown>()
    const dict = await manager.dict<string, unknown>()
    const namespace = await manager.namespace()
    const values = hostileValues()
    for (const [index, value] of values.entries()) {
      await list.push(value)
      expect(differences(await list.get(index), value)).toEqual([])
    }
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
      await dict.set(key, JSON.parse(POLLUTION))
      expect(await dict.get(key)).toEqual({ polluted: true })
      await Reflect.get(namespace, 'set')
        .call(namespace, key, JSON.parse(POLLUTION))
        .catch(() => {})
    }
    expect(await dict.update('seen', strayKeys)).toEqual([])
    expect(strayKeys()).toEqual([])
  })

  test('in arguments and fields of a process', async () => {
    using queue = new Queue<[unknown, string[]]>()
    const values = hostileValues()
    const child = new Process(async (given: unknown, out: Queue<[unknown, string[]]>) => out.put(echo(given)), {
      args: [values, queue],
    })
    child.start()
    const [value, stray] = await queue.get()
    await child.join()
    expect(stray).toEqual([])
    expect(differences(value, values)).toEqual([])
  })
})
