import {
  BufferTooShortError,
  connect,
  type Connection,
  ConnectionClosedError,
  EndOfFileError,
  Listener,
  pipe,
} from '@mp/core'
import { describe, expect, test } from 'vitest'
import { kinds } from '../sync/kinds.ts'

describe.each(kinds)('a connection to a %s', (_kind, Class) => {
  test('carries objects and bytes of any size there and back, until one end closes (_TestConnection.test_connection)', async () => {
    const [mine, theirs] = pipe()
    const echo = async (end: Connection): Promise<void> => {
      for await (const value of end) {
        if (value === 'bytes') await end.sendBytes(await end.recvBytes())
        else await end.send(value)
      }
    }
    await using child = new Class(echo, { args: [theirs] }).start()
    theirs.close()
    const echoBytes = async (bytes: Uint8Array | Float64Array): Promise<void> => {
      await mine.send('bytes')
      await mine.sendBytes(bytes)
    }
    const values = [[1, 2.5], null, 'ünïcödé', new Float64Array([0, 1, 2])]
    for (const value of values) {
      await mine.send(value)
      expect(await mine.recv()).toEqual(value)
    }
    await echoBytes(Buffer.from('hello'))
    expect(String(await mine.recvBytes())).toBe('hello')

    const room = new Float64Array(10)
    await echoBytes(new Float64Array([7, 8]))
    expect(await mine.recvBytesInto(room, 3 * 8)).toBe(16)
    expect([...room]).toEqual([0, 0, 0, 7, 8, 0, 0, 0, 0, 0])
    await echoBytes(Buffer.alloc(100, 'x'))
    const error = await mine.recvBytesInto(room).catch((reason: unknown) => reason)
    expect(error instanceof BufferTooShortError && Buffer.from(error.bytes)).toEqual(Buffer.alloc(100, 'x'))

    expect([await mine.poll(), await mine.poll(-1), await mine.poll(5)]).toEqual([false, false, false])
    await mine.send('polled')
    expect([await mine.poll(200_000), await mine.poll()]).toEqual([true, true])
    expect(await mine.recv()).toBe('polled')

    const large = Buffer.alloc(16 * 1024 * 1024, 'X')
    await echoBytes(large)
    expect(large.equals(await mine.recvBytes())).toBe(true)
    mine.close()
    await child.join()
    expect(child.exitCode).toBe(0)
  })

  test('keeps messages apart, empty ones included, and poll takes none of them (_TestPoll.test_dont_merge, _TestPoll.test_empty_string)', async () => {
    const [mine, theirs] = pipe()
    const texts = ['hello', '', 'a', 'b', '', 'bye', '', 'lop']
    const say = async (end: Connection, texts: string[]): Promise<void> => {
      for (const text of texts) await end.sendBytes(Buffer.from(text))
      end.close()
    }
    await using child = new Class(say, { args: [theirs, texts] }).start()
    theirs.close()
    const heard: string[] = []
    for (const _ of texts) {
      expect([await mine.poll(200_000), await mine.poll()]).toEqual([true, true])
      heard.push(String(await mine.recvBytes()))
    }
    expect(heard).toEqual(texts)
    await child.join()
    mine.close()
  })

  test('ends for those who read and those who write when the other end is gone (_TestConnection.test_connection)', async () => {
    const [mine, theirs] = pipe()
    await using child = new Class((end: Connection) => end.close(), { args: [theirs] }).start()
    theirs.close()
    await expect(mine.recv()).rejects.toBeInstanceOf(EndOfFileError)
    await expect(mine.recvBytes()).rejects.toBeInstanceOf(EndOfFileError)
    await expect(mine.send(1)).rejects.toBeInstanceOf(ConnectionClosedError)
    await child.join()
    mine.close()
  })
})

test('both ends are closed at the end of their block (_TestConnection.test_context)', async () => {
  const [left, right] = pipe()
  {
    using a = left
    using b = right
    await a.send(1729)
    expect(await b.recv()).toBe(1729)
    expect([a.closed, b.closed]).toEqual([false, false])
  }
  expect([left.closed, right.closed]).toEqual([true, true])
  await expect(left.recv()).rejects.toBeInstanceOf(ConnectionClosedError)
})

test('a listener takes clients in its block, and none after it (_TestListener.test_context)', async () => {
  let left
  {
    using listener = await Listener.listen()
    left = listener
    using client = await connect(listener.address)
    using server = await listener.accept()
    await client.send(1729)
    expect(await server.recv()).toBe(1729)
  }
  expect(left.closed).toBe(true)
  await expect(left.accept()).rejects.toBeInstanceOf(ConnectionClosedError)
})

const families = [
  ['a unix socket', {}],
  ['a unix socket with a key', { authkey: 'secret' }],
  ['TCP', { address: 0 }],
  ['an abstract name', { address: `\0mp-parity-${process.pid}` }],
] as const

test.each(families)(
  'over %s, a client that left before it was accepted is heard (_TestListenerClient.test_listener_client)',
  async (_family, options) => {
    using listener = await Listener.listen(options)
    const client = await connect(listener.address, 'authkey' in options ? { authkey: options.authkey } : {})
    await client.send('hello')
    client.close()
    using server = await listener.accept()
    expect(await server.recv()).toBe('hello')
    await expect(server.recv()).rejects.toBeInstanceOf(EndOfFileError)
  },
)
