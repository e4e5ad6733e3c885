import { once } from 'node:events'
import { createConnection } from 'node:net'
import {
  AuthenticationError,
  BaseProxy,
  connect,
  Manager,
  ManagerGoneError,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  Process,
  StateError,
} from '@mp/core'
import { describe, expect, test } from 'vitest'
import { accounts, double, OverdrawnError } from './fixtures/types.ts'

describe('registered types', () => {
  test('show their exposed methods only, and their errors keep class and fields', async () => {
    await using manager = await Manager.start()
    const account = await manager.create(accounts, 100)
    expect(await account.deposit(50)).toBe(150)
    const overdrawn = account.withdraw(200)
    await expect(overdrawn).rejects.toThrow(OverdrawnError)
    await expect(overdrawn).rejects.toMatchObject({ missing: 50 })
    expect('_secret' in account).toBe(false)
    const named = await manager.create('account', 1)
    await expect(named.callMethod('_secret')).rejects.toThrow(StateError)
    await expect(named.callMethod('constructor')).rejects.toThrow(StateError)
    await expect(named.callMethod('__proto__')).rejects.toThrow(StateError)
    await expect(named.callMethod('toString')).rejects.toThrow(StateError)
    await expect(manager.create('nothing')).rejects.toThrow(StateError)
  })

  test('keep in the server what they say stays there', async () => {
    await using manager = await Manager.start()
    const account = await manager.create(accounts, 3)
    const found: number[] = []
    for await (const cents of await account.countdown()) found.push(cents)
    expect(found).toEqual([3, 2, 1])
    const history: unknown = await account.history()
    expect(String(history)).toContain('ListProxy')
    const child: unknown = await account.child(7)
    if (!(child instanceof BaseProxy) || !('deposit' in child)) throw new Error('no proxy')
    expect(await (child as unknown as typeof account).deposit(1)).toBe(8)
  })

  test('have names of their own', () => {
    expect(() => Manager.register('dict', () => ({}))).toThrow(OptionRangeError)
    expect(() => Manager.register('', () => ({}))).toThrow(OptionTypeError)
  })
})

describe('a manager of another program', () => {
  test.each([
    ['a unix socket', {}],
    ['TCP', { address: 0 }],
  ])('is reached over %s with its key, and shares what is put into it', async (_, options) => {
    await using manager = await Manager.start({ authkey: 'shared', ...options })
    const { address } = manager
    const queue = await manager.queue<unknown>()
    const directory = await manager.dict<string, unknown>({ queue })
    const child = new Process(
      async (where: typeof address) => {
        await using other = await Manager.connect(where, { authkey: 'shared' })
        const list = await other.list([1])
        const box = await other.dict<string, unknown>({ list })
        await box.update('n', double as (n: unknown) => unknown)
        const inner = await box.get('list')
        if (!(inner instanceof BaseProxy) || !inner.isSame(list)) process.exit(2)
        await list.push(Number(await box.get('n')))
        const lock = await other.lock()
        await using _held = await lock.acquire()
        process.exit((await list.length()) === 2 ? 0 : 3)
      },
      { args: [address] },
    )
    child.start()
    await child.join()
    expect(child.exitCode).toBe(0)
    expect(await directory.size()).toBe(1)
  })

  test('takes functions by name only, and none of the platform', async () => {
    await using manager = await Manager.start({ authkey: 'shared' })
    await using other = await Manager.connect(manager.address, { authkey: 'shared' })
    const dict = await other.dict<string, unknown>({ n: 2, code: 'process.exit(1)' })
    expect(await dict.update('n', double as (n: unknown) => unknown)).toBe(4)
    await expect(dict.update('n', (n) => n)).rejects.toThrow(NotSerializableError)
    const evaluate: unknown = Reflect.get(globalThis, 'eval')
    await expect(dict.update('code', evaluate as (code: unknown) => unknown)).rejects.toThrow(NotSerializableError)
    const { execSync } = await import('node:child_process')
    await expect(dict.update('code', execSync as (code: unknown) => unknown)).rejects.toThrow(NotSerializableError)
    expect(await dict.get('n')).toBe(4)
  })

  test('turns away who does not know the key', async () => {
    await using manager = await Manager.start()
    await expect(Manager.connect(manager.address, { authkey: 'guess' })).rejects.toThrow(AuthenticationError)
    await expect(Manager.connect('/nowhere/at-all', { authkey: 'x' })).rejects.toThrow(ManagerGoneError)
    const key = manager.authkey ?? ''
    await using other = await Manager.connect(manager.address, { authkey: key })
    expect(other.pid).toBeUndefined()
    expect(await (await other.value(1)).get()).toBe(1)
    await other.shutdown()
    await expect(other.dict()).rejects.toThrow(ManagerGoneError)
    expect(await (await manager.value(2)).get()).toBe(2)
  })

  test('drops those who speak nonsense, and serves the others', async () => {
    await using manager = await Manager.start({ authkey: 'shared', address: 0 })
    const { address } = manager
    const nonsense = [
      Buffer.alloc(0),
      Buffer.alloc(64, 1),
      Buffer.from([2, 0, 0, 0, 255, 15]),
      Buffer.from([255, 255, 255, 255]),
    ]
    for (const bytes of nonsense) {
      using client = await connect(address, { authkey: 'shared' })
      await client.recvBytes()
      await client.sendBytes(bytes)
      await client.sendBytes(Buffer.from([5, 0, 0, 0, 255, 15, 34, 1, 97]))
      await expect(client.recvBytes()).rejects.toMatchObject({ code: 'ERR_MP_END_OF_FILE' })
    }
    if (typeof address === 'string') throw new Error('TCP was asked for')
    const silent = createConnection(address)
    await once(silent, 'connect')
    expect(await (await manager.value(1)).get()).toBe(1)
    silent.destroy()
  })
})
