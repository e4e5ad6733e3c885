import { connect, Manager, ManagerGoneError, StateError } from '@mp/core'
import { expect, test } from 'vitest'

test('start gives a manager whose server runs, with an address and a key of its own', async () => {
  await using manager = await Manager.start()
  expect(manager.pid).not.toBe(process.pid)
  expect(manager.authkey?.byteLength).toBeGreaterThanOrEqual(32)
  await expect(connect(manager.address, { authkey: 'guess' })).rejects.toMatchObject({ code: 'ERR_MP_AUTHENTICATION' })
})

test('another program connects by address and key, and shares what is there', async () => {
  await using manager = await Manager.start({ address: 0, authkey: 'secret' })
  await using client = await Manager.connect(manager.address, { authkey: 'secret' })
  const list = await client.list([1])
  await list.push(2)
  expect(await list.copy()).toEqual([1, 2])
  await expect(Manager.connect(manager.address, { authkey: 'wrong' })).rejects.toMatchObject({
    code: 'ERR_MP_AUTHENTICATION',
  })
})

test('the initializer runs in the server, and what it throws rejects start', async () => {
  const initializer = (name: string): void => void Reflect.set(globalThis, 'initialized', name)
  const read = Manager.register('reader', () => ({ read: (): unknown => Reflect.get(globalThis, 'initialized') }))
  await using manager = await Manager.start({ initializer, initializerArgs: ['yes'] })
  expect(await (await manager.create(read)).read()).toBe('yes')
  const fail = (): never => {
    throw new RangeError('no licence')
  }
  await expect(Manager.start({ initializer: fail })).rejects.toThrow('no licence')
})

test('shutdown ends the server, once, and every later call says so', async () => {
  const manager = await Manager.start({ shutdownTimeout: 500 })
  const dict = await manager.dict({ a: 1 })
  const { pid } = manager
  await manager.shutdown()
  await manager.shutdown()
  await expect(dict.get('a')).rejects.toThrow(ManagerGoneError)
  await expect(manager.list()).rejects.toThrow(ManagerGoneError)
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH')
})

test('a registered type exposes the methods that it is told to, and keeps results that it is told to', async () => {
  class Shelf {
    readonly books = ['a', 'b']
    count(): number {
      return this.books.length
    }
    *titles(): Generator<string> {
      yield* this.books
    }
    burn(): void {
      this.books.length = 0
    }
    fail(): never {
      throw new RangeError('no such shelf')
    }
  }
  const shelves = Manager.register('shelf', () => new Shelf(), {
    exposed: ['count', 'titles', 'fail'],
    returns: { titles: 'iterator' },
  })
  await using manager = await Manager.start()
  const shelf = await manager.create(shelves)
  expect(await shelf.count()).toBe(2)
  expect(await Array.fromAsync(await shelf.titles())).toEqual(['a', 'b'])
  const byName = await manager.create('shelf')
  expect(await byName.callMethod('count')).toBe(2)
  await expect(byName.callMethod('burn')).rejects.toThrow(StateError)
  await expect(shelf.fail()).rejects.toThrow(new RangeError('no such shelf'))
})
