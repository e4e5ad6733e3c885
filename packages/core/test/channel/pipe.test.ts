import { describe, expect, test } from 'vitest'
import {
  BufferTooShortError,
  ConnectionClosedError,
  EndOfFileError,
  MessageFormatError,
  MessageTooLongError,
  NotSerializableError,
  OptionRangeError,
  pipe,
  TimeoutError,
} from '@mp/core'

describe('the two ends of a pipe', () => {
  test('carry values and bytes in both directions', async () => {
    const [a, b] = pipe()
    await a.send({ n: 1n, when: new Date(3) })
    await a.send(undefined)
    await b.sendBytes(Buffer.from('abc'), 1, 2)
    expect([await b.recv(), await b.recv()]).toEqual([{ n: 1n, when: new Date(3) }, undefined])
    expect(await a.recvBytes()).toEqual(Buffer.from('bc'))
    expect([a.readable, a.writable, a.closed]).toEqual([true, true, false])
    a.close()
    b.close()
  })

  test('an empty message is a message: poll sees it until it is received', async () => {
    const [a, b] = pipe()
    expect(await b.poll()).toBe(false)
    await a.sendBytes(new Uint8Array(0))
    expect([await b.poll(), await b.poll(1000)]).toEqual([true, true])
    expect((await b.recvBytes()).byteLength).toBe(0)
    expect(await b.poll()).toBe(false)
    a.close()
    b.close()
  })

  test('messages never merge or split', async () => {
    const [a, b] = pipe()
    const lengths = [0, 1, 0, 5, 100_000, 0, 3, 6_000_000, 2]
    const sent = (async () => {
      for (const length of lengths) await a.sendBytes(new Uint8Array(length).fill(length))
    })()
    for (const length of lengths) {
      expect(await b.poll(10_000)).toBe(true)
      const message = await b.recvBytes()
      expect([message.byteLength, message.every((byte) => byte === (length & 0xff))]).toEqual([length, true])
    }
    await sent
    a.close()
    b.close()
  })

  test('one-way pipes refuse the wrong direction', async () => {
    const [reader, writer] = pipe({ duplex: false })
    expect([reader.readable, reader.writable, writer.readable, writer.writable]).toEqual([true, false, false, true])
    await writer.send(1)
    await expect(reader.send(1)).rejects.toBeInstanceOf(ConnectionClosedError)
    await expect(writer.recv()).rejects.toBeInstanceOf(ConnectionClosedError)
    await expect(writer.poll()).rejects.toBeInstanceOf(ConnectionClosedError)
    expect(await reader.recv()).toBe(1)
    reader.close()
    writer.close()
  })

  test('ranges out of the bytes are refused, and what does not fit is not lost', async () => {
    const [a, b] = pipe()
    for (const [offset, size] of [
      [-1, 1],
      [0, -1],
      [4, 0],
      [1, 3],
      [0.5, 1],
    ] as const) {
      await expect(a.sendBytes(new Uint8Array(3), offset, size)).rejects.toBeInstanceOf(OptionRangeError)
    }
    await a.sendBytes(Buffer.from('too long'))
    const error = await b.recvBytesInto(new Uint8Array(3)).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(BufferTooShortError)
    expect((error as BufferTooShortError).bytes.toString()).toBe('too long')
    await a.sendBytes(Buffer.from('fits'))
    const room = new Uint8Array(6)
    expect(await b.recvBytesInto(room, 1)).toBe(4)
    expect(Buffer.from(room).toString()).toBe('\0fits\0')
    await a.sendBytes(new Uint8Array(10))
    await expect(b.recvBytes(9)).rejects.toBeInstanceOf(MessageTooLongError)
    expect(b.readable).toBe(false)
    a.close()
    b.close()
  })

  test('bytes are no value; a value can be taken as bytes', async () => {
    const [a, b] = pipe()
    await a.sendBytes(Buffer.from('raw'))
    await expect(b.recv()).rejects.toBeInstanceOf(MessageFormatError)
    await a.send({ deep: [1] })
    const bytes = await b.recvBytes()
    await b.sendBytes(bytes)
    expect((await a.recvBytes()).equals(bytes)).toBe(true)
    a.close()
    b.close()
  })

  test('what cannot travel is refused with its path', async () => {
    const [a, b] = pipe()
    await expect(a.send({ fn: () => {} })).rejects.toMatchObject({ path: 'value.fn' })
    await expect(a.send(Symbol('no'))).rejects.toBeInstanceOf(NotSerializableError)
    expect(await b.poll()).toBe(false)
    a.close()
    b.close()
  })

  test('a closed end: the other reads what was sent, then the end; nothing can be sent to it', async () => {
    const [a, b] = pipe()
    await a.send('last')
    a.close()
    a.close()
    expect(a.closed).toBe(true)
    await expect(a.recv()).rejects.toBeInstanceOf(ConnectionClosedError)
    await expect(a.send(1)).rejects.toBeInstanceOf(ConnectionClosedError)
    await expect(b.send(1)).rejects.toBeInstanceOf(ConnectionClosedError)
    expect([await b.poll(), await b.recv(), await b.poll()]).toEqual([true, 'last', true])
    await expect(b.recv()).rejects.toBeInstanceOf(EndOfFileError)
    b.close()
  })

  test('who sends more than there is room for waits until it is read, or the other end is closed', async () => {
    const [a, b] = pipe()
    const chunk = new Uint8Array(300_000)
    let sentCount = 0
    const sending = (async () => {
      for (;;) {
        await a.sendBytes(chunk)
        sentCount += 1
      }
    })()
    await new Promise(setImmediate)
    expect(sentCount).toBeLessThan(5)
    for (let n = 0; n < 20; n++) expect((await b.recvBytes()).byteLength).toBe(300_000)
    b.close()
    await expect(sending).rejects.toBeInstanceOf(ConnectionClosedError)
    a.close()
  })

  test('waits end by timeout and abort, and lose nothing', async () => {
    const [a, b] = pipe()
    await expect(b.recv({ timeout: 5 })).rejects.toBeInstanceOf(TimeoutError)
    expect(() => b.recvSync({ timeout: 5 })).toThrow(TimeoutError)
    await expect(b.recv({ signal: AbortSignal.abort('no') })).rejects.toBe('no')
    const late = b.recv({ timeout: 10_000 })
    await a.send('late')
    expect(await late).toBe('late')
    a.sendSync('at once')
    expect(b.recvSync()).toBe('at once')
    a.close()
    b.close()
  })
})
