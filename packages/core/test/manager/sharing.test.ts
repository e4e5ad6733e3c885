import { inspect } from 'node:util'
import {
  connect,
  Listener,
  Manager,
  NotSerializableError,
  Pool,
  Process,
  registerClass,
  StateError,
  Thread,
} from '@mp/core'
import { afterAll, beforeAll, expect, test } from 'vitest'

let manager: Manager

beforeAll(async () => {
  manager = await Manager.start()
})
afterAll(() => manager.shutdown())

test('things in things are seen by all, also with their first proxy gone', async () => {
  const outer = await manager.dict<string, unknown>()
  const rows = await manager.list<unknown>()
  await outer.set('rows', rows)
  await rows.push(1)
  rows[Symbol.dispose]()
  await expect(rows.push(2)).rejects.toThrow(StateError)
  const again = await outer.get('rows')
  expect(String(again)).toContain('ListProxy')
  if (!(again instanceof rows.constructor)) throw new Error('no list')
  await using child = new Process(
    async (dict: typeof outer) => {
      const list = await dict.get('rows')
      if (typeof list === 'object' && list !== null && 'push' in list && typeof list.push === 'function')
        await list.push(2)
    },
    { args: [outer] },
  )
  child.start()
  await child.join()
  expect(child.exitCode).toBe(0)
  expect(await (again as typeof rows).copy()).toEqual([1, 2])
  const list = again as typeof rows
  await list.push(list)
  expect(await list.index(list)).toBe(2)
  const inner = (await list.get(2)) as typeof rows
  expect(inner.isSame(list)).toBe(true)
  expect(await list.update(0, (first) => Number(first) + 1)).toBe(2)
})

test('a function that runs in the server sees things as proxies of its own', async () => {
  const dict = await manager.dict<string, unknown>()
  const list = await manager.list([1])
  await dict.set('list', list)
  const text = await dict.update('text', () => `with ${String(list)}`)
  expect(text).toContain('ListProxy')
})

class Point {
  x: number
  constructor(x: number) {
    this.x = x
  }
  double(): Point {
    return new Point(this.x * 2)
  }
}

test('classes that are registered after the start are known to the server', async () => {
  const dict = await manager.dict<string, Point>()
  await expect(dict.set('p', new Point(1))).rejects.toThrow(NotSerializableError)
  registerClass(Point)
  await dict.set('p', new Point(1))
  await dict.update('p', (point) => (point === undefined ? new Point(0) : point.double()))
  const point = await dict.get('p')
  expect(point).toBeInstanceOf(Point)
  expect(point?.x).toBe(2)
})

test.each([
  ['a process', Process],
  ['a thread', Thread],
])('proxies go on to grandchildren, from %s', async (_, Child) => {
  const list = await manager.list<string>()
  await using child = new Child(
    async (first: typeof list) => {
      const { Process: Grandchild } = await import('@mp/core')
      await first.push('child')
      const grandchild = new Grandchild(
        async (second: typeof list) => {
          await second.push('grandchild')
        },
        { args: [first] },
      )
      grandchild.start()
      await grandchild.join()
    },
    { args: [list] },
  )
  child.start()
  await child.join()
  expect(child.exitCode).toBe(0)
  expect(await list.copy()).toEqual(['child', 'grandchild'])
})

test('a task may make a thing and return it', async () => {
  await using pool = new Pool(1)
  const registry = await manager.dict<string, unknown>()
  const made = await pool.apply(
    async (dict: typeof registry) => {
      await dict.set('made', 'yes')
      return { dict }
    },
    [registry],
  )
  expect(await made.dict.get('made')).toBe('yes')
})

test('calls of one turn are worked off in order', async () => {
  const list = await manager.list<number>()
  await Promise.all(Array.from({ length: 1000 }, (_, n) => list.push(n)))
  expect(await list.copy()).toEqual(Array.from({ length: 1000 }, (_, n) => n))
})

test('a proxy can be sent over a connection that is private', async () => {
  using listener = await Listener.listen()
  const [client, server] = await Promise.all([connect(listener.address), listener.accept()])
  const list = await manager.list([1])
  await client.send({ list })
  const { list: same } = (await server.recv()) as { list: typeof list }
  await same.push(2)
  expect(await list.copy()).toEqual([1, 2])
  client.close()
  server.close()
})

test('a proxy shows what it stands for, and a manager where it is, but not its key', async () => {
  const dict = await manager.dict<string, number>()
  expect(inspect(dict)).toMatch(/^DictProxy\(dict \d+\)$/)
  dict[Symbol.dispose]()
  expect(String(dict)).toMatch(/^DictProxy\(dict \d+, disposed\)$/)
  const { address } = manager
  expect(typeof address === 'string' && inspect(manager) === `Manager('${address}')`).toBe(true)
})
