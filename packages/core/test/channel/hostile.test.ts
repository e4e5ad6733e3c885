import { once } from 'node:events'
import type { Socket } from 'node:net'
import { AuthenticationError, connect, type Connection, Listener } from '@mp/core'
import { expect, test } from 'vitest'
import { attacks, intrude } from './attacks.ts'

const key = 'right'

/** Connects and accepts, and returns what arrives: the listener is alive. */
async function talk(listener: Listener): Promise<unknown> {
  const connecting = connect(listener.address, { authkey: key })
  let server: Connection | undefined
  while (server === undefined) {
    server = await listener.accept().catch((error: unknown) => {
      if (!(error instanceof AuthenticationError)) throw error
      return undefined
    })
  }
  const client = await connecting
  await client.send('alive')
  const heard = await server.recv()
  client.close()
  server.close()
  return heard
}

test.each(attacks)('%s holds up nobody', async (_, attack) => {
  using listener = await Listener.listen({ address: 0, authkey: key })
  const sockets: Socket[] = []
  for (let count = 0; count < 20; count++) {
    const socket = await intrude(listener.address)
    attack(socket)
    sockets.push(socket)
  }
  expect(await talk(listener)).toBe('alive')
  for (const socket of sockets) socket.destroy()
})

test('a client that takes too long over its handshake is dropped', async () => {
  using listener = await Listener.listen({ address: 0, authkey: key, handshakeTimeout: 30 })
  const silent = await intrude(listener.address)
  const slow = await intrude(listener.address)
  silent.resume()
  slow.resume()
  const drip = setInterval(() => slow.write(Buffer.alloc(1)), 5)
  await Promise.all([once(silent, 'close'), once(slow, 'close')])
  clearInterval(drip)
  // It greets the next one; a whole handshake may take longer than that limit here.
  const next = await intrude(listener.address)
  expect(String((await once(next, 'data'))[0])).toContain('#CHALLENGE#')
  next.destroy()
})

test('of a crowd that says nothing, the oldest are dropped', async () => {
  using listener = await Listener.listen({ address: 0, authkey: key, handshakeTimeout: 600_000 })
  const oldest = await intrude(listener.address)
  oldest.resume()
  const dropped = once(oldest, 'close')
  const crowd = await Promise.all(Array.from({ length: 140 }, () => intrude(listener.address)))
  await dropped
  expect(await talk(listener)).toBe('alive')
  for (const socket of crowd) socket.destroy()
})

test('of clients that were let in, 1,024 wait for accept(), and further ones are turned away', async () => {
  using listener = await Listener.listen({ backlog: 2000 })
  const turnedAway = new Set<Socket>()
  const sockets: Socket[] = []
  for (let count = 0; count < 1030; count++) {
    const socket = await intrude(listener.address)
    socket.on('close', () => turnedAway.add(socket)).resume()
    sockets.push(socket)
  }
  await expect.poll(() => turnedAway.size).toBe(6)
  let accepted = 0
  for (; accepted < 1024; accepted++) (await listener.accept({ timeout: 0 })).close()
  await expect(listener.accept({ timeout: 0 })).rejects.toMatchObject({ code: 'ERR_MP_TIMEOUT' })
  for (const socket of sockets) socket.destroy()
})

test('of refusals that nobody takes, the last 16 are kept', async () => {
  using listener = await Listener.listen({ address: 0, authkey: key })
  for (let count = 0; count < 20; count++)
    await expect(connect(listener.address, { authkey: 'wrong' })).rejects.toBeInstanceOf(AuthenticationError)
  for (let count = 0; count < 16; count++)
    await expect(listener.accept({ timeout: 0 })).rejects.toBeInstanceOf(AuthenticationError)
  await expect(listener.accept({ timeout: 0 })).rejects.toMatchObject({ code: 'ERR_MP_TIMEOUT' })
  expect(await talk(listener)).toBe('alive')
})

test('without a key, a flood that nobody reads is not taken in', async () => {
  using listener = await Listener.listen({ address: 0 })
  const socket = await intrude(listener.address)
  socket.write(Buffer.from([0x7f, 0xff, 0xff, 0xff]))
  const chunk = Buffer.alloc(1024 * 1024)
  let taken = 0
  for (let count = 0; count < 256; count++) socket.write(chunk, (error) => (taken += error ? 0 : 1))
  const before = process.memoryUsage().arrayBuffers
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(taken).toBeLessThan(64)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
  using server = await listener.accept()
  await expect(server.recvBytes(1000)).rejects.toMatchObject({ code: 'ERR_MP_MESSAGE_TOO_LONG' })
  socket.destroy()
})

test.each([
  ['negative', [0x80, 0, 0, 0]],
  ['astronomic', [255, 255, 255, 255, 127, 255, 255, 255, 255, 255, 255, 255]],
])('a length that is %s is an error at once, also without a limit', async (_, header) => {
  using listener = await Listener.listen({ address: 0 })
  const socket = await intrude(listener.address)
  socket.write(Buffer.from(header))
  using server = await listener.accept()
  await expect(server.recv()).rejects.toMatchObject({ code: 'ERR_MP_MESSAGE_TOO_LONG' })
  expect(server.readable).toBe(false)
  socket.destroy()
})

test('an answer that was overheard is of no use for another challenge', async () => {
  using listener = await Listener.listen({ address: 0, authkey: key })
  using middle = await Listener.listen({ address: 0 })
  const victim = connect(middle.address, { authkey: key })
  const toVictim = await middle.accept()
  const real = await intrude(listener.address)
  const [challenge] = await once(real, 'data')
  await toVictim.sendBytes(Buffer.from(challenge).subarray(4))
  const answer = await toVictim.recvBytes()
  const other = await intrude(listener.address)
  other.write(Buffer.concat([Buffer.from([0, 0, 0, answer.byteLength]), answer]))
  await expect(listener.accept()).rejects.toThrow(AuthenticationError)
  toVictim.close()
  await expect(victim).rejects.toThrow(AuthenticationError)
  real.destroy()
  other.destroy()
})

test('functions, unknown classes and marks of our own make no code run', async () => {
  using listener = await Listener.listen({ authkey: key })
  const [client, server] = await Promise.all([connect(listener.address, { authkey: key }), listener.accept()])
  const { serialize } = await import('node:v8')
  const forged = (value: unknown) =>
    client.sendBytes(Buffer.concat([Buffer.from([0, 0x6d, 0x70, 2]), serialize(value)]))
  const tag = '\u0000mp'
  const description = {
    type: 'reference',
    id: 'x',
    name: 'x',
    url: 'data:text/javascript,globalThis.hacked=1',
    exportName: 'x',
  }
  await forged({ [tag]: 'function', description })
  await expect(server.recv()).rejects.toMatchObject({ code: 'ERR_MP_MESSAGE_FORMAT' })
  await forged({ [tag]: 'class', name: 'Unknown', fields: {} })
  await expect(server.recv()).rejects.toMatchObject({ code: 'ERR_MP_NOT_SERIALIZABLE' })
  await forged({ [tag]: 'handle', kind: 'unheard-of', data: {} })
  await expect(server.recv()).rejects.toThrow()
  await forged({ [tag]: 'object', fields: JSON.parse('{"__proto__": {"polluted": true}}') })
  expect(Reflect.get(Object(await server.recv()), 'polluted')).toBeUndefined()
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(Reflect.get(globalThis, 'hacked')).toBeUndefined()
  client.close()
  server.close()
})
