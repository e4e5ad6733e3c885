import {
  BufferTooShortError,
  ConnectionClosedError,
  EndOfFileError,
  MessageFormatError,
  MessageTooLongError,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  Process,
  registerClass,
  TimeoutError,
  connect,
  Listener,
} from '@mp/core'
import { describe, expect, test } from 'vitest'
import { openEnds } from './ends.ts'

class Point {
  x: number
  constructor(x: number) {
    this.x = x
  }
}
registerClass(Point)

describe.each([
  ['a unix socket', {}],
  ['a unix socket with a key', { authkey: 'secret' }],
  ['TCP', { address: 0 }],
  ['TCP with a key', { address: 0, authkey: Buffer.from('secret') }],
])('over %s', (_, options) => {
  test('values arrive in order, both ways, as they were when they were sent', async () => {
    using ends = await openEnds(options)
    const value = { n: 1n, map: new Map([['k', [1, undefined]]]), at: new Date(0), point: new Point(3) }
    const sent = ends.client.send(value)
    value.n = 2n
    await sent
    await ends.client.send('second')
    expect(await ends.server.recv()).toEqual({ ...value, n: 1n })
    expect(await ends.server.recv()).toBe('second')
    await ends.server.send(new RangeError('back', { cause: 7 }))
    const back = await ends.client.recv()
    expect(back).toBeInstanceOf(RangeError)
    expect(back).toMatchObject({ message: 'back', cause: 7 })
  })

  test('messages of every size keep their borders, the empty one included', async () => {
    using ends = await openEnds(options)
    const sizes = [0, 1, 3, 16_383, 16_384, 16_385, 65_536, 3_000_001, 0]
    const messages = sizes.map((size, index) => Buffer.alloc(size, index + 1))
    const sending = (async () => {
      for (const message of messages) await ends.client.sendBytes(message)
    })()
    for (const message of messages) expect(message.equals(await ends.server.recvBytes())).toBe(true)
    await sending
  })

  test('what was sent before the close can be read, then the end is reported each time', async () => {
    using ends = await openEnds(options)
    void ends.client.sendBytes(Buffer.alloc(500_000, 7))
    void ends.client.send('last')
    ends.client.close()
    expect((await ends.server.recvBytes()).byteLength).toBe(500_000)
    expect(await ends.server.recv()).toBe('last')
    expect(await ends.server.poll(60_000)).toBe(true)
    await expect(ends.server.recv()).rejects.toThrow(EndOfFileError)
    await expect(ends.server.recvBytes()).rejects.toThrow(EndOfFileError)
    await expect(ends.server.send(1)).rejects.toThrow(ConnectionClosedError)
  })
})

test('poll tells whether a message is there, and takes nothing', async () => {
  using ends = await openEnds()
  expect(await ends.server.poll()).toBe(false)
  expect(await ends.server.poll(1)).toBe(false)
  await ends.client.sendBytes(Buffer.alloc(0))
  expect(await ends.server.poll(Number.POSITIVE_INFINITY)).toBe(true)
  expect(await ends.server.poll()).toBe(true)
  expect(await ends.server.recvBytes()).toHaveLength(0)
  expect(await ends.server.poll(-1)).toBe(false)
})

test('readers are served in the order in which they asked', async () => {
  using ends = await openEnds()
  const reads = [ends.server.recv(), ends.server.recv(), ends.server.recv()]
  for (const n of [1, 2, 3]) await ends.client.send(n)
  expect(await Promise.all(reads)).toEqual([1, 2, 3])
})

