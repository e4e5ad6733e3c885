import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { serialize } from 'node:v8'
import { AuthenticationError, connect, type Connection, type DictProxy, Manager } from '@mp/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packed, unpacked } from '../../src/manager/protocol.ts'
import { frameOf } from '../../src/wire/frame.ts'
import { TAG } from '../../src/wire/tag.ts'
import { attacks, intrude } from '../channel/attacks.ts'

const KEY = 'shared'
/** What clients may make the server hold for them, all together. */
const MOST_BYTES = 128 * 1024 * 1024

let manager: Manager
let dict: DictProxy<string, number>

beforeAll(async () => {
  manager = await Manager.start({ authkey: KEY, address: 0 })
  dict = await manager.dict<string, number>({ n: 0 })
})
afterAll(() => manager.shutdown())

/** Has the owner and a new client use the manager, and returns whether all is as it was. */
async function isUnharmed(): Promise<boolean> {
  const before = (await dict.get('n')) ?? 0
  await using other = await Manager.connect(manager.address, { authkey: KEY })
  const list = await other.list([1])
  await dict.set('n', before + 1)
  return (await list.length()) === 1 && (await dict.get('n')) === before + 1
}

function memoryOfServer(): number {
  return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${manager.pid}/status`, 'utf8'))?.[1])
}

describe('clients that do not know the key', () => {
  test.each(attacks)('%s: many of it harm nobody', async (_what, attack) => {
    const sockets: Socket[] = []
    for (let count = 0; count < 20; count++) {
      const socket = await intrude(manager.address)
      attack(socket)
      sockets.push(socket)
    }
    expect(await isUnharmed()).toBe(true)
    for (const socket of sockets) socket.destroy()
  })

  test('a crowd that drips bytes is no more than so many: the oldest are dropped', async () => {
    const oldest = await intrude(manager.address)
    oldest.resume()
    const dropped = once(oldest, 'close')
    const crowd = await Promise.all(Array.from({ length: 140 }, () => intrude(manager.address)))
    for (const socket of crowd) socket.write(Buffer.of(0))
    await dropped
    expect(await isUnharmed()).toBe(true)
    for (const socket of crowd) socket.destroy()
  })

  test.runIf(process.platform === 'linux')('a flood before the handshake is not taken in', async () => {
    const before = memoryOfServer()
    const flood = Buffer.alloc(32 * 1024 * 1024, 1)
    const sockets = await Promise.all(Array.from({ length: 8 }, () => intrude(manager.address)))
    for (const socket of sockets) socket.write(flood)
    expect(await isUnharmed()).toBe(true)
    expect(memoryOfServer() - before).toBeLessThan(MOST_BYTES)
    for (const socket of sockets) socket.destroy()
  })

  test('a wrong key is refused, a hundred times, and the right one is let in after that', async () => {
    const attempts = Array.from({ length: 100 }, () =>
      Manager.connect(manager.address, { authkey: 'guess' }).catch((error: unknown) => error),
    )
    for (const outcome of await Promise.all(attempts)) expect(outcome).toBeInstanceOf(AuthenticationError)
    expect(await isUnharmed()).toBe(true)
  })
})

/** Connects as a client of a manager that can say anything. */
async function enter(): Promise<Connection> {
  const client = await connect(manager.address, { authkey: KEY })
  await client.recvBytes()
  return client
}

/** Says something, and returns the code of the error that comes back. */
async function codeOf(client: Connection, bytes: Buffer): Promise<unknown> {
  await client.sendBytes(bytes)
  const [answer] = unpacked(await client.recvBytes())
  const error: unknown = Reflect.get(Object(answer), 'error')
  return JSON.stringify(error, (_key, value: unknown) => (value instanceof Map ? [...value] : value)).match(
    /ERR_MP_\w+/,
  )?.[0]
}

function call(method: string, args: { value: unknown; coded: boolean }, object = 1): Buffer {
  return packed({ type: 'call', call: 1, object, method, args, hasFunctions: true })
}

describe('clients that know the key', () => {
  test.each([
    ['arguments without end', { value: Object.assign([], { length: 2 ** 32 - 1 }), coded: false }],
    ['marked arguments without end', { value: Object.assign([], { length: 2 ** 32 - 1 }), coded: true }],
    ['arguments that are no list', { value: { length: 9 }, coded: false }],
    ['marks that nobody makes', { value: [{ [TAG]: 'gift' }], coded: true }],
    [
      'a buffer that claims to be long',
      { value: [{ [TAG]: 'buffer', bytes: { buffer: { length: 2 ** 32 - 1 } } }], coded: true },
    ],
    ['an instance of an unknown class', { value: [{ [TAG]: 'class', name: 'Ghost', fields: {} }], coded: true }],
    ['a handle of a kind that nobody has', { value: [{ [TAG]: 'handle', kind: 'ghost', data: {} }], coded: true }],
    [
      'the source of a function',
      {
        value: [{ [TAG]: 'function', description: { type: 'value', id: 'x', name: 'x', root: 0, nodes: [] } }],
        coded: true,
      },
    ],
    [
      'a module that is no file',
      {
        value: [
          {
            [TAG]: 'function',
            description: {
              type: 'reference',
              id: 'x',
              name: 'x',
              url: 'data:text/javascript,process.exit(1)',
              exportName: 'x',
            },
          },
        ],
        coded: true,
      },
    ],
  ])('who send %s get an error of ours, and harm nobody', async (_what, args) => {
    using client = await enter()
    expect(await codeOf(client, call('set', args))).toMatch(/^ERR_MP_/)
    expect(await isUnharmed()).toBe(true)
  })

  test.each(['constructor', '__proto__', 'toString', '__defineGetter__', 'hasOwnProperty', 'then'])(
    'cannot call %s of a thing',
    async (method) => {
      using client = await enter()
      expect(await codeOf(client, call(method, { value: [], coded: false }))).toBe('ERR_MP_STATE')
    },
  )

  test('who teach classes, or give back and claim what is not theirs, change nothing', async () => {
    using client = await enter()
    const callable = {
      type: 'reference' as const,
      id: 'x',
      name: 'x',
      url: 'data:text/javascript,process.exit(1)',
      exportName: 'x',
    }
    await client.sendBytes(packed({ type: 'classes', classes: [{ name: 'Error', callable }] }))
    for (let object = 0; object < 20; object++) {
      for (let times = 0; times < 20; times++) await client.sendBytes(packed({ type: 'release', object }))
      await client.sendBytes(packed({ type: 'claim', object: object + 1000, lease: 'none' }))
      await client.sendBytes(packed({ type: 'cancel', call: object }))
    }
    expect(await isUnharmed()).toBe(true)
  })

  test.each([
    ['bytes', Buffer.from('no frame at all, but long enough to be one')],
    ['a frame that is cut off', call('set', { value: [1], coded: false }).subarray(0, -1)],
    ['a frame of no value', frameOf(Buffer.from([255, 15, 250]))],
    ['a value that is no message', frameOf(serialize({ type: 'reboot' }))],
    ['a number', frameOf(serialize(7))],
  ])('who send %s are hung up on', async (_what, bytes) => {
    using client = await enter()
    await client.sendBytes(bytes)
    await expect(client.recvBytes()).rejects.toMatchObject({ code: 'ERR_MP_END_OF_FILE' })
    expect(await isUnharmed()).toBe(true)
  })
})
