import { Connection, ListProxy, Manager } from '@mp/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerChallenge, deliverChallenge } from '../../src/channel/authenticate.ts'
import { SocketTransport } from '../../src/channel/socket-transport.ts'
import { type FromServer, packed, type ToServer, unpacked } from '../../src/manager/protocol.ts'
import { needsOf } from '../../src/wire/decode.ts'
import { intrude } from '../channel/attacks.ts'
import { throwers } from './fixtures/types.ts'

const authkey = 'shared'
const NONE = { value: [], coded: false }
let manager: Manager

beforeAll(async () => {
  manager = await Manager.start({ authkey, address: 0 })
})
afterAll(() => manager.shutdown())

describe('who knows the key of a manager', () => {
  test('is not told the key of the program that started it, by results or by errors', async () => {
    const { ask, connection } = await rawClient()
    const thrower = await ask({ type: 'create', name: 'thrower', args: NONE })
    const theirs = await ask({ type: 'create', name: 'list', args: NONE })
    const args = { value: [theirs.handle], coded: true }
    const thrown = await ask({ type: 'call', object: thrower.object, method: 'throwWith', args })
    expect([thrown.type, thrown.object]).toEqual(['error', theirs.object])
    for (const { handle } of [thrower, theirs, thrown])
      expect(handle).toMatchObject({ data: { address: { key: undefined, isOwner: false } } })
    connection.close()
  })

  test('gets the things that an error holds', async () => {
    await using other = await Manager.connect(manager.address, { authkey })
    const theirs = await other.list([7])
    const thrower = await other.create(throwers)
    const error: unknown = await thrower.throwWith(theirs).catch((reason: unknown) => reason)
    const thing: unknown = Reflect.get(Object(error), 'thing')
    if (!(error instanceof RangeError) || !(thing instanceof ListProxy)) throw new Error('no list', { cause: error })
    expect([thing.isSame(theirs), await thing.length()]).toEqual([true, 1])
  })
})

/** Proves that it knows the key, and speaks for itself from there on. */
async function rawClient() {
  const socket = await intrude(manager.address)
  const reach = { isLocal: true, isPrivate: false, isAuthenticated: false }
  const connection = new Connection(new SocketTransport(socket, reach))
  await answerChallenge(connection, Buffer.from(authkey))
  await deliverChallenge(connection, { keys: [Buffer.from(authkey)] })
  await connection.recvBytes()
  const ask = async (call: object) => {
    await connection.sendBytes(packed({ call: 1, hasFunctions: false, ...call } as ToServer))
    const [answer] = unpacked(await connection.recvBytes()) as [FromServer]
    const [handle] = needsOf(answer).handles
    return { type: answer.type, handle, object: Reflect.get(Object(handle?.data), 'object') as number }
  }
  return { socket, connection, ask }
}