test('a wait that times out or is aborted loses no message', async () => {
  using ends = await openEnds()
  await expect(ends.server.recv({ timeout: 1 })).rejects.toThrow(TimeoutError)
  const stop = new AbortController()
  const aborted = ends.server.recv({ signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(aborted).rejects.toThrow('enough')
  await ends.client.send('kept')
  expect(await ends.server.recv({ timeout: 60_000 })).toBe('kept')
})

test('sendBytes takes a part of any bytes, and refuses what is none', async () => {
  using ends = await openEnds()
  await ends.client.sendBytes(new Uint16Array([1, 2, 3]), 2, 2)
  expect([...(await ends.server.recvBytes())]).toEqual([2, 0])
  await ends.client.sendBytes(new Uint8Array([1, 2, 3]).buffer, 1)
  expect([...(await ends.server.recvBytes())]).toEqual([2, 3])
  const bytes = Buffer.from('abc')
  await expect(ends.client.sendBytes(bytes, -1)).rejects.toThrow(OptionRangeError)
  await expect(ends.client.sendBytes(bytes, 4)).rejects.toThrow(OptionRangeError)
  await expect(ends.client.sendBytes(bytes, 1, 3)).rejects.toThrow(OptionRangeError)
  await expect(ends.client.sendBytes('abc' as unknown as Buffer)).rejects.toThrow(OptionTypeError)
  expect(await ends.server.poll(1)).toBe(false)
})

test('recvBytesInto fills a buffer; a message that does not fit is in the error', async () => {
  using ends = await openEnds()
  const buffer = new Uint8Array(5)
  await ends.client.sendBytes(Buffer.from([1, 2, 3]))
  expect(await ends.server.recvBytesInto(buffer, 1)).toBe(3)
  expect([...buffer]).toEqual([0, 1, 2, 3, 0])
  await ends.client.sendBytes(Buffer.from('too long'))
  const error: unknown = await ends.server.recvBytesInto(buffer).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(BufferTooShortError)
  expect(error instanceof BufferTooShortError && Buffer.from(error.bytes).toString()).toBe('too long')
  await ends.client.send('next')
  expect(await ends.server.recv()).toBe('next')
})

test('a message over maxLength ends reading, as nothing tells what follows', async () => {
  using ends = await openEnds()
  await ends.client.sendBytes(Buffer.alloc(11))
  await expect(ends.server.recvBytes(10)).rejects.toMatchObject({ lengthBytes: 11, limitBytes: 10 })
  expect(ends.server.readable).toBe(false)
  expect(ends.server.writable).toBe(true)
  await expect(ends.server.recvBytes()).rejects.toThrow(ConnectionClosedError)
  await ends.server.send('still')
  expect(await ends.client.recv()).toBe('still')
  expect(new MessageTooLongError(1, 0).code).toBe('ERR_MP_MESSAGE_TOO_LONG')
})

test('an own end that is closed refuses everything, and ends waits', async () => {
  using ends = await openEnds()
  const wait = ends.server.recv()
  ends.server.close()
  ends.server.close()
  await expect(wait).rejects.toThrow(ConnectionClosedError)
  expect(ends.server).toMatchObject({ closed: true, readable: false, writable: false })
  await expect(ends.server.send(1)).rejects.toThrow(ConnectionClosedError)
  await expect(ends.server.recv()).rejects.toThrow(ConnectionClosedError)
  await expect(ends.server.poll()).rejects.toThrow(ConnectionClosedError)
})

test('async iteration yields what comes until the other end closes', async () => {
  using ends = await openEnds()
  for (const n of [1, 2, 3]) await ends.client.send(n)
  ends.client.close()
  const values: unknown[] = []
  for await (const value of ends.server) values.push(value)
  expect(values).toEqual([1, 2, 3])
})

test('what cannot travel is refused at the call by its path, and nothing is sent', async () => {
  using ends = await openEnds()
  const refused = ends.client.send({ user: { save: () => {} } })
  await expect(refused).rejects.toThrow(NotSerializableError)
  await expect(refused).rejects.toMatchObject({ path: 'value.user.save' })
  await expect(ends.client.send(ends.server)).rejects.toThrow(NotSerializableError)
  expect(await ends.server.poll(1)).toBe(false)
})

test('bytes that are no value of ours are handed over in the error', async () => {
  using ends = await openEnds()
  const pickle = Buffer.from([0x80, 0x04, 0x4b, 0x01, 0x2e])
  await ends.client.sendBytes(pickle)
  const error: unknown = await ends.server.recv().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(MessageFormatError)
  expect(error instanceof MessageFormatError && pickle.equals(error.bytes)).toBe(true)
  await ends.client.sendBytes(Buffer.from([0, 0x6d, 0x70, 1, 0xff, 0x0f, 0x7f, 1, 2]))
  await expect(ends.server.recv()).rejects.toThrow(MessageFormatError)
})

test('a sender waits while nobody reads', async () => {
  using ends = await openEnds()
  let sent = 0
  const sending = (async () => {
    for (; sent < 64; sent++) await ends.client.sendBytes(Buffer.alloc(1024 * 1024))
  })()
  expect(await ends.server.poll(60_000)).toBe(true)
  await new Promise((resolve) => setImmediate(resolve))
  expect(sent).toBeLessThan(64)
  for (let read = 0; read < 64; read++) expect((await ends.server.recvBytes()).byteLength).toBe(1024 * 1024)
  await sending
})

test('a child process talks back over a connection of its own', async () => {
  await using listener = await Listener.listen({ authkey: 'secret' })
  const { address } = listener
  const child = new Process(async () => {
    using connection = await connect(address, { authkey: 'secret' })
    await connection.send(Number(await connection.recv()) + 1)
  })
  child.start()
  using connection = await listener.accept()
  await connection.send(41)
  expect(await connection.recv()).toBe(42)
  await child.join()
  expect(child.exitCode).toBe(0)
})
